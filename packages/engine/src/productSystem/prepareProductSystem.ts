import type { Finding } from '../footprint/footprint.ts';
import type { Scope } from '../inventory/inventory.ts';
import { components } from '../matrix/components.ts';
import {
  type CheckedMatrix,
  diagonalPlaces,
  type SparseMatrix,
  sparseMatrix,
} from '../matrix/sparseMatrix.ts';
import type { BlockReport } from '../matrix/systemSolver.ts';
import { technosphereSolver } from '../matrix/technosphereSolver.ts';
import { accept, type InputRefusal, type Outcome, refuse } from '../outcome.ts';
import { unitRatio } from '../quantity/units.ts';
import { systemFaults } from './checkProductSystem.ts';
import { type DirectEmissions, directEmissions } from './directEmissions.ts';
import type { EmissionKind, ProductExchange, ProductSystem, SystemStage } from './productSystem.ts';
import { exchangesAdded, gainingLoops, selfConsumption } from './systemFindings.ts';

/** One call of a process by another: the entry of A in the provider's row and the user's column. */
export interface Call {
  readonly provider: number;
  readonly user: number;
  /** Below 0: taken; above 0: handed on. Per run of the user, in the unit of the provider's product. */
  readonly value: number;
  /** Null: taken over from the user. */
  readonly stage: SystemStage | null;
  /** Null: taken over from the user. */
  readonly scope: Scope | null;
}

/** An exchange nobody provides. */
export interface UnlinkedExchange {
  readonly process: number;
  readonly exchange: ProductExchange;
}

/**
 * A system that was checked, with what no demand changes. Processes are counted by their position in the system, kinds
 * by their position in `kinds`.
 */
export interface PreparedSystem {
  readonly system: ProductSystem;
  readonly places: ReadonlyMap<string, number>;
  /** A, by columns; A_jj is net of what a process takes of its own product. */
  readonly matrix: SparseMatrix;
  /** A_jj of each process. */
  readonly made: Float64Array;
  readonly calls: readonly Call[];
  readonly unlinked: readonly UnlinkedExchange[];
  readonly kinds: readonly EmissionKind[];
  /** For each kind what one run of each process emits [kg]. */
  readonly direct: readonly Float64Array[];
  /** For each kind what one unit of each product causes over its whole supply [kg / unit]; A^T y = direct. */
  readonly intensities: readonly Float64Array[];
  /** The group of processes that need each other which a process belongs to. */
  readonly loopOf: Int32Array;
  /** How many processes the group of a process holds; 1: it is in no loop. */
  readonly loopSize: Int32Array;
  readonly residual: number;
  readonly blocks: readonly BlockReport[];
  readonly findings: readonly Finding[];
}

/**
 * Checks a system and solves A^T y = b for each kind of emission, once for all demands (Heijungs and Suh 2002, chapters
 * 2 and 3).
 *
 * @returns or all faults: `PROCESS_REPEATED`, `FLOW_REPEATED`, `PROCESS_WITHOUT_PRODUCT`, `REFERENCE_FLOW_ZERO`,
 * `PRODUCT_CANCELS`, `EXCHANGE_NOT_FINITE`, `EXCHANGE_UNIT_MISMATCH`, `UNIT_UNKNOWN`, `PROVIDER_UNKNOWN`, `FLOW_UNKNOWN`,
 * `EMISSION_NOT_OF_MASS`, `GAS_UNKNOWN`; or `LOOP_UNSOLVABLE` of the solver
 */
export function prepareProductSystem(system: ProductSystem): Outcome<PreparedSystem> {
  const faults = systemFaults(system);
  if (faults.length > 0) return { ok: false, refusals: faults };
  const places = new Map(system.processes.map(({ id }, place) => [id, place]));
  const calls = callsOf(system, places);
  const checked = matrixOf(system, calls);
  if (!checked.ok) return checked;
  const { matrix, added } = checked.value;
  const overused = ownUseFaults(system, matrix);
  if (overused.length > 0) return refuse(...overused);
  const emissions = directEmissions(system);
  if (!emissions.ok) return emissions;
  return solved(system, places, matrix, calls, emissions.value, [
    ...exchangesAdded(system, added),
    ...selfConsumption(system, calls),
  ]);
}

