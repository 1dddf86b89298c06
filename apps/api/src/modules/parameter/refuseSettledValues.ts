import { applyParameters, compileParameters, type ParameterModel } from '@cradle/engine';
import type { Prisma } from '../../db/generated/client/client.ts';
import { toAssessment } from '../../engineBridge/toAssessment.ts';
import { toFieldFormula, toParameter } from '../../engineBridge/toParameterModel.ts';
import { refuseSettled } from '../footprint/refuseSettled.ts';

/**
 * Refuses other values of the parameters that all may use where a verified or published number follows from them. What
 * leaves those numbers as they are, such as a new label or a parameter more, is possible.
 *
 * @param shared the parameters that are to take the place of those there are
 * @throws InvalidInput with the code SETTLED
 */
export async function refuseSettledValues(
  transaction: Prisma.TransactionClient,
  organisationId: string,
  shared: ParameterModel['parameters'],
): Promise<void> {
  const stored = (await transaction.parameter.findMany({ where: { organisationId } })).map(toParameter);
  const formulas = (await transaction.fieldFormula.findMany({ where: { organisationId } })).map(
    toFieldFormula,
  );
  const rows = await transaction.assessment.findMany({
    where: { organisationId, id: { in: [...new Set(formulas.map((one) => one.assessmentId))] } },
    include: { product: true, lines: { orderBy: { position: 'asc' } }, declaredValues: true },
  });
  const assessments = rows.map(toAssessment);
  const own = stored.filter(({ assessmentId }) => assessmentId !== null);
  const before = compileParameters({ parameters: stored, formulas }, assessments);
  const after = compileParameters({ parameters: [...own, ...shared], formulas }, assessments);
  if (!before.ok || !after.ok) return;
  const moved = assessments.filter((assessment) => {
    const [was, will] = [before.value, after.value].map((each) =>
      applyParameters(assessment, each, new Map()),
    );
    return JSON.stringify(was) !== JSON.stringify(will);
  });
  await refuseSettled(
    transaction,
    organisationId,
    moved.map(({ id }) => id),
  );
}
