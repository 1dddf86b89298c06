import { checkScheme, isIndicator, rangeOf } from '@cradle/engine';
import { overstatesSelfAssessment } from '@cradle/schema';
import { describe, expect, it } from 'vitest';
import { checkSchemeInput } from './publishScheme.ts';
import { readIndicatorTable } from './readIndicatorTable.ts';
import { schemePresets } from './schemePresets.ts';

const HEAD = 'id,parent,kind,weight,benchmark,leading,source,direction,name';
const refusalsOf = async (...rows: string[]) =>
  (await checkSchemeInput({ table: [HEAD, ...rows].join('\n') })).refusals;

describe('A table of indicators', () => {
  it.each([
    ['commas', ',', '\n'],
    ['semicolons and the line ends of Excel', ';', '\r\n'],
    ['tabs', '\t', '\n'],
  ])('is read with %s, a byte order mark and headings written in any way', (_way, comma, end) => {
    const rows = [
      'ID,Parent,Kind,Weight,May not apply,max_age_months,Name,nameZh',
      'E,,group,100,,,Energy,能源',
      '',
      'E1,E,boolean,100,yes,12,Meters,计量',
    ];
    const {
      nodes,
      refusals,
      rows: places,
    } = readIndicatorTable(`\uFEFF${rows.join(end).replaceAll(',', comma)}`);
    expect(refusals).toEqual([]);
    expect(nodes).toMatchObject([
      { id: 'E', kind: 'GROUP', parent: null, nameZh: '能源' },
      { id: 'E1', kind: 'BOOLEAN', parent: 'E', mayNotApply: true, evidence: { maxAgeMonths: 12 } },
    ]);
    expect(places.get('E1')).toBe(4);
  });

  it('names row and column of every faulty cell at once', async () => {
    const refusals = await refusalsOf(
      'A,,SHARE,fifty,,,,,Share',
      ',,BOOLEAN,50,,,,,',
      'C,,NUMBER,50,,,,,Third',
      'D,,QUANTITY,1,5,9,own,LOWER,Swapped',
    );
    expect(refusals.map(({ row, column }) => `${row} ${column}`)).toEqual([
      '2 weight',
      '3 id',
      '3 name',
      '4 kind',
      '5 direction',
    ]);
    for (const { message, remedy } of refusals) expect(`${message} ${remedy}`).toMatch(/\.$/);
  });

  it('is judged as a whole once every cell can be read', async () => {
    const refusals = await refusalsOf('A,,SHARE,60,,,,,Share', 'B,,QUANTITY,30,5,,,,No leading value');
    expect(refusals.map(({ row, code }) => [row, code])).toEqual([
      [null, 'SCHEME_WEIGHTS_NOT_WHOLE'],
      [3, 'SCHEME_BENCHMARK_MISSING'],
    ]);
  });

  it.each([
    ['SCHEME_TABLE_EMPTY', ''],
    ['SCHEME_TABLE_EMPTY', HEAD],
    ['SCHEME_COLUMN_MISSING', 'id,name\nA,First'],
    ['SCHEME_TABLE_UNREADABLE', `${HEAD}\n"A,,SHARE`],
    ['SCHEME_TABLE_TOO_LONG', `${HEAD}\n${'A,,SHARE,1,,,,,x\n'.repeat(1001)}`],
  ])('is refused with %s', async (code, table) => {
    expect((await checkSchemeInput({ table })).refusals).toMatchObject([{ code }]);
  });
});

describe('The presets', () => {
  it('are accepted, but for values that an industry sets', async () => {
    for (const { scheme } of await schemePresets()) {
      const outcome = checkScheme(scheme);
      const faults = outcome.ok ? [] : outcome.refusals;
      expect([scheme.id, faults.filter(({ code }) => code !== 'SCHEME_BENCHMARK_MISSING')]).toEqual([
        scheme.id,
        [],
      ]);
    }
  });

  it('say in both languages what they build on and that they are not it', async () => {
    for (const { scheme } of await schemePresets()) {
      expect(scheme.basis).toMatch(/\bnot\b|\bno\b/);
      expect(scheme.basisZh).toMatch(/并非|不/);
      for (const node of [...scheme.nodes, ...scheme.vetoes])
        expect([node.id, node.nameZh]).not.toEqual([node.id, '']);
      expect(overstatesSelfAssessment(JSON.stringify(scheme))).toBe(false);
    }
  });

  it('of the 2025 layout have five groups, 18 indicators, and 60 of 100 on the first two', async () => {
    const { scheme } = (await schemePresets()).find(({ id }) => id === 'gbt-36132-2025-layout')!;
    const first = scheme.nodes.filter(({ parent }) => parent === null);
    expect(first.map(({ weight }) => weight)).toEqual([30, 30, 16, 16, 8]);
    expect(scheme.nodes.filter(isIndicator)).toHaveLength(18);
    expect(scheme.nodes.filter(isIndicator).filter((each) => rangeOf(each) === null).length).toBeGreaterThan(
      0,
    );
  });
});
