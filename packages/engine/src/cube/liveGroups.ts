import { slots } from '../comparison/slots.ts';
import { accept, type Outcome } from '../outcome.ts';
import { cellReader, codeReader } from './cellReader.ts';
import type { Cells } from './cells.ts';
import type { RowRange } from './codeColumn.ts';
import type { FactGroups, GroupQuestion } from './factColumns.ts';
import type { FactStore } from './factStore.ts';
import { type GroupedCells, groupCells } from './groupCells.ts';
import { groupsOf } from './groupFacts.ts';
import { type GroupPlan, type PassingMembers, planGroups } from './groupPlan.ts';
import { RETIRED, VALUE } from './measureColumn.ts';

/** An answer that follows its store. */
export interface LiveGroups {
  groups(): FactGroups;
  /** Stops following. */
  close(): void;
}

/** What is the least of the values left cannot be told from the least of all, so extremes cannot be followed. */
export type LiveQuestion = GroupQuestion & { readonly extremes: false };

/**
 * Answers once and then follows every change of the store: rows that leave are taken off their groups and rows that enter are
 * added, with what rounding loses kept beside each sum. The cost of a change is that of its rows, not of the store.
 *
 * Counts of facts and gaps are those of {@link groupFacts}, exactly. Sums differ from it by rounding at the most: both are the
 * exact sum up to half a unit in the last place and n² 2^-104 of the largest sum there was between, n being the facts
 * that came and went.
 */
export function liveGroups(store: FactStore, question: LiveQuestion): Outcome<LiveGroups> {
  const first = groupCells(store, question);
  if (!first.ok) return first;
  const cells = liveCells(first.value);
  let { plan } = first.value;
  let known: FactGroups | null = null;

  function follow({ start, end }: RowRange, sign: 1 | -1): void {
    known = null;
    const read = rowReader(store, plan);
    for (let row = start; row < end; row++) {
      const fact = read(row);
      if (fact === null) continue;
      if (typeof fact.value === 'number') cells.add(fact.cell, sign * fact.value, sign);
      else cells.addGap(fact.cell, fact.value, sign);
    }
  }

  const stop = store.observe({
    leaving: (rows) => follow(rows, -1),
    entered(rows) {
      const before = plan;
      plan = planGroups(store, question);
      if (before.radices.some((radix, index) => radix !== plan.radices[index])) cells.renumber(before, plan);
      follow(rows, 1);
    },
  });
  return accept({
    groups() {
      known ??= groupsOf(cells.inOrder(plan), question.by);
      return known;
    },
    close: stop,
  });
}

interface FollowedFact {
  readonly cell: number;
  /** The weighted value, or the code of its gap. */
  readonly value: number | string;
}

/** What a row contributes to the plan; null when it is filtered out. */
function rowReader(store: FactStore, plan: GroupPlan): (row: number) => FollowedFact | null {
  const { u8, f64 } = store.arena.views();
  const states = plan.measure.states();
  const values = plan.measure.values() / 8;
  const cellOf = cellReader(store, plan);
  const passes = rowTest(store, plan.filters);
  const passesAsValue = rowTest(store, plan.valueFilters);
  const weightCode = plan.weights === null ? null : codeReader(store, plan.weights.column);
  return (row) => {
    const state = u8[states + row]!;
    if (state === RETIRED || !passes(row)) return null;
    if (state !== VALUE) return { cell: cellOf(row), value: plan.gapCodes[state - 1]! };
    if (!passesAsValue(row)) return null;
    const value = f64[values + row]!;
    if (plan.weights === null || weightCode === null) return { cell: cellOf(row), value };
    const code = weightCode(row);
    const isWeighted = plan.weights.known.passing[code] === 1;
    return {
      cell: cellOf(row),
      value: isWeighted ? value * plan.weights.values[code]! : plan.gapCodes[plan.weights.gap]!,
    };
  };
}

function rowTest(store: FactStore, filters: readonly PassingMembers[]): (row: number) => boolean {
  const tests = filters.map(({ column, passing }) => ({ codeOf: codeReader(store, column), passing }));
  return (row) => tests.every(({ codeOf, passing }) => passing[codeOf(row)] === 1);
}

interface LiveCells {
  add(cell: number, value: number, facts: 1 | -1): void;
  addGap(cell: number, code: string, facts: 1 | -1): void;
  /** The cells keep what is in them; their numbers follow from the new plan. */
  renumber(before: GroupPlan, after: GroupPlan): void;
  inOrder(plan: GroupPlan): GroupedCells;
}

function liveCells({ plan, keys, sums, lost, facts, gaps }: GroupedCells): LiveCells {
  let taken = slots(Number.MAX_SAFE_INTEGER);
  let own: number[] = Array.from(keys);
  const cellSums = Array.from(sums);
  const cellLost = Array.from(lost);
  const cellFacts = Array.from(facts);
  const gapsOf = new Map<number, Map<string, number>>();
  for (const key of keys) taken.take(key);

  function slotOf(cell: number): number {
    const slot = taken.take(cell);
    if (slot === own.length) {
      own.push(cell);
      cellSums.push(0);
      cellLost.push(0);
      cellFacts.push(0);
    }
    return slot;
  }

  function addGap(cell: number, code: string, count: number): void {
    const slot = slotOf(cell);
    const counted = gapsOf.get(slot) ?? new Map<string, number>();
    gapsOf.set(slot, counted);
    const left = (counted.get(code) ?? 0) + count;
    if (left === 0) counted.delete(code);
    else counted.set(code, left);
  }

  for (const [key, count] of gaps) {
    const cell = Math.floor(key / plan.gapCodes.length);
    addGap(cell, plan.gapCodes[key - cell * plan.gapCodes.length]!, count);
  }

  return {
    add(cell, value, count) {
      const slot = slotOf(cell);
      cellFacts[slot]! += count;
      if (cellFacts[slot] === 0) {
        // Nothing is left, not even what rounding has lost.
        cellSums[slot] = 0;
        cellLost[slot] = 0;
        return;
      }
      const sum = cellSums[slot]!;
      const next = sum + value;
      const part = next - sum;
      cellSums[slot] = next;
      cellLost[slot]! += sum - (next - part) + (value - part);
    },
    addGap,
    renumber(before, after) {
      taken = slots(Number.MAX_SAFE_INTEGER);
      own = own.map((key) => renumbered(key, before, after));
      for (const key of own) taken.take(key);
    },
    inOrder(now) {
      const codes = new Map(now.gapCodes.map((code, place) => [code, place]));
      const gapsByKey = new Map<number, number>();
      for (const [slot, counted] of gapsOf)
        for (const [code, count] of counted)
          gapsByKey.set(own[slot]! * now.gapCodes.length + codes.get(code)!, count);
      const keys = taken.keys().filter((key) => cellFacts[taken.find(key)]! > 0);
      const inOrder = (values: readonly number[]) => Array.from(keys, (key) => values[taken.find(key)]!);
      const cells: Cells = {
        keys,
        sums: Float64Array.from(inOrder(cellSums)),
        lost: Float64Array.from(inOrder(cellLost)),
        facts: Uint32Array.from(inOrder(cellFacts)),
        extremes: null,
      };
      return { plan: now, ...cells, gaps: gapsByKey };
    },
  };
}

function renumbered(key: number, before: GroupPlan, after: GroupPlan): number {
  let rest = key;
  return before.strides.reduce((cell, stride, index) => {
    const code = Math.floor(rest / stride);
    rest -= code * stride;
    return cell + code * after.strides[index]!;
  }, 0);
}
