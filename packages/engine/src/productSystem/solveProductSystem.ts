import type { GwpSet } from '../factor/gwp.ts';
import type { BlockReport } from '../matrix/systemSolver.ts';
import { technosphereSolver } from '../matrix/technosphereSolver.ts';
import { accept, type InputRefusal, type Outcome, refuse } from '../outcome.ts';
import { neumaierSum } from '../quantity/neumaierSum.ts';
import { isKnownUnit, unitRatio } from '../quantity/units.ts';
import { runsByScope, runsByStage } from './carriedRuns.ts';
import { characteriseSystem } from './characteriseSystem.ts';
import { notFinite, unitFaults, unknownProvider } from './checkProductSystem.ts';
import { loopFactorsOf } from './loopFactors.ts';
import { massByDimension } from './massByDimension.ts';
import { placedDemand } from './placedDemand.ts';
import type { PreparedSystem } from './prepareProductSystem.ts';
import type { SystemDemand } from './productSystem.ts';
import type { SolvedLoop, SystemResult, SystemSolution } from './systemResult.ts';

/** A supply with a larger backward error is refused. */
const LARGEST_RESIDUAL = 1e-9;
/** Larger masses [kg] could overflow when they are characterised and added. */
const LARGEST_MASS = 1e300;

/**
 * The result record of a demand: A x = f, emissions = B x, kg CO2e = sum over gases of kg x GWP100 (ISO 14040:2006, 5.4;
 * ISO 14067:2018, 6.5; Heijungs and Suh 2002). All parts of the record add up to its total. The same system and demand
 * give the same bits, whatever was solved before. Stages and scopes: see {@link SystemDemand} and `ProductExchange`.
 *
 * @returns or `PROVIDER_UNKNOWN`, `DEMAND_REPEATED`, `EXCHANGE_NOT_FINITE`, `UNIT_UNKNOWN`, `EXCHANGE_UNIT_MISMATCH` of
 * the demand, `LOOP_UNSOLVABLE`, `SOLUTION_INACCURATE`, `RESULT_TOO_LARGE`
 */
export function solveProductSystem(
  prepared: PreparedSystem,
  demand: readonly SystemDemand[],
  gwpSet: GwpSet,
): Outcome<SystemResult> {
  const faults = demandFaults(prepared, demand);
  if (faults.length > 0) return { ok: false, refusals: faults };
  const solution = solveDemand(prepared, demand);
  return solution.ok ? accept(characteriseSystem(prepared, solution.value, gwpSet)) : solution;
}

function solveDemand(prepared: PreparedSystem, demand: readonly SystemDemand[]): Outcome<SystemSolution> {
  const { system, matrix, loopSize } = prepared;
  const placed = demand.map((wanted) => placedDemand(prepared, wanted));
  const side = new Float64Array(matrix.size);
  for (const { place, amount } of placed) side[place]! += amount;
  const names = system.processes.map(({ name }) => name);
  const solved = technosphereSolver(names, matrix).scalings([side]);
  if (!solved.ok) return solved;
  const runs = solved.value.values[0]!;
  const residual = Math.max(prepared.residual, solved.value.residual);
  if (!(residual <= LARGEST_RESIDUAL)) return inaccurate(residual);
  const stages = runsByStage(prepared, placed, runs);
  if (!stages.ok) return stages;
  const scopes = runsByScope(prepared, placed, runs);
  if (!scopes.ok) return scopes;
  const carried = { runs, runsByStage: stages.value, runsByScope: scopes.value };
  const masses = massByDimension(prepared, carried);
  if (!isBounded(masses)) return tooLarge();
  const factors = loopFactorsOf(prepared, throughputMass(prepared, runs));
  if (!factors.ok) return factors;
  return accept({
    demand,
    ...carried,
    ...masses,
    loopFactors: factors.value,
    residual,
    closingError: closingError(prepared, side, runs),
    loops: solved.value.blocks
      .filter(({ processes }) => processes.some((place) => loopSize[place]! > 1 && runs[place] !== 0))
      .map((block) => solvedLoop(prepared, block)),
  });
}

