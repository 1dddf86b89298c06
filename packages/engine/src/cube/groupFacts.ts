import { accept, type Outcome } from '../outcome.ts';
import type { FactGroups, GroupGap, GroupQuestion } from './factColumns.ts';
import type { FactStore } from './factStore.ts';
import { type GroupedCells, groupCells } from './groupCells.ts';

/**
 * The facts of a store, added up by the members of some dimensions.
 *
 * group = sum over its facts of value x weight; a fact without a value is counted as a gap of its code, one without a weight as
 * a gap of the weights' code. Sums are compensated (Neumaier), in the order of rows: the same rows in the same order give
 * the same bits, with WebAssembly and without. Two facts of 0.1 and one that is missing are sum 0.2, facts 2, gaps 1.
 *
 * Refused with STORE_FULL when there is no memory for the answer, with TOO_MANY_COMBINATIONS when the members of the
 * dimensions can be combined in more ways than a double counts exactly.
 */
export function groupFacts(store: FactStore, question: GroupQuestion): Outcome<FactGroups> {
  const outcome = groupCells(store, question);
  return outcome.ok ? accept(groupsOf(outcome.value, question.by)) : outcome;
}

/** Cells with a value or a gap, their numbers taken apart into codes. */
export function groupsOf(cells: GroupedCells, dimensions: readonly string[]): FactGroups {
  const { plan, gaps } = cells;
  const gapsByCell = gapsOf(cells);
  const places = gaps.size === 0 ? null : withGaps(cells.keys, gapsByCell);
  const keys = places?.keys ?? cells.keys;
  const sums = new Float64Array(keys.length);
  const facts = new Uint32Array(keys.length);
  const least = cells.extremes && new Float64Array(keys.length);
  const greatest = cells.extremes && new Float64Array(keys.length);
  for (let cell = 0; cell < cells.keys.length; cell++) {
    const group = places?.ofCells[cell] ?? cell;
    sums[group] = cells.sums[cell]! + cells.lost[cell]!;
    facts[group] = cells.facts[cell]!;
    if (least === null || greatest === null) continue;
    least[group] = cells.extremes!.least[cell]!;
    greatest[group] = cells.extremes!.greatest[cell]!;
  }
  return {
    dimensions,
    members: plan.by.map(({ members }) => members.slice()),
    codes: codesOf(keys, plan.strides, plan.radices),
    sums,
    facts,
    gaps: places?.gaps ?? new Map(),
    extremes: least === null || greatest === null ? null : { least, greatest },
  };
}

function gapsOf({ plan, gaps }: GroupedCells): Map<number, GroupGap[]> {
  const byCell = new Map<number, GroupGap[]>();
  const codes = plan.gapCodes.length;
  for (const [key, facts] of gaps) {
    const cell = Math.floor(key / codes);
    const gap = { code: plan.gapCodes[key - cell * codes]!, facts };
    const known = byCell.get(cell);
    if (known === undefined) byCell.set(cell, [gap]);
    else known.push(gap);
  }
  for (const own of byCell.values()) own.sort((a, b) => (a.code < b.code ? -1 : 1));
  return byCell;
}

/** Cells with values and cells with gaps put into one order. */
function withGaps(valued: Float64Array, gapsByCell: ReadonlyMap<number, readonly GroupGap[]>) {
  const keys = Float64Array.from(new Set([...valued, ...gapsByCell.keys()])).sort();
  const ofCells = new Uint32Array(valued.length);
  const gaps = new Map<number, readonly GroupGap[]>();
  let cell = 0;
  for (const [group, key] of keys.entries()) {
    if (valued[cell] === key) ofCells[cell++] = group;
    const own = gapsByCell.get(key);
    if (own !== undefined) gaps.set(group, own);
  }
  return { keys, ofCells, gaps };
}

/** Numbers of cells taken apart (mixed radix). Whole numbers of 32 bits divide an order of magnitude faster than doubles. */
function codesOf(keys: Float64Array, strides: readonly number[], radices: readonly number[]): Uint32Array[] {
  const isSmall = keys.length === 0 || keys.at(-1)! < 2 ** 31;
  return strides.map((stride, index) => {
    const radix = radices[index]!;
    const codes = new Uint32Array(keys.length);
    for (let group = 0; group < keys.length; group++) {
      const key = keys[group]!;
      codes[group] = isSmall ? smallCode(key | 0, stride | 0, radix | 0) : largeCode(key, stride, radix);
    }
    return codes;
  });
}

function smallCode(key: number, stride: number, radix: number): number {
  return (((key / stride) | 0) % radix) | 0;
}

function largeCode(key: number, stride: number, radix: number): number {
  const whole = Math.floor(key / stride);
  return whole - radix * Math.floor(whole / radix);
}
