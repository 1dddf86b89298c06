import { describe, expect, it } from 'vitest';
import { mergeParameters, sameRows } from './mergeParameters.ts';
import type { ParameterField, ParameterRow } from './parameterRow.ts';

const EMPTY = { name: '', input: '', unit: '', min: '', max: '', label: '', labelZh: '' };

function row(name: string, texts: Partial<Record<ParameterField, string>> = {}, key = name): ParameterRow {
  return { key, owner: 'OWN', texts: { ...EMPTY, name, input: '1', ...texts } };
}
/** As they come from the server: with keys of their own. */
const read = (...rows: ParameterRow[]) => rows.map((each) => ({ ...each, key: `read ${each.key}` }));
const values = (rows: readonly ParameterRow[]) =>
  rows.map(({ texts }) => `${texts.name}=${texts.input}${texts.max && `<${texts.max}`}`);

describe('parameters that two people have changed', () => {
  const base = [row('length'), row('scrap')];

  it('hold what either has touched, under the keys on the screen', () => {
    const mine = [row('length', { input: '2' }), row('scrap'), row('mine', {}, 'new')];
    const theirs = read(row('length', { max: '9' }), row('scrap'), row('theirs'));
    const { rows, conflicts, stored } = mergeParameters(base, mine, theirs);
    expect(values(rows)).toEqual(['length=2<9', 'scrap=1', 'theirs=1', 'mine=1']);
    expect(rows[0]!.key).toBe('length');
    expect(conflicts).toEqual([]);
    expect(values(stored)).toEqual(['length=1<9', 'scrap=1', 'theirs=1']);
  });

  it('hold theirs where both touched a cell, and mine is told', () => {
    const mine = [row('length', { input: '2' }), row('scrap')];
    const { rows, conflicts } = mergeParameters(
      base,
      mine,
      read(row('length', { input: '3' }), row('scrap')),
    );
    expect(values(rows)).toEqual(['length=3', 'scrap=1']);
    expect(conflicts).toEqual([{ key: 'length', field: 'input', mine: '2' }]);
  });

  it('lose what one removed, but not what the other changed', () => {
    const { rows, revived } = mergeParameters(
      [...base, row('third'), row('fourth')],
      [row('length'), row('third', { input: '7' })],
      read(row('scrap', { input: '5' }), row('fourth')),
    );
    expect(values(rows)).toEqual(['scrap=5', 'third=7']);
    expect(revived).toEqual(['scrap', 'third']);
  });

  it('are known to be the same by what they hold', () => {
    expect(sameRows(base, read(...base), 'OWN')).toBe(true);
    expect(sameRows(base, base.toReversed(), 'OWN')).toBe(false);
    expect(sameRows(base, [], 'SHARED')).toBe(true);
  });
});
