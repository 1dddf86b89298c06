import { type KnownRange, type PlausibilityLibrary, unitRatio } from '@cradle/engine';
import type { Database } from '../../db/database.ts';

/** What the shared library holds to compare with: the newest grid mix of regions, and ranges of materials. */
export async function plausibilityLibrary(
  database: Database,
  regions: readonly string[],
  activities: readonly string[],
): Promise<Pick<PlausibilityLibrary, 'gridFactor' | 'materialRange'>> {
  const grids = await readGrids(database, regions);
  const ranges = await readRanges(database, activities);
  return {
    // A province without a figure of its own is supplied by the grid of its country.
    gridFactor: (region) => grids.get(region) ?? grids.get(region.slice(0, 2)) ?? null,
    materialRange: (activity) => ranges.get(activity) ?? null,
  };
}

async function readGrids(
  { query }: Database,
  regions: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const wanted = new Set(regions.flatMap((region) => [region, region.slice(0, 2)]));
  if (wanted.size === 0) return new Map();
  const rows = await query<{ region: string; kgCo2e: number; unit: string }>(
    `SELECT DISTINCT ON ("region") "region", "kgCo2e", "unit" FROM "Factor"
     WHERE "activity" = 'electricity-grid-mix' AND "region" = ANY($1) AND "ownerId" IS NULL AND "retiredById" IS NULL
       AND "kgCo2e" IS NOT NULL
     ORDER BY "region", "year" DESC NULLS LAST, "id"`,
    [[...wanted]],
  );
  return new Map(
    rows.flatMap(({ region, kgCo2e, unit }) => {
      const perKwh = unitRatio('kWh', unit);
      return perKwh === null ? [] : [[region, kgCo2e * perKwh] as const];
    }),
  );
}

async function readRanges(
  { query }: Database,
  activities: readonly string[],
): Promise<ReadonlyMap<string, KnownRange>> {
  if (activities.length === 0) return new Map();
  const rows = await query<{
    activity: string;
    unit: string;
    lowest: number;
    highest: number;
    figures: number;
  }>(
    `SELECT "activity", "unit", min("kgCo2e") AS "lowest", max("kgCo2e") AS "highest", count(*)::int AS "figures"
     FROM "Factor"
     WHERE "activity" = ANY($1) AND "ownerId" IS NULL AND "retiredById" IS NULL AND "kgCo2e" > 0 AND "transportMode" IS NULL
     GROUP BY "activity", "unit"`,
    [[...new Set(activities)]],
  );
  const ranges = new Map<string, KnownRange>();
  for (const { activity, unit, lowest, highest, figures } of rows) {
    const perKg = unitRatio('kg', unit);
    if (perKg === null) continue;
    const known = ranges.get(activity);
    ranges.set(activity, {
      lowest: Math.min(known?.lowest ?? Number.POSITIVE_INFINITY, lowest * perKg),
      highest: Math.max(known?.highest ?? 0, highest * perKg),
      figures: (known?.figures ?? 0) + figures,
    });
  }
  return ranges;
}
