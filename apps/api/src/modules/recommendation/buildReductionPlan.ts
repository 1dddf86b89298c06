import {
  type CalculatedAssessment,
  type Change,
  EVERY_LINE,
  factorCatalogue,
  findReductionOptions,
  type LeftOut,
  type PlannedReduction,
  planReductions,
  type ReductionOption,
  type ReductionPlan,
  type Substitute,
  TRANSPORT_MODES,
} from '@cradle/engine';
import { globalId } from '../../builder/ids.ts';
import type { Database } from '../../db/database.ts';
import { granted } from '../../errors/granted.ts';
import { NotFound } from '../../errors/refusals.ts';
import { type CalculationInputs, loadInputs } from '../footprint/loadInputs.ts';
import { readAlternatives } from './readAlternatives.ts';
import { type TitleNames, type Titles, titleOption } from './titleOption.ts';

/** The same plan for the same inputs: draws are enough for an interval to two digits, the seed is fixed. */
const DRAWS = 2_000;
const SEED = 20_250_301;

export interface Cost {
  readonly optionId: string;
  readonly cost: number;
}

export type TitledReduction = PlannedReduction & Titles;
export type TitledLeftOut = LeftOut & Titles;

export interface BuiltPlan extends Omit<ReductionPlan, 'reductions' | 'leftOut'> {
  readonly reductions: readonly TitledReduction[];
  readonly leftOut: readonly TitledLeftOut[];
}

/**
 * What can be done about an assessment and still make the same product, put in order.
 *
 * @param costs per declared unit, in any one currency; with a cost for every option the order is that of cost per kg
 * @param without ids of options that somebody has rejected: the plan is made as if they did not exist
 * @throws NotFound; InvalidInput with TOTAL_MISSING
 */
export async function buildReductionPlan(
  database: Database,
  organisationId: string,
  assessmentId: string,
  costs: readonly Cost[],
  without: ReadonlySet<string> = new Set(),
): Promise<BuiltPlan> {
  const loaded = await loadOptions(database, organisationId, assessmentId);
  const { inputs, names } = loaded;
  const options = loaded.options.filter(({ id }) => !without.has(id));
  const costOf = new Map(costs.map(({ optionId, cost }) => [optionId, cost]));
  const plan = granted(
    planReductions({
      assessments: inputs.assessments,
      factors: factorCatalogue(inputs.factors),
      ...(inputs.parameters && { parameters: inputs.parameters }),
      assessmentId,
      options: options.map((option) => ({ ...option, cost: costOf.get(option.id) ?? null })),
      draws: DRAWS,
      seed: SEED,
    }),
  );
  const byId = new Map(options.map((option) => [option.id, option]));
  return {
    ...plan,
    reductions: plan.reductions.map((one) => ({ ...one, ...titleOption(one.option, names) })),
    leftOut: plan.leftOut.map((one) => ({ ...one, ...titleOption(byId.get(one.optionId)!, names) })),
  };
}

interface LoadedOptions {
  readonly inputs: CalculationInputs;
  readonly options: readonly ReductionOption[];
  readonly names: TitleNames;
}

async function loadOptions(
  database: Database,
  organisationId: string,
  assessmentId: string,
): Promise<LoadedOptions> {
  const own = await loadInputs(database, organisationId, [assessmentId], []);
  const assessment = own.assessments.find(({ id }) => id === assessmentId);
  if (assessment === undefined) throw new NotFound('assessment', globalId('Assessment', assessmentId));
  const used = new Set(own.factors.map(({ activity }) => activity));
  const alternatives = (await readAlternatives(database)).filter(({ fromActivity }) =>
    used.has(fromActivity),
  );
  const substitutes =
    assessment.kind === 'CALCULATED' ? await findSubstitutes(database, organisationId, assessment) : [];
  const whatIf = [
    ...alternatives.map(({ toActivity }) => ({ ...FRAME, kind: 'REPLACE_ACTIVITY' as const, toActivity })),
    ...substitutes.map(({ toAssessmentId }) => ({
      ...FRAME,
      kind: 'REPLACE_INPUT' as const,
      toAssessmentId,
    })),
    ...TRANSPORT_MODES.map((toTransportMode) => ({
      ...FRAME,
      kind: 'CHANGE_TRANSPORT_MODE' as const,
      ...{ toTransportMode, toActivity: null, distanceFactor: 1 },
    })),
  ] satisfies readonly Change[];
  const inputs = await loadInputs(database, organisationId, [assessmentId], [], whatIf);
  const factors = factorCatalogue(inputs.factors);
  const options =
    assessment.kind === 'CALCULATED'
      ? findReductionOptions(assessment, { factors, alternatives, substitutes })
      : [];
  return { inputs, options, names: await loadNames(database, organisationId, options) };
}

const FRAME = { id: 'WHAT_IF', selector: EVERY_LINE };

/** Current assessments of other products of the same category and unit as a product that is used. */
async function findSubstitutes(
  { prisma }: Database,
  organisationId: string,
  { lines }: CalculatedAssessment,
): Promise<readonly Substitute[]> {
  const usedIds = lines.flatMap(({ input }) => (input.kind === 'ASSESSMENT' ? [input.assessmentId] : []));
  if (usedIds.length === 0) return [];
  const used = await prisma.assessment.findMany({
    where: { organisationId, id: { in: usedIds } },
    include: { product: true },
  });
  const others = await prisma.product.findMany({
    where: {
      organisationId,
      category: { in: used.map(({ product }) => product.category).filter((category) => category !== '') },
      currentAssessmentId: { not: null },
    },
    include: { currentAssessment: true },
  });
  return used.flatMap((one) =>
    others
      .filter(
        (other) =>
          other.id !== one.productId &&
          other.category === one.product.category &&
          other.currentAssessment?.declaredUnit === one.declaredUnit &&
          other.currentAssessment.declaredUnitAmount === one.declaredUnitAmount,
      )
      .map((other) => ({ fromAssessmentId: one.id, toAssessmentId: other.currentAssessmentId! })),
  );
}

async function loadNames(
  { prisma, query }: Database,
  organisationId: string,
  options: readonly ReductionOption[],
): Promise<TitleNames> {
  const changes = options.flatMap((option) => option.changes);
  const lines = await prisma.inventoryLine.findMany({
    where: { organisationId, id: { in: changes.flatMap(({ selector }) => [...selector.lineIds]) } },
    select: { id: true, name: true, nameZh: true },
  });
  const assessments = await prisma.assessment.findMany({
    where: {
      organisationId,
      id: {
        in: changes.flatMap((change) => (change.kind === 'REPLACE_INPUT' ? [change.toAssessmentId] : [])),
      },
    },
    include: { product: { select: { name: true, nameZh: true } } },
  });
  const activities = await query<{ activity: string; name: string; nameZh: string }>(
    `SELECT DISTINCT ON ("activity") "activity", "name", "nameZh" FROM "FactorSeries" WHERE "activity" = ANY($1)
     ORDER BY "activity", length("name"), "id"`,
    [changes.flatMap((change) => ('toActivity' in change && change.toActivity ? [change.toActivity] : []))],
  );
  const pair = ({ name, nameZh }: { name: string; nameZh: string }) => ({ name, nameZh: nameZh || name });
  return {
    lines: new Map(lines.map((line) => [line.id, pair(line)])),
    assessments: new Map(assessments.map(({ id, product }) => [id, pair(product)])),
    activities: new Map(activities.map((row) => [row.activity, pair(row)])),
  };
}
