import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unitBook } from '../../lib/units.ts';
import { checkLine } from './checkLine.ts';
import { fillDown, moveLines, putText, valuesOf } from './gridEdits.ts';
import { type GridLine, type LineValues, newLine } from './gridLine.ts';
import { findChanges, findMoves } from './inventoryChanges.ts';
import { startHistory, stepHistory } from './inventoryHistory.ts';
import { lineFigure } from './lineEstimate.ts';
import { mergeInventory } from './mergeInventory.ts';
import { type ReadingContext, readNumber } from './readCell.ts';

const UNITS = unitBook([
  { code: 'kg', dimension: 'MASS', inBase: 1, spellings: ['千克'] },
  { code: 'g', dimension: 'MASS', inBase: 0.001, spellings: [] },
  { code: 't', dimension: 'MASS', inBase: 1000, spellings: ['吨'] },
  { code: 'kWh', dimension: 'ENERGY', inBase: 3.6, spellings: [] },
  { code: 'tkm', dimension: 'FREIGHT', inBase: 1, spellings: [] },
]);
const READING: ReadingContext = {
  units: UNITS,
  stageOf: () => null,
  modeOf: () => null,
  regionOf: () => null,
  isYes: () => null,
};
const STEEL = { id: 'steel', kgCo2ePerUnit: 2, unit: 'kg' } as LineValues['factor'];
const ROAD = { id: 'road', kgCo2ePerUnit: 0.1, unit: 'tkm' } as LineValues['factor'];

const line = (key: string, values: Partial<LineValues> = {}): GridLine => ({
  ...newLine({ name: key, ...values }),
  key,
});
const names = (lines: readonly GridLine[]) => lines.map(({ values }) => values.name);

describe('A cell', () => {
  it.each([
    ['1.5', 1.5],
    ['1,234.5', 1234.5],
    ['1.234,5', 1234.5],
    ['0,42', 0.42],
    ['1e-3', 0.001],
    ['１２', 12],
    ['1,234', 'AMBIGUOUS_NUMBER'],
    ['one', 'NOT_A_NUMBER'],
  ])('reads the number %s as %s', (text, value) => {
    expect(readNumber(text)).toBe(value);
  });

  it('of an amount takes its unit along, in either language', () => {
    expect(putText(line('A'), 'amount', '500 g', READING).values).toMatchObject({ amount: 500, unit: 'g' });
    expect(putText(line('A'), 'amount', '2 千克', READING).values).toMatchObject({ amount: 2, unit: 'kg' });
  });

  it('keeps a text it cannot read beside the last good value, until a good one replaces it', () => {
    const faulty = putText(line('A', { amount: 3 }), 'amount', 'many', READING);
    expect(faulty.values.amount).toBe(3);
    expect(faulty.unread.amount).toEqual({ text: 'many', code: 'NOT_A_NUMBER' });
    const good = putText(faulty, 'amount', '4', READING);
    expect(good.values.amount).toBe(4);
    expect(good.unread).toEqual({});
  });

  it('takes a formula after =, also in full width, and a number takes it away again; copied, it goes along', () => {
    const gross = putText(line('A', { amount: 3 }), 'amount', '＝net * （1 + scrap）', READING);
    expect(gross.values).toMatchObject({ amount: null, amountFormula: 'net * (1 + scrap)' });
    expect(valuesOf(gross, 'amount')).toEqual({ amount: null, amountFormula: 'net * (1 + scrap)' });
    expect(putText(gross, 'amount', '4', READING).values).toMatchObject({ amount: 4, amountFormula: null });
    expect(putText(gross, 'amount', '=', READING).unread.amount?.code).toBe('FORMULA_EMPTY');
    const worked = { ...gross, values: { ...gross.values, amount: 5 } };
    expect(findChanges([gross], [worked], new Map([['A', 'A']]), () => true)).toBeNull();
  });

  it('never sets a factor from a text', () => {
    expect(putText(line('A', { factor: STEEL }), 'factor', 'steel', READING).values.factor).toBe(STEEL);
  });
});

