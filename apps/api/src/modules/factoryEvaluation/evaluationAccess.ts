import {
  type EvaluationAnswers,
  type EvaluationResult,
  type EvaluationScheme,
  evaluateFactory,
  type LabelState,
  labelStateOn,
} from '@cradle/engine';
import type { EvaluationState } from '@cradle/schema';
import type { Viewer } from '../../context/context.ts';
import type { Database } from '../../db/database.ts';
import type { EvaluationLabel, Prisma } from '../../db/generated/client/client.ts';
import { calendarDay, today } from '../../engineBridge/calendarDay.ts';
import { InvalidInput, NotFound } from '../../errors/refusals.ts';
import { readScheme } from './schemeDocument.ts';

/** Everything an evaluation is worked out from. */
export const WITH_ANSWERS = {
  schemeVersion: true,
  answers: { include: { references: { orderBy: { position: 'asc' } } } },
  findings: true,
  label: true,
} as const satisfies Prisma.FactoryEvaluationInclude;

export type LoadedEvaluation = Prisma.FactoryEvaluationGetPayload<{ include: typeof WITH_ANSWERS }>;

/** @throws NotFound */
export async function loadEvaluation(
  { prisma }: Pick<Database, 'prisma'>,
  organisationId: string,
  id: string,
): Promise<LoadedEvaluation> {
  const found = await prisma.factoryEvaluation.findUnique({
    where: { organisationId_id: { organisationId, id } },
    include: WITH_ANSWERS,
  });
  if (found === null) throw new NotFound('factory evaluation', id);
  return found;
}

export function answersOf({ vetoes, answers }: LoadedEvaluation): EvaluationAnswers {
  return {
    vetoes: vetoes as Record<string, boolean>,
    indicators: answers.map((answer) => ({
      ...{ indicatorId: answer.indicatorId, applies: answer.applies, value: answer.value },
      ...{ periodStart: calendarDay(answer.periodStart), periodEnd: calendarDay(answer.periodEnd) },
      evidence: answer.references.map(({ issuedOn, validUntil }) => ({
        ...{ issuedOn: calendarDay(issuedOn), validUntil: calendarDay(validUntil) },
      })),
      isVerified: answer.isVerified,
    })),
  };
}

export interface Evaluated {
  readonly scheme: EvaluationScheme;
  readonly result: EvaluationResult;
}

/** What an evaluation comes to on a day; one that was decided keeps what it was decided on. */
export function evaluated(evaluation: LoadedEvaluation, on = today()): Evaluated {
  const { label, state } = evaluation;
  const isDecided = label !== null && ['LABELLED', 'SUSPENDED', 'REVOKED'].includes(state);
  if (!isDecided) return evaluatedAnew(evaluation, on);
  return {
    scheme: readScheme(evaluation.schemeVersion.document),
    result: label.result as unknown as EvaluationResult,
  };
}

/** What the answers of an evaluation come to on a day, whatever was decided. */
export function evaluatedAnew(evaluation: LoadedEvaluation, on = today()): Evaluated {
  const scheme = readScheme(evaluation.schemeVersion.document);
  return { scheme, result: evaluateFactory(scheme, answersOf(evaluation), on) };
}

/** The state of a label on a day, from what was decided and from the calendar. */
export function stateOfLabel(
  label: Pick<EvaluationLabel, 'validUntil' | 'surveillanceDueOn' | 'suspendsOn'>,
  stored: EvaluationState,
  on = today(),
): LabelState {
  const terms = {
    validUntil: calendarDay(label.validUntil),
    surveillanceDueOn: calendarDay(label.surveillanceDueOn),
    suspendsOn: calendarDay(label.suspendsOn),
  };
  const decided = { isSuspended: stored === 'SUSPENDED', isRevoked: stored === 'REVOKED' };
  return labelStateOn(terms, decided, on);
}

/** The state of an evaluation on a day: what is stored, unless the calendar has moved its label on. */
export function stateOn(
  { state, label }: { readonly state: EvaluationState; readonly label: EvaluationLabel | null },
  on = today(),
): EvaluationState {
  if (label === null || (state !== 'LABELLED' && state !== 'SUSPENDED')) return state;
  const current = stateOfLabel(label, state, on);
  return current === 'VALID' ? 'LABELLED' : current;
}

/** @throws InvalidInput with the code FOUR_EYES when somebody would judge what they have handed in */
export function refuseOwnApplication(
  { applicantId }: { readonly applicantId: string },
  viewer: Viewer,
): void {
  if (applicantId !== viewer.userId) return;
  throw oneRefusal(
    'id',
    'FOUR_EYES',
    'You have handed in this evaluation yourself.',
    'Ask somebody else to inspect it and to decide on it.',
  );
}

export function oneRefusal(field: string, code: string, message: string, remedy: string): InvalidInput {
  return new InvalidInput([{ field, code, message, remedy }]);
}
