import type { PortfolioLayout } from './portfolioLayout.ts';
import { KG_CO2E, ROW_NUMBERS } from './rowNumbers.ts';

/** What some lines leave of the segments they lie in, with the rows of the lines. */
export interface SelectionRests {
  /** Assessments that lines are of. */
  readonly products: Int32Array;
  // By segment with lines in it, in their order.
  readonly segments: Int32Array;
  /** First of its lines among the lines, and one behind the last. */
  readonly lineStarts: Int32Array;
  /** The sum of the other rows in two parts, and the sum of the sizes of all rows. */
  readonly restHighs: Float64Array;
  readonly restLows: Float64Array;
  readonly restSizes: Float64Array;
  /** How many other rows there are, and how many gaps the lines have. */
  readonly restKnown: Int32Array;
  readonly ownGaps: Int32Array;
  /** First row of its lines, and one behind the last. */
  readonly ownStarts: Int32Array;
  /** Numbers of the rows of all lines (rowNumbers.ts), next to each other so that scenarios go through them quickly. */
  readonly ownRows: Float64Array;
}

/**
 * The rests of several selections, product by product: rows that lie all over the portfolio are slow to come by, and what is
 * near in the one selection is near in the others.
 *
 * @param selections lines of each, rising
 */
export function selectionRests(
  selections: readonly Int32Array[],
  layout: PortfolioLayout,
): readonly SelectionRests[] {
  const drafts = selections.map((lines) => newDraft(lines, layout));
  const { productStarts } = layout;
  for (let product = 0; product + 1 < productStarts.length; product++)
    for (const draft of drafts) continueDraft(draft, product, productStarts[product + 1]!, layout);
  return drafts.map(finishDraft);
}

/** Rests on their way, with room for as many segments as there may be. */
interface Draft extends SelectionRests {
  readonly lines: Int32Array;
  /** How much of each there is. */
  place: number;
  entries: number;
  productCount: number;
}

function newDraft(lines: Int32Array, { rowStarts, assessments, stageOfSegment }: PortfolioLayout): Draft {
  const most = Math.min(lines.length, stageOfSegment.length);
  let rows = 0;
  for (let place = 0; place < lines.length; place++)
    rows += rowStarts[lines[place]! + 1]! - rowStarts[lines[place]!]!;
  return {
    lines,
    products: new Int32Array(Math.min(lines.length, assessments.length)),
    segments: new Int32Array(most),
    lineStarts: new Int32Array(most + 1),
    restHighs: new Float64Array(most),
    restLows: new Float64Array(most),
    restSizes: new Float64Array(most),
    restKnown: new Int32Array(most),
    ownGaps: new Int32Array(most),
    ownStarts: new Int32Array(most + 1),
    ownRows: new Float64Array(rows * ROW_NUMBERS),
    place: 0,
    entries: 0,
    productCount: 0,
  };
}

/** Goes on to before the line `end`, the first of the next product. */
function continueDraft(draft: Draft, product: number, end: number, layout: PortfolioLayout): void {
  const { lines } = draft;
  if (draft.place >= lines.length || lines[draft.place]! >= end) return;
  draft.products[draft.productCount++] = product;
  while (draft.place < lines.length && lines[draft.place]! < end) takeSegment(draft, layout);
}

/** The next segment with lines in it. */
function takeSegment(draft: Draft, layout: PortfolioLayout): void {
  const { lines, ownRows, entries: entry } = draft;
  const { rowStarts, rows, gapsOfLine, segmentOfLine, segmentLineStarts } = layout;
  const segment = segmentOfLine[lines[draft.place]!]!;
  const endLine = segmentLineStarts[segment + 1]!;
  const firstOwn = draft.ownStarts[entry]!;
  let at = firstOwn * ROW_NUMBERS;
  let high = layout.segmentHighs[segment]!;
  let low = layout.segmentLows[segment]!;
  let gaps = 0;
  let place = draft.place;
  for (; place < lines.length && lines[place]! < endLine; place++) {
    const line = lines[place]!;
    const end = rowStarts[line + 1]! * ROW_NUMBERS;
    gaps += gapsOfLine[line]!;
    for (let row = rowStarts[line]! * ROW_NUMBERS; row < end; row += ROW_NUMBERS) {
      const term = -rows[row + KG_CO2E]!;
      const next = high + term;
      const kept = next - high;
      low += high - (next - kept) + (term - kept);
      high = next;
      for (let number = 0; number < ROW_NUMBERS; number++) ownRows[at++] = rows[row + number]!;
    }
  }
  const endOwn = at / ROW_NUMBERS;
  const others = layout.segmentKnown[segment]! - (endOwn - firstOwn);
  draft.segments[entry] = segment;
  draft.lineStarts[entry + 1] = place;
  // Where nothing is left, nothing of the rounding may be left either.
  draft.restHighs[entry] = others === 0 ? 0 : high;
  draft.restLows[entry] = others === 0 ? 0 : low;
  draft.restSizes[entry] = layout.segmentSizes[segment]!;
  draft.restKnown[entry] = others;
  draft.ownGaps[entry] = gaps;
  draft.ownStarts[entry + 1] = endOwn;
  draft.entries = entry + 1;
  draft.place = place;
}

function finishDraft({ entries, productCount, products, segments, ...draft }: Draft): SelectionRests {
  return {
    products: products.subarray(0, productCount),
    segments: segments.subarray(0, entries),
    lineStarts: draft.lineStarts,
    restHighs: draft.restHighs,
    restLows: draft.restLows,
    restSizes: draft.restSizes,
    restKnown: draft.restKnown,
    ownGaps: draft.ownGaps,
    ownStarts: draft.ownStarts,
    ownRows: draft.ownRows,
  };
}
