import { describe, expect, it } from 'vitest';
import { InvalidFile } from '../../../errors/invalidFile.ts';
import { hasTestData, readAll, temporaryFile, testFiles } from '../testing.ts';
import { openPcf } from './openPcf.ts';

const record = (...cells: string[]) => cells.map((cell) => `"${cell}"`).join(',');
const HEADINGS = [
  record('', 'Common name', 'abs', 'integrated circuit (14nm)', ''),
  record('', 'Product HS Code', '390330', '854231', ''),
  record('', 'Product description', 'ABS copolymers', 'Processors', ''),
];
const matrix = (...rows: string[]) =>
  temporaryFile(
    'open-pcf-terralytiq-9.0.0.csv',
    [record('', 'Attribution', '', ''), ...HEADINGS, ...rows].join('\n'),
  );

describe('Open PCF', () => {
  it('gives one factor for every region and product, with name, HS code, category and Chinese name', async () => {
    const { draft } = await readAll(openPcf, [
      await matrix(record('', 'China - Guangdong', '  2.40 ', ' 1.00 ', '')),
    ]);
    expect(draft('CN-GD/abs')).toMatchObject({
      name: 'Abs',
      nameZh: 'ABS 树脂',
      otherNames: ['HS 390330', 'ABS copolymers'],
      category: 'Plastics',
      kgCo2e: 2.4,
      boundary: 'CRADLE_TO_GATE',
    });
  });

  it('reads thousands commas as such: 26,122.40 is no 26', async () => {
    const { draft } = await readAll(openPcf, [
      await matrix(record('', 'Germany', ' 1.0 ', '  26,122.40 ', '')),
    ]);
    expect(draft('DE/integrated-circuit-14nm')?.kgCo2e).toBe(26_122.4);
  });

  it('knows states, provinces, groups of countries, and the area that is no province', async () => {
    const rows = [
      'USA - Texas',
      'Canada - Alberta',
      'China - Greater Area',
      'Advanced Asia Oceania',
      'Global',
    ];
    const { drafts } = await readAll(openPcf, [
      await matrix(...rows.map((row) => record('', row, '1', '1', ''))),
    ]);
    const regions = [...new Set(drafts.map(({ region }) => region))];
    expect(regions).toEqual(['US-TX', 'CA-AB', 'CN-GREATER-AREA', 'RAS-ADVANCED', 'GLO']);
  });

  it('rejects the second spelling of a region, and a region nobody knows', async () => {
    const rows = ['China - Gansu', 'China -Gansu', 'China - Tibet', 'China - Xizang', 'Atlantis'];
    const file = await matrix(...rows.map((row) => record('', row, '1', '1', '')));
    const { drafts, rejected } = await readAll(openPcf, [file]);
    expect(drafts).toHaveLength(4);
    expect(Object.fromEntries(rejected)).toEqual({ KEY_REPEATED: 4, REGION_UNKNOWN: 2 });
  });

  it('refuses a file without its three lines of headings', async () => {
    const file = await temporaryFile('open-pcf-terralytiq-9.0.0.csv', record('', 'Common name', 'abs'));
    await expect(readAll(openPcf, [file])).rejects.toThrow(InvalidFile);
  });

  it.runIf(hasTestData('open-pcf-terralytiq'))(
    'of the publisher: 22,914 cells, three regions spelt twice',
    async () => {
      const { outcomes, drafts, rejected, draft } = await readAll(
        openPcf,
        await testFiles(openPcf, 'open-pcf-terralytiq'),
      );
      expect(outcomes).toHaveLength(22_914);
      expect(drafts).toHaveLength(22_512);
      expect(Object.fromEntries(rejected)).toEqual({ KEY_REPEATED: 3 * 134 });
      expect(drafts.filter(({ kgCo2e }) => (kgCo2e ?? 0) >= 1000).length).toBeGreaterThan(150);
      expect(drafts.every(({ nameZh }) => nameZh !== '')).toBe(true);
      expect(draft('AL/abs')?.kgCo2e).toBe(1.7);
    },
  );
});
