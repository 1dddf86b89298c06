import {
  buildOrganisationInventory,
  factorCatalogue,
  INVENTORY_HEADINGS,
  type InventoryPlan,
  type InventoryRequest,
  type OrganisationInventory,
  planInventory,
  type StepEffect,
  sumKnown,
  targetPath,
} from '@cradle/engine';
import type { Database } from '../../db/database.ts';
import type { AdoptedReduction, ReductionTarget } from '../../db/generated/client/client.ts';
import { granted } from '../../errors/granted.ts';
import { loadSteps } from '../adoptedReduction/loadSteps.ts';
import { loadInputs } from '../footprint/loadInputs.ts';
import type { ProductOfYear } from '../organisationInventory/chooseAssessments.ts';
import { factorMaps, type LoadedInventory, loadInventory } from '../organisationInventory/loadInventory.ts';

export interface TrajectoryPoint {
  readonly year: number;
  readonly target: number | null;
  readonly plan: number | null;
  readonly actual: number | null;
}

export interface PlannedEffect extends StepEffect {
  readonly reduction: AdoptedReduction;
}

/** Where a target wants to go and where the plan leads; kg CO2e a year, or per unit of revenue. */
export interface Trajectory {
  readonly startYear: number;
  readonly baseValue: number | null;
  readonly points: readonly TrajectoryPoint[];
  /** Plan minus target in the target year: above zero what is still missing. */
  readonly gap: number | null;
  /** kg CO2e a year, whatever the target is per. */
  readonly effects: readonly PlannedEffect[];
  readonly gaps: readonly string[];
}

/** A target beside the plan and the years that were counted. @throws NotFound */
export async function buildTrajectory(
  database: Database,
  organisationId: string,
  target: ReductionTarget,
): Promise<Trajectory> {
  const counted = await countedYears(database, organisationId, target);
  const startYear = counted.at(-1) ?? target.baseYear;
  const loaded = new Map<number, LoadedInventory>();
  for (const year of new Set([target.baseYear, startYear, ...counted]))
    loaded.set(year, await loadInventory(database, organisationId, year));
  const actuals = new Map([...loaded].map(([year, own]) => [year, valueUnderTarget(own, target)]));
  const base = target.baseKgCo2e ?? actuals.get(target.baseYear)?.kgCo2e ?? null;
  const { plan, reductions } = await buildPlan(database, organisationId, loaded.get(startYear)!, target);
  const revenue = actuals.get(startYear)!.revenue;
  const per = (kg: number | null, divisor: number | null) =>
    kg === null || divisor === null ? null : kg / divisor;
  const baseValue = per(base, actuals.get(target.baseYear)?.revenue ?? null);
  const path = baseValue === null ? [] : granted(targetPath({ ...target, baseValue }));
  const targets = new Map(path.map(({ year, value }) => [year, value]));
  const plans = new Map(plan.years.map(({ year, kgCo2e }) => [year, per(kgCo2e, revenue)]));
  const points = yearsOf(target).map(
    (year): TrajectoryPoint => ({
      year,
      target: targets.get(year) ?? null,
      plan: plans.get(year) ?? null,
      actual: counted.includes(year) ? per(actuals.get(year)!.kgCo2e, actuals.get(year)!.revenue) : null,
    }),
  );
  const last = points.at(-1)!;
  return {
    startYear,
    baseValue,
    points,
    gap: last.plan === null || last.target === null ? null : last.plan - last.target,
    effects: plan.steps.map((effect) => ({ ...effect, reduction: reductions.get(effect.id)! })),
    gaps: [...new Set([...plan.gaps, ...[...actuals.values()].flatMap((value) => value.gaps)])].sort(),
  };
}

interface Value {
  readonly kgCo2e: number | null;
  /** 1 for absolute targets. */
  readonly revenue: number | null;
  readonly gaps: readonly string[];
}

function valueUnderTarget({ request, products }: LoadedInventory, target: ReductionTarget): Value {
  const inventory = buildOrganisationInventory(request);
  const own = inventory.headings.filter(({ heading }) => target.headings.includes(heading));
  const revenue = revenueOf(inventory, products, target);
  return {
    kgCo2e: sumKnown(own.map((sum) => (target.approach === 'MARKET_BASED' ? sum.marketKgCo2e : sum.kgCo2e))),
    revenue: revenue.amount,
    gaps: [...own.flatMap(({ gaps }) => gaps), ...revenue.gaps],
  };
}

