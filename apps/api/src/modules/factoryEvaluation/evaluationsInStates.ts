import type { EvaluationState } from '@cradle/schema';
import type { Prisma } from '../../db/generated/client/client.ts';
import { dateOfDay, today } from '../../engineBridge/calendarDay.ts';

/** Evaluations that are in one of the states today, those included that the calendar has moved on. */
export function evaluationsInStates(
  states: readonly EvaluationState[],
  on = dateOfDay(today()),
): Prisma.FactoryEvaluationWhereInput {
  return { OR: states.map((state) => inState(state, on)) };
}

function inState(state: EvaluationState, on: Date): Prisma.FactoryEvaluationWhereInput {
  const current: Prisma.EvaluationLabelWhereInput = { validUntil: { gte: on } };
  switch (state) {
    case 'LABELLED':
      return { state, label: { ...current, suspendsOn: { gt: on }, surveillanceDueOn: { gt: on } } };
    case 'SURVEILLANCE_DUE':
      return {
        state: 'LABELLED',
        label: { ...current, suspendsOn: { gt: on }, surveillanceDueOn: { lte: on } },
      };
    case 'SUSPENDED':
      return {
        OR: [
          { state, label: current },
          { state: 'LABELLED', label: { ...current, suspendsOn: { lte: on } } },
        ],
      };
    case 'EXPIRED':
      return { state: { in: ['LABELLED', 'SUSPENDED'] }, label: { validUntil: { lt: on } } };
    default:
      return { state };
  }
}
