import type { JobProgress } from '../../context/job.ts';
import type { Database, SqlSession } from '../../db/database.ts';
import { type SqlRow, upsertRows } from '../../db/upsertRows.ts';
import { seriesId } from '../factorSearch/factorSeries.ts';
import { placeFactors } from '../factorSearch/standing.ts';
import { storeSeries } from '../factorSearch/storeSeries.ts';
import { type LibraryFactor, readStarterLibrary } from './readStarterLibrary.ts';
import { starterSeries } from './starterSeries.ts';

const RELEASE = 'starter-library';

/**
 * Brings the library that ships with the project into the database: all of it or nothing, and nothing at all when this
 * release is there already. A changed figure removes every stored result, so that the next read calculates anew.
 *
 * @returns whether anything was loaded
 * @throws InvalidFile naming file, line and column
 */
export async function loadStarterLibrary(
  database: Database,
  folder: string,
  onProgress: (progress: JobProgress) => void,
): Promise<boolean> {
  const library = await readStarterLibrary(folder);
  const loaded = await database.prisma.loadedRelease.findUnique({ where: { name: RELEASE } });
  if (loaded?.sha256 === library.sha256) return false;
  const total = library.factors.length;
  const report = (done: number) => onProgress({ label: 'Loading the starter library', done, total });
  report(0);
  await database.transaction(async (session) => {
    await upsertRows(
      session,
      'FactorSource',
      ['id'],
      library.sources.map((source) => ({ ...source })),
    );
    const series = starterSeries(library.factors);
    const ids = new Map([...new Set(series)].map((fields) => [fields, seriesId(fields)]));
    const rows = library.factors.map((factor, index) => factorRow(factor, ids.get(series[index]!) ?? ''));
    await upsertRows(session, 'Factor', ['id'], rows, (done) => {
      if (done % 500 === 0) report(done);
    });
    await placeFactors(
      session,
      library.sources.map(({ id }) => id),
    );
    await storeSeries(session, [...ids.keys()]);
    await discardAllFootprints(session);
    await session.query(
      `INSERT INTO "LoadedRelease" ("name", "sha256") VALUES ($1, $2)
       ON CONFLICT ("name") DO UPDATE SET "sha256" = excluded."sha256", "loadedAt" = now()`,
      [RELEASE, library.sha256],
    );
  });
  report(total);
  return true;
}

async function discardAllFootprints(session: SqlSession): Promise<void> {
  await session.query('UPDATE "Organisation" SET "revision" = "revision" + 1');
  await session.query('UPDATE "Assessment" SET "baseTotalKgCo2e" = NULL');
  await session.query('DELETE FROM "Footprint"');
}

function factorRow({ flows, stages, ...factor }: LibraryFactor, series: string): SqlRow {
  // As text, because an empty list would be taken for an empty text[].
  return {
    ...factor,
    flows: JSON.stringify(flows),
    stages: JSON.stringify(stages),
    ...{ key: factor.id, seriesId: series },
  };
}