/** What passes through each process, over all kinds: enough to see which processes matter. */
function throughputMass({ made, intensities }: PreparedSystem, runs: Float64Array): Float64Array {
  return runs.map((run, place) =>
    neumaierSum(intensities.map((intensity) => Math.abs(run * made[place]! * intensity[place]!))),
  );
}

function closingError(
  { direct, intensities }: PreparedSystem,
  side: Float64Array,
  runs: Float64Array,
): number {
  return direct.reduce((worst, kilograms, kind) => {
    const emitted = Array.from(runs, (run, place) => run * kilograms[place]!);
    const called = Array.from(side, (amount, place) => amount * intensities[kind]![place]!);
    const magnitude = neumaierSum([...emitted, ...called].map(Math.abs)) / 2;
    if (magnitude === 0) return worst;
    return Math.max(worst, Math.abs(neumaierSum(emitted) - neumaierSum(called)) / magnitude);
  }, 0);
}

function solvedLoop(
  { system }: PreparedSystem,
  { processes, way, sweeps, residual, spectralRadius }: BlockReport,
): SolvedLoop {
  return {
    processIds: Array.from(processes, (place) => system.processes[place]!.id),
    way,
    sweeps,
    residual,
    spectralRadius,
  };
}

/** Whether every mass, times any potential, is a number. */
function isBounded({ kg, masses }: Pick<SystemSolution, 'kg' | 'masses'>): boolean {
  const rows = [kg, ...Object.values(masses).flatMap((members) => members.map((member) => member.kg))];
  return rows.every((row) => row.every((kilograms) => Math.abs(kilograms) < LARGEST_MASS));
}

function tooLarge(): Outcome<never> {
  return refuse({
    code: 'RESULT_TOO_LARGE',
    field: 'demand',
    subject: 'demand',
    message: `Some process emits more than ${LARGEST_MASS} kg of a gas.`,
    remedy: 'Check the amounts of the demand and of the exchanges behind it.',
  });
}

function inaccurate(residual: number): Outcome<never> {
  return refuse({
    code: 'SOLUTION_INACCURATE',
    field: 'processes',
    subject: 'system',
    message: `The best solution found misses the balance of a product by ${residual} of its flows.`,
    remedy: 'Check amounts and units of the loops: some flow is many times as large as what it is part of.',
  });
}

function demandFaults({ system, places }: PreparedSystem, demand: readonly SystemDemand[]): InputRefusal[] {
  const seen = new Set<string>();
  return demand.flatMap(({ id, processId, amount, unit }, at): InputRefusal[] => {
    const field = `demand[${at}]`;
    const faults = unitFaults(id, unit, `${field}.unit`);
    if (seen.has(id)) faults.push(repeatedDemand(`${field}.id`, id));
    seen.add(id);
    if (!Number.isFinite(amount))
      faults.push(notFinite(`${field}.amount`, id, `The demand ${id} is`, amount));
    const place = places.get(processId);
    if (place === undefined) return [...faults, unknownProvider(`${field}.processId`, id, id, processId)];
    const { name, product } = system.processes[place]!;
    if (isKnownUnit(unit) && unitRatio(unit, product!.unit) === null)
      faults.push({
        code: 'EXCHANGE_UNIT_MISMATCH',
        field: `${field}.unit`,
        subject: id,
        message: `The demand is ${amount} ${unit}, but ${name} is counted in ${product!.unit}.`,
        remedy: `Give the amount in ${product!.unit} or a unit that converts to it.`,
      });
    return faults;
  });
}

function repeatedDemand(field: string, id: string): InputRefusal {
  return {
    code: 'DEMAND_REPEATED',
    field,
    subject: id,
    message: `The demand ${id} stands in the list more than once.`,
    remedy: 'Give each line of the demand an id of its own.',
  };
}
