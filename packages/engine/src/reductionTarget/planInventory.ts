import type { FactorCatalogue } from '../factor/factorCatalogue.ts';
import { calculateFootprints } from '../footprint/calculateFootprints.ts';
import type { Assessment } from '../inventory/inventory.ts';
import { buildOrganisationInventory } from '../organisationInventory/buildOrganisationInventory.ts';
import type { InventoryHeading } from '../organisationInventory/inventoryHeading.ts';
import type {
  InventoryProduct,
  InventoryRequest,
  OrganisationInventory,
} from '../organisationInventory/organisationInventory.ts';
import type { InventoryPurchase } from '../organisationInventory/purchasePositions.ts';
import type { ParameterModel } from '../parameter/parameter.ts';
import { sumKnown } from '../quantity/neumaierSum.ts';
import type { Change } from '../scenario/scenario.ts';

/** Something that was decided: from its year on it holds. */
export interface PlannedStep {
  readonly id: string;
  readonly year: number;
  /** Of products; empty for a step that only concerns activities of the organisation. */
  readonly changes: readonly Change[];
  /** What an activity of the organisation is multiplied with. */
  readonly entryScales: readonly { readonly entryId: string; readonly amountFactor: number }[];
}

export interface InventoryPlanRequest {
  /** The year the plan starts from. Its volumes and activities stay as they are. */
  readonly inventory: InventoryRequest;
  /** Those of the products and, transitively, all that they use. */
  readonly assessments: readonly Assessment[];
  readonly factors: FactorCatalogue;
  readonly parameters?: ParameterModel;
  readonly steps: readonly PlannedStep[];
  /** Headings the target covers. */
  readonly headings: readonly InventoryHeading[];
  readonly approach: 'LOCATION_BASED' | 'MARKET_BASED';
  readonly toYear: number;
}

export interface StepEffect {
  readonly id: string;
  readonly year: number;
  /** kg CO2e a year when it alone is done. */
  readonly savedAlone: number | null;
  /** What it still saves after all before it, by year and id. */
  readonly savedInOrder: number | null;
  /** savedInOrder − savedAlone: below zero where another one has already saved some of it. */
  readonly interactionKgCo2e: number | null;
}

export interface InventoryPlan {
  /** kg CO2e of the start year under the headings covered; null where only gaps are. */
  readonly startKgCo2e: number | null;
  readonly startYear: number;
  /** From the start year to the last: what is left with every step up to the year together. */
  readonly years: readonly { readonly year: number; readonly kgCo2e: number | null }[];
  readonly steps: readonly StepEffect[];
  /** Codes of what is missing from the start. */
  readonly gaps: readonly string[];
}

/**
 * Where the decided reductions lead, year by year. Each value is a whole inventory calculated with all steps up to that
 * year applied together: two steps that touch the same line are never added up from separate savings.
 */
export function planInventory(asked: InventoryPlanRequest): InventoryPlan {
  const request = { ...asked, inventory: withFixedRemainders(asked.inventory) };
  const steps = request.steps.toSorted((a, b) => a.year - b.year || (a.id < b.id ? -1 : 1));
  const start = inventoryWith(request, []);
  const startKgCo2e = covered(start, request);
  const effects: StepEffect[] = [];
  const after = new Map<number, number | null>();
  let before = startKgCo2e;
  for (const [place, step] of steps.entries()) {
    const left = covered(inventoryWith(request, steps.slice(0, place + 1)), request);
    const alone = place === 0 ? left : covered(inventoryWith(request, [step]), request);
    const [savedAlone, savedInOrder] = [difference(startKgCo2e, alone), difference(before, left)];
    effects.push({
      id: step.id,
      year: step.year,
      savedAlone,
      savedInOrder,
      interactionKgCo2e: difference(savedInOrder, savedAlone),
    });
    after.set(step.year, left);
    before = left;
  }
  return {
    startKgCo2e,
    startYear: request.inventory.year,
    years: yearByYear(request, startKgCo2e, after),
    steps: effects,
    gaps: [
      ...new Set(
        start.headings.flatMap(({ heading, gaps }) => (request.headings.includes(heading) ? gaps : [])),
      ),
    ],
  };
}

