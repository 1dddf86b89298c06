import { ENGINE_VERSION, STAGES } from '@cradle/engine';
import { STARTER_LIBRARY_FOLDER } from '../../src/config/folders.ts';
import { LOCAL_VIEWER } from '../../src/context/localPeople.ts';
import type { Database, SqlSession } from '../../src/db/database.ts';
import { standingPoints } from '../../src/modules/factorSearch/standing.ts';
import { loadStarterLibrary } from '../../src/modules/starterLibrary/loadStarterLibrary.ts';

export const TABLES = { factors: 100_000, products: 1000, assessmentsAProduct: 5, stages: 12 } as const;

/** Module D has no share of the total. */
const INSIDE = STAGES.filter((stage) => stage !== 'BEYOND_BOUNDARY');
const RELEASE = 'bench-throughput-1';
const { organisationId } = LOCAL_VIEWER;

/**
 * Fills a fresh PostgreSQL database with factors, products, assessments and footprints that both servers answer from. Stages of
 * footprints are JSON; for the peer, which cannot look into JSON, they lie in a table of their own as well.
 */
export async function fillTables(database: Database): Promise<void> {
  // Before the footprints: a release of factors removes all that may rest on them.
  await loadStarterLibrary(database, STARTER_LIBRARY_FOLDER, () => undefined);
  await database.transaction(async (session) => {
    const [claimed] = await session.query(
      `INSERT INTO "LoadedRelease" ("name", "sha256") VALUES ($1, '') ON CONFLICT DO NOTHING RETURNING "name"`,
      [RELEASE],
    );
    if (claimed === undefined) return;
    await fillFactors(session);
    await fillProducts(session);
    await fillFootprints(session);
    await copyStages(session);
  });
  await database.query('ANALYZE');
}

async function fillFactors(session: SqlSession): Promise<void> {
  await session.query(
    `INSERT INTO "FactorSource" ("id", "name", "publisher", "licence", "attribution", "quality")
     SELECT 'bench-' || i, 'Source ' || i, 'Publisher ' || i, 'CC BY 4.0', 'Source ' || i || ', CC BY 4.0', 1 + i % 5
     FROM generate_series(1, 20) i`,
  );
  await session.query(
    `INSERT INTO "FactorSeries" ("id", "sourceId", "activity", "name", "category", "unit", "boundary", "current")
     SELECT 'series-' || i, 'bench-' || (1 + i % 20), 'activity-' || i, 'Material ' || i, 'materials', 'kg', 'CRADLE_TO_GATE', 10
     FROM generate_series(1, $1::int / 10) i`,
    [TABLES.factors],
  );
  await session.query(
    `INSERT INTO "Factor" ("id", "activity", "name", "category", "unit", "region", "year", "boundary", "gwpSet", "kgCo2e", "flows",
       "sourceId", "seriesId", "key", "standing")
     SELECT 'factor-' || i, 'activity-' || s, 'Material ' || s, 'materials', 'kg',
       (ARRAY['CN','DE','US','IN','VN','JP','KR','GB','TR','GLO'])[1 + i % 10], 1990 + (s * 7) % 35, 'CRADLE_TO_GATE', 'AR5',
       0.1 + (s * 31 + i) % 977 / 100.0, '[]', 'bench-' || (1 + s % 20), 'series-' || s, 'factor-' || i,
       ${standingPoints('(1 + s % 5)', '(1990 + (s * 7) % 35)')}
     FROM generate_series(1, $1::int) i, LATERAL (SELECT 1 + (i - 1) / 10 AS s) series`,
    [TABLES.factors],
  );
}

async function fillProducts(session: SqlSession): Promise<void> {
  await session.query(
    `INSERT INTO "Organisation" ("id", "name", "nameZh", "country") VALUES ($1, 'Bench', '基准测试', 'CN')
     ON CONFLICT DO NOTHING`,
    [organisationId],
  );
  await session.query(
    `INSERT INTO "Product" ("organisationId", "id", "sku", "name", "category")
     SELECT $1, 'product-' || i, 'B-' || i, 'Product ' || i, 'Category ' || i % 15 FROM generate_series(1, $2::int) i`,
    [organisationId, TABLES.products],
  );
  await session.query(
    `INSERT INTO "Assessment" ("organisationId", "id", "productId", "version", "kind", "status", "declaredUnitAmount",
       "declaredUnit", "boundary", "gwpSet")
     SELECT $1, 'assessment-' || i || '-' || v, 'product-' || i, v, 'CALCULATED', 'DRAFT', 1, 'kg', 'CRADLE_TO_GRAVE', 'AR6'
     FROM generate_series(1, $2::int) i, generate_series(1, $3::int) v`,
    [organisationId, TABLES.products, TABLES.assessmentsAProduct],
  );
}

async function fillFootprints(session: SqlSession): Promise<void> {
  await session.query(
    `INSERT INTO "Footprint" ("organisationId", "id", "assessmentId", "scenarioKey", "gwpSet", "totalKgCo2e", "stages", "gaps",
       "findings", "engineVersion", "inputHash")
     SELECT $1, 'footprint-' || a."id", a."id", 'BASE', 'AR6', 78, stages."json", '[]', '[]', $5, a."id"
     FROM "Assessment" a, LATERAL (
       SELECT jsonb_agg(jsonb_build_object('stage', ($2::text[])[1 + place % $3::int], 'kgCo2e', place, 'gaps', '[]'::jsonb)
         ORDER BY place) AS "json"
       FROM generate_series(1, $4::int) place
     ) stages WHERE a."organisationId" = $1`,
    [organisationId, INSIDE, INSIDE.length, TABLES.stages, ENGINE_VERSION],
  );
}

async function copyStages(session: SqlSession): Promise<void> {
  await session.query(`CREATE TABLE "StageOfFootprint" (
    "organisationId" text NOT NULL, "footprintId" text NOT NULL, "position" int NOT NULL, "stage" text NOT NULL, "kgCo2e" float8,
    "share" float8,
    PRIMARY KEY ("organisationId", "footprintId", "position"),
    FOREIGN KEY ("organisationId", "footprintId") REFERENCES "Footprint" ("organisationId", "id") ON DELETE CASCADE)`);
  await session.query(
    `INSERT INTO "StageOfFootprint"
     SELECT f."organisationId", f."id", entry.position, entry.value ->> 'stage', (entry.value ->> 'kgCo2e')::float8,
       (entry.value ->> 'kgCo2e')::float8 / f."totalKgCo2e"
     FROM "Footprint" f, LATERAL jsonb_array_elements(f."stages") WITH ORDINALITY AS entry(value, position)
     WHERE f."organisationId" = $1`,
    [organisationId],
  );
}
