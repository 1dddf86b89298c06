import { accept, type Outcome, refuse } from '../outcome.ts';
import { neumaierSum } from '../quantity/neumaierSum.ts';
import { largestFirst } from './largestFirst.ts';
import { limitFaults } from './limits.ts';
import { placedDemand } from './placedDemand.ts';
import type { PreparedSystem } from './prepareProductSystem.ts';
import { suppliersOf } from './suppliers.ts';
import { systemPrices } from './systemPrices.ts';
import type { SystemResult } from './systemResult.ts';

export interface PathLimits {
  readonly mostPaths: number;
  /** Processes looked into before giving up, at least 1. */
  readonly mostSteps: number;
}

/** One way from the demand to a process that emits. */
export interface ContributionPath {
  readonly demandId: string;
  /** The demanded process first, the one that emits last. */
  readonly processIds: readonly string[];
  /** What the last process emits itself for what the path asks of it. */
  readonly kgCo2e: number;
  /** Of the demand's total; null where that is 0. */
  readonly share: number | null;
}

export interface ContributionPaths {
  /** The largest first. */
  readonly paths: readonly ContributionPath[];
  /** All other paths, of which a loop has infinitely many: total - sum of the paths. */
  readonly remainderKgCo2e: number;
  readonly totalKgCo2e: number;
  /** No path that is not listed is larger. False where credits may hide one, or `mostSteps` ended the search. */
  readonly isComplete: boolean;
  /** Gases without a potential: in no number here. */
  readonly gaps: readonly string[];
}

interface Step {
  readonly place: number;
  readonly runs: number;
  readonly demandId: string;
  readonly above: Step | null;
}

/** A step still to be looked into, or the end of a path that is found. */
interface Candidate {
  readonly step: Step;
  readonly endKgCo2e: number | null;
}

/**
 * The largest paths, best first: what flows through a step is no less than any path through it, as long as nothing is
 * credited, so a path that comes up before all steps left is the next largest.
 *
 * Source: structural path analysis (Defourny and Thorbecke 1984; Lenzen 2007, "Structural path analysis of ecosystem
 * networks").
 *
 * @returns or `LIMIT_OUT_OF_RANGE`
 */
export function contributionPaths(
  prepared: PreparedSystem,
  { gwpSet, solution }: SystemResult,
  { mostPaths, mostSteps }: PathLimits,
): Outcome<ContributionPaths> {
  const faults = limitFaults(0, { mostPaths, mostSteps });
  if (faults.length > 0) return refuse(...faults);
  const prices = systemPrices(prepared, gwpSet);
  const queue = largestFirst<Candidate>();
  let hasCredit = false;
  const put = (kgCo2e: number, candidate: Candidate) => {
    hasCredit ||= kgCo2e < 0;
    if (kgCo2e !== 0) queue.put(Math.abs(kgCo2e), candidate);
  };
  const totals = solution.demand.map((demand) => {
    const { place, amount } = placedDemand(prepared, demand);
    const kgCo2e = amount * prices.intensity[place]!;
    const runs = amount / prepared.made[place]!;
    put(kgCo2e, { step: { place, runs, demandId: demand.id, above: null }, endKgCo2e: null });
    return kgCo2e;
  });
  const totalKgCo2e = neumaierSum(totals);
  const paths: ContributionPath[] = [];
  let steps = 0;
  while (paths.length < mostPaths && queue.size > 0 && steps < mostSteps) {
    const { step, endKgCo2e } = queue.take()!;
    if (endKgCo2e !== null) {
      paths.push(pathOf(prepared, step, endKgCo2e, totalKgCo2e));
      continue;
    }
    steps++;
    const emitted = step.runs * prices.direct[step.place]!;
    put(emitted, { step, endKgCo2e: emitted });
    for (const { place, amount, kgCo2e } of suppliersOf(prepared, prices, step.place, step.runs)) {
      const runs = amount / prepared.made[place]!;
      put(kgCo2e, { step: { place, runs, demandId: step.demandId, above: step }, endKgCo2e: null });
    }
  }
  return accept({
    paths,
    remainderKgCo2e: neumaierSum([totalKgCo2e, ...paths.map(({ kgCo2e }) => -kgCo2e)]),
    totalKgCo2e,
    isComplete: !hasCredit && (paths.length === mostPaths || queue.size === 0),
    gaps: prices.gaps,
  });
}

function pathOf(
  { system }: PreparedSystem,
  end: Step,
  kgCo2e: number,
  totalKgCo2e: number,
): ContributionPath {
  const processIds: string[] = [];
  for (let step: Step | null = end; step !== null; step = step.above)
    processIds.push(system.processes[step.place]!.id);
  return {
    demandId: end.demandId,
    processIds: processIds.reverse(),
    kgCo2e,
    share: totalKgCo2e === 0 ? null : kgCo2e / totalKgCo2e,
  };
}
