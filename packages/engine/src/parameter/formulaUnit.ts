import type { InputRefusal } from '../outcome.ts';
import { parseUnit } from '../quantity/units.ts';
import type { Expression, Formula } from './expression.ts';

/**
 * What the number of an expression counts: powers of dimensions, and how many of the dimensions' base units 1 is.
 * Null stands for a number written in the formula, which takes on the unit of what it is added to.
 */
interface Counted {
  readonly powers: ReadonlyMap<string, number>;
  readonly inBase: number;
  readonly text: string;
}

const PLAIN: Counted = { powers: new Map(), inBase: 1, text: 'a plain number' };
/** A tonne carried over a kilometre, in the base units of mass and length. */
const TONNE_KILOMETRE_IN_BASE = 1e6;
/** No quantity is raised higher in practice. */
const LARGEST_POWER = 9;

/**
 * What the result of a formula is multiplied by to be in a unit, after a check that nothing in it adds kg to km. A result
 * without a unit is taken to be in the wanted unit. Example: a mass in t times a distance in km is in tkm; on an amount in
 * kgkm the factor is 1000.
 *
 * @param unitOf unit of a parameter; null for a plain number
 * @param wanted a known unit; null when a plain number is wanted
 * @returns the factor, or a refusal `FORMULA_UNITS_MIXED` or `FORMULA_UNIT_MISMATCH`
 */
export function formulaFactor(
  { expression, text }: Formula,
  unitOf: (name: string) => string | null,
  wanted: string | null,
  subject: string,
  field: string,
): number | InputRefusal {
  const counted = count(expression, unitOf);
  if (isMixed(counted)) {
    return {
      code: 'FORMULA_UNITS_MIXED',
      field,
      subject,
      message: `${counted.part} puts ${counted.first} and ${counted.second} together, in ${text}.`,
      remedy: 'Give the parameters in the same unit, or multiply or divide until both sides count the same.',
    };
  }
  if (counted === null || counted.powers.size === 0) return counted?.inBase ?? 1;
  const target = wanted === null ? PLAIN : countedUnit(wanted);
  if (samePowers(counted, target))
    return counted.inBase === target.inBase ? 1 : counted.inBase / target.inBase;
  return {
    code: 'FORMULA_UNIT_MISMATCH',
    field,
    subject,
    message: `${text} counts ${counted.text}; ${wanted ?? 'a plain number'} is wanted.`,
    remedy: 'Change the units of the parameters, or the unit that is wanted.',
  };
}

/** Two things that cannot stand in one sum, and where they do. */
interface Mixed {
  readonly part: string;
  readonly first: string;
  readonly second: string;
}

type Count = Counted | null | Mixed;

function isMixed(count: Count): count is Mixed {
  return count !== null && 'part' in count;
}

function count(expression: Expression, unitOf: (name: string) => string | null): Count {
  switch (expression.kind) {
    case 'NUMBER':
      return null;
    case 'NAME': {
      const unit = unitOf(expression.name);
      return unit === null ? PLAIN : countedUnit(unit);
    }
    case 'OPERATION': {
      const operands: (Counted | null)[] = [];
      for (const operand of expression.operands) {
        const counted = count(operand, unitOf);
        if (isMixed(counted)) return counted;
        operands.push(counted);
      }
      return countOperation(expression, operands);
    }
  }
}

function countOperation(
  { operation, operands: parts, text }: Extract<Expression, { kind: 'OPERATION' }>,
  operands: readonly (Counted | null)[],
): Count {
  switch (operation) {
    case 'MULTIPLY':
      return combine(operands[0]!, operands[1]!, 1);
    case 'DIVIDE':
      return combine(operands[0]!, operands[1]!, -1);
    case 'NEGATE':
    case 'ABSOLUTE':
    case 'FLOOR':
    case 'CEILING':
    case 'ROUND':
      return operands[0]!;
    case 'ROOT':
      return raise(operands[0]!, 0.5, text);
    case 'POWER': {
      const exponent = parts[1]!;
      if (exponent.kind === 'NUMBER') return raise(operands[0]!, exponent.value, text);
      return plainOnly(operands, text);
    }
    case 'EXPONENTIAL':
    case 'LOGARITHM':
      return plainOnly(operands, text);
    case 'ADD':
    case 'SUBTRACT':
    case 'MIN':
    case 'MAX':
      return alike(operands, text);
    case 'CHOOSE':
      return alike(operands.slice(1), text);
    case 'LESS':
    case 'LESS_OR_EQUAL':
    case 'GREATER':
    case 'GREATER_OR_EQUAL':
    case 'EQUAL':
    case 'UNEQUAL': {
      const both = alike(operands, text);
      return isMixed(both) ? both : PLAIN;
    }
    case 'AND':
    case 'OR':
    case 'NOT':
      return PLAIN;
    default:
      return operation satisfies never;
  }
}

