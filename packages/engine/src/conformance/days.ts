import type { Day } from './subject.ts';

/** The same day so many years later; 29 February stays what it is, which orders right. */
export function yearsAfter(day: Day, years: number): Day {
  return `${String(Number(day.slice(0, 4)) + years).padStart(4, '0')}${day.slice(4)}`;
}

export function yearOf(day: Day): number {
  return Number(day.slice(0, 4));
}

/** Days from one to another, the last not counted. */
export function daysBetween(start: Day, end: Day): number {
  return (Date.UTC(...partsOf(end)) - Date.UTC(...partsOf(start))) / 86_400_000;
}

function partsOf(day: Day): [number, number, number] {
  const [year, month, date] = day.split('-').map(Number);
  return [year!, month! - 1, date!];
}
