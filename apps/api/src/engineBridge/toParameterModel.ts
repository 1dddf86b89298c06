import type { FieldFormula, Parameter, ParameterModel } from '@cradle/engine';
import type { FieldFormula as FormulaRow, Parameter as ParameterRow } from '../db/generated/client/client.ts';

/** Stored parameters and formulas as the engine's; undefined where there are none, so that nothing has to be compiled. */
export function toParameterModel(
  parameters: readonly ParameterRow[],
  formulas: readonly FormulaRow[],
): ParameterModel | undefined {
  if (parameters.length === 0 && formulas.length === 0) return undefined;
  return { parameters: parameters.map(toParameter), formulas: formulas.map(toFieldFormula) };
}

export function toParameter(
  row: Pick<ParameterRow, 'id' | 'name' | 'assessmentId' | 'unit' | 'value' | 'formula' | 'min' | 'max'>,
): Parameter {
  const { name, assessmentId, unit, value, formula, min, max } = row;
  if (formula === null && value === null)
    throw new Error(`The parameter ${row.id} has neither value nor formula.`);
  return {
    name,
    assessmentId,
    unit,
    input: formula === null ? { kind: 'VALUE', value: value! } : { kind: 'FORMULA', formula },
    min,
    max,
    distribution: null,
  };
}

export function toFieldFormula({
  assessmentId,
  lineId,
  field,
  formula,
}: Pick<FormulaRow, 'assessmentId' | 'lineId' | 'field' | 'formula'>): FieldFormula {
  return { assessmentId, lineId, field, formula };
}
