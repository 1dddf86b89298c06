import { accept, type Outcome, refuse } from '../outcome.ts';
import { neumaierSum } from '../quantity/neumaierSum.ts';
import { limitFaults } from './limits.ts';
import { placedDemand } from './placedDemand.ts';
import type { PreparedSystem } from './prepareProductSystem.ts';
import { type SystemPrices, systemPrices } from './systemPrices.ts';
import type { SystemResult, SystemSolution } from './systemResult.ts';

export interface FlowLimits {
  /** Processes and flows with a smaller share of the total are put into `OTHER`, 0 to 1. */
  readonly cutOff: number;
  /** Processes shown at most, those through which most passes; at least 1. */
  readonly mostNodes: number;
}

/** The node that stands for everything below the cut-off, and the one that everything flows to. */
export const OTHER = 'OTHER';
export const DEMAND = 'DEMAND';

/** What passes through a node: received + direct = handed on. */
export interface CarbonNode {
  /** Of the process; null for `OTHER` and `DEMAND`. */
  readonly processId: string | null;
  readonly kind: 'PROCESS' | typeof OTHER | typeof DEMAND;
  readonly directKgCo2e: number;
  /** What goes round a loop passes as often as it goes round. */
  readonly throughputKgCo2e: number;
  /** How many processes it stands for. */
  readonly processes: number;
}

/** A product on its way, with all that was emitted for it. */
export interface CarbonFlow {
  /** Positions in the list of nodes: from supplier to user. Waste goes the other way, its burden as shown. */
  readonly from: number;
  readonly to: number;
  readonly kgCo2e: number;
  /** Of the supplier's product; null where several are put together. */
  readonly amount: number | null;
  readonly unit: string | null;
}

export interface CarbonFlows {
  readonly nodes: readonly CarbonNode[];
  readonly flows: readonly CarbonFlow[];
  readonly gaps: readonly string[];
}

/** A flow between processes, before anything is put together. */
interface Passing {
  readonly from: number;
  /** -1: the demand. */
  readonly to: number;
  readonly amount: number;
  readonly kgCo2e: number;
}

/**
 * The flows of a supply for a Sankey diagram: kg CO2e = amount x intensity of the supplier, for the whole supply with all
 * its loops. For each process what it receives and emits equals what it hands on, because A^T y = b and A x = f; that
 * holds for `OTHER` as well, through which flows below the cut-off are led.
 *
 * @returns or `LIMIT_OUT_OF_RANGE`
 */
export function carbonFlows(
  prepared: PreparedSystem,
  { gwpSet, solution }: SystemResult,
  { cutOff, mostNodes }: FlowLimits,
): Outcome<CarbonFlows> {
  const faults = limitFaults(cutOff, { mostNodes });
  if (faults.length > 0) return refuse(...faults);
  const prices = systemPrices(prepared, gwpSet);
  const demanded = demandedFlows(prepared, prices, solution);
  const total = neumaierSum(demanded.map(({ kgCo2e }) => kgCo2e));
  const threshold = cutOff * Math.abs(total);
  const passing = [...passingBetween(prepared, prices, solution.runs), ...demanded];
  const shown = weightiest(prepared, passing, threshold).slice(0, mostNodes);
  const merged = mergeFlows(prepared, shown, passing, threshold);
  const direct = solution.runs.map((runs, place) => runs * prices.direct[place]!);
  return accept({
    ...withNodes(prepared, shown, merged, { direct, total, runs: solution.runs }),
    gaps: prices.gaps,
  });
}

/** Several demands for the same product are one flow. */
function demandedFlows(
  prepared: PreparedSystem,
  { intensity }: SystemPrices,
  { demand }: SystemSolution,
): Passing[] {
  const amounts = new Map<number, number[]>();
  for (const { place, amount } of demand.map((wanted) => placedDemand(prepared, wanted)))
    amounts.set(place, [...(amounts.get(place) ?? []), amount]);
  return [...amounts].map(([from, each]) => {
    const amount = neumaierSum(each);
    return { from, to: -1, amount, kgCo2e: amount * intensity[from]! };
  });
}

