import type { ConformanceOutcome, ConformanceRule, Verdict } from './rule.ts';
import type { RuleSet } from './ruleSets.ts';
import type { ConformanceSubject } from './subject.ts';

/** What a person said about a rule that no program can decide. */
export interface RuleAnswer {
  readonly ruleId: string;
  readonly answer: 'HOLDS' | 'DOES_NOT_HOLD' | 'NOT_APPLICABLE';
}

export interface ConformanceResult<Answer extends RuleAnswer = RuleAnswer> extends Verdict {
  readonly rule: ConformanceRule;
  /** Of a person; null where none was given or the rule was computed. It never replaces the outcome. */
  readonly answer: Answer | null;
}

export interface ConformanceCounts {
  readonly satisfied: number;
  readonly violated: number;
  /** Not decidable and not answered. */
  readonly notDecidable: number;
  readonly notApplicable: number;
  /** Not decidable, but answered by a person. */
  readonly answered: number;
}

export interface Conformance<Answer extends RuleAnswer = RuleAnswer> {
  readonly ruleSet: RuleSet;
  readonly results: readonly ConformanceResult<Answer>[];
  readonly counts: ConformanceCounts;
  /**
   * Whether the standard may be claimed: no rule of level ERROR is violated, by the program or by an answer, and none of level
   * ERROR or WARNING is left open.
   */
  readonly claimable: boolean;
  /** How many rules stand in the way of the claim. */
  readonly obstacles: number;
}

/**
 * Asks every rule of a set about an assessment. A person's answer counts only where the program cannot decide.
 *
 * @returns results in the order of the rules
 */
export function checkConformance<Answer extends RuleAnswer>(
  ruleSet: RuleSet,
  subject: ConformanceSubject,
  answers: readonly Answer[],
): Conformance<Answer> {
  const given = new Map(answers.map((answer) => [answer.ruleId, answer]));
  const results = ruleSet.rules.map((rule): ConformanceResult<Answer> => {
    const verdict = rule.check(subject);
    return {
      rule,
      ...verdict,
      answer: verdict.outcome === 'NOT_DECIDABLE' ? (given.get(rule.id) ?? null) : null,
    };
  });
  const obstacles = results.filter(isObstacle).length;
  return { ruleSet, results, counts: countsOf(results), claimable: obstacles === 0, obstacles };
}

/** Whether a result alone forbids the claim. */
export function isObstacle({ rule, outcome, answer }: ConformanceResult): boolean {
  if (rule.level === 'INFO') return false;
  if (outcome === 'VIOLATED') return rule.level === 'ERROR';
  if (outcome !== 'NOT_DECIDABLE') return false;
  return answer === null || (answer.answer === 'DOES_NOT_HOLD' && rule.level === 'ERROR');
}

function countsOf(results: readonly ConformanceResult[]): ConformanceCounts {
  const count = (outcome: ConformanceOutcome) =>
    results.filter((result) => result.outcome === outcome).length;
  const answered = results.filter(({ answer }) => answer !== null).length;
  return {
    satisfied: count('SATISFIED'),
    violated: count('VIOLATED'),
    notDecidable: count('NOT_DECIDABLE') - answered,
    notApplicable: count('NOT_APPLICABLE'),
    answered,
  };
}
