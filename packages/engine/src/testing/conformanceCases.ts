import type { ConformanceOutcome } from '../conformance/rule.ts';
import type {
  ConformanceEvent,
  ConformanceExclusion,
  ConformanceLine,
  ConformanceScope,
} from '../conformance/subject.ts';
import {
  aConformanceFactor,
  aConformanceLine,
  aConformanceRow,
  type SubjectFields,
} from './conformanceSubject.ts';

/** A rule, the situation in words, what differs from a subject that keeps every rule, and what it comes to. */
export type ConformanceCase = readonly [
  rule: string,
  situation: string,
  fields: SubjectFields,
  outcome: ConformanceOutcome,
  lines?: readonly string[],
];

export const grave: Partial<ConformanceScope> = {
  boundary: 'CRADLE_TO_GRAVE',
  functionalUnit: 'Seating one person for ten years',
};
export const lines = (...own: ConformanceLine[]): SubjectFields => ({ lines: own });
export const steel = (fields: Partial<ConformanceLine> = {}) => aConformanceLine({ id: 'steel', ...fields });
export const factor = aConformanceFactor;
export const flight = (activity: string, sourceId = 'uk-ghg-2025') =>
  lines(
    steel({
      transportMode: 'AIR',
      factor: factor({ activity, category: 'Freight', boundary: 'WELL_TO_WHEEL', sourceId }),
    }),
  );
export const wood = (byGas: boolean) =>
  steel({ id: 'wood', factor: factor({ activity: 'timber-board', category: 'Wood and paper', byGas }) });
export const excluded = (fields: Partial<ConformanceExclusion> = {}): ConformanceExclusion => ({
  id: 'glue',
  stage: null,
  name: 'Glue',
  reason: 'Below 1 % of the mass.',
  estimatedShare: 0.01,
  ...fields,
});
export const event = (to: string, userId: string, on = '2026-03-01'): ConformanceEvent => ({
  from: null,
  to,
  userId,
  userName: userId,
  on,
});
export const taken = (kgGas: number, fields = {}) =>
  aConformanceRow({ gas: 'CO2_BIOGENIC', emissionClass: 'BIOGENIC', kgGas, kgCo2e: 0, ...fields });