function passingBetween(
  { matrix: { size, starts, rows, values } }: PreparedSystem,
  { intensity }: SystemPrices,
  runs: Float64Array,
): Passing[] {
  const passing: Passing[] = [];
  for (let to = 0; to < size; to++) {
    if (runs[to] === 0) continue;
    for (let at = starts[to]!; at < starts[to + 1]!; at++) {
      const from = rows[at]!;
      if (from === to) continue;
      const amount = -values[at]! * runs[to]!;
      passing.push({ from, to, amount, kgCo2e: amount * intensity[from]! });
    }
  }
  return passing;
}

/** Processes by what they hand on, credits counted like loads: a process that nets to nothing may still matter. */
function weightiest({ matrix }: PreparedSystem, passing: readonly Passing[], threshold: number): number[] {
  const handedOn = new Float64Array(matrix.size);
  for (const { from, kgCo2e } of passing) handedOn[from]! += Math.abs(kgCo2e);
  return [...handedOn.keys()]
    .filter((place) => handedOn[place] !== 0 && handedOn[place]! >= threshold)
    .sort((a, b) => handedOn[b]! - handedOn[a]! || a - b);
}

interface Merged {
  readonly from: number;
  readonly to: number;
  readonly kgCo2e: number[];
  readonly amounts: number[];
  readonly unit: string | null;
}

/** Positions: the shown processes, then `OTHER`, then `DEMAND`. */
function mergeFlows(
  { system, made }: PreparedSystem,
  shown: readonly number[],
  passing: readonly Passing[],
  threshold: number,
): Merged[] {
  const other = shown.length;
  const nodeOf = new Map([...shown.map((place, node) => [place, node] as const), [-1, other + 1]]);
  const merged = new Map<number, Merged>();
  const add = (from: number, to: number, { from: place, amount, kgCo2e }: Passing) => {
    if (from === to) return;
    const key = from * (other + 2) + to;
    const isOwn = from !== other && to !== other;
    const flow = merged.get(key) ?? {
      from,
      to,
      kgCo2e: [],
      amounts: [],
      unit: isOwn ? system.processes[place]!.product!.unit : null,
    };
    flow.kgCo2e.push(kgCo2e);
    flow.amounts.push(amount * Math.sign(made[place]!));
    merged.set(key, flow);
  };
  for (const flow of passing) {
    if (flow.kgCo2e === 0) continue;
    const from = nodeOf.get(flow.from) ?? other;
    const to = nodeOf.get(flow.to) ?? other;
    const isSmall = Math.abs(flow.kgCo2e) < threshold;
    if (!isSmall || from === other || to === other) add(from, to, flow);
    else {
      add(from, other, flow);
      add(other, to, flow);
    }
  }
  return [...merged.values()];
}

function withNodes(
  { system }: PreparedSystem,
  shown: readonly number[],
  merged: readonly Merged[],
  {
    direct,
    total,
    runs,
  }: { readonly direct: Float64Array; readonly total: number; readonly runs: Float64Array },
): Pick<CarbonFlows, 'nodes' | 'flows'> {
  const flows = merged
    .map(
      ({ from, to, kgCo2e, amounts, unit }): CarbonFlow => ({
        from,
        to,
        kgCo2e: neumaierSum(kgCo2e),
        amount: unit === null ? null : neumaierSum(amounts),
        unit,
      }),
    )
    .sort((a, b) => a.from - b.from || a.to - b.to);
  const other = shown.length;
  const handedOn = (node: number) =>
    neumaierSum(flows.filter(({ from }) => from === node).map(({ kgCo2e }) => kgCo2e));
  const isShown = new Set(shown);
  const hidden = [...direct.keys()].filter((place) => runs[place] !== 0 && !isShown.has(place));
  const process = (place: number, node: number): CarbonNode => ({
    processId: system.processes[place]!.id,
    kind: 'PROCESS',
    directKgCo2e: direct[place]!,
    throughputKgCo2e: handedOn(node),
    processes: 1,
  });
  return {
    flows,
    nodes: [
      ...shown.map(process),
      {
        processId: null,
        kind: OTHER,
        directKgCo2e: neumaierSum(hidden.map((place) => direct[place]!)),
        throughputKgCo2e: handedOn(other),
        processes: hidden.length,
      },
      { processId: null, kind: DEMAND, directKgCo2e: 0, throughputKgCo2e: total, processes: 0 },
    ],
  };
}
