import { accept, type InputRefusal, type Outcome } from '../outcome.ts';
import { isKnownUnit, parseUnit } from '../quantity/units.ts';
import { checkDistribution } from '../uncertainty/distribution.ts';
import { dependencyOrder } from './dependencyOrder.ts';
import { evaluateFormula, type ParameterValues } from './evaluateFormula.ts';
import type { Formula } from './expression.ts';
import { formulaFactor } from './formulaUnit.ts';
import { nearestName } from './nearestName.ts';
import type { Parameter } from './parameter.ts';
import { isParameterName, parseFormula } from './parseFormula.ts';

/** A parameter whose formula is read and checked; `factor` turns its result into the parameter's unit. */
export interface ScopedParameter {
  readonly parameter: Parameter;
  readonly formula: Formula | null;
  readonly factor: number;
}

/** Parameters that may use each other and those of the outer scope. */
export interface ParameterScope {
  readonly outer: ParameterScope | null;
  readonly byName: ReadonlyMap<string, ScopedParameter>;
  /** Each behind those it needs. */
  readonly order: readonly ScopedParameter[];
}

/**
 * Reads and checks the parameters of one owner: names, units, bounds, distributions, formulas, what they need and in which
 * order.
 *
 * @returns all refusals at once; `subject` is the name of the parameter
 */
export function parameterScope(
  parameters: readonly Parameter[],
  outer: ParameterScope | null,
): Outcome<ParameterScope> {
  const refusals = [...repeated(parameters), ...parameters.flatMap(checkParameter)];
  const read = parameters.map((parameter) => ({ parameter, formula: readFormula(parameter, refusals) }));
  if (refusals.length > 0) return { ok: false, refusals };
  const byName = new Map(read.map((one) => [one.parameter.name, { ...one, factor: 1 }]));
  const sorted = dependencyOrder([...byName.keys()], (name) => byName.get(name)!.formula?.names ?? []);
  const draft: ParameterScope = { outer, byName, order: [] };
  if ('circle' in sorted) return { ok: false, refusals: [circular(sorted.circle)] };
  for (const one of read) {
    const { name, unit } = one.parameter;
    const factor = one.formula === null ? 1 : checkedFactor(one.formula, draft, unit, name, 'formula');
    if (typeof factor === 'number') byName.set(name, { ...one, factor });
    else refusals.push(...factor);
  }
  if (refusals.length > 0) return { ok: false, refusals };
  return accept({ outer, byName, order: sorted.order.map((name) => byName.get(name)!) });
}

/** Finds a name in the scope, then in those around it. */
export function findParameter(scope: ParameterScope | null, name: string): ScopedParameter | undefined {
  return scope === null ? undefined : (scope.byName.get(name) ?? findParameter(scope.outer, name));
}

/** What a formula's result is multiplied by to be in `unit`, or what is wrong with its names and units. */
export function checkedFactor(
  formula: Formula,
  scope: ParameterScope,
  unit: string | null,
  subject: string,
  field: string,
): number | readonly InputRefusal[] {
  const unknown = formula.names.filter((name) => findParameter(scope, name) === undefined);
  if (unknown.length > 0) return unknown.map((name) => unknownName(name, scope, subject, field));
  const factor = formulaFactor(
    formula,
    (name) => findParameter(scope, name)!.parameter.unit,
    unit,
    subject,
    field,
  );
  return typeof factor === 'number' ? factor : [factor];
}

/**
 * The values of all parameters of a scope, each worked out once, those of the outer scope included.
 *
 * @param settings values that take the place of a parameter's own, formula or not
 * @returns the refusal of the first formula that has no finite value, or of the first value outside its bounds
 */
export function evaluateScope(
  { order }: ParameterScope,
  outerValues: ParameterValues,
  settings: ParameterValues,
): Outcome<ParameterValues> {
  const values = new Map(outerValues);
  for (const { parameter, formula, factor } of order) {
    const set = settings.get(parameter.name);
    const result =
      set !== undefined
        ? accept(set)
        : formula === null
          ? accept(givenValue(parameter))
          : evaluateFormula(formula, values, parameter.name, 'formula');
    if (!result.ok) return result;
    const value = set !== undefined || formula === null ? result.value : result.value * factor;
    const outside = outsideBounds(parameter, value);
    if (outside.length > 0) return { ok: false, refusals: outside };
    values.set(parameter.name, value);
  }
  return accept(values);
}

