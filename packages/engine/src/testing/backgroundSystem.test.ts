import { describe, expect, it } from 'vitest';
import { components } from '../matrix/components.ts';
import { sparseMatrix } from '../matrix/sparseMatrix.ts';
import { backgroundSystem } from './backgroundSystem.ts';

describe('A made-up background database of 5,000 processes', () => {
  const { names, exchanges, impacts, treatments } = backgroundSystem({ processes: 5000, seed: 42 });
  const checked = sparseMatrix(names, exchanges);
  if (!checked.ok) throw new Error(checked.refusals[0]!.message);
  const { matrix, added } = checked.value;

  it('has about 12.7 non-zeros a column, and no place twice', () => {
    expect(matrix.rows.length / matrix.size).toBeGreaterThan(11.5);
    expect(matrix.rows.length / matrix.size).toBeLessThan(13.9);
    expect(added).toEqual([]);
  });

  it('has one block of about 60 % of the processes that need each other', () => {
    const { starts } = components(matrix);
    const sizes = Array.from(starts.subarray(1), (end, block) => end - starts[block]!).sort((a, b) => b - a);
    expect(sizes[0]! / matrix.size).toBeGreaterThan(0.55);
    expect(sizes[0]! / matrix.size).toBeLessThan(0.66);
    expect(sizes[1]).toBeLessThan(100);
  });

  it('has hubs that more than a tenth of the processes take from, units over decades and waste treatments', () => {
    const users = new Int32Array(matrix.size);
    for (const row of matrix.rows) users[row]!++;
    expect(Math.max(...users)).toBeGreaterThan(matrix.size / 10);
    const amounts = Array.from(matrix.values, Math.abs);
    expect(
      Math.log10(amounts.reduce((a, b) => Math.max(a, b)) / amounts.reduce((a, b) => Math.min(a, b))),
    ).toBeGreaterThan(8);
    expect(treatments.length / matrix.size).toBeGreaterThan(0.03);
    const place = treatments[0]!;
    const ownAt = matrix.rows.indexOf(place, matrix.starts[place]!);
    expect(matrix.values[ownAt]).toBeLessThan(0);
  });

  it('is the same for the same seed, and another for another', () => {
    const again = backgroundSystem({ processes: 5000, seed: 42 });
    expect(again.exchanges).toEqual(exchanges);
    expect(again.impacts).toEqual(impacts);
    expect(again.impacts).toHaveLength(20);
    expect(backgroundSystem({ processes: 5000, seed: 43 }).exchanges).not.toEqual(exchanges);
  });
});
