import {
  type Alternative,
  type Change,
  EVERY_LINE,
  type Factor,
  type ScenarioNode,
  TRANSPORT_MODES,
} from '@cradle/engine';
import type { Names, PreviewLabels } from '@cradle/schema';
import { globalId } from '../../builder/ids.ts';
import type { Database } from '../../db/database.ts';
import { toScenarioNode } from '../../engineBridge/toScenario.ts';
import { readRevision } from '../footprint/ensureFootprints.ts';
import { type CalculationInputs, loadInputs } from '../footprint/loadInputs.ts';
import { readAlternatives } from '../recommendation/readAlternatives.ts';

/** Everything a preview calculates with, as the engine takes it. */
export interface PreviewInput extends Omit<CalculationInputs, 'scenarios'> {
  /** Counts the writes of the organisation: two inputs of one revision are the same. */
  readonly revision: number;
  readonly wanted: readonly string[];
  readonly scenarios: readonly ScenarioNode[];
  readonly labels: PreviewLabels;
}

/**
 * What the engine needs for the current assessments of some products under any scenario that can be put together from the
 * organisation's suppliers, the library's factors of the activities in use, and those that can stand in for them.
 *
 * @param productIds null for all products
 */
export async function loadPreviewInput(
  database: Database,
  organisationId: string,
  productIds: readonly string[] | null,
): Promise<PreviewInput> {
  const { prisma } = database;
  const revision = await readRevision(database, organisationId);
  const products = await prisma.product.findMany({
    where: {
      organisationId,
      currentAssessmentId: { not: null },
      ...(productIds && { id: { in: [...productIds] } }),
    },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
  });
  const wanted = products.map(({ currentAssessmentId }) => currentAssessmentId!);
  const rows = await prisma.scenario.findMany({
    where: { organisationId },
    include: { changes: { orderBy: { position: 'asc' } } },
    orderBy: { position: 'asc' },
  });
  const alternatives = await readAlternatives(database);
  const inputs = await loadInputs(
    database,
    organisationId,
    wanted,
    rows.map(({ id }) => id),
    whatCanBeTried(alternatives),
  );
  const used = new Set(inputs.factors.map(({ activity }) => activity));
  const scenarios = rows.map(toScenarioNode);
  return {
    revision,
    wanted,
    assessments: inputs.assessments,
    factors: inputs.factors,
    ...(inputs.parameters && { parameters: inputs.parameters }),
    scenarios,
    labels: {
      products: products.map((product) => ({
        assessmentId: product.currentAssessmentId!,
        assessmentGlobalId: globalId('Assessment', product.currentAssessmentId!),
        localId: product.id,
        id: globalId('Product', product.id),
        sku: product.sku,
        names: namesOf(product),
        category: product.category,
        categoryZh: product.categoryZh || product.category,
        annualVolume: product.annualVolume,
      })),
      ...(await loadNames(database, organisationId, wanted, inputs.factors)),
      scenarioIds: Object.fromEntries(scenarios.map(({ id }) => [id, globalId('Scenario', id)])),
      alternatives: alternatives.filter(({ fromActivity }) => used.has(fromActivity)),
    },
  };
}

/** Changes that reach every factor a slider or switch may come to need. */
function whatCanBeTried(alternatives: readonly Alternative[]): readonly Change[] {
  const frame = { id: 'WHAT_IF', selector: EVERY_LINE };
  return [
    { ...frame, kind: 'CHANGE_REGION', toRegion: '' },
    ...alternatives.map(({ toActivity }): Change => ({ ...frame, kind: 'REPLACE_ACTIVITY', toActivity })),
    ...TRANSPORT_MODES.map(
      (toTransportMode): Change => ({
        ...frame,
        kind: 'CHANGE_TRANSPORT_MODE',
        toTransportMode,
        toActivity: null,
        distanceFactor: 1,
      }),
    ),
  ];
}

async function loadNames(
  { prisma, query }: Database,
  organisationId: string,
  assessmentIds: readonly string[],
  factors: readonly Factor[],
): Promise<Pick<PreviewLabels, 'suppliers' | 'parameters' | 'lines' | 'activities'>> {
  const suppliers = await prisma.supplier.findMany({
    where: { organisationId },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
  });
  const parameters = await prisma.parameter.findMany({ where: { organisationId } });
  const lines = await query<{ id: string; name: string; nameZh: string }>(
    `SELECT "id", "name", "nameZh" FROM "InventoryLine" WHERE "organisationId" = $1 AND "assessmentId" = ANY($2)`,
    [organisationId, [...assessmentIds]],
  );
  const activities = await query<{ activity: string; name: string; nameZh: string }>(
    `SELECT DISTINCT ON ("activity") "activity", "name", "nameZh" FROM "FactorSeries"
     WHERE "activity" = ANY($1) AND ("ownerId" IS NULL OR "ownerId" = $2)
     ORDER BY "activity", length("name"), "id"`,
    [[...new Set(factors.map(({ activity }) => activity))], organisationId],
  );
  return {
    suppliers: suppliers.map((supplier) => ({
      localId: supplier.id,
      id: globalId('Supplier', supplier.id),
      names: namesOf(supplier),
      country: supplier.country,
    })),
    parameters: parameters.map(({ name, label, labelZh }) => ({
      name,
      labels: [label || name, labelZh || label || name],
    })),
    lines: Object.fromEntries(
      lines.map((line) => [line.id, [...namesOf(line), globalId('InventoryLine', line.id)] as const]),
    ),
    activities: Object.fromEntries(activities.map((row) => [row.activity, namesOf(row)])),
  };
}

function namesOf({ name, nameZh }: { readonly name: string; readonly nameZh: string }): Names {
  return [name, nameZh || name];
}
