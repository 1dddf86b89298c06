/** Operations of a formula, with how many operands each takes. */
export const OPERATIONS = {
  ADD: [2, 2],
  SUBTRACT: [2, 2],
  MULTIPLY: [2, 2],
  DIVIDE: [2, 2],
  POWER: [2, 2],
  NEGATE: [1, 1],
  LESS: [2, 2],
  LESS_OR_EQUAL: [2, 2],
  GREATER: [2, 2],
  GREATER_OR_EQUAL: [2, 2],
  EQUAL: [2, 2],
  UNEQUAL: [2, 2],
  AND: [2, 2],
  OR: [2, 2],
  NOT: [1, 1],
  /** Condition, value where it holds, value where it does not. */
  CHOOSE: [3, 3],
  MIN: [1, 50],
  MAX: [1, 50],
  ABSOLUTE: [1, 1],
  ROOT: [1, 1],
  EXPONENTIAL: [1, 1],
  LOGARITHM: [1, 1],
  FLOOR: [1, 1],
  CEILING: [1, 1],
  ROUND: [1, 1],
} as const satisfies Record<string, readonly [fewest: number, most: number]>;
export type Operation = keyof typeof OPERATIONS;

/** A formula as a tree. It holds no code: whoever walks it decides what each operation means. */
export type Expression =
  | { readonly kind: 'NUMBER'; readonly value: number }
  | { readonly kind: 'NAME'; readonly name: string }
  | {
      readonly kind: 'OPERATION';
      readonly operation: Operation;
      readonly operands: readonly Expression[];
      /** As it stands in the formula, for messages. */
      readonly text: string;
    };

export interface Formula {
  readonly text: string;
  readonly expression: Expression;
  /** Every name once, in the order of first mention. */
  readonly names: readonly string[];
}

/** Functions a formula may call. */
export const FUNCTIONS: Readonly<Record<string, Operation>> = {
  min: 'MIN',
  max: 'MAX',
  abs: 'ABSOLUTE',
  sqrt: 'ROOT',
  exp: 'EXPONENTIAL',
  ln: 'LOGARITHM',
  floor: 'FLOOR',
  ceil: 'CEILING',
  round: 'ROUND',
  if: 'CHOOSE',
};

/** Names that stand for a number in every formula. */
export const CONSTANTS: Readonly<Record<string, number>> = { pi: Math.PI };

/** Every name in the tree once, in the order of first mention. */
export function namesIn(expression: Expression): readonly string[] {
  const names = new Set<string>();
  const visit = (part: Expression): void => {
    if (part.kind === 'NAME') names.add(part.name);
    else if (part.kind === 'OPERATION') part.operands.forEach(visit);
  };
  visit(expression);
  return [...names];
}
