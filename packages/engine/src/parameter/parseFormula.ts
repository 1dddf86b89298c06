import { create, type MathNode, parseDependencies } from 'mathjs';
import { accept, type Outcome, refuse } from '../outcome.ts';
import {
  CONSTANTS,
  type Expression,
  type Formula,
  FUNCTIONS,
  namesIn,
  OPERATIONS,
  type Operation,
} from './expression.ts';

const MAX_LENGTH = 500;
const MAX_DEPTH = 40;

// A parser of its own: which letters a name may have is set on it, and would change the parser of everybody else.
const { parse } = create({ parseDependencies: parseDependencies! });
const isUsualLetter = parse.isAlpha;
parse.isAlpha = (character, previous, next) =>
  isUsualLetter(character, previous, next) || /^\p{L}$/u.test(character);

/** The parser's names of operators, in ours. What is not listed (assignment, indexing, units, text) is no formula. */
const OPERATORS: Readonly<Record<string, Operation>> = {
  add: 'ADD',
  subtract: 'SUBTRACT',
  multiply: 'MULTIPLY',
  divide: 'DIVIDE',
  pow: 'POWER',
  unaryMinus: 'NEGATE',
  smaller: 'LESS',
  smallerEq: 'LESS_OR_EQUAL',
  larger: 'GREATER',
  largerEq: 'GREATER_OR_EQUAL',
  equal: 'EQUAL',
  unequal: 'UNEQUAL',
  and: 'AND',
  or: 'OR',
  not: 'NOT',
};

/** Words the grammar keeps for itself. */
const RESERVED = new Set(
  'and or xor not mod to in end true false null undefined Infinity NaN i'
    .split(' ')
    .concat(Object.keys(FUNCTIONS), Object.keys(CONSTANTS)),
);

/** Whether a formula can call a parameter so. */
export function isParameterName(name: string): boolean {
  return /^[\p{L}_][\p{L}_0-9]{0,99}$/u.test(name) && !RESERVED.has(name) && !/[\ud800-\udfff]/.test(name);
}

/**
 * Reads a formula: numbers, names, `+ - * / ^`, `10%`, comparisons, `and or not`, `a > b ? c : d`, and the functions min,
 * max, abs, sqrt, exp, ln, floor, ceil, round and if. Nothing of it is ever run as code.
 *
 * @param subject what the formula belongs to, for refusals
 * @param field path of the formula, for refusals
 * @returns refusals `FORMULA_TOO_LONG` and `FORMULA_NOT_UNDERSTOOD`, the latter with the place or the word
 */
export function parseFormula(text: string, subject: string, field: string): Outcome<Formula> {
  const refused = (code: string, message: string, remedy: string) =>
    refuse({ code, field, subject, message, remedy });
  if (text.length > MAX_LENGTH)
    return refused(
      'FORMULA_TOO_LONG',
      `The formula has ${text.length} characters.`,
      `Give at most ${MAX_LENGTH}; a parameter of its own can hold a part.`,
    );
  try {
    if (deepestBracket(text) > MAX_DEPTH)
      throw new NotAFormula(`has more than ${MAX_DEPTH} brackets in one another`);
    const expression = convert(parse(text));
    return accept({ text, expression, names: namesIn(expression) });
  } catch (error) {
    if (!(error instanceof NotAFormula || error instanceof SyntaxError)) throw error;
    return refused(
      'FORMULA_NOT_UNDERSTOOD',
      `"${text}" is no formula: ${error instanceof NotAFormula ? 'it ' : ''}${error.message}.`,
      'Use numbers, names of parameters, + - * / ^, comparisons, and min, max, abs, sqrt, exp, ln, floor, ceil, round, if.',
    );
  }
}

class NotAFormula extends Error {}

/** The parser calls itself for every bracket; without a limit a long row of them ends the stack. */
function deepestBracket(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (const character of text) {
    if (character === '(') deepest = Math.max(deepest, ++depth);
    else if (character === ')') depth--;
  }
  return deepest;
}

function convert(node: MathNode): Expression {
  switch (node.type) {
    case 'ParenthesisNode':
      return convert((node as MathNode & { content: MathNode }).content);
    case 'ConstantNode':
      return numberOf((node as MathNode & { value: unknown }).value);
    case 'SymbolNode':
      return nameOf((node as MathNode & { name: string }).name);
    case 'OperatorNode':
      return operatorOf(node as OperatorNode);
    case 'RelationalNode':
      return chainOf(node as RelationalNode);
    case 'ConditionalNode': {
      const { condition, trueExpr, falseExpr } = node as ConditionalNode;
      return operation('CHOOSE', [condition, trueExpr, falseExpr].map(convert), node.toString());
    }
    case 'FunctionNode':
      return callOf(node as FunctionNode);
    default:
      throw new NotAFormula(`has something that is no arithmetic: ${node.toString()}`);
  }
}

type OperatorNode = MathNode & { fn: string; args: MathNode[]; implicit: boolean };
type RelationalNode = MathNode & { conditionals: string[]; params: MathNode[] };
type ConditionalNode = MathNode & { condition: MathNode; trueExpr: MathNode; falseExpr: MathNode };
type FunctionNode = MathNode & { fn: MathNode; args: MathNode[] };

function numberOf(value: unknown): Expression {
  if (typeof value !== 'number' || !Number.isFinite(value))
    throw new NotAFormula(`has no number where one belongs: ${value}`);
  return { kind: 'NUMBER', value };
}

function nameOf(name: string): Expression {
  const constant = Object.hasOwn(CONSTANTS, name) ? CONSTANTS[name] : undefined;
  if (constant !== undefined) return { kind: 'NUMBER', value: constant };
  if (!isParameterName(name)) throw new NotAFormula(`uses "${name}", which is no name of a parameter`);
  return { kind: 'NAME', name };
}

function operatorOf(node: OperatorNode): Expression {
  // `2 x` would be a product to the parser; more often it is a forgotten operator.
  if (node.implicit) throw new NotAFormula(`lacks an operator in "${node.toString()}"`);
  if (node.fn === 'unaryPlus') return convert(node.args[0]!);
  const found = Object.hasOwn(OPERATORS, node.fn) ? OPERATORS[node.fn] : undefined;
  if (found === undefined) throw new NotAFormula(`uses an operator Cradle does not know: ${node.toString()}`);
  return operation(found, node.args.map(convert), node.toString());
}

/** `a < b <= c` holds where both parts do. */
function chainOf(node: RelationalNode): Expression {
  const operands = node.params.map(convert);
  const text = node.toString();
  return node.conditionals
    .map((comparison, at) => operation(OPERATORS[comparison]!, [operands[at]!, operands[at + 1]!], text))
    .reduce((left, right) => operation('AND', [left, right], text));
}

function callOf(node: FunctionNode): Expression {
  const name = node.fn.toString();
  const found = Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name] : undefined;
  if (found === undefined) throw new NotAFormula(`calls "${name}", which is no function Cradle knows`);
  return operation(found, node.args.map(convert), node.toString());
}

function operation(kind: Operation, operands: readonly Expression[], text: string): Expression {
  const [fewest, most] = OPERATIONS[kind];
  if (operands.length < fewest || operands.length > most)
    throw new NotAFormula(
      `gives ${operands.length} values to ${text}, which takes ${fewest === most ? fewest : `${fewest} to ${most}`}`,
    );
  return { kind: 'OPERATION', operation: kind, operands, text };
}
