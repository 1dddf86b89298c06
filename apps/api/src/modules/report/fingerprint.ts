import { createHash } from 'node:crypto';
import type { ReportRecord } from './reportRecord.ts';

/**
 * SHA-256 of a record without when and by which program it was made: files of one state of the data have the same, whenever
 * they are downloaded, and a printed report can be told to belong to a `report.json`.
 */
export function fingerprintOf({ madeAt: _madeAt, program: _program, ...content }: ReportRecord): string {
  return createHash('sha256').update(JSON.stringify(content, sortedKeys)).digest('hex');
}

function sortedKeys(_key: string, value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
