import {
  type Assessment,
  calculateFootprints,
  type Factor,
  type FactorCatalogue,
  type Footprint,
  factorCatalogue,
  type InventoryLine,
  type Scenario,
} from '@cradle/engine';
import { InvalidFile } from '../../errors/invalidFile.ts';
import type { ReportedLine, ReportSource } from './reportSource.ts';

/** A source with its footprints calculated: what every part of a record is derived from. */
export interface CalculatedReport {
  readonly source: ReportSource;
  readonly catalogue: FactorCatalogue;
  readonly subject: Assessment;
  /** In their order; empty for a declared assessment. */
  readonly lines: readonly InventoryLine[];
  readonly base: Footprint;
  /** Of the reported assessment under a scenario, null where it cannot be applied; and of other versions. */
  readonly footprint: (assessmentId: string, scenario: Scenario | null) => Footprint | null;
  readonly factorOf: (id: string) => Factor | undefined;
  readonly wordsOfLine: (id: string) => ReportedLine;
}

/** @throws InvalidFile when the source lacks its own subject, as only a damaged file can */
export function calculateReport(source: ReportSource): CalculatedReport {
  const { calculation, subjectId } = source;
  const catalogue = factorCatalogue(calculation.factors);
  const subject = calculation.assessments.find(({ id }) => id === subjectId);
  if (subject === undefined)
    throw new InvalidFile(`The report holds no inputs of its assessment ${subjectId}. Make it anew.`);
  const footprint = (assessmentId: string, scenario: Scenario | null): Footprint | null => {
    const [result] = calculateFootprints({
      assessments: calculation.assessments,
      factors: catalogue,
      wanted: [assessmentId],
      scenario,
      ...(calculation.parameters && { parameters: calculation.parameters }),
    });
    return result?.outcome.ok ? result.outcome.value : null;
  };
  const base = footprint(subjectId, null);
  if (base === null)
    throw new InvalidFile(`The footprint of ${subjectId} cannot be calculated. Make the report anew.`);
  const words = new Map(source.lines.map((line) => [line.id, line]));
  return {
    source,
    catalogue,
    subject,
    lines: subject.kind === 'CALCULATED' ? subject.lines : [],
    base,
    footprint,
    factorOf: (id) => catalogue.byId(id),
    wordsOfLine: (id) => words.get(id) ?? { id, name: id, nameZh: '', note: '', transportMode: null },
  };
}
