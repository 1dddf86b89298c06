import type { Database, SqlSession, SqlValue } from '../../db/database.ts';
import { insertCbam } from './insertCbam.ts';
import { insertEvaluations } from './insertEvaluations.ts';
import { insertInventory } from './insertInventory.ts';
import { type DemoPeople, insertWorkflow } from './insertWorkflow.ts';
import type { DemoAssessment, DemoPortfolio, DemoProduct, DemoScenario } from './readDemoPortfolio.ts';

const RELEASE = 'demo-portfolio';

/**
 * Fills an organisation with the demo portfolio, in one transaction. Done once in the life of a database: what the user
 * changes or removes afterwards stays so.
 *
 * @param people who have made the portfolio, by their roles
 * @returns whether it was loaded now
 */
export async function loadDemoPortfolio(
  database: Database,
  organisationId: string,
  portfolio: DemoPortfolio,
  people: DemoPeople,
): Promise<boolean> {
  return database.transaction(async (session) => {
    const [claimed] = await session.query<{ name: string }>(
      `INSERT INTO "LoadedRelease" ("name", "sha256") VALUES ($1, '') ON CONFLICT DO NOTHING RETURNING "name"`,
      [RELEASE],
    );
    if (claimed === undefined) return false;
    const insert = (table: string, columns: readonly string[], rows: readonly (readonly SqlValue[])[]) =>
      session.copyInto(
        table,
        ['organisationId', ...columns],
        rows.map((row) => [organisationId, ...row]),
      );
    await insertSuppliers(insert, portfolio);
    await insertProductsOf(session, organisationId, portfolio.products);
    await insert('ProcessName', ['name', 'nameZh'], Object.entries(portfolio.processNames));
    await insertWorkflow(session, insert, organisationId, portfolio, people);
    await insertParameters(insert, portfolio);
    await insertScenarios(insert, portfolio);
    await insertInventory(insert, portfolio.inventory);
    await insertEvaluations(insert, portfolio.evaluations, {
      ...{ people, suppliers: portfolio.suppliers, now: new Date() },
    });
    await insertCbam(insert, portfolio.cbam);
    return true;
  });
}

/** Products of an organisation with their assessments and lines. */
export async function insertProductsOf(
  session: SqlSession,
  organisationId: string,
  products: readonly DemoProduct[],
): Promise<void> {
  const insert: Insert = (table, columns, rows) =>
    session.copyInto(
      table,
      ['organisationId', ...columns],
      rows.map((row) => [organisationId, ...row]),
    );
  await insertProducts(insert, products);
  await insertAssessments(insert, products);
  await pointToCurrentAssessments(session, organisationId);
}

type Insert = (
  table: string,
  columns: readonly string[],
  rows: readonly (readonly SqlValue[])[],
) => Promise<void>;

async function insertSuppliers(insert: Insert, { suppliers }: DemoPortfolio): Promise<void> {
  await insert(
    'Supplier',
    ['id', 'name', 'nameZh', 'country', 'industry', 'isOwn'],
    suppliers.map(({ id, name, nameZh, country, industry, isOwn }) => [
      ...[id, name, nameZh, country, industry, isOwn],
    ]),
  );
  await insert(
    'Site',
    ['id', 'supplierId', 'name', 'nameZh', 'region'],
    suppliers.flatMap((supplier) =>
      supplier.sites.map(({ id, name, nameZh, region }) => [id, supplier.id, name, nameZh, region]),
    ),
  );
}

async function insertProducts(insert: Insert, products: readonly DemoProduct[]): Promise<void> {
  await insert(
    'Product',
    [
      'id',
      'sku',
      'name',
      'nameZh',
      'category',
      'categoryZh',
      'description',
      'cnCode',
      'massKg',
      'annualVolume',
      'price',
      'priceCurrency',
      'priceYear',
      'supplierId',
      'brand',
      'siteId',
    ],
    products.map((product) => [
      product.id,
      product.sku,
      product.name,
      product.nameZh,
      product.category,
      product.categoryZh,
      product.description,
      product.cnCode,
      product.massKg,
      product.annualVolume,
      product.price,
      product.priceCurrency,
      product.priceYear,
      product.supplier,
      product.brand,
      product.site,
    ]),
  );
}

