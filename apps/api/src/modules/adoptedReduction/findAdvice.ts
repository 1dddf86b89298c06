import type { Database } from '../../db/database.ts';
import type { AdoptedReduction } from '../../db/generated/client/client.ts';
import {
  buildReductionPlan,
  type TitledLeftOut,
  type TitledReduction,
} from '../recommendation/buildReductionPlan.ts';

export interface AdvisedReduction {
  readonly reduction: TitledReduction;
  readonly decision: AdoptedReduction | null;
  /** Declared units a year; null when not known. */
  readonly volume: number | null;
}

export interface Advice {
  readonly baseKgCo2e: number;
  readonly afterKgCo2e: number;
  readonly advised: readonly AdvisedReduction[];
  readonly leftOut: readonly TitledLeftOut[];
  readonly rejected: readonly AdoptedReduction[];
}

/** What could be done about a product and what was decided: rejected advice stands apart and takes no part in the plan. */
export async function findReductionAdvice(
  database: Database,
  organisationId: string,
  assessmentId: string,
): Promise<Advice> {
  const decisions = await database.prisma.adoptedReduction.findMany({
    where: { organisationId, assessmentId, optionId: { not: null } },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
  const rejected = decisions.filter(({ state }) => state === 'REJECTED');
  const without = new Set(rejected.flatMap(({ optionId }) => optionId ?? []));
  const plan = await buildReductionPlan(database, organisationId, assessmentId, [], without);
  const assessment = await database.prisma.assessment.findUniqueOrThrow({
    where: { organisationId_id: { organisationId, id: assessmentId } },
    select: { product: { select: { annualVolume: true } } },
  });
  const byOption = new Map(decisions.map((decision) => [decision.optionId, decision]));
  return {
    baseKgCo2e: plan.baseKgCo2e,
    afterKgCo2e: plan.afterKgCo2e,
    advised: plan.reductions.map((reduction) => ({
      reduction,
      decision: byOption.get(reduction.option.id) ?? null,
      volume: assessment.product.annualVolume,
    })),
    leftOut: plan.leftOut,
    rejected,
  };
}
