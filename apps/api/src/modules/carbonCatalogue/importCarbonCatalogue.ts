import type { Database, SqlSession, SqlValue } from '../../db/database.ts';
import { type SqlRow, upsertRows } from '../../db/upsertRows.ts';
import { countryCode } from './countryCode.ts';
import { type DeclaredDraft, declareFootprint } from './declareFootprint.ts';
import type { Catalogue, CatalogueProduct, CatalogueStage } from './readWorkbook.ts';
import { sectorZh } from './sectorNames.ts';

export const CATALOGUE_SOURCE = 'carbon-catalogue';

/** What an import did, for its report. */
export interface CatalogueImport {
  readonly products: number;
  readonly stages: number;
  readonly companies: number;
  readonly withStages: number;
  /** Products whose published stages miss their published total by more than one percent. */
  readonly notClosing: readonly {
    readonly pcfId: string;
    readonly name: string;
    readonly company: string;
    readonly total: number;
    readonly stageSum: number;
  }[];
}

const SOURCE_ROW = {
  id: CATALOGUE_SOURCE,
  name: 'Carbon Catalogue',
  nameZh: '产品碳足迹目录（Carbon Catalogue）',
  publisher: 'Meinrenken et al., Scientific Data',
  version: '2021',
  year: 2022,
  licence: 'CC BY 4.0',
  licenceUrl: 'https://creativecommons.org/licenses/by/4.0/',
  attribution:
    'Meinrenken, C. J. et al.: The Carbon Catalogue, carbon footprints of 866 commercial products from 8 industry sectors and 5 continents. Scientific Data 9, 87 (2022). Reported to CDP 2013–2017.',
  url: 'https://doi.org/10.1038/s41597-022-01178-9',
};

/**
 * Stores every product of the catalogue as a declared footprint, its company as a supplier: all in one transaction.
 * Importing again overwrites what the first import brought and leaves everything else.
 */
export async function importCarbonCatalogue(
  database: Database,
  organisationId: string,
  { products, stages }: Catalogue,
): Promise<CatalogueImport> {
  const stagesByProduct = groupByProduct(stages);
  const drafts = products.map((product) => ({
    product,
    draft: declareFootprint(product, stagesByProduct.get(product.pcfId) ?? []),
  }));
  const suppliers = supplierRows(organisationId, products);
  await database.transaction(async (session) => {
    await session.query('UPDATE "Organisation" SET "revision" = "revision" + 1 WHERE "id" = $1', [
      organisationId,
    ]);
    await upsertRows(session, 'FactorSource', ['id'], [SOURCE_ROW]);
    await upsertRows(session, 'Supplier', ['organisationId', 'id'], suppliers);
    await upsertRows(
      session,
      'Product',
      ['organisationId', 'id'],
      drafts.map(({ product }) => productRow(organisationId, product)),
    );
    await upsertRows(
      session,
      'Assessment',
      ['organisationId', 'id'],
      drafts.map(({ product, draft }) => assessmentRow(organisationId, product, draft)),
    );
    await replaceValues(session, organisationId, drafts);
    await session.query(
      `UPDATE "Product" p SET "currentAssessmentId" = p."id"
       WHERE p."organisationId" = $1 AND p."id" = ANY($2) AND p."currentAssessmentId" IS NULL`,
      [organisationId, products.map(localId)],
    );
  });
  return {
    products: products.length,
    stages: stages.length,
    companies: suppliers.length,
    withStages: drafts.filter(({ draft }) => draft.closes !== null).length,
    notClosing: drafts.flatMap(({ product, draft }) =>
      draft.closes === false && draft.stageSum !== null
        ? [
            {
              pcfId: product.pcfId,
              name: product.name,
              company: product.company,
              total: product.kgCo2e,
              stageSum: draft.stageSum,
            },
          ]
        : [],
    ),
  };
}

function groupByProduct(stages: readonly CatalogueStage[]): ReadonlyMap<string, CatalogueStage[]> {
  const groups = new Map<string, CatalogueStage[]>();
  for (const stage of stages) {
    const group = groups.get(stage.pcfId);
    if (group === undefined) groups.set(stage.pcfId, [stage]);
    else group.push(stage);
  }
  return groups;
}

