import { amountInDeclaredUnits, type InventoryProduct, type ProductRow } from '@cradle/engine';
import type { Database } from '../../db/database.ts';
import { ensureFootprints } from '../footprint/ensureFootprints.ts';
import type { ProductOfYear } from './chooseAssessments.ts';

type AssessedProduct = ProductOfYear & { readonly assessment: NonNullable<ProductOfYear['assessment']> };

/** The contributions of the stored footprints that stand for the year, by assessment; calculated if missing. */
export async function loadRows(
  database: Database,
  organisationId: string,
  assessmentIds: readonly string[],
): Promise<ReadonlyMap<string, readonly ProductRow[]>> {
  await ensureFootprints(
    database,
    organisationId,
    assessmentIds.map((assessmentId) => ({ assessmentId, scenarioKey: 'BASE' })),
  );
  const rows = await database.query<ProductRow & { assessmentId: string }>(
    `SELECT f."assessmentId", c."lineId", c."leafAssessmentId", c."leafLineId", c."stage", c."scope", c."supplierId",
       c."region", c."factorId", c."primary", c."gas", c."kgGas", c."kgCo2e", c."gap"
     FROM "Footprint" f JOIN "Contribution" c ON c."organisationId" = f."organisationId" AND c."footprintId" = f."id"
     WHERE f."organisationId" = $1 AND f."scenarioKey" = 'BASE' AND f."assessmentId" = ANY($2)
     ORDER BY f."assessmentId", c."position"`,
    [organisationId, [...assessmentIds]],
  );
  const byAssessment = new Map<string, ProductRow[]>();
  for (const { assessmentId, ...row } of rows) {
    const own = byAssessment.get(assessmentId);
    if (own === undefined) byAssessment.set(assessmentId, [row]);
    else own.push(row);
  }
  return byAssessment;
}

/** The supplier of the product of each assessment that rows name. */
export async function loadMakers(
  { query }: Database,
  organisationId: string,
  rows: ReadonlyMap<string, readonly ProductRow[]>,
): Promise<ReadonlyMap<string, string>> {
  const leaves = [...rows.values()].flatMap((own) => own.map(({ leafAssessmentId }) => leafAssessmentId));
  const found = await query<{ id: string; supplierId: string }>(
    `SELECT a."id", p."supplierId" FROM "Assessment" a
     JOIN "Product" p ON p."organisationId" = $1 AND p."id" = a."productId"
     WHERE a."organisationId" = $1 AND a."id" = ANY($2) AND p."supplierId" IS NOT NULL`,
    [organisationId, [...new Set([...rows.keys(), ...leaves])]],
  );
  return new Map(found.map(({ id, supplierId }) => [id, supplierId]));
}

/** How many declared units of other products each product takes, from the lines of the assessments of the year. */
export async function loadUses(
  { prisma }: Database,
  organisationId: string,
  assessed: readonly AssessedProduct[],
): Promise<ReadonlyMap<string, InventoryProduct['uses']>> {
  const lines = await prisma.inventoryLine.findMany({
    where: {
      organisationId,
      assessmentId: { in: assessed.map(({ assessment }) => assessment.id) },
      inputAssessmentId: { not: null },
    },
    include: { inputAssessment: { include: { product: { select: { massKg: true } } } } },
    orderBy: { id: 'asc' },
  });
  const uses = new Map<string, { productId: string; units: number }[]>();
  for (const { assessmentId, inputAssessment: used, ...line } of lines) {
    if (used === null) continue;
    const declared = {
      amount: used.declaredUnitAmount,
      unit: used.declaredUnit,
      massKg: used.product.massKg,
    };
    const units = amountInDeclaredUnits(line, declared);
    if (units === null || units <= 0) continue;
    uses.set(assessmentId, [...(uses.get(assessmentId) ?? []), { productId: used.productId, units }]);
  }
  return uses;
}

/** What the engine counts; a product without an assessment is one gap. */
export function toInventoryProduct(
  product: ProductOfYear,
  rows: ReadonlyMap<string, readonly ProductRow[]>,
  uses: ReadonlyMap<string, InventoryProduct['uses']>,
): InventoryProduct {
  const { id, assessment, isOwn, brand, siteId, volume } = product;
  return {
    productId: id,
    assessmentId: assessment?.id ?? '',
    isOwn,
    brand,
    siteId,
    volume,
    gwpSet: assessment?.gwpSet ?? 'AR6',
    rows: assessment === null ? [NOT_ASSESSED] : (rows.get(assessment.id) ?? []),
    uses: assessment === null ? [] : (uses.get(assessment.id) ?? []),
  };
}

export function isAssessed(product: ProductOfYear): product is AssessedProduct {
  return product.assessment !== null;
}

const NOT_ASSESSED: ProductRow = {
  lineId: null,
  leafAssessmentId: '',
  leafLineId: null,
  stage: 'UNSPLIT',
  scope: 3,
  supplierId: null,
  region: null,
  factorId: null,
  primary: false,
  gas: 'CO2E',
  kgGas: null,
  kgCo2e: null,
  gap: 'NOT_ASSESSED',
};
