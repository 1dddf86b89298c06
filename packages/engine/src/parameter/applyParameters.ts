import type { Assessment, InventoryLine } from '../inventory/inventory.ts';
import { accept, type InputRefusal, type Outcome } from '../outcome.ts';
import { type CompiledField, type CompiledParameters, evaluateField } from './compileParameters.ts';
import type { ParameterValues } from './evaluateFormula.ts';

/**
 * An assessment with every number that has a formula replaced by the formula's result. A distance or a mass that comes out
 * negative is refused like one that is typed in.
 *
 * @param settings values that take the place of parameters by name
 * @returns the very same assessment when it has no formula
 */
export function applyParameters(
  assessment: Assessment,
  parameters: CompiledParameters,
  settings: ParameterValues,
): Outcome<Assessment> {
  const fields = parameters.fieldsOf(assessment.id);
  if (fields.length === 0) return accept(assessment);
  const values = parameters.values(assessment.id, settings);
  if (!values.ok) return values;
  const results = new Map<CompiledField, number>();
  const refusals: InputRefusal[] = [];
  for (const field of fields) {
    const result = evaluateField(field, values.value, assessment.id);
    if (!result.ok) refusals.push(...result.refusals);
    else if (outOfRange(field, result.value)) refusals.push(notAllowed(field, result.value, assessment.id));
    else results.set(field, result.value);
  }
  return refusals.length > 0 ? { ok: false, refusals } : accept(withNumbers(assessment, results));
}

const LINE_FIELDS = { AMOUNT: 'amount', DISTANCE_KM: 'distanceKm' } as const;
type LineField = keyof typeof LINE_FIELDS;

/** An assessment whose numbers with a formula are not known: each is the gap it would be without a formula. */
export function withoutFormulaNumbers(assessment: Assessment, parameters: CompiledParameters): Assessment {
  return withNumbers(assessment, new Map(parameters.fieldsOf(assessment.id).map((field) => [field, null])));
}

function withNumbers(assessment: Assessment, numbers: ReadonlyMap<CompiledField, number | null>): Assessment {
  let framed = assessment;
  const changes = new Map<string, Partial<InventoryLine>>();
  for (const [{ lineId, field }, value] of numbers) {
    if (lineId === null) framed = withFrameNumber(framed, field, value);
    else changes.set(lineId, { ...changes.get(lineId), [LINE_FIELDS[field as LineField]]: value });
  }
  if (framed.kind === 'DECLARED' || changes.size === 0) return framed;
  return { ...framed, lines: framed.lines.map((line) => ({ ...line, ...changes.get(line.id) })) };
}

function withFrameNumber(
  assessment: Assessment,
  field: CompiledField['field'],
  value: number | null,
): Assessment {
  if (field === 'MASS_KG') return { ...assessment, massKg: value };
  // A declared unit of nothing converts to nothing: what uses it has a gap.
  return { ...assessment, declaredUnit: { ...assessment.declaredUnit, amount: value ?? 0 } };
}

function outOfRange({ field }: CompiledField, value: number): boolean {
  switch (field) {
    case 'AMOUNT':
      return !Number.isFinite(value);
    case 'DISTANCE_KM':
      return !(value >= 0) || !Number.isFinite(value);
    case 'MASS_KG':
    case 'DECLARED_QUANTITY':
      return !(value > 0) || !Number.isFinite(value);
    default:
      return field satisfies never;
  }
}

function notAllowed(
  { field, formula, lineId }: CompiledField,
  value: number,
  assessmentId: string,
): InputRefusal {
  return {
    code: 'FORMULA_RESULT_NOT_ALLOWED',
    field,
    subject: lineId ?? assessmentId,
    message: `${formula.text} gives ${value} for ${field}.`,
    remedy:
      'A distance is 0 or more, a mass and a declared quantity more than 0, and all of them are finite.',
  };
}
