import { EVALUATION_STATES, type EvaluationState, NEXT_STEPS } from '@cradle/schema';
import type { EvaluationQuery, EvaluationsQuery } from '../../graphql/generated/graphql.ts';

export type ListedEvaluation = EvaluationsQuery['factoryEvaluations']['edges'][number]['node'];
export type OpenEvaluation = NonNullable<EvaluationQuery['factoryEvaluation']>;
export type Rules = OpenEvaluation['schemeVersion']['rules'];
export type RulesNode = Rules['nodes'][number];
export type NodeResult = OpenEvaluation['result']['nodes'][number];
export type Answer = OpenEvaluation['answers'][number];
export type Finding = OpenEvaluation['findings'][number];
export type Remark = OpenEvaluation['remarks'][number];
export type Viewer = EvaluationQuery['viewer'];

export const TURNS = ['FACTORY', 'INSPECTOR', 'DECIDER'] as const;
export type Turn = (typeof TURNS)[number];
export const ORDERS = ['UPDATED', 'FACTORY', 'SCORE', 'VALID_UNTIL'] as const;

/** What of the list is looked at: everything that belongs in the address. */
export interface EvaluationsView {
  readonly search: string;
  /** Empty: all. */
  readonly state: EvaluationState | '';
  /** Empty: all. */
  readonly turn: Turn | '';
  /** Global id; empty: all. */
  readonly scheme: string;
  readonly order: (typeof ORDERS)[number];
}

/** `?q=alu&state=LABELLED&turn=FACTORY&scheme=…&order=SCORE`; what it does not know counts as not given. */
export function readEvaluationsView(parameters: URLSearchParams): EvaluationsView {
  const known = <Value extends string>(values: readonly Value[], name: string): Value | undefined =>
    values.find((value) => value === parameters.get(name));
  return {
    search: parameters.get('q') ?? '',
    state: known(EVALUATION_STATES, 'state') ?? '',
    turn: known(TURNS, 'turn') ?? '',
    scheme: parameters.get('scheme') ?? '',
    order: known(ORDERS, 'order') ?? 'UPDATED',
  };
}

/** The reverse of {@link readEvaluationsView}; what is as at the start is left out of the address. */
export function writeEvaluationsView({
  search,
  state,
  turn,
  scheme,
  order,
}: EvaluationsView): URLSearchParams {
  const parameters = new URLSearchParams();
  if (search !== '') parameters.set('q', search);
  if (state !== '') parameters.set('state', state);
  if (turn !== '') parameters.set('turn', turn);
  if (scheme !== '') parameters.set('scheme', scheme);
  if (order !== 'UPDATED') parameters.set('order', order);
  return parameters;
}

/** The states the list asks for; null for all of them. */
export function statesOf({ state, turn }: EvaluationsView): EvaluationState[] | null {
  if (state === '' && turn === '') return null;
  return EVALUATION_STATES.filter(
    (each) => (state === '' || each === state) && (turn === '' || NEXT_STEPS[each]?.by === turn),
  );
}

export const STATE_TONES = {
  DRAFT: 'neutral',
  APPLIED: 'neutral',
  SELF_ASSESSED: 'info',
  IN_CONSULTATION: 'info',
  IN_INSPECTION: 'info',
  CORRECTIVE_ACTION: 'warning',
  LABELLED: 'good',
  REFUSED: 'danger',
  SURVEILLANCE_DUE: 'warning',
  SUSPENDED: 'warning',
  EXPIRED: 'neutral',
  REVOKED: 'danger',
} as const satisfies Record<EvaluationState, string>;

export const SHEETS = ['answers', 'findings', 'label', 'history'] as const;
export type Sheet = (typeof SHEETS)[number];

/** Which sheet of an evaluation is open, and which answer; both belong in the address. */
export function readSheet(parameters: URLSearchParams): {
  readonly sheet: Sheet;
  readonly answer: string | null;
} {
  return {
    sheet: SHEETS.find((known) => known === parameters.get('view')) ?? 'answers',
    answer: parameters.get('answer'),
  };
}

export function writeSheet(sheet: Sheet, answer: string | null = null): URLSearchParams {
  const parameters = new URLSearchParams();
  if (sheet !== 'answers') parameters.set('view', sheet);
  if (answer !== null) parameters.set('answer', answer);
  return parameters;
}

/** Indicators in a group, at whatever depth, in the order of the scheme. */
export function indicatorsIn(nodes: readonly RulesNode[], group: string): readonly RulesNode[] {
  return nodes
    .filter(({ parent }) => parent === group)
    .flatMap((node) => (node.kind === 'GROUP' ? indicatorsIn(nodes, node.key) : [node]));
}

/** Where a value stands between the value that scores 0 and the one that scores 1: 0 to 1, whichever direction is better. */
export function placeOnScale(value: number, benchmark: number, leading: number): number {
  return Math.min(1, Math.max(0, (value - benchmark) / (leading - benchmark)));
}