/** Every name that can be used in a scope. */
export function namesOf(scope: ParameterScope | null): readonly string[] {
  return scope === null ? [] : [...scope.byName.keys(), ...namesOf(scope.outer)];
}

export function unknownName(
  name: string,
  scope: ParameterScope,
  subject: string,
  field: string,
): InputRefusal {
  const nearest = nearestName(name, namesOf(scope));
  return {
    code: 'PARAMETER_UNKNOWN',
    field,
    subject,
    message: `There is no parameter ${name}.`,
    remedy: nearest === null ? 'Add it, or use another name.' : `Did you mean ${nearest}? Otherwise add it.`,
  };
}

function givenValue({ input }: Parameter): number {
  return input.kind === 'VALUE' ? input.value : Number.NaN;
}

function readFormula({ input, name }: Parameter, refusals: InputRefusal[]): Formula | null {
  if (input.kind === 'VALUE') return null;
  const outcome = parseFormula(input.formula, name, 'formula');
  if (outcome.ok) return outcome.value;
  refusals.push(...outcome.refusals);
  return null;
}

function repeated(parameters: readonly Parameter[]): InputRefusal[] {
  const names = parameters.map(({ name }) => name);
  const twice = new Set(names.filter((name, place) => names.indexOf(name) !== place));
  return [...twice].map((name) =>
    refusal(
      name,
      'name',
      'PARAMETER_REPEATED',
      `The parameter ${name} is there twice.`,
      'Rename or remove one.',
    ),
  );
}

function checkParameter(parameter: Parameter): InputRefusal[] {
  const { name, unit, input, min, max, distribution } = parameter;
  const refusals: InputRefusal[] = [];
  const refused = (field: string, code: string, message: string, remedy: string) =>
    refusals.push(refusal(name, field, code, message, remedy));
  if (!isParameterName(name)) {
    const remedy =
      'Begin with a letter, go on with letters, digits and _, and leave out words of the formula language.';
    refused('name', 'PARAMETER_NAME_INVALID', `"${name.slice(0, 100)}" cannot stand in a formula.`, remedy);
  }
  if (unit !== null && !isKnownUnit(unit)) {
    const outcome = parseUnit(unit);
    if (!outcome.ok) refusals.push({ ...outcome.refusals[0]!, subject: name });
  }
  for (const [field, number] of Object.entries({
    min,
    max,
    value: input.kind === 'VALUE' ? input.value : null,
  })) {
    if (number !== null && !Number.isFinite(number))
      refused(
        field,
        'PARAMETER_NOT_FINITE',
        `The ${field} of ${name} is ${number}.`,
        'Give a finite number.',
      );
  }
  if (min !== null && max !== null && min > max)
    refused(
      'min',
      'RANGE_REVERSED',
      `The lower end ${min} of ${name} lies above the upper end ${max}.`,
      'Exchange the two.',
    );
  else if (input.kind === 'VALUE') refusals.push(...outsideBounds(parameter, input.value));
  if (distribution !== null && input.kind === 'FORMULA')
    refused(
      'distribution',
      'PARAMETER_DISTRIBUTION_OF_FORMULA',
      `${name} is a formula and has a distribution of its own.`,
      'Give the distributions to the parameters the formula uses.',
    );
  const checked = distribution === null ? null : checkDistribution(distribution, name);
  if (checked !== null && !checked.ok) refusals.push(...checked.refusals);
  return refusals;
}

function outsideBounds({ name, min, max, unit }: Parameter, value: number): InputRefusal[] {
  if (!(value < (min ?? Number.NEGATIVE_INFINITY) || value > (max ?? Number.POSITIVE_INFINITY))) return [];
  const range = `${min ?? '−∞'} to ${max ?? '∞'}${unit === null ? '' : ` ${unit}`}`;
  return [
    refusal(
      name,
      'value',
      'PARAMETER_OUT_OF_BOUNDS',
      `${name} is ${value}; its bounds are ${range}.`,
      'Change the value, or widen the bounds.',
    ),
  ];
}

function circular(circle: readonly string[]): InputRefusal {
  return refusal(
    circle[0]!,
    'formula',
    'FORMULA_CIRCULAR',
    `The parameters ${circle.join(' → ')} need one another.`,
    'Give one of them a value instead of a formula.',
  );
}

function refusal(
  subject: string,
  field: string,
  code: string,
  message: string,
  remedy: string,
): InputRefusal {
  return { code, field, subject, message, remedy };
}
