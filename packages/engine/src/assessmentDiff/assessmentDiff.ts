import type { Stage } from '../inventory/stage.ts';

/** A stated value; null where nothing is stated. */
export type StatedValue = string | number | boolean | null;

/** Fields by name, in the order in which they are to be read. */
export type StatedFields = Readonly<Record<string, StatedValue>>;

/** A line as far as two versions are compared by it. */
export interface ComparedLine {
  readonly id: string;
  /** The line it began as; null when it is no copy. */
  readonly originId: string | null;
  readonly stage: Stage;
  readonly process: string;
  readonly name: string;
  /** Everything that is stated of it, its place left out. */
  readonly fields: StatedFields;
  /** What it adds to the total [kg CO2e per declared unit]; null where only gaps are. Module D adds nothing. */
  readonly kgCo2e: number | null;
  /** Codes of what is missing. */
  readonly gaps: readonly string[];
}

/** What was left out of the product system. */
export interface ComparedExclusion {
  readonly name: string;
  readonly fields: StatedFields;
}

export interface ComparedAssessment {
  readonly statements: StatedFields;
  readonly exclusions: readonly ComparedExclusion[];
  readonly lines: readonly ComparedLine[];
  /** [kg CO2e per declared unit]; null where only gaps are. */
  readonly totalKgCo2e: number | null;
}

export interface FieldDifference {
  readonly field: string;
  readonly before: StatedValue;
  readonly after: StatedValue;
}

/** RECALCULATED: nothing stated has changed, but what it is calculated from has (a used product, a GWP set, a parameter). */
export type LineDifferenceKind = 'ADDED' | 'REMOVED' | 'CHANGED' | 'RECALCULATED';

export interface LineDifference<Line extends ComparedLine = ComparedLine> {
  readonly kind: LineDifferenceKind;
  readonly before: Line | null;
  readonly after: Line | null;
  /** Empty for lines that come or go. */
  readonly fields: readonly FieldDifference[];
  /** What the difference adds to the total [kg CO2e per declared unit]; below zero is less. A gap enters as nothing. */
  readonly effectKgCo2e: number;
  /** Codes of what is missing on either side: the true effect is another one. */
  readonly gaps: readonly string[];
}

export interface ExclusionDifference {
  readonly kind: 'ADDED' | 'REMOVED' | 'CHANGED';
  readonly name: string;
  readonly fields: readonly FieldDifference[];
}

/** What is different between two assessments. Σ effects + unexplained = difference. */
export interface AssessmentDiff<Line extends ComparedLine = ComparedLine> {
  readonly statements: readonly FieldDifference[];
  readonly exclusions: readonly ExclusionDifference[];
  /** Those that move the total most first. */
  readonly lines: readonly LineDifference<Line>[];
  /** Lines that are the same on both sides, to the last digit of their result. */
  readonly unchangedLines: number;
  /** Total after less total before [kg CO2e per declared unit]; null where one of them is only gaps. */
  readonly differenceKgCo2e: number | null;
  /** What no line accounts for, such as published values; 0 below a billionth of the figures it is the rest of. */
  readonly unexplainedKgCo2e: number | null;
}
