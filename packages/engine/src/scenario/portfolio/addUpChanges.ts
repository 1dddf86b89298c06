import { STAGES } from '../../inventory/stage.ts';
import {
  type ChangedLines,
  type ChangeSequence,
  effectOn,
  type LineLookup,
  ONLY_SEQUENCE,
  sequenceOf,
} from './changedLines.ts';
import { type FreshRows, freshRows, type LineNumbers } from './freshRows.ts';
import type { PortfolioLayout } from './portfolioLayout.ts';
import type { TotalColumns } from './portfolioTotals.ts';

const BEYOND_BOUNDARY = STAGES.indexOf('BEYOND_BOUNDARY');
/** Square of the unit of rounding, 2⁻⁵³. */
const ROUNDING_SQUARED = 2 ** -106;
/** Below it products of errors are no longer normal numbers, and the bound on them does not hold. */
const SMALLEST_SIZE = 1e-200;

/** What a scenario does, with what it is done to. */
export interface ScenarioRun {
  /** Of the scenario in the columns. */
  readonly place: number;
  readonly marked: ChangedLines;
  readonly lookup: LineLookup;
  readonly numbers: LineNumbers;
  readonly fresh: FreshRows;
}

/** The sum of a segment on its way: what changed rows are taken from and their new values added to. */
interface SegmentState {
  /** High and low part of the sum, sum of the sizes of all terms. */
  readonly sum: Float64Array;
  known: number;
  gaps: number;
  /** Terms that went into the sum. */
  terms: number;
}

/**
 * Totals of a portfolio under some scenarios: the base case, with the changed rows taken out of the sum of their segment
 * and the new ones put in.
 *
 * A footprint adds rows one after the other with compensation (Neumaier 1974). Its sum before the last rounding is within
 * n²u² Σ|x| of the true one, and so is this one, in another order (Higham 2002, 4.3). When no number within those bounds
 * rounds to anything else, both round to the same bits. Otherwise (a tie, about once in 10⁴) the segment is added up row by
 * row.
 */
export function addUpChanges(runs: readonly ScenarioRun[], columns: TotalColumns): void {
  const state: SegmentState = { sum: new Float64Array(3), known: 0, gaps: 0, terms: 0 };
  // Product by product: its lines stay in the cache for all scenarios.
  for (let product = 0; product < columns.assessments; product++)
    for (const run of runs) addUpProduct(run, product, state, columns);
}

function addUpProduct(run: ScenarioRun, product: number, state: SegmentState, columns: TotalColumns): void {
  const { bits, sequences, sequenceOfLine } = run.marked;
  const { layout } = run.lookup;
  const { amounts } = run.numbers;
  const { segmentOfLine, productStarts } = layout;
  const first = productStarts[product]!;
  const end = productStarts[product + 1]!;
  let segment = -1;
  for (let word = first >> 5; word << 5 < end; word++) {
    for (let rest = ownBits(bits[word]!, word, first, end); rest !== 0; rest &= rest - 1) {
      const line = (word << 5) + (31 - Math.clz32(rest & -rest));
      if (segmentOfLine[line] !== segment) {
        if (segment >= 0) endSegment(run, state, segment, columns);
        segment = segmentOfLine[line]!;
        beginSegment(state, layout, segment);
      }
      const { scalings } = sequences[sequenceOfLine === null ? ONLY_SEQUENCE : sequenceOfLine[line]!]!;
      if (scalings === null || !exchangeScaled(state, layout, scalings, amounts[line]!, line))
        exchangeRows(run, state, line);
    }
  }
  if (segment < 0) return;
  endSegment(run, state, segment, columns);
  endProduct(state, product, columns, run.place);
}

/** The bits of a word that belong to lines from `first` to before `end`. */
function ownBits(bits: number, word: number, first: number, end: number): number {
  let own = bits;
  if (word === first >> 5) own &= -1 << (first & 31);
  if (word === end >> 5) own &= ~(-1 << (end & 31));
  return own;
}

function beginSegment(state: SegmentState, layout: PortfolioLayout, segment: number): void {
  state.sum[0] = layout.segmentHighs[segment]!;
  state.sum[1] = layout.segmentLows[segment]!;
  state.sum[2] = layout.segmentSizes[segment]!;
  state.known = layout.segmentKnown[segment]!;
  state.terms = state.known;
}

/**
 * The same for a line of which only the amount is multiplied, without a look at its kind: most changes are of that sort.
 *
 * @returns false when the line needs {@link exchangeRows}
 */
function exchangeScaled(
  state: SegmentState,
  { rowStarts, rows, perUnits, ratios }: PortfolioLayout,
  scalings: Float64Array,
  baseAmount: number,
  line: number,
): boolean {
  let amount = baseAmount;
  for (let step = 0; step < scalings.length; step++) amount *= scalings[step]!;
  const scaled = amount * ratios[line]!;
  if (!Number.isFinite(scaled)) return false;
  const { sum } = state;
  let high = sum[0]!;
  let low = sum[1]!;
  let size = sum[2]!;
  const first = rowStarts[line]!;
  const end = rowStarts[line + 1]!;
  for (let row = first; row < end; row++) {
    const before = -rows[row]!;
    const without = high + before;
    const keptBefore = without - high;
    low += high - (without - keptBefore) + (before - keptBefore);
    const term = perUnits[row]! * scaled;
    const next = without + term;
    const kept = next - without;
    low += without - (next - kept) + (term - kept);
    high = next;
    size += Math.abs(term);
  }
  sum[0] = high;
  sum[1] = low;
  sum[2] = size;
  state.terms += 2 * (end - first);
  return true;
}