/**
 * What a site uses, and what is bought, beside the products does not grow when a product needs less: the remainder of the
 * start year becomes an amount of its own.
 */
export function withFixedRemainders(inventory: InventoryRequest): InventoryRequest {
  const isFixed =
    !inventory.entries.some(({ isSiteTotal }) => isSiteTotal) &&
    !inventory.purchases.some(({ carriedBy }) => carriedBy !== null);
  if (isFixed) return inventory;
  const { positions } = buildOrganisationInventory(inventory);
  const counted = new Map(positions.map((position) => [position.entryId, position]));
  const left = new Map(positions.map((position) => [position.purchaseId, position]));
  return {
    ...inventory,
    purchases: inventory.purchases.map((purchase): InventoryPurchase => {
      const position = left.get(purchase.id);
      if (position === undefined) return { ...purchase, carriedBy: null, isInProducts: true };
      const { kgCo2e, amount, primaryShare } = position;
      const primaryKgCo2e = (kgCo2e ?? 0) * primaryShare;
      return { ...purchase, carriedBy: null, kgCo2e, amount, primaryKgCo2e };
    }),
    entries: inventory.entries.map((entry) => {
      const position = counted.get(entry.id);
      if (!entry.isSiteTotal || position === undefined || position.amount === null) return entry;
      return { ...entry, isSiteTotal: false, amount: position.amount, unit: position.unit ?? entry.unit };
    }),
  };
}

function yearByYear(
  { inventory, toYear }: InventoryPlanRequest,
  startKgCo2e: number | null,
  after: ReadonlyMap<number, number | null>,
): InventoryPlan['years'] {
  const years: { year: number; kgCo2e: number | null }[] = [];
  // Steps of earlier years are part of the start, or were not done; both ways they hold from the start on.
  let left = startKgCo2e;
  for (const [year, kgCo2e] of after) if (year <= inventory.year) left = kgCo2e;
  for (let year = inventory.year; year <= toYear; year++) {
    if (after.has(year)) left = after.get(year) ?? null;
    years.push({ year, kgCo2e: left });
  }
  return years;
}

/** The start year as if some steps had been taken. */
export function inventoryWith(
  {
    inventory,
    assessments,
    factors,
    parameters,
  }: Omit<InventoryPlanRequest, 'steps' | 'headings' | 'approach' | 'toYear'>,
  steps: readonly PlannedStep[],
): OrganisationInventory {
  const changes = steps.flatMap((step) => step.changes);
  const scales = new Map<string, number>();
  for (const { entryId, amountFactor } of steps.flatMap((step) => step.entryScales))
    scales.set(entryId, (scales.get(entryId) ?? 1) * amountFactor);
  return buildOrganisationInventory({
    ...inventory,
    products: changes.length === 0 ? inventory.products : withChanges(),
    entries: inventory.entries.map((entry) => {
      const scale = scales.get(entry.id);
      return scale === undefined || entry.amount === null
        ? entry
        : { ...entry, amount: entry.amount * scale };
    }),
  });

  function withChanges(): readonly InventoryProduct[] {
    const outcomes = calculateFootprints({
      assessments,
      factors,
      ...(parameters && { parameters }),
      wanted: inventory.products.map(({ assessmentId }) => assessmentId),
      scenario: { id: 'PLAN', changes },
    });
    return inventory.products.map((product, index) => {
      const { outcome } = outcomes[index]!;
      // What cannot be changed stays as it is: a plan never gains from a calculation that was refused.
      return outcome.ok ? { ...product, rows: outcome.value.contributions } : product;
    });
  }
}

function covered(
  { headings }: OrganisationInventory,
  request: Pick<InventoryPlanRequest, 'headings' | 'approach'>,
): number | null {
  const own = headings.filter(({ heading }) => request.headings.includes(heading));
  return sumKnown(own.map((sum) => (request.approach === 'MARKET_BASED' ? sum.marketKgCo2e : sum.kgCo2e)));
}

function difference(first: number | null, second: number | null): number | null {
  return first === null || second === null ? null : first - second;
}
