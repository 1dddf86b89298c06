import { sumKnown } from '@cradle/engine';
import type { Database } from '../../db/database.ts';

/** What one line adds to a footprint, in kg CO2e per declared unit; null where only gaps are. */
export interface LineTotal {
  readonly lineId: string;
  readonly kgCo2e: number | null;
  /** Codes, each once. */
  readonly gaps: readonly string[];
}

/** The contributions of a footprint summed by the line of its own assessment, however deep they come from. */
export async function sumLines(
  database: Database,
  organisationId: string,
  footprintId: string,
): Promise<LineTotal[]> {
  const contributions = await database.query<{ lineId: string; kgCo2e: number | null; gap: string | null }>(
    `SELECT "lineId", "kgCo2e", "gap" FROM "Contribution"
     WHERE "organisationId" = $1 AND "footprintId" = $2 AND "lineId" IS NOT NULL ORDER BY "position"`,
    [organisationId, footprintId],
  );
  const byLine = new Map<string, { kgCo2e: number | null; gap: string | null }[]>();
  for (const row of contributions) {
    const rows = byLine.get(row.lineId);
    if (rows === undefined) byLine.set(row.lineId, [row]);
    else rows.push(row);
  }
  return [...byLine].map(([lineId, rows]) => ({
    lineId,
    kgCo2e: sumKnown(rows.map(({ kgCo2e }) => kgCo2e)),
    gaps: [...new Set(rows.flatMap(({ gap }) => gap ?? []))],
  }));
}
