import type { ReportRecord } from './reportRecord.ts';
import type { Speech } from './speech.ts';

/** A unit process in the languages asked for, on one line; lines name it in one language only. */
export function processName(
  name: string,
  { processNames }: Pick<ReportRecord, 'processNames'>,
  speech: Speech,
): string {
  return speech.name({ name, nameZh: processNames?.[name] ?? '' }).join(' / ');
}
