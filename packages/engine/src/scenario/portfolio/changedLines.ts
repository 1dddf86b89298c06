import type { ScenarioContext } from '../applyScenario.ts';
import type { PlacedChange } from '../changesOf.ts';
import type { Change } from '../scenario.ts';
import { effectOf, type LineEffect } from './lineEffect.ts';
import type { PortfolioLayout } from './portfolioLayout.ts';

/** Which lines a scenario changes, and how. */
export interface ChangedLines {
  /** One bit for each line, 32 to a word. */
  readonly bits: Uint32Array;
  /**
   * The changes that reach a line, as a place among `sequences`; of lines whose bit is set. Null when the same ones reach
   * all of them: {@link ONLY_SEQUENCE}.
   */
  readonly sequenceOfLine: Int32Array | null;
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

/** The empty sequence: the line as it is. */
const UNCHANGED = 0;
/** The first that is not empty. */
export const ONLY_SEQUENCE = 1;

/** Every line that the changes of a scenario or its other numbers reach, with the changes that do, in their order. */
export function changedLines(
  changes: readonly PlacedChange[],
  renumbered: readonly number[],
  lookup: LineLookup,
): ChangedLines {
  const lines = lookup.layout.lineIds.length;
  const ofLines = changes.flatMap(({ change }) => (change.kind === 'SET_PARAMETER' ? [] : [change]));
  const isOneSequence = ofLines.length === 1 && renumbered.length === 0;
  const marked: ChangedLines = {
    bits: new Uint32Array(Math.ceil(lines / 32)),
    sequenceOfLine: isOneSequence ? null : new Int32Array(lines),
    sequences: [newSequence([], lookup.layout.kinds.length)],
  };
  ofLines.forEach((change, place) => {
    extend(marked, linesReached(change, lookup), change, place);
  });
  // A line whose own numbers are others is worked out anew, be it without a change.
  for (const line of renumbered) marked.bits[line >> 5] = marked.bits[line >> 5]! | (1 << (line & 31));
  return marked;
}

/** The changes that reach a line whose bit is set. */
export function sequenceOf({ sequences, sequenceOfLine }: ChangedLines, line: number): ChangeSequence {
  return sequences[sequenceOfLine === null ? ONLY_SEQUENCE : sequenceOfLine[line]!]!;
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
function newSequence(changes: readonly Change[], kinds: number): ChangeSequence {
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
  let before = UNCHANGED;
  let after = longerSequence(sequences, UNCHANGED, change, place);
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at]!;
    bits[line >> 5] = bits[line >> 5]! | (1 << (line & 31));
    if (sequenceOfLine === null) continue;
    const current = sequenceOfLine[line]!;
    if (current !== before) {
      before = current;
      after = longerSequence(sequences, current, change, place);
    }
    sequenceOfLine[line] = after;
  }
}

function longerSequence(sequences: ChangeSequence[], current: number, change: Change, place: number): number {
  const { changes, effects, longer } = sequences[current]!;
  const known = longer.get(place);
  if (known !== undefined) return known;
  const added = sequences.push(newSequence([...changes, change], effects.length)) - 1;
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
