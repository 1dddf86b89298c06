import { describe, expect, it } from 'vitest';
import { aConformanceSubject } from '../testing/index.ts';
import { checkConformance, type RuleAnswer } from './checkConformance.ts';
import { findRuleSet, RULE_SETS, type RuleSet } from './ruleSets.ts';

const pact = findRuleSet('PACT_V3')!;
const check = (answers: readonly RuleAnswer[] = [], set: RuleSet = pact, fields = {}) =>
  checkConformance(set, aConformanceSubject(fields), answers);
const open = (set: RuleSet = pact) =>
  check([], set)
    .results.filter(({ outcome }) => outcome === 'NOT_DECIDABLE')
    .map(({ rule }) => rule.id);
const yes = (ruleId: string): RuleAnswer => ({ ruleId, answer: 'HOLDS' });

describe('A standard', () => {
  it('is not claimable while a question is open, though no rule is violated', () => {
    const { claimable, counts, results } = check();
    expect(results.filter(({ outcome, rule }) => outcome === 'VIOLATED' && rule.level === 'ERROR')).toEqual(
      [],
    );
    expect(open().length).toBeGreaterThan(0);
    expect(counts.notDecidable).toBe(open().length);
    expect(claimable).toBe(false);
  });

  it('is claimable once a person has answered each', () => {
    const { claimable, counts } = check(open().map(yes));
    expect(claimable).toBe(true);
    expect(counts).toMatchObject({ notDecidable: 0, answered: open().length });
  });

  it('is not claimable when an answer says that a rule of level ERROR does not hold', () => {
    const answers = open().map((ruleId): RuleAnswer => ({ ruleId, answer: 'DOES_NOT_HOLD' }));
    expect(check(answers).claimable).toBe(false);
  });

  it('is not claimable when a rule of level ERROR is violated, whatever people say', () => {
    const all = pact.rules.map(({ id }) => yes(id));
    const { claimable, results } = check(all, pact, { scope: { boundary: 'CRADLE_TO_GRAVE' } });
    expect(claimable).toBe(false);
    const violated = results.find(({ rule }) => rule.id === 'PACTM-03')!;
    expect(violated).toMatchObject({ outcome: 'VIOLATED', answer: null });
  });

  it('keeps an answered rule apart from a computed one', () => {
    const { results } = check(open().map(yes));
    for (const { outcome, answer } of results) expect(answer !== null).toBe(outcome === 'NOT_DECIDABLE');
  });

  it('counts every rule once', () => {
    for (const set of RULE_SETS) {
      const { counts } = check([], set);
      expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(set.rules.length);
    }
  });
});

describe('Rule sets', () => {
  const rules = RULE_SETS.flatMap((set) => set.rules);

  it('hold more than 80 rules with ids of their own, in two languages', () => {
    expect(rules.length).toBeGreaterThan(200);
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
    for (const { id, text, textZh } of rules) {
      expect(text.length, id).toBeGreaterThan(10);
      expect(textZh, id).toMatch(/[\u4e00-\u9fff]/);
    }
  });

  it('of which most are decided by the program', () => {
    const results = RULE_SETS.flatMap((set) => check([], set).results);
    const decided = results.filter(({ outcome }) => outcome !== 'NOT_DECIDABLE').length;
    expect(decided / results.length).toBeGreaterThan(0.7);
  });

  it('give every violation a remedy', () => {
    const bare = { scope: { goal: '', cutOffCriteria: '', boundaryNote: '', allocationMethod: null } };
    for (const set of RULE_SETS)
      for (const { outcome, remedy } of check([], set, bare).results)
        expect(remedy !== null).toBe(outcome === 'VIOLATED');
  });

  it('read the subject only: the same one gives the same results', () => {
    const subject = Object.freeze(aConformanceSubject());
    for (const set of RULE_SETS)
      expect(checkConformance(set, subject, [])).toEqual(checkConformance(set, subject, []));
  });
});