function solved(
  system: ProductSystem,
  places: ReadonlyMap<string, number>,
  matrix: SparseMatrix,
  calls: readonly Call[],
  { kinds, direct }: DirectEmissions,
  findings: readonly Finding[],
): Outcome<PreparedSystem> {
  const names = system.processes.map(({ name }) => name);
  const adjoint = technosphereSolver(names, matrix).intensities(direct);
  if (!adjoint.ok) return adjoint;
  const { values: intensities, residual, blocks } = adjoint.value;
  const diagonal = diagonalPlaces(matrix);
  return accept({
    system,
    places,
    matrix,
    made: Float64Array.from(diagonal, (at) => matrix.values[at]!),
    calls,
    unlinked: unlinkedOf(system),
    kinds,
    direct,
    intensities,
    ...loopsOf(matrix),
    residual,
    blocks,
    findings: [...findings, ...gainingLoops(system, blocks)],
  });
}

function callsOf({ processes }: ProductSystem, places: ReadonlyMap<string, number>): Call[] {
  const calls: Call[] = [];
  processes.forEach(({ exchanges }, user) => {
    for (const { providerId, direction, amount, unit, stage, scope } of exchanges) {
      if (providerId === null) continue;
      const provider = places.get(providerId)!;
      const supplied = processes[provider]!;
      const inTheirs = amount * unitRatio(unit, supplied.product!.unit)!;
      calls.push({
        provider,
        user,
        value: direction === 'INPUT' ? -inTheirs : inTheirs,
        stage: stage ?? supplied.stage,
        scope: scope ?? supplied.scope,
      });
    }
  });
  return calls;
}

function matrixOf({ processes }: ProductSystem, calls: readonly Call[]): Outcome<CheckedMatrix> {
  return sparseMatrix(
    processes.map(({ name }) => name),
    {
      rows: [...calls.map(({ provider }) => provider), ...processes.keys()],
      columns: [...calls.map(({ user }) => user), ...processes.keys()],
      values: [...calls.map(({ value }) => value), ...processes.map(({ product }) => product!.amount)],
    },
  );
}

/** What a process takes of its own product may not outweigh what it makes. */
function ownUseFaults({ processes }: ProductSystem, matrix: SparseMatrix): InputRefusal[] {
  const diagonal = diagonalPlaces(matrix);
  return processes.flatMap(({ id, name, product }, place): InputRefusal[] => {
    const net = matrix.values[diagonal[place]!]!;
    const { amount, unit } = product!;
    if (Math.sign(net) === Math.sign(amount)) return [];
    return [
      {
        code: 'PRODUCT_CANCELS',
        field: `processes[${place}]`,
        subject: id,
        message: `One run of ${name} makes ${amount} ${unit} and takes ${amount - net} ${unit} of it itself.`,
        remedy: 'Check the amount it takes of itself: one run must take less than it makes.',
      },
    ];
  });
}

function unlinkedOf({ processes }: ProductSystem): UnlinkedExchange[] {
  return processes.flatMap(({ exchanges }, process) =>
    exchanges
      .filter(({ providerId, amount }) => providerId === null && amount !== 0)
      .map((exchange) => ({ process, exchange })),
  );
}

function loopsOf(matrix: SparseMatrix) {
  const { nodes, starts } = components(matrix);
  const loopOf = new Int32Array(matrix.size);
  const loopSize = new Int32Array(matrix.size);
  for (let loop = 0; loop < starts.length - 1; loop++) {
    for (let at = starts[loop]!; at < starts[loop + 1]!; at++) {
      loopOf[nodes[at]!] = loop;
      loopSize[nodes[at]!] = starts[loop + 1]! - starts[loop]!;
    }
  }
  return { loopOf, loopSize };
}
