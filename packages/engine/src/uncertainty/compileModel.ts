import { accept, type InputRefusal, type Outcome, refuse } from '../outcome.ts';
import { neumaierSum } from '../quantity/neumaierSum.ts';
import { checkDistribution, type Distribution, momentsOf, multiplyLognormals } from './distribution.ts';
import type { UncertainInput, UncertainLine, UncertainProduct } from './uncertainProduct.ts';

/** coefficient × first [× second], added to one product or several. Certain numbers are in the coefficients. */
export interface Term {
  readonly first: UncertainInput;
  readonly second: UncertainInput | null;
  /** By product in the order given; products that lack the term are left out. */
  readonly uses: readonly { readonly product: number; readonly coefficient: number }[];
}

export interface CompiledModel {
  readonly productIds: readonly string[];
  /** What is certain of each product [kg CO2e]. */
  readonly constants: readonly number[];
  /** Sorted by keys, so that nothing depends on the order of lines. */
  readonly terms: readonly Term[];
}

interface Part {
  readonly product: number;
  readonly coefficient: number;
  readonly inputs: readonly UncertainInput[];
}

/** Stands in no key that people type, so a joined key is never somebody's own. */
const KEY_JOINT = '\u0000';

/** Checks all inputs, folds what is certain, and merges quantity and factor where both are lognormal and used once. */
export function compileModel(products: readonly UncertainProduct[]): Outcome<CompiledModel> {
  const refusals = [...repeatedProducts(products), ...badCoefficients(products), ...badInputs(products)];
  if (refusals.length > 0) return refuse(...refusals);
  const uses = countUses(products);
  const parts = products.flatMap(({ lines }, product) =>
    lines.map((line): Part => ({ product, ...reduceLine(line, uses) })),
  );
  return accept({
    productIds: products.map(({ id }) => id),
    constants: products.map((_, product) =>
      sumInFixedOrder(parts.filter((part) => part.product === product && part.inputs.length === 0)),
    ),
    terms: collectTerms(parts.filter(({ inputs }) => inputs.length > 0)),
  });
}

function repeatedProducts(products: readonly UncertainProduct[]): InputRefusal[] {
  const seen = new Set<string>();
  return products.flatMap(({ id }) => {
    if (!seen.has(id)) {
      seen.add(id);
      return [];
    }
    return [
      {
        code: 'PRODUCT_REPEATED',
        field: 'id',
        subject: id,
        message: `The product ${id} is given twice.`,
        remedy: 'Give each product once.',
      },
    ];
  });
}

function badCoefficients(products: readonly UncertainProduct[]): InputRefusal[] {
  return products.flatMap(({ id, lines }) =>
    lines
      .filter(({ coefficient = 1 }) => !Number.isFinite(coefficient))
      .map(({ coefficient, quantity }) => ({
        code: 'COEFFICIENT_NOT_FINITE',
        field: 'coefficient',
        subject: id,
        message: `The coefficient of the line with ${quantity.key} is ${coefficient}.`,
        remedy: 'Give a finite number, or none.',
      })),
  );
}

function badInputs(products: readonly UncertainProduct[]): InputRefusal[] {
  const known = new Map<string, Distribution>();
  return inputsOf(products).flatMap(({ key, distribution }) => {
    const before = known.get(key);
    if (before !== undefined) return sameDistribution(before, distribution) ? [] : [contradiction(key)];
    known.set(key, distribution);
    const outcome = checkDistribution(distribution, key);
    return outcome.ok ? [] : outcome.refusals;
  });
}

function inputsOf(products: readonly UncertainProduct[]): UncertainInput[] {
  return products.flatMap(({ lines }) => lines.flatMap(({ quantity, factor }) => [quantity, factor]));
}

function sameDistribution(a: Distribution, b: Distribution): boolean {
  const [fieldsOfA, fieldsOfB] = [Object.entries(a), new Map<string, unknown>(Object.entries(b))];
  return (
    fieldsOfA.length === fieldsOfB.size &&
    fieldsOfA.every(([name, value]) => Object.is(fieldsOfB.get(name), value))
  );
}

function contradiction(key: string): InputRefusal {
  return {
    code: 'INPUT_CONTRADICTORY',
    field: 'distribution',
    subject: key,
    message: `The input ${key} has two different distributions.`,
    remedy: 'Give the same distribution wherever the key is used, or use two keys.',
  };
}

function countUses(products: readonly UncertainProduct[]): ReadonlyMap<string, number> {
  const uses = new Map<string, number>();
  for (const { key } of inputsOf(products)) uses.set(key, (uses.get(key) ?? 0) + 1);
  return uses;
}

function reduceLine(
  { quantity, factor, coefficient = 1 }: UncertainLine,
  uses: ReadonlyMap<string, number>,
): Omit<Part, 'product'> {
  const both = [quantity, factor].map((input) => ({ input, moments: momentsOf(input.distribution) }));
  const certain = both.filter(({ moments }) => moments.variance === 0);
  const inputs = both.filter(({ moments }) => moments.variance > 0).map(({ input }) => input);
  return {
    coefficient: certain.reduce((product, { moments }) => product * moments.mean, coefficient),
    inputs: inputs.every(({ key }) => uses.get(key) === 1) ? mergeLognormals(inputs) : byKey(inputs),
  };
}

function mergeLognormals(inputs: readonly UncertainInput[]): readonly UncertainInput[] {
  const [a, b] = byKey(inputs);
  if (a?.distribution.kind !== 'LOGNORMAL' || b?.distribution.kind !== 'LOGNORMAL') return byKey(inputs);
  const key = `${a.key}${KEY_JOINT}${b.key}`;
  return [{ key, distribution: multiplyLognormals(a.distribution, b.distribution) }];
}

function byKey(inputs: readonly UncertainInput[]): readonly UncertainInput[] {
  return [...inputs].sort((a, b) => compareText(a.key, b.key));
}

/** By code units: the order of a locale would differ between machines. */
function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function collectTerms(parts: readonly Part[]): readonly Term[] {
  const groups = new Map<string, Part[]>();
  for (const part of parts) {
    const key = JSON.stringify(part.inputs.map((input) => input.key));
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [part]);
    else group.push(part);
  }
  return [...groups.entries()].sort(([a], [b]) => compareText(a, b)).map(([, group]) => termOf(group));
}

function termOf(group: readonly Part[]): Term {
  const [first, second] = group[0]!.inputs;
  const byProduct = new Map<number, Part[]>();
  for (const part of group) byProduct.set(part.product, [...(byProduct.get(part.product) ?? []), part]);
  return {
    first: first!,
    second: second ?? null,
    uses: [...byProduct].map(([product, own]) => ({ product, coefficient: sumInFixedOrder(own) })),
  };
}

function sumInFixedOrder(parts: readonly Part[]): number {
  return neumaierSum(parts.map(({ coefficient }) => coefficient).sort((a, b) => a - b));
}
