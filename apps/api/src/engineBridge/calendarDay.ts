/** A day of the database as the engine and the reader know it, YYYY-MM-DD; null stays null. */
export function calendarDay(date: Date): string;
export function calendarDay(date: Date | null | undefined): string | null;
export function calendarDay(date: Date | null | undefined): string | null {
  return date?.toISOString().slice(0, 10) ?? null;
}

/** The day it is now, UTC. */
export function today(): string {
  return calendarDay(new Date());
}

/** YYYY-MM-DD as a day for the database. */
export function dateOfDay(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}
