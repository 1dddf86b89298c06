import { amountInDeclaredUnits } from '../inventory/amountInFactorUnit.ts';
import type { Assessment, InventoryLine } from '../inventory/inventory.ts';
import type { Stage } from '../inventory/stage.ts';
import { factorise } from '../matrix/factorise.ts';
import { type Triplet, technosphere } from '../matrix/technosphere.ts';
import type { InputRefusal } from '../outcome.ts';

/**
 * Stages of a used product that belong to whoever uses it. Its use, its end of life and its module D do not: they happen
 * inside the later life of the product that contains it, and are modelled there (ISO 14067:2018, 6.3.7).
 */
const ENTERING: ReadonlySet<Stage> = new Set([
  'MATERIALS',
  'PRODUCTION',
  'DISTRIBUTION',
  'INSTALLATION',
  'UNSPLIT',
]);

export function entersUsers(stage: Stage): boolean {
  return ENTERING.has(stage);
}

/** How much of every assessment one declared unit of another needs. */
export interface NestedSupply {
  find(assessmentId: string): Assessment | undefined;
  /**
   * Declared units of each assessment that one declared unit of `assessment` needs, itself included; circles are
   * solved. Only what it can reach is looked at, so a circle elsewhere that has no solution does no harm.
   *
   * @returns a refusal when a circle has no solution
   */
  needs(assessment: Assessment): NeededUnits | InputRefusal;
}

export type NeededUnits = readonly { readonly assessment: Assessment; readonly units: number }[];

export function nestedSupply(assessments: readonly Assessment[]): NestedSupply {
  const byId = new Map(assessments.map((assessment) => [assessment.id, assessment]));
  const known = new Map<Assessment, NeededUnits | InputRefusal>();
  return {
    find: (assessmentId) => byId.get(assessmentId),
    needs(assessment) {
      const needed = known.get(assessment) ?? solve(assessment, byId);
      known.set(assessment, needed);
      return needed;
    },
  };
}

/** Largest relative error of a supply that is still a solution. */
const TOLERANCE = 1e-9;
/** Below this share of the largest number of units, a negative one is taken for 0. */
const ROUNDING = 1e-13;

function solve(start: Assessment, byId: ReadonlyMap<string, Assessment>): NeededUnits | InputRefusal {
  const reached = reachable(start, byId);
  const uses = usesOf(reached);
  const units = unitsOf(reached, uses);
  if ('code' in units) return units;
  // A circle gains when, with every amount counted as an input, something would have to be unmade.
  const inputs = uses.map((use) => ({ ...use, amount: Math.abs(use.amount) }));
  const forward = uses.every(({ amount }) => amount >= 0) ? units : unitsOf(reached, inputs);
  if ('code' in forward) return forward;
  const rounding = ROUNDING * forward.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const unmade = reached.filter((_assessment, place) => forward[place]! < -rounding);
  if (unmade.length > 0) return gaining(unmade);
  return reached.map((assessment, place) => ({ assessment, units: units[place]! }));
}

/** How many declared units of each are needed for one of the first. */
function unitsOf(reached: readonly Assessment[], uses: readonly Use[]): Float64Array | InputRefusal {
  const exchanges: Triplet[] = [
    ...reached.map((_assessment, place) => ({ row: place, column: place, value: 1 })),
    ...uses.map(({ user, used, amount }) => ({ row: used, column: user, value: -amount })),
  ];
  const names = reached.map(({ id }) => id);
  const factorised = factorise(technosphere(names, exchanges));
  if (!factorised.ok) return factorised.refusals[0]!;
  const demand = new Float64Array(reached.length);
  demand[0] = 1;
  const { x, residual } = factorised.value.solveScaling(demand);
  return residual <= TOLERANCE ? x : gaining(reached);
}

function gaining(assessments: readonly Assessment[]): InputRefusal {
  const listed = assessments.slice(0, 5).map(({ id }) => id);
  const more = assessments.length > 5 ? ` and ${assessments.length - 5} more` : '';
  return {
    code: 'LOOP_UNSOLVABLE',
    field: 'lines',
    subject: listed[0]!,
    message: `${listed.join(', ')}${more} need more of themselves than they make.`,
    remedy: 'Check the amounts in this circle: one unit must take less than one unit of itself.',
  };
}

/** The assessment and all it uses, breadth first in the order of the lines. */
function reachable(start: Assessment, byId: ReadonlyMap<string, Assessment>): Assessment[] {
  const reached = new Set([start]);
  for (const assessment of reached) {
    for (const { input } of enteringLines(assessment)) {
      const used = input.kind === 'ASSESSMENT' ? byId.get(input.assessmentId) : undefined;
      if (used !== undefined) reached.add(used);
    }
  }
  return [...reached];
}

/** One declared unit of `user` takes `amount` declared units of `used`; both are places. */
interface Use {
  readonly user: number;
  readonly used: number;
  readonly amount: number;
}

function usesOf(assessments: readonly Assessment[]): Use[] {
  const places = new Map(assessments.map(({ id }, index) => [id, index]));
  return assessments.flatMap((assessment, user) =>
    enteringLines(assessment).flatMap((line): Use[] => {
      const used = line.input.kind === 'ASSESSMENT' ? places.get(line.input.assessmentId) : undefined;
      if (used === undefined) return [];
      const { declaredUnit, massKg } = assessments[used]!;
      const amount = amountInDeclaredUnits(line, { ...declaredUnit, massKg });
      return amount === null ? [] : [{ user, used, amount }];
    }),
  );
}

/** The lines of an assessment that belong to whoever uses it. */
export function enteringLines(assessment: Assessment): readonly InventoryLine[] {
  return assessment.kind === 'DECLARED' ? [] : assessment.lines.filter(({ stage }) => entersUsers(stage));
}
