import {
  type FactDetail,
  isAviationActivity,
  relativeErrors,
  type SliceDetail,
  type TransportMode,
} from '@cradle/engine';
import { LRUCache } from 'lru-cache';
import type { Database } from '../../db/database.ts';
import type { Subject } from './selectSubjects.ts';

/** About 200 bytes a contribution: at most some 100 MB. */
const MAX_CACHED_DETAILS = 500_000;

/** A stored footprint never changes, and a write to a line it rests on removes it: its details can be kept. */
const cache = new LRUCache<string, SliceDetail>({
  maxSize: MAX_CACHED_DETAILS,
  sizeCalculation: (detail) => detail.length + 1,
});

interface DetailRow {
  readonly footprintId: string;
  readonly lineId: string | null;
  readonly leafAssessmentId: string;
  readonly leafLineId: string | null;
  readonly factorId: string | null;
  readonly primary: boolean;
  readonly kgGas: number | null;
  readonly factorMode: TransportMode | null;
  readonly factorActivity: string | null;
  readonly lineMode: TransportMode | null;
  readonly distanceKm: number | null;
  readonly uncertaintyGsd: number | null;
  readonly technological: number | null;
  readonly geographical: number | null;
  readonly temporal: number | null;
  readonly ratings: (number | null)[] | null;
}

/** What some measures know of each contribution, in the order of the slices: by footprint, reading only what is not cached. */
export async function loadDetails(
  database: Database,
  organisationId: string,
  subjects: readonly Subject[],
): Promise<ReadonlyMap<string, SliceDetail>> {
  const found = new Map<string, FactDetail[] | SliceDetail>();
  const missing: string[] = [];
  for (const { footprintId } of subjects) {
    const known = cache.get(footprintId);
    if (known === undefined) missing.push(footprintId);
    else found.set(footprintId, known);
  }
  const fresh = await readDetails(database, organisationId, missing);
  for (const [footprintId, detail] of fresh) {
    cache.set(footprintId, detail);
    found.set(footprintId, detail);
  }
  return found;
}

async function readDetails(
  database: Database,
  organisationId: string,
  footprintIds: readonly string[],
): Promise<ReadonlyMap<string, SliceDetail>> {
  const details = new Map<string, FactDetail[]>(footprintIds.map((id) => [id, []]));
  if (footprintIds.length === 0) return details;
  const rows = await database.query<DetailRow>(
    `SELECT c."footprintId", c."lineId", c."leafAssessmentId", c."leafLineId", c."factorId", c."primary", c."kgGas",
       f."transportMode" AS "factorMode", f."activity" AS "factorActivity",
       l."transportMode" AS "lineMode", l."distanceKm", l."uncertaintyGsd",
       l."technologicalDqr" AS "technological", l."geographicalDqr" AS "geographical", l."temporalDqr" AS "temporal",
       ARRAY[leaf."technologicalDqr", leaf."geographicalDqr", leaf."temporalDqr"] AS "ratings"
     FROM "Contribution" c
     LEFT JOIN "InventoryLine" l ON l."organisationId" = c."organisationId" AND l."id" = c."lineId"
     LEFT JOIN "InventoryLine" leaf ON leaf."organisationId" = c."organisationId" AND leaf."id" = c."leafLineId"
     LEFT JOIN "Factor" f ON f."id" = c."factorId"
     WHERE c."organisationId" = $1 AND c."footprintId" = ANY($2)
     ORDER BY c."footprintId", c."position"`,
    [organisationId, [...footprintIds]],
  );
  for (const row of rows) details.get(row.footprintId)?.push(detailOf(row));
  return details;
}

function detailOf(row: DetailRow): FactDetail {
  const line =
    row.lineId === null
      ? undefined
      : {
          id: row.lineId,
          transportMode: row.lineMode,
          distanceKm: row.distanceKm,
          uncertaintyGsd: row.uncertaintyGsd,
          dataQuality: {
            technological: row.technological,
            geographical: row.geographical,
            temporal: row.temporal,
          },
        };
  return {
    aviation: flies(row),
    primary: row.primary,
    quality: meanOf(row.ratings ?? []),
    kgGas: row.kgGas,
    ...relativeErrors(row, line),
  };
}

/** Null for a published value: what it is made of is not known. A line without a factor of aviation does not fly. */
function flies({ factorId, factorMode, factorActivity, leafLineId }: DetailRow): boolean | null {
  if (factorId === null) return leafLineId === null ? null : false;
  return factorMode === 'AIR' || isAviationActivity(factorActivity ?? '');
}

function meanOf(ratings: readonly (number | null)[]): number | null {
  const known = ratings.filter((rating): rating is number => rating !== null);
  return known.length === 0 ? null : known.reduce((sum, rating) => sum + rating, 0) / known.length;
}
