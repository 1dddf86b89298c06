import { describe, expect, it } from 'vitest';
import {
  type BomMatch,
  type BomRow,
  type Choice,
  chosenRows,
  countStates,
  matchKey,
  missingSearches,
  reviewLines,
} from './bomReview.ts';

const row = (number: number, overrides: Partial<BomRow> = {}): BomRow => ({
  row: number,
  name: `Line ${number}`,
  partNumber: '',
  description: '',
  text: `line ${number}`,
  amount: 1,
  unit: 'kg',
  stage: 'MATERIALS',
  region: null,
  supplierName: '',
  supplier: null,
  problems: [],
  ...overrides,
});
const fault = (code: string, field: string, isBlocking = true): BomRow['problems'][number] => ({
  ...{ code, field, isBlocking, value: '?', message: '', remedy: '' },
});
const match = (isClear: boolean, ...ids: string[]): BomMatch => ({
  isClear,
  suggestions: ids.map((id) => ({
    ...{ score: 0.7, found: [], missing: [], relaxed: [] },
    factor: {
      ...{ id, name: id, nameZh: '', kgCo2ePerUnit: 1, unit: 'kg', region: 'CN', year: 2024 },
      source: { id: 's', name: 's', nameZh: '' },
    },
  })),
});
const reviewed = (rows: BomRow[], found: [BomRow, BomMatch][], choices: [number, Choice][] = []) => {
  const matches = new Map(found.map(([each, answer]) => [matchKey(each, {}), answer]));
  return reviewLines(rows, matches, new Map(choices));
};

describe('A line of a bill of materials under review', () => {
  const clear = row(2);
  const unclear = row(3);
  const nothing = row(4);
  const broken = row(5, { amount: null, problems: [fault('AMOUNT_NOT_A_NUMBER', 'amount')] });
  const found: [BomRow, BomMatch][] = [
    [clear, match(true, 'steel', 'iron')],
    [unclear, match(false, 'copper')],
    [nothing, match(false)],
    [broken, match(true, 'glass')],
  ];
  const all = [clear, unclear, nothing, broken];

  it('is proposed only where the match is clear and no cell is wrong; others wait for somebody', () => {
    expect(reviewed(all, found).map(({ state, picked }) => [state, picked?.factor.id])).toEqual([
      ['PROPOSED', 'steel'],
      ['CHOOSE', undefined],
      ['CHOOSE', undefined],
      ['BLOCKED', undefined],
    ]);
    expect(reviewed([clear], [])[0]?.state).toBe('SEARCHING');
  });

  it('is never taken over while nobody has chosen, unless it is wanted as a gap', () => {
    expect(chosenRows(reviewed(all, found), false).map((each) => [each.row, each.factorId])).toEqual([
      [2, 'steel'],
    ]);
    expect(chosenRows(reviewed(all, found), true).map((each) => [each.row, each.factorId])).toEqual([
      [2, 'steel'],
      [3, null],
      [4, null],
    ]);
  });

  it('follows what somebody decides', () => {
    const lines = reviewed(all, found, [
      [2, { factorId: 'iron' }],
      [3, { leftOut: true }],
      [4, { factorId: null }],
      [5, { amount: 3 }],
    ]);
    expect(lines.map(({ state }) => state)).toEqual(['CHOSEN', 'LEFT_OUT', 'GAP', 'PROPOSED']);
    expect(chosenRows(lines, false)).toEqual([
      { row: 2, factorId: 'iron', name: null, amount: null, unit: null, stage: null },
      { row: 4, factorId: null, name: null, amount: null, unit: null, stage: null },
      { row: 5, factorId: 'glass', name: null, amount: 3, unit: null, stage: null },
    ]);
    expect(countStates(lines)).toMatchObject({ CHOSEN: 1, LEFT_OUT: 1, GAP: 1, PROPOSED: 1, CHOOSE: 0 });
  });

  it('stays where it stands when it is decided, and what needs somebody stands first', () => {
    const order = (choices: [number, Choice][]) =>
      [...reviewed(all, found, choices)].sort((a, b) => a.rank - b.rank).map((line) => line.row.row);
    expect(order([])).toEqual([5, 4, 3, 2]);
    expect(order([[5, { amount: 3 }]])).toEqual([5, 4, 3, 2]);
  });

  it('takes a factor that somebody found in the library, among the others from then on', () => {
    const factor = match(false, 'nickel').suggestions[0]!.factor;
    const [line] = reviewed([nothing], found, [[4, { factorId: 'nickel', foundFactor: factor }]]);
    expect([line?.state, line?.picked?.factor.id, line?.score]).toEqual(['CHOSEN', 'nickel', 0]);
    expect(line?.picked?.score).toBeNaN();
    expect(chosenRows([line!], false)[0]?.factorId).toBe('nickel');
  });

  it('is searched for again under another unit, and like lines once', () => {
    const twin = row(9, { text: clear.text });
    const matches = new Map([[matchKey(clear, {}), match(true, 'steel')]]);
    expect(missingSearches([clear, twin], matches, new Map())).toEqual([]);
    expect(missingSearches([clear, twin], new Map(), new Map())).toHaveLength(1);
    const again = missingSearches([clear, twin], matches, new Map([[9, { unit: 'm2' }]]));
    expect(again.map((each) => each.row.row)).toEqual([9]);
  });
});
