import type { Names } from './scenarioPreview.ts';

/** States of a data request. OVERDUE comes by the calendar and is never stored. */
export const DATA_REQUEST_STATES = ['OPEN', 'OVERDUE', 'ANSWERED', 'DECLINED', 'WITHDRAWN'] as const;
export type DataRequestState = (typeof DATA_REQUEST_STATES)[number];
export type StoredRequestState = Exclude<DataRequestState, 'OVERDUE'>;

export const DATA_REQUEST_ACTIONS = ['REMIND', 'WITHDRAW', 'ANSWER', 'DECLINE'] as const;
export type DataRequestAction = (typeof DATA_REQUEST_ACTIONS)[number];

export interface DataRequestStep {
  readonly from: readonly DataRequestState[];
  readonly to: StoredRequestState;
  /** Whether it is a step of who asks or of who is asked. */
  readonly by: 'SENT' | 'RECEIVED';
}

/** What may be done with a request, and where it leads. An answer may come after the deadline. */
export const DATA_REQUEST_STEPS: Readonly<Record<DataRequestAction, DataRequestStep>> = {
  REMIND: { from: ['OPEN', 'OVERDUE'], to: 'OPEN', by: 'SENT' },
  WITHDRAW: { from: ['OPEN', 'OVERDUE'], to: 'WITHDRAWN', by: 'SENT' },
  ANSWER: { from: ['OPEN', 'OVERDUE'], to: 'ANSWERED', by: 'RECEIVED' },
  DECLINE: { from: ['OPEN', 'OVERDUE'], to: 'DECLINED', by: 'RECEIVED' },
};

const STATE_WORDS: Readonly<Record<DataRequestState, Names>> = {
  OPEN: ['Open', '待答复'],
  OVERDUE: ['Overdue', '已逾期'],
  ANSWERED: ['Answered', '已答复'],
  DECLINED: ['Declined', '已拒绝'],
  WITHDRAWN: ['Withdrawn', '已撤回'],
};

export function dataRequestStateName(state: DataRequestState): Names {
  return STATE_WORDS[state];
}

/** The state as of a moment: an open request is overdue from the day after its deadline. */
export function requestStateOn(state: StoredRequestState, dueOn: Date | null, now: Date): DataRequestState {
  if (state !== 'OPEN' || dueOn === null) return state;
  return dueOn.toISOString().slice(0, 10) < now.toISOString().slice(0, 10) ? 'OVERDUE' : state;
}

/** What one side may do with a request in a state. */
export function requestActionsIn(
  state: DataRequestState,
  side: DataRequestStep['by'],
): readonly DataRequestAction[] {
  return DATA_REQUEST_ACTIONS.filter((action) => {
    const { from, by } = DATA_REQUEST_STEPS[action];
    return by === side && from.includes(state);
  });
}
