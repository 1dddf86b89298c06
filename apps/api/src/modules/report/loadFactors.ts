import { z } from 'zod';
import type { Database } from '../../db/database.ts';
import type { ReportedFactor, ReportedRelease, ReportedSource } from './reportSource.ts';

const Files = z.array(z.object({ name: z.string(), sha256: z.string() }));

/** Id of the release that ships with the project; its factors name none. */
export const STARTER_RELEASE = 'starter-library';

export interface FoundFactors {
  readonly factors: readonly ReportedFactor[];
  readonly sources: readonly ReportedSource[];
  readonly releases: readonly ReportedRelease[];
}

/** Factors with the release and the source they are from. */
export async function loadFactors(
  { prisma }: Database,
  factorIds: readonly string[],
  sourceIds: readonly string[],
): Promise<FoundFactors> {
  const rows = await prisma.factor.findMany({
    where: { id: { in: [...factorIds] } },
    orderBy: { id: 'asc' },
  });
  const wanted = [...new Set([...rows.map(({ sourceId }) => sourceId), ...sourceIds])];
  const sources = await prisma.factorSource.findMany({
    where: { id: { in: wanted } },
    orderBy: { id: 'asc' },
  });
  const releaseIds = [...new Set(rows.flatMap(({ releaseId }) => releaseId ?? []))];
  const releases = await prisma.factorRelease.findMany({
    where: { id: { in: releaseIds } },
    orderBy: { id: 'asc' },
  });
  const starter = await prisma.loadedRelease.findUnique({ where: { name: STARTER_RELEASE } });
  const shipped = rows.some(({ releaseId }) => releaseId === null) && starter !== null;
  return {
    factors: rows.map((row) => ({
      id: row.id,
      name: row.name,
      nameZh: row.nameZh,
      category: row.category,
      sourceRow: row.sourceRow,
      releaseId: row.releaseId ?? (starter === null ? null : STARTER_RELEASE),
      contentHash: row.contentHash,
      isRetired: row.retiredById !== null,
    })),
    sources: sources.map(
      ({ id, name, nameZh, publisher, version, year, licence, licenceUrl, attribution, url }) => ({
        ...{ id, name, nameZh, publisher, version, year, licence, licenceUrl, attribution, url },
      }),
    ),
    releases: [
      ...releases.map(({ id, sourceId, version, files }) => ({
        id,
        sourceId,
        version,
        files: Files.parse(files),
      })),
      ...(shipped ? [shippedRelease(starter.sha256)] : []),
    ],
  };
}

function shippedRelease(sha256: string): ReportedRelease {
  return {
    id: STARTER_RELEASE,
    sourceId: STARTER_RELEASE,
    version: sha256.slice(0, 12),
    files: [{ name: 'data/starter-library', sha256 }],
  };
}
