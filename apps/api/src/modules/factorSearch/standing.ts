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
