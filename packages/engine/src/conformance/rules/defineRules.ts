import type { Certainty, Check, ConformanceRule, RuleLevel } from '../rule.ts';

/** One rule as its standard's file writes it. */
export interface RuleDraft {
  readonly id: string;
  readonly clause: string;
  readonly level: RuleLevel;
  /** Where it differs from the rest of the file. */
  readonly certainty?: Certainty;
  readonly text: string;
  readonly textZh: string;
  readonly check: Check;
}

/** The rules of one standard, whose certainty is the same unless a rule says otherwise. */
export function defineRules(
  standard: string,
  certainty: Certainty,
  drafts: readonly RuleDraft[],
): readonly ConformanceRule[] {
  return drafts.map((draft) => ({ standard, certainty, ...draft }));
}
