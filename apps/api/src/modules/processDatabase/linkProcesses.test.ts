import { describe, expect, it } from 'vitest';
import { type ExchangeLink, isOverfed, linkProcesses } from './linkProcesses.ts';
import type { ProcessDataSet, ProcessFlow } from './processDatabase.ts';
import { database, dataSet, exchange, flow, gives, makes } from './testing.ts';

const said = (link: ExchangeLink | null | undefined) =>
  link?.kind === 'LINKED' ? [link.provider.process.id, link.rule, link.candidates] : link?.reason;

function linksOf(
  process: ProcessDataSet,
  others: readonly ProcessDataSet[],
  flows: readonly ProcessFlow[] = [],
) {
  const linked = linkProcesses(database([process, ...others], flows), 'REFERENCE_ONLY');
  return linked.processes[0]!.links.map(said);
}

const needsPower = (fields: Partial<ProcessDataSet> = {}, of: Parameters<typeof exchange>[2] = {}) =>
  dataSet('steel', [makes('steel'), exchange('power', 2, of)], fields);
const power = (id: string, fields: Partial<ProcessDataSet> = {}) => dataSet(id, [makes('power')], fields);

describe('The provider of what a process takes', () => {
  it('is the only process that makes it, wherever that is', () => {
    expect(linksOf(needsPower({ region: 'CN' }), [power('mix', { region: 'US' })])).toEqual([
      undefined,
      ['mix', 'ONLY_PROVIDER', 1],
    ]);
  });

  it('is the one the data set names, even against the place', () => {
    const links = linksOf(needsPower({ region: 'CN' }, { providerId: 'us' }), [
      power('cn', { region: 'CN' }),
      power('us', { region: 'US' }),
    ]);
    expect(links[1]).toEqual(['us', 'PROVIDER_STATED', 1]);
  });

  it('is found by flow when the one it names does not make it', () => {
    const links = linksOf(needsPower({}, { providerId: 'water' }), [
      power('mix'),
      dataSet('water', [makes('water')]),
    ]);
    expect(links[1]).toEqual(['mix', 'ONLY_PROVIDER', 1]);
  });

  it('is the one of the same place among several, else of the nearest around it', () => {
    const others = [
      power('cn', { region: 'CN' }),
      power('us', { region: 'US' }),
      power('world', { region: 'GLO' }),
    ];
    expect(linksOf(needsPower({ region: 'US' }), others)[1]).toEqual(['us', 'SAME_REGION', 3]);
    expect(linksOf(needsPower({ region: 'CN-SD' }), others)[1]).toEqual(['cn', 'NEAREST_REGION', 3]);
    expect(linksOf(needsPower({ region: 'BR' }), others)[1]).toEqual(['world', 'NEAREST_REGION', 3]);
  });

  it('is the newest, then the first by name, among several of one place, and this is said', () => {
    const others = [power('a', { year: 2010 }), power('c', { year: 2019 }), power('b', { year: 2019 })];
    expect(linksOf(needsPower(), others)[1]).toEqual(['b', 'FIRST_OF_SEVERAL', 3]);
  });

  it('is another process that makes the same, before the process itself', () => {
    const own = dataSet('loss', [makes('power'), exchange('power', 0.1)]);
    expect(linksOf(own, [power('mix')])[1]).toEqual(['mix', 'SAME_REGION', 2]);
    expect(linksOf(own, [])[1]).toEqual(['loss', 'ONLY_PROVIDER', 1]);
  });
});

describe('What is not linked says why', () => {
  it.each<[string, ProcessDataSet, ProcessFlow[]]>([
    ['NO_PROVIDER', needsPower(), []],
    ['CUT_OFF', needsPower(), [flow('power', { isCutOff: true })]],
    ['FLOW_MISSING', needsPower(), [flow('power', { unit: null })]],
    ['AMOUNT_MISSING', dataSet('steel', [makes('steel'), exchange('power', null)]), []],
    ['CO_PRODUCT', dataSet('steel', [makes('steel'), gives('power', 1)]), []],
    [
      'UNTREATED_WASTE',
      dataSet('steel', [makes('steel'), gives('power', 1)]),
      [flow('power', { kind: 'WASTE' })],
    ],
  ])('%s', (reason, process, flows) => {
    expect(linksOf(process, [], flows)[1]).toBe(reason);
  });

  it('links a waste to the process that takes it in', () => {
    const links = linksOf(
      dataSet('steel', [makes('steel'), gives('scrap', 0.1)]),
      [dataSet('landfill', [exchange('scrap', 1, { isReference: true })])],
      [flow('scrap', { kind: 'WASTE' })],
    );
    expect(links[1]).toEqual(['landfill', 'ONLY_PROVIDER', 1]);
  });

  it('does not take a process that burns a fuel for one that makes it', () => {
    const links = linksOf(dataSet('heat', [makes('heat'), exchange('coal', 1)]), [
      dataSet('census', [exchange('coal', 1000, { isReference: true })]),
    ]);
    expect(links[1]).toBe('NO_PROVIDER');
  });

  it('says nothing of elementary flows and references', () => {
    expect(linksOf(dataSet('steel', [makes('steel'), gives('co2', 1.8)]), [])).toEqual([
      undefined,
      undefined,
    ]);
  });
});

describe('A sector of an input-output table', () => {
  const sector = (bought: number) => dataSet('retail', [makes('retail', 1), exchange('wholesale', bought)]);
  const money = [flow('retail', { unit: 'EUR' }), flow('wholesale', { unit: 'EUR' })];

  it('that buys for more than it sells is run for nothing', () => {
    const overfed = database([sector(1_600_000)], money);
    expect(isOverfed(overfed, overfed.processes[0]!)).toBe(true);
    expect(linkProcesses(overfed, 'SHARE').processes[0]!.functions).toEqual([]);
    const shop = dataSet('shop', [makes('shop'), exchange('retail', 1)]);
    const { processes } = linkProcesses(database([shop, sector(9)], money), 'SHARE');
    expect(said(processes[0]!.links[1])).toBe('PROVIDER_LEFT_OUT');
  });

  it('that adds value is like any process', () => {
    const sound = database([sector(0.6)], money);
    expect(isOverfed(sound, sound.processes[0]!)).toBe(false);
    expect(linkProcesses(sound, 'SHARE').processes[0]!.functions).toHaveLength(1);
  });
});
