import type { Scope } from '../inventory/inventory.ts';
import { STAGES } from '../inventory/stage.ts';
import { sparseMatrix } from '../matrix/sparseMatrix.ts';
import { type TechnosphereSolver, technosphereSolver } from '../matrix/technosphereSolver.ts';
import { accept, type Outcome } from '../outcome.ts';
import type { PlacedDemand } from './placedDemand.ts';
import type { Call, PreparedSystem } from './prepareProductSystem.ts';
import type { SystemStage } from './productSystem.ts';

/** How often each process runs on behalf of one stage or one scope. */
export interface CarriedRuns<Tag> {
  readonly tag: Tag;
  /** By process. */
  readonly runs: Float64Array;
}

const SCOPES: readonly Scope[] = [1, 2, 3];
const SYSTEM_STAGES = STAGES.filter((stage): stage is SystemStage => stage !== 'BEYOND_BOUNDARY');

/** The runs of every process by the stage that called for them; they add up to all runs. */
export function runsByStage(
  prepared: PreparedSystem,
  demands: readonly PlacedDemand[],
  runs: Float64Array,
): Outcome<readonly CarriedRuns<SystemStage>[]> {
  const wanted = SYSTEM_STAGES.map((tag) =>
    demands.map((demand) => (demand.stage === tag ? demand.amount : 0)),
  );
  return carriedRuns(prepared, { tags: SYSTEM_STAGES, tagOf: ({ stage }) => stage, demands, wanted }, runs);
}

/** The runs of every process by the scope they count as; they add up to all runs. */
export function runsByScope(
  prepared: PreparedSystem,
  demands: readonly PlacedDemand[],
  runs: Float64Array,
): Outcome<readonly CarriedRuns<Scope>[]> {
  const wanted = SCOPES.map((tag) => demands.map((demand) => (demand.scope === tag ? demand.amount : 0)));
  return carriedRuns(prepared, { tags: SCOPES, tagOf: ({ scope }) => scope, demands, wanted }, runs);
}

interface Carrying<Tag> {
  readonly tags: readonly Tag[];
  /** Null: the call carries the tag of its user on. */
  readonly tagOf: (call: Call) => Tag | null;
  readonly demands: readonly PlacedDemand[];
  /** For each tag the amount of each demand that starts with it. */
  readonly wanted: readonly (readonly number[])[];
}

/**
 * With A = A0 + T, T the calls that have a tag of their own: A0 x_t = f_t - T_t x for each tag t. The sum over the tags
 * is A0 x' = f - T x, so x' = x: nothing is lost and nothing counted twice, whatever loops there are.
 */
function carriedRuns<Tag>(
  prepared: PreparedSystem,
  { tags, tagOf, demands, wanted }: Carrying<Tag>,
  runs: Float64Array,
): Outcome<readonly CarriedRuns<Tag>[]> {
  const tagged = prepared.calls.filter((call) => call.provider !== call.user && tagOf(call) !== null);
  const sides = tags.map((tag, at) => {
    const side = new Float64Array(runs.length);
    demands.forEach(({ place }, index) => {
      side[place]! += wanted[at]![index]!;
    });
    for (const call of tagged) {
      if (tagOf(call) === tag) side[call.provider]! -= call.value * runs[call.user]!;
    }
    return { tag, side };
  });
  const present = sides.filter(({ side }) => side.some((amount) => amount !== 0));
  if (present.length <= 1) return accept(present.map(({ tag }) => ({ tag, runs })));
  const solver = solverWithout(prepared, tagged);
  if (!solver.ok) return solver;
  const solved = solver.value.scalings(present.map(({ side }) => side));
  if (!solved.ok) return solved;
  return accept(present.map(({ tag }, at) => ({ tag, runs: solved.value.values[at]! })));
}

/** For A0: what is called with a tag is no longer inside. */
function solverWithout(
  { system, matrix, calls, made }: PreparedSystem,
  tagged: readonly Call[],
): Outcome<TechnosphereSolver> {
  const names = system.processes.map(({ name }) => name);
  if (tagged.length === 0) return accept(technosphereSolver(names, matrix));
  const without = new Set(tagged);
  const kept = calls.filter((call) => call.provider !== call.user && !without.has(call));
  const checked = sparseMatrix(names, {
    rows: [...kept.map(({ provider }) => provider), ...made.keys()],
    columns: [...kept.map(({ user }) => user), ...made.keys()],
    values: [...kept.map(({ value }) => value), ...made],
  });
  return checked.ok ? accept(technosphereSolver(names, checked.value.matrix)) : checked;
}
