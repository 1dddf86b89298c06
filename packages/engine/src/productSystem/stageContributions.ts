import { gwpOf } from '../factor/gwp.ts';
import { accept, type Outcome, refuse } from '../outcome.ts';
import { neumaierSum } from '../quantity/neumaierSum.ts';
import { limitFaults } from './limits.ts';
import { placedDemand } from './placedDemand.ts';
import type { PreparedSystem } from './prepareProductSystem.ts';
import type { EmissionKind, SystemStage } from './productSystem.ts';
import type { SystemResult } from './systemResult.ts';

/** What one process emits of one gas on behalf of one stage. All rows add up to the total. */
export interface StageContribution extends EmissionKind {
  readonly stage: SystemStage;
  /** Null: the processes of this stage and gas below the cut-off together. */
  readonly processId: string | null;
  readonly kg: number;
  /** Null where the GWP set does not know the gas. */
  readonly kgCo2e: number | null;
  /** How many processes the row stands for. */
  readonly processes: number;
}

/** What the supply of one line of a demand emits of one gas. All rows add up to the total. */
export interface DemandContribution extends EmissionKind {
  readonly demandId: string;
  readonly stage: SystemStage;
  readonly kg: number;
  readonly kgCo2e: number | null;
}

/**
 * A result as stage x process x gas, though the processes are those of a database that knows no stages: each stage's
 * runs of the database times the emissions of a run.
 *
 * @param cutOff share of the total below which the processes of a stage and gas become one row, 0 to 1
 * @returns stages in their order, the largest process first and what was put together last; or `LIMIT_OUT_OF_RANGE`
 */
export function stageContributions(
  prepared: PreparedSystem,
  { gwpSet, solution, totals }: SystemResult,
  cutOff: number,
): Outcome<readonly StageContribution[]> {
  const faults = limitFaults(cutOff, {});
  if (faults.length > 0) return refuse(...faults);
  const threshold = cutOff * Math.abs(totals.totalKgCo2e ?? 0);
  return accept(
    solution.runsByStage.flatMap(({ tag: stage, runs }) =>
      prepared.kinds.flatMap(({ gas, part }, kind) => {
        const potential = gwpOf(gas, gwpSet);
        const rows = rowsOfKind(prepared, runs, kind, potential, threshold);
        return rows.map((row): StageContribution => ({ stage, gas, part, ...row }));
      }),
    ),
  );
}

type KindRow = Pick<StageContribution, 'processId' | 'kg' | 'kgCo2e' | 'processes'>;

function rowsOfKind(
  { system, direct }: PreparedSystem,
  runs: Float64Array,
  kind: number,
  potential: number | null,
  threshold: number,
): KindRow[] {
  const rows: KindRow[] = [];
  const rest: number[] = [];
  runs.forEach((run, place) => {
    const kg = run * direct[kind]![place]!;
    if (kg === 0) return;
    // A mass without kg CO2e has no share to be cut off by; it is shown where everything is.
    const weight = potential === null || potential === 0 ? 0 : Math.abs(kg * potential);
    if (weight < threshold) rest.push(kg);
    else rows.push(rowOf(system.processes[place]!.id, kg, potential, 1));
  });
  rows.sort((a, b) => Math.abs(b.kg) - Math.abs(a.kg) || (a.processId! < b.processId! ? -1 : 1));
  return rest.length === 0 ? rows : [...rows, rowOf(null, neumaierSum(rest), potential, rest.length)];
}

function rowOf(processId: string | null, kg: number, potential: number | null, processes: number): KindRow {
  return { processId, kg, kgCo2e: potential === null ? null : kg * potential, processes };
}

/** A result as line x gas, by intensity: no line needs a solve of its own. In the order of the demand. */
export function demandContributions(
  prepared: PreparedSystem,
  { gwpSet, solution }: SystemResult,
): readonly DemandContribution[] {
  return solution.demand.flatMap((demand) => {
    const { place, amount, stage } = placedDemand(prepared, demand);
    return prepared.kinds.flatMap(({ gas, part }, kind): DemandContribution[] => {
      const kg = amount * prepared.intensities[kind]![place]!;
      const potential = gwpOf(gas, gwpSet);
      if (kg === 0) return [];
      return [
        { demandId: demand.id, stage, gas, part, kg, kgCo2e: potential === null ? null : kg * potential },
      ];
    });
  });
}