describe('A line', () => {
  const context = { units: UNITS, boundary: 'CRADLE_TO_GATE', refused: new Map() } as const;

  it('is told at the unit when its amount measures something else than its factor, with units that fit', () => {
    const [fault] = checkLine(line('A', { amount: 1, unit: 'kWh', factor: STEEL }), context);
    expect(fault).toMatchObject({
      field: 'unit',
      code: 'UNIT_DIMENSION_MISMATCH',
      fitting: ['kg', 'g', 't'],
    });
  });

  it('may be a mass when its factor is per tonne-kilometre and a distance is given', () => {
    const freight = { amount: 250, unit: 'kg', factor: ROAD };
    expect(checkLine(line('A', freight), context)).toHaveLength(1);
    expect(checkLine(line('A', { ...freight, distanceKm: 1200 }), context)).toEqual([]);
  });

  it('without amount or factor is a gap and no fault, outside the boundary it is one', () => {
    expect(checkLine(line('A'), context)).toEqual([]);
    expect(checkLine(line('A', { stage: 'USE' }), context)[0]).toMatchObject({
      code: 'STAGE_OUTSIDE_BOUNDARY',
    });
  });

  it('shows amount times factor until the server has worked it out', () => {
    const edited = line('A', { amount: 500, unit: 'g', factor: STEEL });
    expect(lineFigure(edited, undefined, UNITS)).toEqual({ kgCo2e: 1, isPreview: true });
    const known = { values: edited.values, kgCo2e: 1.01 };
    expect(lineFigure(edited, known, UNITS)).toEqual({ kgCo2e: 1.01, isPreview: false });
    // 250 kg over 1,200 km are 300 tkm.
    const freight = line('B', { amount: 250, factor: ROAD, distanceKm: 1200 });
    expect(lineFigure(freight, undefined, UNITS).kgCo2e).toBeCloseTo(30, 12);
  });
});

describe('Changes of the lines', () => {
  const saved = ['A', 'B', 'C'].map((key) => line(key));
  const ids = new Map(saved.map(({ key }) => [key, `id-${key}`]));
  const always = () => true;

  it('are sent as what was inserted, changed, removed and moved, and nothing else', () => {
    const now = [saved[2]!, { ...saved[0]!, values: { ...saved[0]!.values, amount: 5 } }, line('X')];
    const changes = findChanges(saved, now, ids, always)!;
    expect(changes.remove).toEqual(['id-B']);
    expect(changes.update.map(({ id }) => id)).toEqual(['id-A']);
    expect(changes.insert.map(({ before, line: { name } }) => [before, name])).toEqual([[null, 'X']]);
    expect(changes.move).toEqual([{ id: 'id-C', before: 'id-A' }]);
    expect(findChanges(saved, [...saved], ids, always)).toBeNull();
  });

  it('leave a line that is not ready as it is stored', () => {
    const now = [
      { ...saved[0]!, values: { ...saved[0]!.values, name: '' } },
      saved[1]!,
      saved[2]!,
      line('X'),
    ];
    const isReady = ({ key, values }: GridLine) => values.name !== '' && key !== 'X';
    expect(findChanges(saved, now, ids, isReady)).toBeNull();
  });

  it('of the order are as few moves as can be, and lead to it', () => {
    const orders = fc.shuffledSubarray(['a', 'b', 'c', 'd', 'e', 'f', 'g'], { minLength: 7 });
    fc.assert(
      fc.property(orders, orders, (from, to) => {
        const order = [...from];
        for (const { key, before } of findMoves(from, to)) {
          order.splice(order.indexOf(key), 1);
          order.splice(before === null ? order.length : order.indexOf(before), 0, key);
        }
        expect(order).toEqual(to);
      }),
    );
    expect(findMoves(['a', 'b', 'c', 'd'], ['d', 'a', 'b', 'c'])).toEqual([{ key: 'd', before: 'a' }]);
  });
});

