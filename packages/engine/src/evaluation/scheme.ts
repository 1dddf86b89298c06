import type { Certainty } from '../conformance/rule.ts';

/** How an indicator is answered. Every kind becomes a score from 0 to 1. */
export const INDICATOR_KINDS = ['BOOLEAN', 'LEVEL', 'SHARE', 'QUANTITY'] as const;
export type IndicatorKind = (typeof INDICATOR_KINDS)[number];

/** What an owner's own data can fill an indicator from. */
export const DATA_LINKS = [
  'PRODUCTS_WITH_FOOTPRINT',
  'VERIFIED_FOOTPRINTS',
  'PRIMARY_DATA_SHARE',
  'CARBON_PER_KILOGRAM',
  'CARBON_PER_REVENUE',
  'RENEWABLE_ELECTRICITY',
] as const;
export type DataLink = (typeof DATA_LINKS)[number];

interface Named {
  readonly id: string;
  readonly name: string;
  readonly nameZh: string;
}

interface Placed extends Named {
  /** Id of the group it stands in; null on the first level. */
  readonly parent: string | null;
  /** Against its siblings, which together have 100 or the weight of their group. */
  readonly weight: number;
}

/** Something that must hold; it is not scored. */
export type VetoItem = Named;

export interface SchemeGroup extends Placed {
  readonly kind: 'GROUP';
}

export interface SchemeIndicator extends Placed {
  readonly kind: IndicatorKind;
  /** Must be met in full (score 1), or no grade is given. */
  readonly isMandatory: boolean;
  /** Whether a factory may say that it does not apply; its weight then goes to its siblings. */
  readonly mayNotApply: boolean;
  /** Of values; `%` for shares, empty for yes or no and for levels. */
  readonly unit: string;
  /** Scores 0 here and beyond. Null where nobody has set it yet; shares have 0 then. */
  readonly benchmark: number | null;
  /** Scores 1 here and beyond. Null where nobody has set it yet; shares have 100 then. */
  readonly leading: number | null;
  /** Where the two values come from. */
  readonly benchmarkSource: string;
  readonly evidence: {
    /** Without valid evidence the evidence factor is 0 instead of that of a statement. */
    readonly isRequired: boolean;
    /** Older evidence does not count; null where age does not matter. */
    readonly maxAgeMonths: number | null;
  };
  readonly dataLink: DataLink | null;
  /** Where in the document the scheme builds on it stands; empty where that is not known, or where there is none. */
  readonly clause: string;
  /** How sure it is that the document asks this; null where the scheme builds on none. */
  readonly certainty: Certainty | null;
  readonly hint: string;
  readonly hintZh: string;
}

export type SchemeNode = SchemeGroup | SchemeIndicator;

/** How far a statement has been checked, from best to worst. */
export const EVIDENCE_STANDINGS = ['VERIFIED', 'DOCUMENTED', 'SELF_DECLARED', 'MISSING'] as const;
export type EvidenceStanding = (typeof EVIDENCE_STANDINGS)[number];

export interface SchemeGrade {
  readonly id: string;
  /** Points of 100 in total. */
  readonly minimum: number;
  /** Points of 100 in every group of the first level. */
  readonly minimumPerGroup: number;
}

/** Which of the two numbers a grade is given on. */
export const GRADED_ON = ['SCORE', 'SCORE_WITH_EVIDENCE'] as const;
export type GradedOn = (typeof GRADED_ON)[number];

export interface LabelRules {
  readonly validMonths: number;
  readonly surveillanceMonths: number;
  /** So many months after surveillance is due a label is suspended by itself. */
  readonly graceMonths: number;
}

/** A way to evaluate factories as data: gate, weighted tree, evidence, grades and label. */
export interface EvaluationScheme extends Named {
  /** What it builds on, and what it is not. */
  readonly basis: string;
  readonly basisZh: string;
  readonly vetoes: readonly VetoItem[];
  readonly nodes: readonly SchemeNode[];
  readonly evidenceFactors: Readonly<Record<EvidenceStanding, number>>;
  /** A quantity or share counts only over so many months that ended so many months ago at most. */
  readonly period: { readonly months: number; readonly endedWithinMonths: number };
  /** The best first. */
  readonly grades: readonly SchemeGrade[];
  readonly gradedOn: GradedOn;
  readonly label: LabelRules;
}

export function isIndicator(node: SchemeNode): node is SchemeIndicator {
  return node.kind !== 'GROUP';
}

/** Whether its answer is a number measured over a period. */
export function isMeasured({ kind }: SchemeIndicator): boolean {
  return kind === 'QUANTITY' || kind === 'SHARE';
}

/** Benchmark and leading value, those of shares filled in; null where one is missing. */
export function rangeOf(indicator: SchemeIndicator): readonly [benchmark: number, leading: number] | null {
  if (indicator.kind === 'BOOLEAN' || indicator.kind === 'LEVEL') return [0, 1];
  const isShare = indicator.kind === 'SHARE';
  const benchmark = indicator.benchmark ?? (isShare ? 0 : null);
  const leading = indicator.leading ?? (isShare ? 100 : null);
  return benchmark === null || leading === null ? null : [benchmark, leading];
}
