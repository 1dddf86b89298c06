import { describe, expect, it } from 'vitest';
import {
  EVALUATION_ACTIONS,
  EVALUATION_STATES,
  EVALUATION_TRANSITIONS,
  type EvaluationState,
  evaluationActionsIn,
  NEXT_STEPS,
} from './evaluationStates.ts';
import { BASIS_WORDING, EVALUATION_BASES, overstatesSelfAssessment } from './labelWording.ts';

describe('The way of an evaluation', () => {
  it('reaches every state that is stored, from a draft', () => {
    const reached = new Set<EvaluationState>(['DRAFT']);
    for (const state of reached)
      for (const action of evaluationActionsIn(state)) reached.add(EVALUATION_TRANSITIONS[action].to);
    const byCalendar = ['SURVEILLANCE_DUE', 'EXPIRED'];
    expect([...reached, ...byCalendar].sort()).toEqual([...EVALUATION_STATES].sort());
  });

  it('leads to a label by an inspection only, and ends with expiry and revocation', () => {
    expect(EVALUATION_TRANSITIONS.GRANT.from).toEqual(['IN_INSPECTION']);
    expect(evaluationActionsIn('EXPIRED')).toEqual([]);
    expect(evaluationActionsIn('REVOKED')).toEqual([]);
  });

  it('names as the next step only what can be done then', () => {
    for (const state of EVALUATION_STATES) {
      const next = NEXT_STEPS[state];
      if (next !== null) expect(evaluationActionsIn(state)).toContain(next.action);
    }
  });

  it('takes a label away only with a reason', () => {
    for (const action of EVALUATION_ACTIONS.filter((each) =>
      ['REFUSED', 'SUSPENDED', 'REVOKED'].includes(EVALUATION_TRANSITIONS[each].to),
    ))
      expect(EVALUATION_TRANSITIONS[action].needsReason).toBe(true);
  });
});

describe('A self-assessment', () => {
  it.each(['Self-assessed and certified', 'A verified self assessment', '自评（已认证）', '自我评价已核查'])(
    'is overstated by “%s”',
    (text) => {
      expect(overstatesSelfAssessment(text)).toBe(true);
    },
  );

  it('is not overstated by the words for it, which differ from all others', () => {
    const { name, nameZh, meaning, meaningZh } = BASIS_WORDING.SELF_ASSESSED;
    expect(overstatesSelfAssessment(`self-assessed ${name} ${meaning}`)).toBe(false);
    expect(overstatesSelfAssessment(`自评 ${nameZh} ${meaningZh}`)).toBe(false);
    expect(new Set(EVALUATION_BASES.map((basis) => BASIS_WORDING[basis].name)).size).toBe(3);
  });
});
