import { applyParameters, compileParameters, type InputRefusal, type ParameterModel } from '@cradle/engine';
import type { Prisma } from '../../db/generated/client/client.ts';
import { type StoredAssessment, toAssessment } from '../../engineBridge/toAssessment.ts';
import { toFieldFormula, toParameter } from '../../engineBridge/toParameterModel.ts';

/**
 * Works out the formulas of some assessments as they are stored, and writes each result into its line, so that whoever
 * reads a line reads the number that is calculated with (decision 0029).
 *
 * @param assessmentIds null for all that have formulas
 * @returns what cannot be read or calculated; nothing is written then
 */
export async function settleFormulas(
  transaction: Prisma.TransactionClient,
  organisationId: string,
  assessmentIds: readonly string[] | null,
): Promise<readonly InputRefusal[]> {
  const model = await loadModel(transaction, organisationId, assessmentIds);
  const rows = await loadAssessments(transaction, organisationId, model);
  const assessments = rows.map(toAssessment);
  const compiled = compileParameters(model, assessments);
  if (!compiled.ok) return compiled.refusals;
  const refusals: InputRefusal[] = [];
  const changed: { id: string; amount: number | null; distanceKm: number | null }[] = [];
  for (const assessment of assessments) {
    const applied = applyParameters(assessment, compiled.value, new Map());
    if (!applied.ok) refusals.push(...applied.refusals);
    else if (applied.value.kind === 'CALCULATED' && assessment.kind === 'CALCULATED') {
      for (const [index, { id, amount, distanceKm }] of applied.value.lines.entries()) {
        const before = assessment.lines[index]!;
        if (amount !== before.amount || distanceKm !== before.distanceKm)
          changed.push({ id, amount, distanceKm });
      }
    }
  }
  if (refusals.length === 0 && changed.length > 0)
    await transaction.$executeRaw`
      UPDATE "InventoryLine" line SET "amount" = changed."amount", "distanceKm" = changed."distanceKm"
      FROM jsonb_to_recordset(${JSON.stringify(changed)}::jsonb)
        changed("id" text, "amount" double precision, "distanceKm" double precision)
      WHERE line."organisationId" = ${organisationId} AND line."id" = changed."id"`;
  return refusals;
}

/** All parameters: one that hides a common one is looked at too. */
async function loadModel(
  transaction: Prisma.TransactionClient,
  organisationId: string,
  assessmentIds: readonly string[] | null,
): Promise<ParameterModel> {
  const parameters = await transaction.parameter.findMany({
    where: { organisationId },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
  });
  const formulas = await transaction.fieldFormula.findMany({
    where: { organisationId, ...(assessmentIds && { assessmentId: { in: [...assessmentIds] } }) },
    orderBy: { id: 'asc' },
  });
  return { parameters: parameters.map(toParameter), formulas: formulas.map(toFieldFormula) };
}

async function loadAssessments(
  transaction: Prisma.TransactionClient,
  organisationId: string,
  { formulas }: ParameterModel,
): Promise<StoredAssessment[]> {
  const ids = [...new Set(formulas.map(({ assessmentId }) => assessmentId))];
  return transaction.assessment.findMany({
    where: { organisationId, id: { in: ids } },
    include: { product: true, lines: { orderBy: { position: 'asc' } }, declaredValues: true },
  });
}
