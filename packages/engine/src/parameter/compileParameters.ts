import type { Assessment } from '../inventory/inventory.ts';
import { accept, type InputRefusal, type Outcome, refuse } from '../outcome.ts';
import { evaluateFormula, type ParameterValues } from './evaluateFormula.ts';
import type { Formula } from './expression.ts';
import { type Dependants, findDependants } from './findDependants.ts';
import type { FieldFormula, FormulaField, Parameter, ParameterModel } from './parameter.ts';
import {
  checkedFactor,
  evaluateScope,
  findParameter,
  namesOf,
  type ParameterScope,
  parameterScope,
} from './parameterScope.ts';
import { parseFormula } from './parseFormula.ts';

/** A formula of a field that is read and checked; `factor` turns its result into the field's unit. */
export interface CompiledField {
  readonly lineId: string | null;
  readonly field: FormulaField;
  readonly formula: Formula;
  readonly factor: number;
}

/** Parameters and formulas that are read, checked and put in order once, to be evaluated any number of times. */
export interface CompiledParameters {
  /** Names an assessment's formulas can use; without an id those that all can use. */
  names(assessmentId?: string): readonly string[];
  /** Every name any assessment knows. */
  allNames(): readonly string[];
  /** The parameter an assessment means by a name; undefined when it has none. */
  find(assessmentId: string, name: string): Parameter | undefined;
  fieldsOf(assessmentId: string): readonly CompiledField[];
  /** The values an assessment's formulas see. `settings` take the place of parameters by name. */
  values(assessmentId: string, settings: ParameterValues): Outcome<ParameterValues>;
  /** What follows from each parameter an assessment can use. */
  dependants(assessmentId: string): ReadonlyMap<Parameter, Dependants>;
}

const NONE: ParameterValues = new Map();

/**
 * Reads all parameters and formulas.
 *
 * @param assessments those the formulas belong to; the unit of a line is what its formula has to count
 * @returns everything that is wrong, at once
 */
export function compileParameters(
  model: ParameterModel,
  assessments: readonly Assessment[],
): Outcome<CompiledParameters> {
  const shared = parameterScope(
    model.parameters.filter(({ assessmentId }) => assessmentId === null),
    null,
  );
  if (!shared.ok) return shared;
  const refusals: InputRefusal[] = [];
  const scopes = new Map<string, ParameterScope>();
  const owners = new Set(model.parameters.map(({ assessmentId }) => assessmentId));
  for (const id of owners) {
    if (id === null) continue;
    const scope = parameterScope(
      model.parameters.filter(({ assessmentId }) => assessmentId === id),
      shared.value,
    );
    if (scope.ok) scopes.set(id, scope.value);
    else refusals.push(...scope.refusals);
  }
  if (refusals.length > 0) return { ok: false, refusals };
  const scopeOf = (id: string) => scopes.get(id) ?? shared.value;
  const fields = compileFields(model.formulas, assessments, scopeOf);
  if (!fields.ok) return fields;
  const allNames = [...new Set(model.parameters.map(({ name }) => name))];
  return accept(compiled(shared.value, scopeOf, fields.value, allNames));
}

function compiled(
  shared: ParameterScope,
  scopeOf: (id: string) => ParameterScope,
  fields: ReadonlyMap<string, readonly CompiledField[]>,
  allNames: readonly string[],
): CompiledParameters {
  return {
    allNames: () => allNames,
    names: (id) => [...new Set(namesOf(id === undefined ? shared : scopeOf(id)))],
    find: (id, name) => findParameter(scopeOf(id), name)?.parameter,
    fieldsOf: (id) => fields.get(id) ?? [],
    dependants: (id) => findDependants(scopeOf(id), fields.get(id) ?? []),
    values(id, settings) {
      const scope = scopeOf(id);
      if (scope === shared) return evaluateScope(shared, NONE, settings);
      // A setting means the assessment's own parameter where it has one of the name.
      const ofOthers = new Map([...settings].filter(([name]) => !scope.byName.has(name)));
      const outer = evaluateScope(shared, NONE, ofOthers);
      return outer.ok ? evaluateScope(scope, outer.value, settings) : outer;
    },
  };
}

function compileFields(
  formulas: readonly FieldFormula[],
  assessments: readonly Assessment[],
  scopeOf: (id: string) => ParameterScope,
): Outcome<ReadonlyMap<string, readonly CompiledField[]>> {
  const byId = new Map(assessments.map((assessment) => [assessment.id, assessment]));
  const refusals: InputRefusal[] = [];
  const fields = new Map<string, CompiledField[]>();
  const taken = new Set<string>();
  for (const one of formulas) {
    const key = JSON.stringify([one.assessmentId, one.lineId, one.field]);
    const outcome = taken.has(key)
      ? refuse(twice(one))
      : compileField(one, byId.get(one.assessmentId), scopeOf);
    taken.add(key);
    if (!outcome.ok) refusals.push(...outcome.refusals);
    else fields.set(one.assessmentId, [...(fields.get(one.assessmentId) ?? []), outcome.value]);
  }
  return refusals.length > 0 ? { ok: false, refusals } : accept(fields);
}

function compileField(
  { assessmentId, lineId, field, formula: text }: FieldFormula,
  assessment: Assessment | undefined,
  scopeOf: (id: string) => ParameterScope,
): Outcome<CompiledField> {
  const subject = lineId ?? assessmentId;
  const unit = assessment === undefined ? undefined : unitOfField(assessment, lineId, field);
  if (unit === undefined)
    return refuse({
      code: 'FORMULA_FIELD_UNKNOWN',
      field,
      subject,
      message: `There is no ${field} of ${lineId === null ? '' : `the line ${lineId} of `}the assessment ${assessmentId}.`,
      remedy:
        'AMOUNT and DISTANCE_KM belong to a line of a calculated assessment, MASS_KG and DECLARED_QUANTITY to an assessment.',
    });
  const parsed = parseFormula(text, subject, field);
  if (!parsed.ok) return parsed;
  const factor = checkedFactor(parsed.value, scopeOf(assessmentId), unit, subject, field);
  if (typeof factor !== 'number') return { ok: false, refusals: factor };
  return accept({ lineId, field, formula: parsed.value, factor });
}

function unitOfField(assessment: Assessment, lineId: string | null, field: FormulaField): string | undefined {
  const lines = assessment.kind === 'CALCULATED' ? assessment.lines : [];
  const line = lineId === null ? undefined : lines.find(({ id }) => id === lineId);
  switch (field) {
    case 'AMOUNT':
      return line?.unit;
    case 'DISTANCE_KM':
      return line === undefined ? undefined : 'km';
    case 'MASS_KG':
      return lineId === null ? 'kg' : undefined;
    case 'DECLARED_QUANTITY':
      return lineId === null ? assessment.declaredUnit.unit : undefined;
    default:
      return field satisfies never;
  }
}

function twice({ assessmentId, lineId, field }: FieldFormula): InputRefusal {
  return {
    code: 'FORMULA_REPEATED',
    field,
    subject: lineId ?? assessmentId,
    message: `The ${field} of ${lineId ?? assessmentId} has two formulas.`,
    remedy: 'Leave one.',
  };
}

/** The value of a field's formula, in the unit of the field. */
export function evaluateField(
  { formula, factor, field, lineId }: CompiledField,
  values: ParameterValues,
  assessmentId: string,
): Outcome<number> {
  const result = evaluateFormula(formula, values, lineId ?? assessmentId, field);
  return result.ok ? accept(result.value * factor) : result;
}
