import { readFile } from 'node:fs/promises';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { temporaryFile } from '../../factorImport/testing.ts';
import { zipFile } from '../testing.ts';
import { openArchive } from './openArchive.ts';
import { readProcessDatabase } from './readProcessDatabase.ts';
import { readXml } from './readXml.ts';

const SPOLD = '<ecoSpold xmlns="http://www.EcoInvent.org/EcoSpold02"><activityDataset/></ecoSpold>';

describe('An archive that cannot be read says what is wrong, and that nothing was imported', () => {
  it('not a zip', async () => {
    const file = await temporaryFile('lca.zip', 'this is no zip');
    await expect(readProcessDatabase(file)).rejects.toThrow(
      /lca\.zip is no readable zip .* nothing was imported/,
    );
  });

  it('cut off', async () => {
    const whole = await zipFile('whole.zip', { 'a.spold': SPOLD.padEnd(5_000, ' ') });
    const bytes = await readFile(whole.path);
    const file = await temporaryFile('cut.zip', bytes.subarray(0, bytes.length - 40));
    await expect(readProcessDatabase(file)).rejects.toThrow(/cut\.zip is no readable zip .*cut off/);
  });

  it('damaged inside', async () => {
    const whole = await zipFile('whole.zip', { 'a.spold': SPOLD.repeat(200) });
    const bytes = await readFile(whole.path);
    bytes.fill(0xff, 60, 100);
    const file = await temporaryFile('damaged.zip', bytes);
    await expect(readProcessDatabase(file)).rejects.toThrow(/a\.spold in damaged\.zip is damaged/);
  });

  it('a bomb: little that says it unpacks to very much', async () => {
    const bomb = zipSync({ 'bomb.spold': new Uint8Array(120_000_000) }, { level: 9 });
    expect(bomb.length).toBeLessThan(200_000);
    const file = await temporaryFile('bomb.zip', bomb);
    await expect(openArchive(file)).rejects.toThrow(
      /bomb\.zip would unpack to more than is read \(bomb\.spold/,
    );
  });

  it('a bomb that lies: more inside than its directory says', async () => {
    const bytes = Buffer.from(zipSync({ 'a.spold': strToU8(SPOLD.repeat(1_000)) }));
    const directory = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]));
    bytes.writeUInt32LE(100, directory + 24);
    const file = await temporaryFile('liar.zip', bytes);
    await expect(readProcessDatabase(file)).rejects.toThrow(
      /a\.spold in liar\.zip is damaged .*too many bytes/,
    );
  });

  it('another encoding', async () => {
    const file = await temporaryFile('latin.zip', zipSync({ 'a.spold': Uint8Array.of(0x3c, 0xe9, 0x3e) }));
    await expect(readProcessDatabase(file)).rejects.toThrow(/a\.spold in latin\.zip is not UTF-8/);
  });

  it('none of the formats', async () => {
    const file = await zipFile('photos.zip', { 'a.jpg': 'x' });
    await expect(readProcessDatabase(file)).rejects.toThrow(
      /none of the formats .*openLCA JSON-LD, EcoSpold 1/,
    );
  });

  it('no process inside', async () => {
    const file = await zipFile('empty.zip', { 'a.spold': '<ecoSpold/>' });
    await expect(readProcessDatabase(file)).rejects.toThrow(/holds no process/);
  });

  it('JSON that is broken, or has another shape', async () => {
    const broken = await zipFile('broken.zip', { 'processes/a.json': '{"@id": "a", ' });
    await expect(readProcessDatabase(broken)).rejects.toThrow(
      /processes\/a\.json in broken\.zip is not valid JSON/,
    );
    const other = await zipFile('other.zip', {
      'processes/a.json': '{"@id": "a", "exchanges": [{"amount": "much"}]}',
    });
    await expect(readProcessDatabase(other)).rejects.toThrow(/field exchanges\.0\.(amount|flow)/);
  });
});

describe('XML', () => {
  it('that is not well-formed is refused with line and column', () => {
    expect(() => readXml('a.xml', '<a>\n<b></a>')).toThrow(
      /a\.xml is not well-formed XML \(2:\d+: .*nothing was imported/i,
    );
    expect(() => readXml('a.xml', '<a><b>')).toThrow(/not well-formed/);
  });

  it('with a document type is refused, so that no entity is ever read', () => {
    const billion = '<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;&b;">]><a>&c;</a>';
    expect(() => readXml('a.xml', billion)).toThrow(/line 1, declares a document type/);
    const reach = '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>';
    expect(() => readXml('a.xml', reach)).toThrow(/declares a document type/);
    expect(() => readXml('a.xml', '<a>&unknown;</a>')).toThrow(/not well-formed/);
  });

  it('reads names without prefixes, attributes, texts and a byte order mark', () => {
    const root = readXml(
      'a.xml',
      '\ufeff<p:a xmlns:p="x" p:b="1"><c xml:lang="zh"> 钢 &amp; <![CDATA[<铁>]]> </c></p:a>',
    );
    expect(root).toMatchObject({
      name: 'a',
      attributes: { b: '1' },
      children: [{ name: 'c', text: '钢 & <铁>', attributes: { lang: 'zh' } }],
    });
  });
});
