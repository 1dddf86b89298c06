/** `?year=2026`; null where none is given, or none a declaration could be about. */
export function readYear(parameters: URLSearchParams): number | null {
  const year = Number(parameters.get('year') ?? '');
  return Number.isInteger(year) && year >= 2023 && year <= 2040 ? year : null;
}