/** What is added or compared has to count the same; numbers written in the formula fit to everything. */
function alike(operands: readonly (Counted | null)[], text: string): Count {
  const counted = operands.filter((operand) => operand !== null);
  const [first] = counted;
  if (first === undefined) return null;
  // kg per t is no plain number before it is multiplied out: 1 would be 1 kg/t.
  if (counted.length < operands.length && first.powers.size === 0 && !isPlain(first))
    return { part: text, first: first.text, second: PLAIN.text };
  const other = counted.find((operand) => !samePowers(operand, first) || operand.inBase !== first.inBase);
  return other === undefined ? first : { part: text, first: first.text, second: other.text };
}

function plainOnly(operands: readonly (Counted | null)[], text: string): Count {
  const other = operands.find((operand) => operand !== null && !isPlain(operand));
  return other ? { part: text, first: other.text, second: PLAIN.text } : PLAIN;
}

function combine(a: Counted | null, b: Counted | null, sign: 1 | -1): Count {
  if (b === null) return a;
  if (a === null && sign === 1) return b;
  const [left, right] = [a ?? PLAIN, b];
  const powers = new Map(left.powers);
  for (const [dimension, power] of right.powers) {
    const sum = (powers.get(dimension) ?? 0) + sign * power;
    if (sum === 0) powers.delete(dimension);
    else powers.set(dimension, sum);
  }
  const inBase = sign === 1 ? left.inBase * right.inBase : left.inBase / right.inBase;
  return { powers, inBase, text: compoundText(left, right, sign) };
}

function compoundText(left: Counted, right: Counted, sign: 1 | -1): string {
  if (right.powers.size === 0) return left.text;
  if (left.powers.size === 0) return sign === 1 ? right.text : `1/${right.text}`;
  return `${left.text}${sign === 1 ? ' × ' : '/'}${right.text}`;
}

function isPlain({ powers, inBase }: Counted): boolean {
  return powers.size === 0 && inBase === 1;
}

function raise(counted: Counted | null, exponent: number, text: string): Count {
  if (counted === null || isPlain(counted)) return counted;
  if (exponent !== 0.5 && !(Number.isInteger(exponent) && Math.abs(exponent) <= LARGEST_POWER))
    return plainOnly([counted], text);
  const powers = new Map([...counted.powers].map(([dimension, power]) => [dimension, power * exponent]));
  if (exponent === 0) return PLAIN;
  if (exponent === 0.5) return { powers, inBase: Math.sqrt(counted.inBase), text: `√(${counted.text})` };
  let inBase = 1;
  for (let step = 0; step < Math.abs(exponent); step++) inBase *= counted.inBase;
  return { powers, inBase: exponent < 0 ? 1 / inBase : inBase, text: `(${counted.text})^${exponent}` };
}

/** Freight is mass times length here, so that a mass times a distance is freight. */
function countedUnit(code: string): Counted {
  const outcome = parseUnit(code);
  if (!outcome.ok) throw new Error(`${code} was not checked.`);
  const { dimension, inBase } = outcome.value;
  if (dimension === 'FREIGHT') {
    const powers = new Map([
      ['MASS', 1],
      ['LENGTH', 1],
    ]);
    return { powers, inBase: inBase * TONNE_KILOMETRE_IN_BASE, text: code };
  }
  return { powers: new Map([[dimension as string, 1]]), inBase, text: code };
}

function samePowers(a: Counted, b: Counted): boolean {
  return (
    a.powers.size === b.powers.size &&
    [...a.powers].every(([dimension, power]) => b.powers.get(dimension) === power)
  );
}
