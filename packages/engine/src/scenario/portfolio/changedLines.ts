import type { ScenarioContext } from '../applyScenario.ts';
import type { PlacedChange } from '../changesOf.ts';
import type { Change } from '../scenario.ts';
import { effectOf, type LineEffect } from './lineEffect.ts';
import type { PortfolioLayout } from './portfolioLayout.ts';

/** Which lines a scenario changes, and how. One is made for a portfolio and used for one scenario after the other. */
export interface ChangedLines {
  /** One bit for each line, 32 to a word. */
  readonly bits: Uint32Array;
  /** The changes that reach a line, as a place among `sequences`; of lines whose bit is set. */
  readonly sequenceOfLine: Int32Array;
  readonly sequences: ChangeSequence[];
}

/** Some changes of a scenario, one after the other, and what they do to each kind of line. */
export interface ChangeSequence {
  readonly changes: readonly Change[];
  /** The numbers that amounts are multiplied by, where that is all; null otherwise. */
  readonly scalings: Float64Array | null;
  /** By kind; undefined until it is asked for. */
  readonly effects: (LineEffect | undefined)[];
  /** The sequence that is this one and a further change, by the place of the change in the scenario. */
  readonly longer: Map<number, number>;
}

/** What is looked up for every scenario. */
export interface LineLookup {
  readonly layout: PortfolioLayout;
  readonly context: ScenarioContext;
  /** Lines of each id; ids of different assessments may be the same. */
  readonly linesById: ReadonlyMap<string, readonly number[]>;
}

export function lineLookup(layout: PortfolioLayout, context: ScenarioContext): LineLookup {
  const linesById = new Map<string, number[]>();
  layout.lineIds.forEach((id, line) => {
    const known = linesById.get(id);
    if (known === undefined) linesById.set(id, [line]);
    else known.push(line);
  });
  return { layout, context, linesById };
}

export function changedLines(lines: number): ChangedLines {
  return {
    bits: new Uint32Array(Math.ceil(lines / 32)),
    sequenceOfLine: new Int32Array(lines),
    sequences: [],
  };
}

/** The empty sequence: the line as it is. */
const UNCHANGED = 0;

/** Marks every line that the changes of a scenario reach, with the changes that do, in their order. */
export function markChanges(
  marked: ChangedLines,
  changes: readonly PlacedChange[],
  lookup: LineLookup,
): void {
  marked.bits.fill(0);
  marked.sequences.length = 0;
  const kinds = lookup.layout.kinds.length;
  marked.sequences.push(sequenceOf([], kinds));
  changes.forEach(({ change }, place) => {
    if (change.kind === 'SET_PARAMETER') return;
    const lines = linesReached(change, lookup);
    extend(marked, lines, change, place);
  });
}

/** Marks a line whose own numbers are others: without a change it is worked out anew as it is. */
export function markRenumbered({ bits, sequenceOfLine }: ChangedLines, line: number): void {
  const bit = 1 << (line & 31);
  if ((bits[line >> 5]! & bit) !== 0) return;
  bits[line >> 5] = bits[line >> 5]! | bit;
  sequenceOfLine[line] = UNCHANGED;
}

/** What a sequence does to a kind of line, worked out when it is first asked for. */
export function effectOn(
  sequence: ChangeSequence,
  kind: number,
  { layout, context }: LineLookup,
): LineEffect {
  const effect = effectOf(layout.kinds[kind]!, sequence.changes, context, layout.emissions);
  sequence.effects[kind] = effect;
  return effect;
}

/** Filled from the start: an array that grows with holes turns into a slow dictionary. */
function sequenceOf(changes: readonly Change[], kinds: number): ChangeSequence {
  const scalings = changes.flatMap((change) => (change.kind === 'SCALE_AMOUNT' ? change.amountFactor : []));
  return {
    changes,
    scalings: scalings.length === changes.length ? Float64Array.from(scalings) : null,
    effects: new Array<undefined>(kinds).fill(undefined),
    longer: new Map(),
  };
}

function extend(
  { bits, sequenceOfLine, sequences }: ChangedLines,
  lines: Int32Array,
  change: Change,
  place: number,
): void {
  // Most lines a change reaches come from the same sequence as the one before.
  let before = -1;
  let after = -1;
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at]!;
    const bit = 1 << (line & 31);
    const word = bits[line >> 5]!;
    const current = (word & bit) === 0 ? UNCHANGED : sequenceOfLine[line]!;
    if (current !== before) {
      before = current;
      after = longerSequence(sequences, current, change, place);
    }
    bits[line >> 5] = word | bit;
    sequenceOfLine[line] = after;
  }
}

function longerSequence(sequences: ChangeSequence[], current: number, change: Change, place: number): number {
  const { changes, effects, longer } = sequences[current]!;
  const known = longer.get(place);
  if (known !== undefined) return known;
  const added = sequences.push(sequenceOf([...changes, change], effects.length)) - 1;
  longer.set(place, added);
  return added;
}

function linesReached({ selector }: Change, { layout, linesById }: LineLookup): Int32Array {
  const products = productsReached(selector, layout);
  const { productOfLine } = layout;
  const byKind = layout.dimensions.matching(selector);
  const ofProducts =
    products === null ? byKind : byKind.filter((line) => products[productOfLine[line]!] === 1);
  if (selector.lineIds.length === 0) return ofProducts;
  const named = new Set([...new Set(selector.lineIds)].flatMap((id) => linesById.get(id) ?? []));
  return ofProducts.filter((line) => named.has(line));
}

/** 1 for each assessment whose product is selected; null for all. */
function productsReached(
  { productIds, productCategories }: Change['selector'],
  { assessments }: PortfolioLayout,
): Uint8Array | null {
  if (productIds.length === 0 && productCategories.length === 0) return null;
  const [ids, categories] = [new Set(productIds), new Set<string | null>(productCategories)];
  return Uint8Array.from(assessments, ({ productId, productCategory }) =>
    Number(
      (ids.size === 0 || ids.has(productId)) && (categories.size === 0 || categories.has(productCategory)),
    ),
  );
}
