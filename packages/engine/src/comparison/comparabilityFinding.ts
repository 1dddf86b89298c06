import type { Finding, FindingSeverity } from '../footprint/footprint.ts';
import type { Saying } from '../saying.ts';
import type { ComparabilitySubject } from './comparabilitySubject.ts';

/** A finding about footprints. */
export function finding(
  code: string,
  severity: FindingSeverity,
  subjects: readonly ComparabilitySubject[],
  saying: Saying,
): Finding {
  return { code, severity, subjects: subjects.map(({ assessmentId }) => assessmentId), ...saying };
}

/** How many footprints have each key. */
export function groupBy(
  subjects: readonly ComparabilitySubject[],
  key: (subject: ComparabilitySubject) => string,
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const subject of subjects) counts.set(key(subject), (counts.get(key(subject)) ?? 0) + 1);
  return counts;
}

/** `12 CRADLE_TO_GATE, 3 CRADLE_TO_GRAVE`, the most frequent first. */
export function countsOf(groups: ReadonlyMap<string, number>): string {
  const sorted = [...groups].sort(([a, many], [b, more]) => more - many || (a < b ? -1 : 1));
  const shown = sorted.slice(0, 5).map(([key, count]) => `${count} ${key}`);
  return sorted.length > 5 ? `${shown.join(', ')} and others` : shown.join(', ');
}