describe('Two people who edit the same inventory', () => {
  const base = ['A', 'B', 'C'].map((key) => line(key, { amount: 1 }));
  const changed = (at: number, values: Partial<LineValues>) =>
    base.with(at, { ...base[at]!, values: { ...base[at]!.values, ...values } });

  it('keep what each has changed, also in different cells of one line', () => {
    const { lines, conflicts } = mergeInventory(
      base,
      changed(0, { amount: 9 }),
      changed(0, { note: 'theirs' }),
    );
    expect(lines[0]!.values).toMatchObject({ amount: 9, note: 'theirs' });
    expect(conflicts).toEqual([]);
  });

  it('are told of a cell both have changed: the stored value stands, the other one is kept to be put in', () => {
    const { lines, conflicts } = mergeInventory(base, changed(1, { amount: 5 }), changed(1, { amount: 7 }));
    expect(lines[1]!.values.amount).toBe(7);
    expect(conflicts).toEqual([{ key: 'B', field: 'amount', mine: 5 }]);
  });

  it('lose no line that one removed and the other changed', () => {
    const without = base.filter(({ key }) => key !== 'B');
    const mineGone = mergeInventory(base, without, changed(1, { amount: 7 }));
    expect(names(mineGone.lines)).toEqual(['A', 'B', 'C']);
    const theirsGone = mergeInventory(base, changed(1, { amount: 7 }), without);
    expect(names(theirsGone.lines)).toEqual(['A', 'B', 'C']);
    expect(theirsGone.revived).toEqual(['B']);
    expect(names(mergeInventory(base, without, base).lines)).toEqual(['A', 'C']);
  });

  it('see each other’s new lines where they were put', () => {
    const mine = base.toSpliced(1, 0, line('mine'));
    const theirs = [...base, line('theirs')];
    expect(names(mergeInventory(base, mine, theirs).lines)).toEqual(['A', 'mine', 'B', 'C', 'theirs']);
  });
});

describe('Steps', () => {
  it('go back and forth, and a new one ends the undone ones', () => {
    const add = (name: string) => ({
      kind: 'CHANGE' as const,
      change: (lines: readonly GridLine[]) => [...lines, line(name)],
    });
    let history = startHistory([]);
    for (const name of ['A', 'B']) history = stepHistory(history, add(name));
    history = stepHistory(history, { kind: 'UNDO' });
    expect(names(history.lines)).toEqual(['A']);
    history = stepHistory(history, { kind: 'REDO' });
    expect(names(history.lines)).toEqual(['A', 'B']);
    history = stepHistory(stepHistory(history, { kind: 'UNDO' }), add('C'));
    expect(names(history.lines)).toEqual(['A', 'C']);
    expect(stepHistory(history, { kind: 'REDO' })).toBe(history);
  });

  it('fill the first row of a range down, values and factors alike', () => {
    const lines = [line('A', { amount: 2, factor: STEEL }), line('B'), line('C')];
    const filled = fillDown(lines, { top: 0, bottom: 2, left: 1, right: 3 });
    expect(filled.map(({ values }) => [values.name, values.amount, values.factor?.id])).toEqual([
      ['A', 2, 'steel'],
      ['B', 2, 'steel'],
      ['C', 2, 'steel'],
    ]);
    expect(valuesOf(filled[2]!, 'amount')).toEqual({ amount: 2, amountFormula: null });
  });

  it('move lines as far as there is room', () => {
    const lines = ['A', 'B', 'C'].map((key) => line(key));
    const range = { top: 0, bottom: 1, left: 0, right: 0 };
    expect(names(moveLines(lines, range, 1))).toEqual(['C', 'A', 'B']);
    expect(moveLines(lines, range, -1)).toBe(lines);
  });
});
