import { compileParameters } from '@cradle/engine';
import type { Database } from '../../db/database.ts';
import type { Parameter } from '../../db/generated/client/client.ts';
import { toAssessment } from '../../engineBridge/toAssessment.ts';
import { toFieldFormula, toParameter } from '../../engineBridge/toParameterModel.ts';

/** A parameter, what it comes to, and what follows from it. */
export interface ParameterResult {
  readonly parameter: Parameter;
  /** In its unit; null where it cannot be worked out. */
  readonly value: number | null;
  /** Names of parameters that need it, directly or through others. */
  readonly dependants: readonly string[];
  readonly lineIds: readonly string[];
}

/** All parameters an assessment may use, its own first, as they were written. */
export async function workOutParameters(
  { prisma }: Database,
  organisationId: string,
  assessmentId: string,
): Promise<readonly ParameterResult[]> {
  const rows = await prisma.parameter.findMany({
    where: { organisationId, OR: [{ assessmentId }, { assessmentId: null }] },
    orderBy: [{ assessmentId: { sort: 'asc', nulls: 'last' } }, { position: 'asc' }],
  });
  const formulas = await prisma.fieldFormula.findMany({ where: { organisationId, assessmentId } });
  const assessment = await prisma.assessment.findUnique({
    where: { organisationId_id: { organisationId, id: assessmentId } },
    include: { product: true, lines: { orderBy: { position: 'asc' } }, declaredValues: true },
  });
  if (assessment === null) return [];
  const parameters = rows.map(toParameter);
  const compiled = compileParameters({ parameters, formulas: formulas.map(toFieldFormula) }, [
    toAssessment(assessment),
  ]);
  if (!compiled.ok)
    return rows.map((parameter) => ({ parameter, value: parameter.value, dependants: [], lineIds: [] }));
  const values = compiled.value.values(assessmentId, new Map());
  const dependants = compiled.value.dependants(assessmentId);
  return rows.map((parameter, index) => {
    const known = parameters[index]!;
    const found = dependants.get(known);
    // What an own parameter hides is not in the values: they are by name.
    const isSeen = compiled.value.find(assessmentId, known.name) === known;
    return {
      parameter,
      value: (isSeen && values.ok ? values.value.get(known.name) : parameter.value) ?? null,
      dependants: (found?.parameters ?? []).map(({ name }) => name),
      lineIds: [...new Set((found?.fields ?? []).flatMap(({ lineId }) => lineId ?? []))],
    };
  });
}
