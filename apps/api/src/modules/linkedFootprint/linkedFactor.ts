import { createHash } from 'node:crypto';
import { isSettled } from '@cradle/schema';
import type { Viewer } from '../../context/context.ts';
import type { Database, SqlSession } from '../../db/database.ts';
import type { Factor as FactorRow } from '../../db/generated/client/client.ts';
import { toFactor } from '../../engineBridge/toFactor.ts';
import { InvalidInput } from '../../errors/refusals.ts';
import { type SeriesFields, seriesId } from '../factorSearch/factorSeries.ts';
import { standingPoints } from '../factorSearch/standing.ts';
import { storeSeries } from '../factorSearch/storeSeries.ts';
import { acceptFactorUpdates } from '../factorUpdate/acceptFactorUpdates.ts';
import { type MovedAssessment, previewSubstitution } from '../factorUpdate/previewSubstitution.ts';

/** What a footprint of somebody else is as a factor: the columns of the row, without its source. */
export interface LinkedFactor {
  readonly unit: string;
  readonly kgCo2e: number;
  readonly row: Readonly<Record<string, string | number | null>>;
}

interface NewLinkedFactor {
  /** One own source for each supplier: licence and attribution reach whoever reads a number. */
  readonly source: {
    readonly id: string;
    /** Of the supplier. */
    readonly name: string;
    readonly nameZh: string;
    readonly licence: string;
  };
  readonly row: LinkedFactor['row'];
  /** Which version of which footprint: the same again is the same factor. */
  readonly key: string;
  readonly otherNames: string;
  readonly sourceRow: string;
}

/** Of sources that are suppliers: their own figures, from 1 (best) to 5. */
const QUALITY = 2;

/** The factors of links by their id, but for those that something else stands in the place of. */
export async function factorsInUse(
  { prisma }: Database,
  organisationId: string,
  links: readonly { readonly factorId: string }[],
): Promise<ReadonlyMap<string, FactorRow>> {
  const rows = await prisma.factor.findMany({
    where: { ownerId: organisationId, id: { in: links.map(({ factorId }) => factorId) }, retiredById: null },
  });
  return new Map(rows.map((row) => [row.id, row]));
}

/** Writes source, factor and series; what is there already stays. The id of the factor. */
export async function storeLinkedFactor(
  session: SqlSession,
  organisationId: string,
  { source, row, key, otherNames, sourceRow }: NewLinkedFactor,
): Promise<string> {
  const { name, nameZh, licence } = source;
  await session.query(
    `INSERT INTO "FactorSource" ("id", "name", "nameZh", "publisher", "licence", "attribution", "quality", "ownerId")
     VALUES ($1, $2, $3, $4, $5, $4, ${QUALITY}, $6) ON CONFLICT ("id") DO NOTHING`,
    [source.id, `Footprints of ${name}`, `${nameZh || name}的足迹`, name, licence, organisationId],
  );
  const factorId = `${source.id}:${key}`;
  const series: SeriesFields = {
    ...{ sourceId: source.id, ownerId: organisationId, otherNames, sourceCategory: '' },
    ...{ activity: String(row.activity), name: String(row.name), nameZh: String(row.nameZh) },
    ...{ category: String(row.category), unit: String(row.unit), boundary: String(row.boundary) },
  };
  const fields = { ...row, key, seriesId: seriesId(series), contentHash: shortHash([row]), sourceRow };
  const names = Object.keys(fields);
  await session.query(
    `INSERT INTO "Factor" ("id", "sourceId", "ownerId", "flows", "standing", ${names.map((each) => `"${each}"`).join(', ')})
     SELECT $1, $2, $3, '[]'::jsonb, ${standingPoints(String(QUALITY), 'r."year"')}, ${names.map((each) => `r."${each}"`).join(', ')}
     FROM jsonb_populate_record(NULL::"Factor", $4::jsonb) r ON CONFLICT ("id") DO NOTHING`,
    [factorId, source.id, organisationId, JSON.stringify(fields)],
  );
  await storeSeries(session, [series]);
  return factorId;
}

/** What one newer factor alone would do to every assessment: each is accepted by itself. */
export async function effectOf(
  database: Database,
  organisationId: string,
  row: FactorRow,
  newer: LinkedFactor | null,
): Promise<readonly MovedAssessment[]> {
  if (newer === null) return [];
  const { kgCo2e, unit } = newer;
  return previewSubstitution(
    database,
    organisationId,
    new Map([[row.id, { ...toFactor(row), kgCo2e, unit }]]),
  );
}

/**
 * Puts a newer factor in the place of one: lines of versions that are not settled are calculated with it from now on; settled
 * ones keep what they were verified with.
 *
 * @param store writes the newer factor and answers its id
 * @throws InvalidInput with the code UNIT_CHANGED
 */
export async function replaceLinkedFactor(
  database: Database,
  viewer: Viewer,
  factorId: string,
  store: (session: SqlSession) => Promise<string>,
): Promise<string> {
  const { organisationId } = viewer;
  const newId = await database.transaction(async (session) => {
    const made = await store(session);
    await session.query(
      `UPDATE "Factor" SET "retiredById" = 'linked', "replacedById" = $3 WHERE "ownerId" = $1 AND "id" = $2`,
      [organisationId, factorId, made],
    );
    return made;
  });
  const users = await database.prisma.assessment.findMany({
    where: { organisationId, lines: { some: { factorId } } },
    select: { id: true, status: true },
  });
  for (const { id, status } of users) {
    if (isSettled(status)) continue;
    const { keptLineIds } = await acceptFactorUpdates(database, viewer, id);
    if (keptLineIds.length > 0)
      throw new InvalidInput([
        {
          field: 'factorId',
          code: 'UNIT_CHANGED',
          message: 'The new version is declared in another kind of unit; some lines could not follow.',
          remedy: 'Enter those lines anew in the new unit.',
        },
      ]);
  }
  return newId;
}

export function shortHash(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16);
}
