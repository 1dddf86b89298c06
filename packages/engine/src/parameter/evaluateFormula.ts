import { accept, type Outcome, refuse } from '../outcome.ts';
import { exponential, logarithm } from '../uncertainty/elementary.ts';
import type { Expression, Formula, Operation } from './expression.ts';

export type ParameterValues = ReadonlyMap<string, number>;

/**
 * The value of a formula. Only additions, multiplications, divisions and square roots are used, so it is the same to the
 * last bit on every machine; a condition is 1 where it holds and 0 where not, and only the chosen branch is looked at.
 * Example: `mass * (1 + scrap)` with 2 and 0.1 is 2.2.
 *
 * @returns refusals `FORMULA_DIVISION_BY_ZERO` and `FORMULA_NOT_FINITE`, with the part and the inputs at fault
 */
export function evaluateFormula(
  formula: Formula,
  values: ParameterValues,
  subject: string,
  field: string,
): Outcome<number> {
  const result = evaluate(formula.expression, values);
  if (!Number.isNaN(result)) return accept(result);
  const fault = faultIn(formula.expression, values) ?? formula.expression;
  const part = fault.kind === 'OPERATION' ? fault.text : formula.text;
  const inputs = formula.names.map((name) => `${name} = ${values.get(name) ?? 'none'}`).join(', ');
  const dividesByZero =
    fault.kind === 'OPERATION' && fault.operation === 'DIVIDE' && evaluate(fault.operands[1]!, values) === 0;
  return refuse({
    code: dividesByZero ? 'FORMULA_DIVISION_BY_ZERO' : 'FORMULA_NOT_FINITE',
    field,
    subject,
    message: `${part} ${dividesByZero ? 'divides by 0' : 'is no finite number'}${inputs === '' ? '' : ` with ${inputs}`}, in ${formula.text}.`,
    remedy: dividesByZero
      ? 'Change the value that is 0, or guard the division: x > 0 ? a / x : 0.'
      : 'Change the values or the formula; the largest number is about 1.8e308, roots and logarithms want positive ones.',
  });
}

/** The value; NaN as soon as anything on the way is no finite number. */
export function evaluate(expression: Expression, values: ParameterValues): number {
  switch (expression.kind) {
    case 'NUMBER':
      return expression.value;
    case 'NAME':
      return values.get(expression.name) ?? Number.NaN;
    case 'OPERATION': {
      const result = operate(expression.operation, expression.operands, values);
      return Number.isFinite(result) ? result : Number.NaN;
    }
  }
}

function operate(operation: Operation, operands: readonly Expression[], values: ParameterValues): number {
  const first = evaluate(operands[0]!, values);
  if (Number.isNaN(first)) return first;
  switch (operation) {
    case 'CHOOSE':
      return evaluate(operands[first === 0 ? 2 : 1]!, values);
    case 'AND':
      return first === 0 ? 0 : truth(evaluate(operands[1]!, values));
    case 'OR':
      return first === 0 ? truth(evaluate(operands[1]!, values)) : 1;
    case 'NOT':
      return first === 0 ? 1 : 0;
    case 'NEGATE':
      return -first;
    case 'ABSOLUTE':
      return Math.abs(first);
    case 'ROOT':
      return Math.sqrt(first);
    case 'EXPONENTIAL':
      return exponential(first);
    case 'LOGARITHM':
      return logarithm(first);
    case 'FLOOR':
      return Math.floor(first);
    case 'CEILING':
      return Math.ceil(first);
    case 'ROUND':
      // Halves away from zero, as people do: Math.round(-2.5) is -2.
      return Math.sign(first) * Math.floor(Math.abs(first) + 0.5);
    case 'MIN':
      return operands.slice(1).reduce((least, operand) => Math.min(least, evaluate(operand, values)), first);
    case 'MAX':
      return operands.slice(1).reduce((most, operand) => Math.max(most, evaluate(operand, values)), first);
    default: {
      const second = evaluate(operands[1]!, values);
      return Number.isNaN(second) ? second : combine(operation, first, second);
    }
  }
}

type Binary = Exclude<
  Operation,
  | 'CHOOSE'
  | 'AND'
  | 'OR'
  | 'NOT'
  | 'NEGATE'
  | 'ABSOLUTE'
  | 'ROOT'
  | 'EXPONENTIAL'
  | 'LOGARITHM'
  | 'FLOOR'
  | 'CEILING'
  | 'ROUND'
  | 'MIN'
  | 'MAX'
>;

function combine(operation: Binary, a: number, b: number): number {
  switch (operation) {
    case 'ADD':
      return a + b;
    case 'SUBTRACT':
      return a - b;
    case 'MULTIPLY':
      return a * b;
    case 'DIVIDE':
      return a / b;
    case 'POWER':
      return power(a, b);
    case 'LESS':
      return truth(a < b);
    case 'LESS_OR_EQUAL':
      return truth(a <= b);
    case 'GREATER':
      return truth(a > b);
    case 'GREATER_OR_EQUAL':
      return truth(a >= b);
    case 'EQUAL':
      return truth(a === b);
    case 'UNEQUAL':
      return truth(a !== b);
    default:
      return operation satisfies never;
  }
}

function truth(condition: boolean | number): number {
  if (typeof condition === 'boolean') return condition ? 1 : 0;
  return Number.isNaN(condition) ? condition : Number(condition !== 0);
}

/** Largest whole exponent that is worked out by squaring; beyond it the logarithm is as good. */
const LARGEST_WHOLE_EXPONENT = 1024;

/** a^b. ECMAScript leaves the last bits of `**` open (ECMA-262, 6.1.6.1.3), so it is not used. */
function power(base: number, exponent: number): number {
  if (Number.isInteger(exponent) && Math.abs(exponent) <= LARGEST_WHOLE_EXPONENT) {
    const whole = bySquaring(base, Math.abs(exponent));
    return exponent < 0 ? 1 / whole : whole;
  }
  if (exponent === 0.5) return Math.sqrt(base);
  if (base === 0) return exponent > 0 ? 0 : Number.NaN;
  return base < 0 ? Number.NaN : exponential(exponent * logarithm(base));
}

function bySquaring(base: number, exponent: number): number {
  let result = 1;
  let square = base;
  for (let rest = exponent; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) result *= square;
    if (rest > 1) square *= square;
  }
  return result;
}

/** The innermost part that is no number although all it was given is one. */
function faultIn(expression: Expression, values: ParameterValues): Expression | null {
  if (!Number.isNaN(evaluate(expression, values))) return null;
  if (expression.kind !== 'OPERATION') return expression;
  // A branch that was not chosen is no fault.
  const looked =
    expression.operation === 'CHOOSE'
      ? [
          expression.operands[0]!,
          expression.operands[evaluate(expression.operands[0]!, values) === 0 ? 2 : 1]!,
        ]
      : expression.operands;
  for (const operand of looked) {
    const inner = faultIn(operand, values);
    if (inner !== null) return inner;
  }
  return expression;
}
