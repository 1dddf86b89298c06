import { STAGES } from '../../inventory/stage.ts';
import { type ChangedLines, effectOn, type LineLookup } from './changedLines.ts';
import {
  type LineEffect,
  SCALE_AMOUNT,
  SCALE_DISTANCE,
  SET_AMOUNT,
  SET_DISTANCE,
  STRETCH,
} from './lineEffect.ts';
import type { PortfolioLayout } from './portfolioLayout.ts';
import type { TotalColumns } from './portfolioTotals.ts';

const BEYOND_BOUNDARY = STAGES.indexOf('BEYOND_BOUNDARY');

/** Numbers of the lines; those of the layout, or others where parameters were set. */
export interface LineNumbers {
  readonly amounts: Float64Array;
  readonly distances: Float64Array;
}

/** A sum on its way (Neumaier 1974), with the number of its terms and of the gaps that were met. */
interface RunningSum {
  sum: number;
  lost: number;
  known: number;
  gaps: number;
}

/**
 * Totals of a portfolio under one scenario: the base case, with every stage that has a changed line added up anew from its
 * first changed line on. Rows are added in the order in which a footprint adds them, so the sums have the same bits.
 */
export function addUpChanges(
  { bits, sequenceOfLine, sequences }: ChangedLines,
  lookup: LineLookup,
  numbers: LineNumbers,
  columns: TotalColumns,
  scenario: number,
): void {
  const { layout } = lookup;
  const {
    kindOfLine,
    segmentOfLine,
    productOfLine,
    rowStarts,
    sumsBefore,
    lostBefore,
    segmentKnown,
    gapsOfLine,
  } = layout;
  const running: RunningSum = { sum: 0, lost: 0, known: 0, gaps: 0 };
  let segment = -1;
  let product = -1;
  let row = 0;
  for (let word = 0; word < bits.length; word++) {
    for (let rest = bits[word]!; rest !== 0; rest &= rest - 1) {
      const line = (word << 5) + (31 - Math.clz32(rest & -rest));
      if (segmentOfLine[line] !== segment) {
        if (segment >= 0) endSegment(layout, running, row, segment, columns, scenario);
        if (productOfLine[line] !== product) {
          if (product >= 0) endProduct(layout, running, product, columns, scenario);
          product = productOfLine[line]!;
        }
        segment = segmentOfLine[line]!;
        running.sum = sumsBefore[line]!;
        running.lost = lostBefore[line]!;
        running.known = segmentKnown[segment]!;
      } else addRows(running, layout.rows, row, rowStarts[line]!);
      running.known -= rowStarts[line + 1]! - rowStarts[line]!;
      running.gaps -= gapsOfLine[line]!;
      const sequence = sequences[sequenceOfLine[line]!]!;
      const kind = kindOfLine[line]!;
      const effect = sequence.effects[kind] ?? effectOn(sequence, kind, lookup);
      addEffect(running, effect, numbers.amounts[line]!, numbers.distances[line]!);
      row = rowStarts[line + 1]!;
    }
  }
  if (segment < 0) return;
  endSegment(layout, running, row, segment, columns, scenario);
  endProduct(layout, running, product, columns, scenario);
}

/** Adds rows in their order; each step keeps what rounding loses (Knuth's TwoSum, equal to Neumaier's two cases). */
function addRows(running: RunningSum, rows: Float64Array, first: number, end: number): void {
  let { sum, lost } = running;
  for (let row = first; row < end; row++) {
    const term = rows[row]!;
    const next = sum + term;
    const kept = next - sum;
    lost += sum - (next - kept) + (term - kept);
    sum = next;
  }
  running.sum = sum;
  running.lost = lost;
}

function addEffect(running: RunningSum, effect: LineEffect, baseAmount: number, baseDistance: number): void {
  const { steps, operands, emission } = effect;
  let amount = baseAmount;
  let distance = baseDistance;
  for (let step = 0; step < steps.length; step++) {
    const operand = operands[step]!;
    switch (steps[step]!) {
      case SCALE_AMOUNT:
        amount *= operand;
        break;
      case SET_AMOUNT:
        amount = operand;
        break;
      case SCALE_DISTANCE:
        distance *= operand;
        break;
      case SET_DISTANCE:
        distance = operand;
        break;
      case STRETCH:
        if (distance === 0) break;
        amount = (amount / distance) * operand;
        distance = operand;
    }
  }
  if (emission.isGap || !Number.isFinite(amount)) running.gaps += 1;
  else {
    const { flows, ratio } = emission;
    const scaled = emission.isCarried ? amount * emission.toTonnes * distance * ratio : amount * ratio;
    let { sum, lost } = running;
    for (let flow = 0; flow < flows.length; flow++) {
      const term = flows[flow]! * scaled;
      const next = sum + term;
      const kept = next - sum;
      lost += sum - (next - kept) + (term - kept);
      sum = next;
    }
    running.sum = sum;
    running.lost = lost;
    running.known += flows.length;
    running.gaps += emission.gaps;
  }
  if (effect.rest !== null) addEffect(running, effect.rest, baseAmount, baseDistance);
}

function endSegment(
  { segmentLineStarts, rowStarts, rows }: PortfolioLayout,
  running: RunningSum,
  row: number,
  segment: number,
  { stageSums, stageKnown, stageOfSegment }: TotalColumns,
  scenario: number,
): void {
  addRows(running, rows, row, rowStarts[segmentLineStarts[segment + 1]!]!);
  const place = scenario * stageOfSegment.length + segment;
  stageSums[place] = running.sum + running.lost;
  stageKnown[place] = running.known;
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
    const kept = next - sum;
    lost += sum - (next - kept) + (term - kept);
    sum = next;
    known = 1;
  }
  const place = scenario * assessments + product;
  totals[place] = sum + lost;
  totalKnown[place] = known;
}

function endProduct(
  layout: PortfolioLayout,
  running: RunningSum,
  product: number,
  columns: TotalColumns,
  scenario: number,
): void {
  addStages(columns, product, scenario);
  const place = scenario * layout.assessments.length + product;
  columns.gapCounts[place] = columns.gapCounts[place]! + running.gaps;
  running.gaps = 0;
}