async function insertAssessments(insert: Insert, products: readonly DemoProduct[]): Promise<void> {
  await insert(
    'Assessment',
    [
      'id',
      'productId',
      'version',
      'kind',
      'status',
      'declaredUnitAmount',
      'declaredUnit',
      'functionalUnit',
      'functionalUnitZh',
      'boundary',
      'boundaryNote',
      'standard',
      'referencePeriodStart',
      'referencePeriodEnd',
      'gwpSet',
    ],
    products.flatMap((product) =>
      product.assessments.map((assessment) => assessmentRow(product, assessment)),
    ),
  );
  await insert(
    'InventoryLine',
    [
      'id',
      'assessmentId',
      'position',
      'stage',
      'process',
      'name',
      'nameZh',
      'amount',
      'unit',
      'factorId',
      'inputAssessmentId',
      'supplierId',
      'region',
      'transportMode',
      'distanceKm',
      'scope',
      'primary',
      'year',
      'technologicalDqr',
      'geographicalDqr',
      'temporalDqr',
      'uncertaintyGsd',
      'note',
    ],
    products.flatMap((product) => product.assessments.flatMap(lineRows)),
  );
}

function assessmentRow(product: DemoProduct, assessment: DemoAssessment): SqlValue[] {
  return [
    assessment.id,
    product.id,
    assessment.version,
    'CALCULATED',
    assessment.status,
    assessment.declaredUnit.amount,
    assessment.declaredUnit.unit,
    assessment.functionalUnit,
    assessment.functionalUnitZh,
    assessment.boundary,
    assessment.boundaryNote,
    assessment.standard,
    assessment.referencePeriodStart,
    assessment.referencePeriodEnd,
    assessment.gwpSet,
  ];
}

function lineRows(assessment: DemoAssessment): SqlValue[][] {
  return assessment.lines.map((line, index) => [
    line.id,
    assessment.id,
    index + 1,
    line.stage,
    line.process,
    line.name,
    line.nameZh,
    line.amount,
    line.unit,
    line.factor,
    line.inputAssessment,
    line.supplier,
    line.region,
    line.transportMode,
    line.distanceKm,
    line.scope,
    line.primary,
    line.year,
    line.dqr?.[0] ?? null,
    line.dqr?.[1] ?? null,
    line.dqr?.[2] ?? null,
    line.gsd,
    line.note,
  ]);
}

async function pointToCurrentAssessments(session: SqlSession, organisationId: string): Promise<void> {
  await session.query(
    `UPDATE "Product" p SET "currentAssessmentId" = (
       SELECT a."id" FROM "Assessment" a
       WHERE a."organisationId" = p."organisationId" AND a."productId" = p."id" AND a."status" <> 'WITHDRAWN'
       ORDER BY a."version" DESC LIMIT 1)
     WHERE p."organisationId" = $1`,
    [organisationId],
  );
}

async function insertParameters(insert: Insert, { model }: DemoPortfolio): Promise<void> {
  await insert(
    'Parameter',
    ['id', 'position', 'name', 'label', 'labelZh', 'unit', 'value', 'min', 'max'],
    model.parameters.map(({ name, label, labelZh, unit, value, min, max }, index) => [
      ...[name, index + 1, name, label, labelZh],
      ...[unit, value, min, max],
    ]),
  );
  await insert(
    'FieldFormula',
    ['id', 'assessmentId', 'lineId', 'field', 'formula'],
    model.formulas.map(({ assessment, line, field, formula }) => [
      `${line}:${field}`,
      assessment,
      line,
      field,
      formula,
    ]),
  );
}

async function insertScenarios(insert: Insert, { scenarios }: DemoPortfolio): Promise<void> {
  await insert(
    'Scenario',
    ['id', 'name', 'nameZh', 'description', 'descriptionZh', 'position', 'parentId'],
    scenarios.map((scenario) => [
      scenario.id,
      scenario.name,
      scenario.nameZh,
      scenario.description,
      scenario.descriptionZh,
      scenario.position,
      scenario.parent,
    ]),
  );
  await insert(
    'ScenarioChange',
    [
      'id',
      'scenarioId',
      'position',
      'kind',
      'selector',
      'amountFactor',
      'toFactorId',
      'toActivity',
      'toSupplierId',
      'toRegion',
      'toTransportMode',
      'distanceFactor',
      'recycledShare',
      'parameter',
      'value',
    ],
    scenarios.flatMap(changeRows),
  );
}

function changeRows(scenario: DemoScenario): SqlValue[][] {
  return scenario.changes.map((change, index) => {
    const { products, suppliers, ...selector } = change.selector;
    return [
      change.id,
      scenario.id,
      index + 1,
      change.kind,
      { ...selector, productIds: products, supplierIds: suppliers, lineIds: [] },
      change.amountFactor,
      change.toFactor,
      change.toActivity,
      change.toSupplier,
      change.toRegion,
      change.toTransportMode,
      change.distanceFactor,
      change.recycledShare,
      change.parameter,
      change.value,
    ];
  });
}