/** Units counted × price, for what has a price in the target's currency; the others are the gap PRICE_UNKNOWN. */
function revenueOf(
  { volumes }: OrganisationInventory,
  products: readonly ProductOfYear[],
  { kind, currency }: ReductionTarget,
): { readonly amount: number | null; readonly gaps: readonly string[] } {
  if (kind === 'ABSOLUTE') return { amount: 1, gaps: [] };
  const prices = new Map(
    products.map(({ id, price, priceCurrency }) => [id, priceCurrency === currency ? price : null]),
  );
  const sold = volumes.filter(({ counted }) => counted !== 0);
  const parts = sold.map(({ productId, counted }) => {
    const price = prices.get(productId) ?? null;
    return price === null || counted === null ? null : price * counted;
  });
  const amount = sumKnown(parts);
  return { amount: amount === 0 ? null : amount, gaps: parts.includes(null) ? ['PRICE_UNKNOWN'] : [] };
}

type Covered = Pick<ReductionTarget, 'headings' | 'approach' | 'targetYear'>;

async function buildPlan(
  database: Database,
  organisationId: string,
  { request, products }: LoadedInventory,
  { headings, approach, targetYear: toYear }: Covered,
): Promise<{ readonly plan: InventoryPlan; readonly reductions: ReadonlyMap<string, AdoptedReduction> }> {
  const { reductions, steps } = await loadSteps(database, organisationId, request.year);
  const inputs = await loadInputs(
    database,
    organisationId,
    products.flatMap(({ assessment }) => assessment?.id ?? []),
    [],
    steps.flatMap(({ changes }) => changes),
  );
  const factorIds = inputs.factors.map(({ id }) => id);
  const plan = planInventory({
    inventory: await withFactorsOf(database, request, factorIds),
    assessments: inputs.assessments,
    factors: factorCatalogue(inputs.factors),
    ...(inputs.parameters && { parameters: inputs.parameters }),
    ...{ steps, headings, approach, toYear },
  });
  return { plan, reductions: new Map(reductions.map((one) => [one.id, one])) };
}

/**
 * What every planned reduction saves a year over all scopes and categories, by location, from the last year that was
 * counted; empty while none was.
 */
export async function findPlannedEffects(
  database: Database,
  organisationId: string,
): Promise<readonly PlannedEffect[]> {
  const years = await countedYears(database, organisationId, { baseYear: 0, targetYear: 9999 });
  const startYear = years.at(-1);
  if (startYear === undefined) return [];
  const loaded = await loadInventory(database, organisationId, startYear);
  const { plan, reductions } = await buildPlan(database, organisationId, loaded, {
    headings: [...INVENTORY_HEADINGS],
    approach: 'LOCATION_BASED',
    targetYear: startYear,
  });
  return plan.steps.map((effect) => ({ ...effect, reduction: reductions.get(effect.id)! }));
}

/** The inventory with the factors that a change may lead to: what kind of activity they are decides where they count. */
async function withFactorsOf(
  { prisma }: Database,
  request: InventoryRequest,
  factorIds: readonly string[],
): Promise<InventoryRequest> {
  const missing = factorIds.filter((id) => !request.factors.has(id));
  const rows = await prisma.factor.findMany({ where: { id: { in: missing } } });
  const { factors, kinds } = factorMaps(rows);
  return {
    ...request,
    factors: new Map([...request.factors, ...factors]),
    kinds: new Map([...request.kinds, ...kinds]),
  };
}

/** Years of the target's span that have settings or activities: somebody has counted them. */
async function countedYears(
  { prisma }: Database,
  organisationId: string,
  { baseYear, targetYear }: Pick<ReductionTarget, 'baseYear' | 'targetYear'>,
): Promise<number[]> {
  const where = { organisationId, year: { gte: baseYear, lte: targetYear } };
  const settings = await prisma.inventorySetting.findMany({ where, select: { year: true } });
  const entries = await prisma.activityEntry.findMany({ where, select: { year: true }, distinct: ['year'] });
  return [...new Set([...settings, ...entries].map(({ year }) => year))].sort((a, b) => a - b);
}

function yearsOf({ baseYear, targetYear }: ReductionTarget): number[] {
  return Array.from({ length: targetYear - baseYear + 1 }, (_, passed) => baseYear + passed);
}
