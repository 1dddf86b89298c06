/**
 * SQL for the status of an assessment on a day: a publication whose validity has passed has expired from that day on, before
 * the daily sweep writes it down. The same rule as `statusOn` of `@cradle/schema`.
 *
 * @param assessment alias of the table
 * @param day placeholder of the day, YYYY-MM-DD
 */
export function statusOnDay(assessment: string, day: string): string {
  return `CASE WHEN ${assessment}."status" = 'PUBLISHED' AND ${assessment}."validUntil" < ${day}::date
    THEN 'EXPIRED' ELSE ${assessment}."status"::text END`;
}
