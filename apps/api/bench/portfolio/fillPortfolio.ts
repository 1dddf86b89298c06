import { BASE_CASE, type LineSelector } from '@cradle/engine';
import { STARTER_LIBRARY_FOLDER } from '../../src/config/folders.ts';
import { LOCAL_VIEWER } from '../../src/context/localPeople.ts';
import type { Database, SqlSession, SqlValue } from '../../src/db/database.ts';
import { ensureFootprints } from '../../src/modules/footprint/ensureFootprints.ts';
import { loadStarterLibrary } from '../../src/modules/starterLibrary/loadStarterLibrary.ts';
import { seededRandom } from './seededRandom.ts';

/** 1,000 products x 12 processes x 20 scenarios (the base case among them) are 240,000 cells. */
export const PORTFOLIO = { products: 1000, processes: 12, scenarios: 20 } as const;

const LINES_A_PROCESS = 3;
const SUPPLIERS = 60;
const CATEGORIES = 15;
const REGIONS = ['CN', 'DE', 'VN', 'IN', 'US', 'TR', 'PL', 'BR'] as const;
const STAGES = ['MATERIALS', 'MATERIALS', 'PRODUCTION', 'PRODUCTION', 'DISTRIBUTION', 'USE', 'END_OF_LIFE'];
const RELEASE = 'bench-portfolio-1';
const { organisationId } = LOCAL_VIEWER;

/**
 * Fills a fresh database with a portfolio made by a seed, and calculates and stores its footprints as the product does. A
 * database that holds it already is left as it is. `scenarios`: for how many, the base case among them.
 */
export async function fillPortfolio(
  database: Database,
  onProgress: (label: string) => void = () => undefined,
  scenarios: number = PORTFOLIO.scenarios,
): Promise<void> {
  await loadStarterLibrary(database, STARTER_LIBRARY_FOLDER, () => undefined);
  await database.transaction(insertOnce);
  const scenarioKeys = [
    BASE_CASE,
    ...Array.from({ length: scenarios - 1 }, (_, place) => `scenario-${place + 1}`),
  ];
  for (const [place, scenarioKey] of scenarioKeys.entries()) {
    const wanted = Array.from({ length: PORTFOLIO.products }, (_, product) => ({
      assessmentId: `assessment-${product}`,
      scenarioKey,
    }));
    await ensureFootprints(database, organisationId, wanted);
    onProgress(`footprints of ${place + 1} of ${scenarioKeys.length} scenarios`);
  }
  await database.query('ANALYZE');
}

async function insertOnce(session: SqlSession): Promise<void> {
  const [claimed] = await session.query(
    `INSERT INTO "LoadedRelease" ("name", "sha256") VALUES ($1, '') ON CONFLICT DO NOTHING RETURNING "name"`,
    [RELEASE],
  );
  if (claimed === undefined) return;
  const factors = await session.query<BenchFactor>(
    `SELECT "id", "unit" FROM "Factor"
     WHERE jsonb_array_length("flows"::jsonb) >= 3 AND "unit" IN ('kg', 't', 'kWh', 'l', 'tkm', 'm3') AND "retiredById" IS NULL
     ORDER BY "id" LIMIT 240`,
  );
  await session.query(
    `INSERT INTO "Organisation" ("id", "name", "nameZh", "country") VALUES ($1, 'Bench', '基准测试', 'CN')
     ON CONFLICT DO NOTHING`,
    [organisationId],
  );
  const insert = (table: string, rows: readonly Readonly<Record<string, SqlValue>>[]) =>
    session.copyInto(
      table,
      ['organisationId', ...Object.keys(rows[0]!)],
      rows.map((row) => [organisationId, ...Object.values(row)]),
    );
  const { products, assessments, lines } = makeProducts(factors);
  await insert('Supplier', makeSuppliers());
  await insert('Product', products);
  await insert('Assessment', assessments);
  await insert('InventoryLine', lines);
  await session.query(
    `UPDATE "Product" SET "currentAssessmentId" = 'assessment-' || substr("id", 9) WHERE "organisationId" = $1 AND "id" LIKE 'product-%'`,
    [organisationId],
  );
  const { scenarios, changes } = makeScenarios();
  await insert('Scenario', scenarios);
  await insert('ScenarioChange', changes);
}