/** Takes the rows of a line out and puts its new ones in. */
function exchangeRows(
  { marked, lookup, numbers, fresh }: ScenarioRun,
  state: SegmentState,
  line: number,
): void {
  const { rowStarts, rows, kindOfLine, gapsOfLine } = lookup.layout;
  const sequence = sequenceOf(marked, line);
  const count = rowsUnder(sequence, kindOfLine[line]!, line, lookup, numbers, fresh);
  const first = rowStarts[line]!;
  const end = rowStarts[line + 1]!;
  const { sum } = state;
  let high = sum[0]!;
  let low = sum[1]!;
  let size = sum[2]!;
  for (let row = first; row < end; row++) {
    const term = -rows[row]!;
    const next = high + term;
    const kept = next - high;
    low += high - (next - kept) + (term - kept);
    high = next;
  }
  for (let row = 0; row < count; row++) {
    const term = fresh.rows[row]!;
    const next = high + term;
    const kept = next - high;
    low += high - (next - kept) + (term - kept);
    high = next;
    size += Math.abs(term);
  }
  sum[0] = high;
  sum[1] = low;
  sum[2] = size;
  state.known += count - (end - first);
  state.terms += count + (end - first);
  state.gaps += fresh.gaps - gapsOfLine[line]!;
}

function rowsUnder(
  sequence: ChangeSequence,
  kind: number,
  line: number,
  lookup: LineLookup,
  { amounts, distances }: LineNumbers,
  fresh: FreshRows,
): number {
  const effect = sequence.effects[kind] ?? effectOn(sequence, kind, lookup);
  return freshRows(effect, amounts[line]!, distances[line]!, fresh);
}

function endSegment(
  run: ScenarioRun,
  { sum, known, terms }: SegmentState,
  segment: number,
  { stageSums, stageKnown, stageOfSegment }: TotalColumns,
): void {
  const place = run.place * stageOfSegment.length + segment;
  const high = sum[0]!;
  const low = sum[1]!;
  const rounded = high + low;
  const kept = rounded - high;
  const rest = high - (rounded - kept) + (low - kept);
  const bound = 16 * (terms + 4) * (terms + 4) * ROUNDING_SQUARED * sum[2]!;
  const isCertain =
    sum[2]! > SMALLEST_SIZE && rounded + (rest + bound) === rounded && rounded + (rest - bound) === rounded;
  stageSums[place] = isCertain ? rounded : addRowByRow(run, segment);
  stageKnown[place] = known;
}

/** The way a footprint goes: every row of the segment in its order. */
function addRowByRow({ marked, lookup, numbers, fresh }: ScenarioRun, segment: number): number {
  const { segmentLineStarts, rowStarts, rows, kindOfLine } = lookup.layout;
  let sum = 0;
  let lost = 0;
  const add = (term: number) => {
    const next = sum + term;
    lost += Math.abs(sum) >= Math.abs(term) ? sum - next + term : term - next + sum;
    sum = next;
  };
  for (let line = segmentLineStarts[segment]!; line < segmentLineStarts[segment + 1]!; line++) {
    if (((marked.bits[line >> 5]! >>> (line & 31)) & 1) === 0) {
      for (let row = rowStarts[line]!; row < rowStarts[line + 1]!; row++) add(rows[row]!);
      continue;
    }
    const sequence = sequenceOf(marked, line);
    const count = rowsUnder(sequence, kindOfLine[line]!, line, lookup, numbers, fresh);
    for (let row = 0; row < count; row++) add(fresh.rows[row]!);
  }
  return sum + lost;
}

/** The total over the stages inside the boundary, added in the order of the life cycle. */
export function addStages(columns: TotalColumns, product: number, scenario: number): void {
  const { segmentStarts, stageOfSegment, stageSums, stageKnown, totals, totalKnown, assessments } = columns;
  const first = scenario * stageOfSegment.length;
  let sum = 0;
  let lost = 0;
  let known = 0;
  for (let segment = segmentStarts[product]!; segment < segmentStarts[product + 1]!; segment++) {
    if (stageOfSegment[segment] === BEYOND_BOUNDARY || stageKnown[first + segment] === 0) continue;
    const term = stageSums[first + segment]!;
    const next = sum + term;
    lost += Math.abs(sum) >= Math.abs(term) ? sum - next + term : term - next + sum;
    sum = next;
    known = 1;
  }
  const place = scenario * assessments + product;
  totals[place] = sum + lost;
  totalKnown[place] = known;
}

function endProduct(state: SegmentState, product: number, columns: TotalColumns, scenario: number): void {
  addStages(columns, product, scenario);
  const place = scenario * columns.assessments + product;
  columns.gapCounts[place] = columns.gapCounts[place]! + state.gaps;
  state.gaps = 0;
}
