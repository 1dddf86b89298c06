import { describe, expect, it } from 'vitest';
import { RULE_SETS } from '../conformance/ruleSets.ts';
import type { ConformanceCase } from './conformanceCases.ts';
import { aConformanceSubject } from './conformanceSubject.ts';

const RULES = new Map(RULE_SETS.flatMap(({ rules }) => rules).map((rule) => [rule.id, rule]));

/** One test for each case: the rule comes to this, on these lines, and says why in both languages. */
export function describeRules(title: string, cases: readonly ConformanceCase[]): void {
  describe(title, () => {
    it.each(cases.map((own) => [...own] as const))(
      '%s, %s',
      (ruleId, _situation, fields, outcome, concerned) => {
        const verdict = RULES.get(ruleId)!.check(aConformanceSubject(fields));
        expect(verdict).toMatchObject({ outcome });
        if (concerned !== undefined) expect(verdict.lines).toEqual(concerned);
        expect(verdict.remedy === null).toBe(outcome !== 'VIOLATED');
        expect(verdict.finding.message).not.toBe('');
        expect(verdict.finding.messageZh).not.toBe('');
      },
    );
  });
}
