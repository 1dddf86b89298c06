import type { Action } from './permissions.ts';

/**
 * States of a factory evaluation. SURVEILLANCE_DUE and EXPIRED come by the calendar and are never stored; all others are
 * reached by an action of the table below.
 */
export const EVALUATION_STATES = [
  'DRAFT',
  'APPLIED',
  'SELF_ASSESSED',
  'IN_CONSULTATION',
  'IN_INSPECTION',
  'CORRECTIVE_ACTION',
  'LABELLED',
  'REFUSED',
  'SURVEILLANCE_DUE',
  'SUSPENDED',
  'EXPIRED',
  'REVOKED',
] as const;
export type EvaluationState = (typeof EVALUATION_STATES)[number];

/** On whose behalf somebody acts. Inspector and decider may not be the applicant (four eyes). */
export type EvaluationPart = 'FACTORY' | 'CONSULTANT' | 'INSPECTOR' | 'DECIDER';

export const EVALUATION_ACTIONS = [
  'APPLY',
  'SUBMIT',
  'CONSULT',
  'INSPECT',
  'ASK_FOR_CORRECTION',
  'REPORT_CORRECTION',
  'GRANT',
  'REFUSE',
  'CONFIRM_SURVEILLANCE',
  'SUSPEND',
  'REINSTATE',
  'REVOKE',
  'REOPEN',
] as const;
export type EvaluationAction = (typeof EVALUATION_ACTIONS)[number];

export interface EvaluationTransition {
  readonly from: readonly EvaluationState[];
  readonly to: EvaluationState;
  readonly by: EvaluationPart;
  /** Whether somebody has to write why. */
  readonly needsReason: boolean;
}

/** The whole way of an evaluation: what may be done in which state, by whom, and where it leads. */
export const EVALUATION_TRANSITIONS: Readonly<Record<EvaluationAction, EvaluationTransition>> = {
  APPLY: { from: ['DRAFT'], to: 'APPLIED', by: 'FACTORY', needsReason: false },
  SUBMIT: { from: ['APPLIED', 'IN_CONSULTATION'], to: 'SELF_ASSESSED', by: 'FACTORY', needsReason: false },
  CONSULT: {
    from: ['APPLIED', 'SELF_ASSESSED'],
    to: 'IN_CONSULTATION',
    by: 'CONSULTANT',
    needsReason: false,
  },
  INSPECT: { from: ['SELF_ASSESSED'], to: 'IN_INSPECTION', by: 'INSPECTOR', needsReason: false },
  ASK_FOR_CORRECTION: {
    from: ['IN_INSPECTION'],
    to: 'CORRECTIVE_ACTION',
    by: 'INSPECTOR',
    needsReason: false,
  },
  REPORT_CORRECTION: {
    from: ['CORRECTIVE_ACTION'],
    to: 'IN_INSPECTION',
    by: 'FACTORY',
    needsReason: false,
  },
  GRANT: { from: ['IN_INSPECTION'], to: 'LABELLED', by: 'DECIDER', needsReason: false },
  REFUSE: { from: ['IN_INSPECTION', 'CORRECTIVE_ACTION'], to: 'REFUSED', by: 'DECIDER', needsReason: true },
  CONFIRM_SURVEILLANCE: {
    from: ['LABELLED', 'SURVEILLANCE_DUE'],
    to: 'LABELLED',
    by: 'INSPECTOR',
    needsReason: false,
  },
  SUSPEND: { from: ['LABELLED', 'SURVEILLANCE_DUE'], to: 'SUSPENDED', by: 'DECIDER', needsReason: true },
  REINSTATE: { from: ['SUSPENDED'], to: 'LABELLED', by: 'DECIDER', needsReason: true },
  REVOKE: {
    from: ['LABELLED', 'SURVEILLANCE_DUE', 'SUSPENDED'],
    to: 'REVOKED',
    by: 'DECIDER',
    needsReason: true,
  },
  REOPEN: { from: ['REFUSED'], to: 'DRAFT', by: 'FACTORY', needsReason: false },
};

/** What a member has to be allowed so as to act on somebody's behalf. */
export const PART_PERMISSIONS: Readonly<Record<EvaluationPart, Action>> = {
  FACTORY: 'ANSWER_EVALUATION',
  CONSULTANT: 'EVALUATE_FACTORY',
  INSPECTOR: 'INSPECT_FACTORY',
  DECIDER: 'INSPECT_FACTORY',
};

export interface NextStep {
  readonly by: EvaluationPart;
  readonly action: EvaluationAction;
}

/** What brings an evaluation on from a state, and whose turn it is; null: nobody's, or another evaluation begins. */
export const NEXT_STEPS: Readonly<Record<EvaluationState, NextStep | null>> = {
  DRAFT: { by: 'FACTORY', action: 'APPLY' },
  APPLIED: { by: 'FACTORY', action: 'SUBMIT' },
  SELF_ASSESSED: { by: 'INSPECTOR', action: 'INSPECT' },
  IN_CONSULTATION: { by: 'FACTORY', action: 'SUBMIT' },
  IN_INSPECTION: { by: 'INSPECTOR', action: 'GRANT' },
  CORRECTIVE_ACTION: { by: 'FACTORY', action: 'REPORT_CORRECTION' },
  LABELLED: null,
  REFUSED: { by: 'FACTORY', action: 'REOPEN' },
  SURVEILLANCE_DUE: { by: 'INSPECTOR', action: 'CONFIRM_SURVEILLANCE' },
  SUSPENDED: { by: 'DECIDER', action: 'REINSTATE' },
  EXPIRED: null,
  REVOKED: null,
};

/** What can be done in a state, in the order of the way. */
export function evaluationActionsIn(state: EvaluationState): readonly EvaluationAction[] {
  return EVALUATION_ACTIONS.filter((action) => EVALUATION_TRANSITIONS[action].from.includes(state));
}

/** Whether the factory may still change its answers. */
export function takesAnswers(state: EvaluationState): boolean {
  return ['DRAFT', 'APPLIED', 'IN_CONSULTATION', 'CORRECTIVE_ACTION', 'SURVEILLANCE_DUE'].includes(state);
}

/** Whether an inspector may confirm answers and write findings. */
export function isInspected(state: EvaluationState): boolean {
  return state === 'IN_INSPECTION' || state === 'SURVEILLANCE_DUE';
}
