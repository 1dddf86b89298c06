import { accept, type Outcome } from '../outcome.ts';
import { type Cells, cellArrays } from './cells.ts';
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

/** Cells with a value or a gap, their numbers taken apart into codes. Takes the cells over: their arrays may become the groups'. */
export function groupsOf(cells: GroupedCells, dimensions: readonly string[]): FactGroups {
  const { plan, sums, lost } = cells;
  for (let cell = 0; cell < sums.length; cell++) sums[cell]! += lost[cell]!;
  const { keys, facts, extremes, gaps, ...own } =
    cells.gaps.size === 0 ? { ...cells, gaps: NO_GAPS } : withGaps(cells);
  return {
    dimensions,
    members: plan.by.map(({ members }) => members.slice()),
    codes: codesOf(keys, plan.radices),
    sums: own.sums,
    facts,
    gaps,
    extremes,
  };
}

const NO_GAPS: FactGroups['gaps'] = new Map();

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
function withGaps(cells: GroupedCells): Cells & Pick<FactGroups, 'gaps'> {
  const gapsByCell = gapsOf(cells);
  const keys = Float64Array.from(new Set([...cells.keys, ...gapsByCell.keys()])).sort();
  const all = cellArrays(keys.length, cells.extremes !== null);
  const gaps = new Map<number, readonly GroupGap[]>();
  let cell = 0;
  for (const [group, key] of keys.entries()) {
    const own = gapsByCell.get(key);
    if (own !== undefined) gaps.set(group, own);
    if (cells.keys[cell] !== key) continue;
    all.sums[group] = cells.sums[cell]!;
    all.facts[group] = cells.facts[cell]!;
    if (all.extremes !== null && cells.extremes !== null) {
      all.extremes.least[group] = cells.extremes.least[cell]!;
      all.extremes.greatest[group] = cells.extremes.greatest[cell]!;
    }
    cell++;
  }
  return { ...all, keys, gaps };
}

/**
 * Numbers of cells taken apart, the last dimension first (mixed radix). Whole numbers of 32 bits divide several times as fast
 * as doubles.
 */
function codesOf(keys: Float64Array, radices: readonly number[]): Uint32Array[] {
  const isSmall = keys.length === 0 || keys.at(-1)! < 2 ** 31;
  const rests = isSmall ? Int32Array.from(keys) : keys.slice();
  const codes = radices.map(() => new Uint32Array(keys.length));
  for (let index = radices.length - 1; index > 0; index--) {
    if (rests instanceof Int32Array) takeDigits(rests, radices[index]!, codes[index]!);
    else takeLargeDigits(rests, radices[index]!, codes[index]!);
  }
  codes[0]?.set(rests);
  return codes;
}

/** Moves the last digit of each number into `codes`. */
function takeDigits(rests: Int32Array, radix: number, codes: Uint32Array): void {
  for (let group = 0; group < rests.length; group++) {
    const whole = (rests[group]! / radix) | 0;
    codes[group] = rests[group]! - whole * radix;
    rests[group] = whole;
  }
}

function takeLargeDigits(rests: Float64Array, radix: number, codes: Uint32Array): void {
  for (let group = 0; group < rests.length; group++) {
    const whole = Math.floor(rests[group]! / radix);
    codes[group] = rests[group]! - whole * radix;
    rests[group] = whole;
  }
}
