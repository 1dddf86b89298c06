import type { SqlSession } from '../../db/database.ts';

/** 0.2 for an official source, 0.04 for an estimate of unknown origin; in thousandths. */
export function qualityPoints(quality: string): string {
  return `(6 - ${quality}) * 40`;
}

/** 0.15 for this decade's newest, 0 for what is thirty years old or has no year; in thousandths. */
export function recencyPoints(year: string): string {
  return `greatest(0, least(150, (coalesce(${year}, 1995) - 1995) * 5))`;
}

/** `Factor.standing`: its place among the factors of one region where no words tell them apart. */
export function standingPoints(quality: string, year: string): string {
  return `${qualityPoints(quality)} + ${recencyPoints(year)}`;
}

/** Factors of these sources stand where their sources stand now; those that do already are not written. */
export async function placeFactors(session: SqlSession, sourceIds: readonly string[]): Promise<void> {
  const points = standingPoints('q."quality"', 'f."year"');
  await session.query(
    `UPDATE "Factor" f SET "standing" = ${points} FROM "FactorSource" q
     WHERE q."id" = f."sourceId" AND q."id" = ANY($1) AND f."standing" <> ${points}`,
    [sourceIds],
  );
}