/** Also the id of the product's one assessment. */
function localId({ pcfId }: CatalogueProduct): string {
  return `${CATALOGUE_SOURCE}-${pcfId}`;
}

function supplierId({ company }: CatalogueProduct): string {
  const slug = company
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^\p{Letter}\p{Number}]+/gu, '-')
    .replaceAll(/^-|-$/g, '');
  return `${CATALOGUE_SOURCE}-${slug}`;
}

function supplierRows(organisationId: string, products: readonly CatalogueProduct[]): SqlRow[] {
  const byId = new Map(products.map((product) => [supplierId(product), product]));
  return [...byId].map(([id, { company, country, industry }]) => ({
    organisationId,
    id,
    name: company,
    nameZh: '',
    country: countryCode(country) ?? '',
    industry,
  }));
}

function productRow(organisationId: string, product: CatalogueProduct): SqlRow {
  return {
    organisationId,
    id: localId(product),
    sku: product.pcfId,
    name: `${product.name} (${product.company}, ${product.year})`.slice(0, 300),
    nameZh: '',
    category: product.sector,
    categoryZh: sectorZh(product.sector),
    description: product.detail.startsWith('Field not included') ? '' : product.detail,
    massKg: product.massKg,
    supplierId: supplierId(product),
  };
}

function assessmentRow(organisationId: string, product: CatalogueProduct, draft: DeclaredDraft): SqlRow {
  return {
    organisationId,
    id: localId(product),
    productId: localId(product),
    version: 1,
    kind: 'DECLARED',
    status: 'PUBLISHED',
    declaredUnitAmount: 1,
    declaredUnit: 'piece',
    functionalUnit: product.name,
    boundary: draft.boundary,
    boundaryNote: `${draft.boundaryNote} Protocol: ${product.protocol}.`,
    referencePeriodStart: `${product.year}-01-01`,
    referencePeriodEnd: `${product.year}-12-31`,
    // Not stated; the set that company reporting used in those years.
    gwpSet: 'AR4',
    declaredSourceId: CATALOGUE_SOURCE,
    marks: draft.marks,
    baseTotalKgCo2e: null,
  };
}

async function replaceValues(
  session: SqlSession,
  organisationId: string,
  drafts: readonly { product: CatalogueProduct; draft: DeclaredDraft }[],
): Promise<void> {
  const ids = drafts.map(({ product }) => localId(product));
  for (const table of ['DeclaredValue', 'Footprint']) {
    await session.query(`DELETE FROM "${table}" WHERE "organisationId" = $1 AND "assessmentId" = ANY($2)`, [
      organisationId,
      ids,
    ]);
  }
  await discardDependents(session, organisationId, ids);
  const rows = drafts.flatMap(({ product, draft }) =>
    draft.values.map((value, index): SqlValue[] => {
      const assessmentId = localId(product);
      return [
        organisationId,
        `${assessmentId}-${index + 1}`,
        assessmentId,
        index + 1,
        value.stage,
        value.process,
        value.kgCo2e,
      ];
    }),
  );
  await session.copyInto(
    'DeclaredValue',
    ['organisationId', 'id', 'assessmentId', 'position', 'stage', 'process', 'kgCo2e'],
    rows,
  );
}

/** Results of assessments that use an imported footprint, however deeply. */
async function discardDependents(
  session: SqlSession,
  organisationId: string,
  ids: readonly string[],
): Promise<void> {
  await session.query(
    `WITH RECURSIVE affected("id") AS (
       SELECT unnest($2::text[])
       UNION
       SELECT line."assessmentId" FROM "InventoryLine" line JOIN affected ON line."inputAssessmentId" = affected."id"
       WHERE line."organisationId" = $1)
     DELETE FROM "Footprint" WHERE "organisationId" = $1 AND "assessmentId" IN (SELECT "id" FROM affected)`,
    [organisationId, ids],
  );
}
