import type { LineSelector } from '../scenario.ts';
import type { PortfolioLayout } from './portfolioLayout.ts';
import { type SelectionRests, selectionRests } from './selectionRests.ts';

/** The lines that some changes reach, and the base case without them; the same for whatever the changes do. */
export interface Selection extends SelectionRests {
  /** Rising, so segment by segment. */
  readonly lines: Int32Array;
  /** Which of the changes reach a line, as places in their order. */
  readonly patterns: readonly (readonly number[])[];
  /** Place among the patterns, by place among the lines; null where the first is that of all. */
  readonly patternOf: Int32Array | null;
}

/** What is looked up to find lines. */
export interface LineLookup {
  readonly layout: PortfolioLayout;
  /** Lines of each id; ids of different assessments may be the same. */
  readonly linesById: ReadonlyMap<string, readonly number[]>;
}

export function lineLookup(layout: PortfolioLayout): LineLookup {
  const linesById = new Map<string, number[]>();
  layout.lineIds.forEach((id, line) => {
    const known = linesById.get(id);
    if (known === undefined) linesById.set(id, [line]);
    else known.push(line);
  });
  return { layout, linesById };
}

/** What a selection is looked up by. */
export interface SelectionRequest {
  /** Of the changes, in their order. */
  readonly selectors: readonly LineSelector[];
  /** Lines that belong to it although no change reaches them. */
  readonly others: readonly number[];
}

/** Some selections, in the order of the requests; many at once are quicker. */
export function selectionsOf(
  requests: readonly SelectionRequest[],
  lookup: LineLookup,
): readonly Selection[] {
  const chosen = requests.map((request) => chooseLines(request, lookup));
  const rests = selectionRests(
    chosen.map(({ lines }) => lines),
    lookup.layout,
  );
  return chosen.map((own, place) => ({ ...own, ...rests[place]! }));
}

type ChosenLines = Pick<Selection, 'lines' | 'patterns' | 'patternOf'>;

function chooseLines({ selectors, others }: SelectionRequest, lookup: LineLookup): ChosenLines {
  const reached = selectors.map((selector) => linesReached(selector, lookup));
  return reached.length === 1 && others.length === 0
    ? { lines: rising(reached[0]!), patterns: [[0]], patternOf: null }
    : inPatterns(reached, others, lookup.layout.lineIds.length);
}

function rising(lines: Int32Array): Int32Array {
  for (let place = 1; place < lines.length; place++)
    if (lines[place - 1]! > lines[place]!) return lines.slice().sort();
  return lines;
}

const NOT_REACHED = -1;

/** Lines that the same changes reach get the same pattern. */
function inPatterns(reached: readonly Int32Array[], others: readonly number[], count: number) {
  const patternOfLine = new Int32Array(count).fill(NOT_REACHED);
  const patterns: number[][] = [[]];
  const longer = new Map<number, number>();
  for (const line of others) patternOfLine[line] = 0;
  reached.forEach((lines, change) => {
    longer.clear();
    for (const line of lines) {
      const before = patternOfLine[line]!;
      let after = longer.get(before);
      if (after === undefined) {
        after = patterns.push([...(patterns[before] ?? []), change]) - 1;
        longer.set(before, after);
      }
      patternOfLine[line] = after;
    }
  });
  const lines = Int32Array.from(patternOfLine.keys()).filter((line) => patternOfLine[line] !== NOT_REACHED);
  return { lines, patterns, patternOf: lines.map((line) => patternOfLine[line]!) };
}

function linesReached(selector: LineSelector, { layout, linesById }: LineLookup): Int32Array {
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
  { productIds, productCategories }: LineSelector,
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
