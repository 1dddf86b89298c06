import type { Database } from '../../db/database.ts';
import type { Prisma } from '../../db/generated/client/client.ts';
import { NotFound } from '../../errors/refusals.ts';
import { type Evaluated, evaluated, type LoadedEvaluation, WITH_ANSWERS } from './evaluationAccess.ts';

const WITH_EVERYTHING = {
  ...WITH_ANSWERS,
  remarks: { orderBy: { at: 'asc' } },
  findings: {
    orderBy: { at: 'asc' },
    include: { evidence: { select: { fileName: true }, orderBy: { at: 'asc' } } },
  },
  events: { orderBy: { position: 'asc' } },
} as const satisfies Prisma.FactoryEvaluationInclude;

type Everything = Prisma.FactoryEvaluationGetPayload<{ include: typeof WITH_EVERYTHING }>;

/** What an evaluation report is laid out from. */
export interface EvaluationReport extends Evaluated {
  readonly evaluation: Everything & LoadedEvaluation;
}

/** @throws NotFound */
export async function loadEvaluationReport(
  { prisma }: Database,
  organisationId: string,
  id: string,
): Promise<EvaluationReport> {
  const evaluation = await prisma.factoryEvaluation.findUnique({
    where: { organisationId_id: { organisationId, id } },
    include: WITH_EVERYTHING,
  });
  if (evaluation === null) throw new NotFound('factory evaluation', id);
  return { evaluation, ...evaluated(evaluation) };
}
