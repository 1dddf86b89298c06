import { type ContributionRow, encodeFacts, type Fact, type Footprint } from '@cradle/engine';
import type { Database, SqlSession, SqlValue } from '../../db/database.ts';
import { packFacts } from './packFacts.ts';

/** A result and how it came about. */
export interface NewFootprint {
  readonly id: string;
  readonly scenarioKey: string;
  readonly inputHash: string;
  readonly engineVersion: string;
  readonly footprint: Footprint;
}

const FOOTPRINT_COLUMNS = [
  'organisationId',
  'id',
  'assessmentId',
  'scenarioKey',
  'gwpSet',
  'totalKgCo2e',
  'fossilKgCo2e',
  'biogenicKgCo2e',
  'landUseKgCo2e',
  'beyondBoundaryKgCo2e',
  'primaryDataShare',
  'dataQuality',
  'stages',
  'gaps',
  'findings',
  'engineVersion',
  'inputHash',
] as const;

const CONTRIBUTION_COLUMNS = [
  'organisationId',
  'footprintId',
  'position',
  'lineId',
  'leafAssessmentId',
  'leafLineId',
  'stage',
  'process',
  'supplierId',
  'region',
  'scope',
  'factorId',
  'sourceId',
  'year',
  'primary',
  'gas',
  'emissionClass',
  'kgGas',
  'kgCo2e',
  'gap',
] as const;

const PACKED_COLUMNS = ['organisationId', 'footprintId', 'facts', 'packed'] as const;

/**
 * Stores results in one transaction, unless a write has moved the organisation's revision since the inputs were read.
 * Results another process has stored meanwhile are left as they are.
 *
 * @returns false when the revision moved: nothing was stored, calculate again
 */
export async function storeFootprints(
  database: Database,
  organisationId: string,
  revision: number,
  results: readonly NewFootprint[],
): Promise<boolean> {
  return database.transaction(async (session) => {
    const [organisation] = await session.query<{ revision: number }>(
      'SELECT "revision" FROM "Organisation" WHERE "id" = $1 FOR UPDATE',
      [organisationId],
    );
    if (organisation?.revision !== revision) return false;
    const fresh = await withoutAlreadyStored(session, organisationId, results);
    await session.copyInto('Footprint', FOOTPRINT_COLUMNS, mapRows(fresh, footprintRow(organisationId)));
    await session.copyInto('Contribution', CONTRIBUTION_COLUMNS, contributionRows(organisationId, fresh));
    await session.copyInto('PackedFacts', PACKED_COLUMNS, mapRows(fresh, packedRow(organisationId)));
    await session.query(
      `UPDATE "Assessment" a SET "baseTotalKgCo2e" = f."totalKgCo2e" FROM "Footprint" f
       WHERE f."organisationId" = $1 AND f."id" = ANY($2) AND f."scenarioKey" = 'BASE'
         AND a."organisationId" = f."organisationId" AND a."id" = f."assessmentId"`,
      [organisationId, fresh.map(({ id }) => id)],
    );
    // Suppliers are ranked by their footprints too.
    await session.query('UPDATE "Organisation" SET "rankRevision" = "rankRevision" + 1 WHERE "id" = $1', [
      organisationId,
    ]);
    return true;
  });
}

async function withoutAlreadyStored(
  session: SqlSession,
  organisationId: string,
  results: readonly NewFootprint[],
): Promise<NewFootprint[]> {
  const stored = await session.query<{ assessmentId: string; scenarioKey: string }>(
    'SELECT "assessmentId", "scenarioKey" FROM "Footprint" WHERE "organisationId" = $1 AND "assessmentId" = ANY($2)',
    [organisationId, results.map(({ footprint }) => footprint.assessmentId)],
  );
  const keys = new Set(stored.map(({ assessmentId, scenarioKey }) => `${scenarioKey} ${assessmentId}`));
  return results.filter(
    ({ footprint, scenarioKey }) => !keys.has(`${scenarioKey} ${footprint.assessmentId}`),
  );
}

function footprintRow(organisationId: string): (result: NewFootprint) => SqlValue[] {
  return ({ id, scenarioKey, inputHash, engineVersion, footprint }) => [
    organisationId,
    id,
    footprint.assessmentId,
    scenarioKey,
    footprint.gwpSet,
    footprint.totalKgCo2e,
    footprint.fossilKgCo2e,
    footprint.biogenicKgCo2e,
    footprint.landUseKgCo2e,
    footprint.beyondBoundaryKgCo2e,
    footprint.primaryDataShare,
    footprint.dataQuality,
    JSON.stringify(footprint.stages),
    JSON.stringify(footprint.gaps),
    JSON.stringify(footprint.findings),
    engineVersion,
    inputHash,
  ];
}

function* contributionRows(organisationId: string, results: readonly NewFootprint[]): Generator<SqlValue[]> {
  for (const { id, footprint } of results) {
    for (const row of footprint.contributions) {
      yield [
        organisationId,
        id,
        row.position,
        row.lineId,
        row.leafAssessmentId,
        row.leafLineId,
        row.stage,
        row.process,
        row.supplierId,
        row.region,
        row.scope,
        row.factorId,
        row.sourceId,
        row.year,
        row.primary,
        row.gas,
        row.emissionClass,
        row.kgGas,
        row.kgCo2e,
        row.gap,
      ];
    }
  }
}

function packedRow(organisationId: string): (result: NewFootprint) => SqlValue[] {
  return ({ id, footprint: { contributions } }) => {
    const packed = packFacts(encodeFacts(contributions.map(factOf)));
    return [organisationId, id, contributions.length, `\\x${packed.toString('hex')}`];
  };
}

/** What comparisons group by. */
function factOf({ supplierId, sourceId, ...row }: ContributionRow): Fact {
  return { ...row, supplier: supplierId, source: sourceId };
}

function* mapRows<Item>(items: readonly Item[], toRow: (item: Item) => SqlValue[]): Generator<SqlValue[]> {
  for (const item of items) yield toRow(item);
}