interface BenchFactor {
  readonly id: string;
  readonly unit: string;
}

function makeSuppliers() {
  return Array.from({ length: SUPPLIERS }, (_, place) => ({
    id: `supplier-${place}`,
    name: `Supplier ${place + 1}`,
    nameZh: `供应商 ${place + 1}`,
    country: REGIONS[place % REGIONS.length]!,
    industry: '',
  }));
}

function makeProducts(factors: readonly BenchFactor[]) {
  const random = seededRandom(20_261_128);
  const chosen = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)]!;
  const products: Record<string, SqlValue>[] = [];
  const assessments: Record<string, SqlValue>[] = [];
  const lines: Record<string, SqlValue>[] = [];
  for (let product = 0; product < PORTFOLIO.products; product++) {
    const category = product % CATEGORIES;
    products.push({
      id: `product-${product}`,
      sku: `B-${String(product).padStart(4, '0')}`,
      name: `Product ${product + 1}`,
      nameZh: `产品 ${product + 1}`,
      category: `Category ${category + 1}`,
      categoryZh: `类别 ${category + 1}`,
      massKg: 0.2 + random() * 20,
      // One in fifty is unknown: a named gap.
      annualVolume: product % 50 === 7 ? null : Math.round(1000 + random() * 200_000),
      supplierId: `supplier-${product % SUPPLIERS}`,
    });
    assessments.push({
      id: `assessment-${product}`,
      productId: `product-${product}`,
      version: 1,
      kind: 'CALCULATED',
      status: 'SELF_ASSESSED',
      declaredUnitAmount: 1,
      declaredUnit: 'piece',
      boundary: 'CRADLE_TO_GRAVE',
      gwpSet: 'AR6',
    });
    for (let place = 0; place < PORTFOLIO.processes * LINES_A_PROCESS; place++) {
      const process = Math.floor(place / LINES_A_PROCESS);
      const factor = chosen(factors);
      lines.push({
        id: `line-${product}-${place}`,
        assessmentId: `assessment-${product}`,
        position: place + 1,
        stage: STAGES[process % STAGES.length]!,
        process: `Process ${process + 1}`,
        name: `Line ${place + 1}`,
        nameZh: `清单项 ${place + 1}`,
        amount: random() * (factor.unit === 't' ? 0.002 : 2),
        unit: factor.unit,
        factorId: factor.id,
        supplierId: `supplier-${Math.floor(random() * SUPPLIERS)}`,
        region: chosen(REGIONS),
        scope: 3,
        primary: random() < 0.3,
        year: 2020 + Math.floor(random() * 6),
      });
    }
  }
  return { products, assessments, lines };
}

function makeScenarios() {
  const scenarios: Record<string, SqlValue>[] = [];
  const changes: Record<string, SqlValue>[] = [];
  for (let place = 1; place < PORTFOLIO.scenarios; place++) {
    const selector: Partial<LineSelector> =
      place % 2 === 0
        ? { processes: [`Process ${(place % PORTFOLIO.processes) + 1}`] }
        : { regions: [REGIONS[place % REGIONS.length]!] };
    scenarios.push({
      id: `scenario-${place}`,
      name: `Scenario ${place}`,
      nameZh: `情景 ${place}`,
      position: place,
    });
    changes.push({
      id: `change-${place}`,
      scenarioId: `scenario-${place}`,
      position: 1,
      kind: 'SCALE_AMOUNT',
      selector,
      amountFactor: 1 - place / 40,
    });
  }
  return { scenarios, changes };
}
