import type { FactorCatalogue } from '../../factor/factorCatalogue.ts';
import type { CalculatedAssessment, InventoryLine } from '../../inventory/inventory.ts';
import { STAGES } from '../../inventory/stage.ts';
import { type LineDimensions, lineDimensions } from './lineDimension.ts';
import { type LineEmissions, lineEmissions } from './lineEffect.ts';
import { type LineKind, sortKinds } from './lineKind.ts';
import { KG_CO2E, ROW_NUMBERS } from './rowNumbers.ts';

/**
 * The lines of some assessments as columns. Lines stand by assessment, then stage, then in their own order, so that the
 * rows of a stage are next to each other in the order in which a footprint adds them up.
 */
export interface PortfolioLayout {
  readonly assessments: readonly CalculatedAssessment[];
  readonly dimensions: LineDimensions;
  readonly kinds: readonly LineKind[];
  readonly emissions: LineEmissions;
  // By line.
  readonly lineIds: readonly string[];
  readonly kindOfLine: Int32Array;
  readonly segmentOfLine: Int32Array;
  readonly productOfLine: Int32Array;
  readonly amounts: Float64Array;
  readonly distances: Float64Array;
  /** First line of each assessment, and one behind the last. */
  readonly productStarts: Int32Array;
  /** First segment of each assessment; a segment is a stage of an assessment that has lines. */
  readonly segmentStarts: Int32Array;
  // By segment.
  readonly stageOfSegment: Int32Array;
  readonly segmentLineStarts: Int32Array;
  /** Rows of line l are `rowStarts[l]` to `rowStarts[l + 1]`, in their order. */
  readonly rowStarts: Int32Array;
  /** Numbers of the rows one after the other (rowNumbers.ts): who looks up a row needs them all. */
  readonly rows: Float64Array;
  // The base case by segment.
  readonly segmentSums: Float64Array;
  /** The sum before its last rounding in two parts, and the sum of the sizes of its terms. */
  readonly segmentHighs: Float64Array;
  readonly segmentLows: Float64Array;
  readonly segmentSizes: Float64Array;
  readonly segmentKnown: Int32Array;
  readonly gapsOfLine: Int32Array;
}

export function portfolioLayout(
  assessments: readonly CalculatedAssessment[],
  factors: FactorCatalogue,
): PortfolioLayout {
  const frame = placeLines(assessments);
  const emissions = lineEmissions(factors);
  const { kinds, kindOfLine } = sortKinds(frame.lines, frame.productOfLine, assessments, emissions);
  const amounts = Float64Array.from(frame.lines, ({ amount }) => amount ?? Number.NaN);
  const distances = Float64Array.from(frame.lines, ({ distanceKm }) => distanceKm ?? Number.NaN);
  const base = baseRows(kinds, kindOfLine, amounts, distances);
  return {
    assessments,
    dimensions: lineDimensions(frame.lines, factors),
    kinds,
    emissions,
    lineIds: frame.lines.map(({ id }) => id),
    kindOfLine,
    amounts,
    distances,
    ...frame.places,
    ...base,
    ...segmentStates(frame.places, base),
  };
}

interface Frame {
  readonly lines: readonly InventoryLine[];
  readonly productOfLine: Int32Array;
  readonly places: Pick<
    PortfolioLayout,
    | 'segmentOfLine'
    | 'productOfLine'
    | 'productStarts'
    | 'segmentStarts'
    | 'stageOfSegment'
    | 'segmentLineStarts'
  >;
}

function placeLines(assessments: readonly CalculatedAssessment[]): Frame {
  const lines: InventoryLine[] = [];
  const [segmentOfLine, productOfLine]: [number[], number[]] = [[], []];
  const [productStarts, segmentStarts]: [number[], number[]] = [[0], [0]];
  const [stageOfSegment, segmentLineStarts]: [number[], number[]] = [[], []];
  assessments.forEach((assessment, product) => {
    STAGES.forEach((stage, stagePlace) => {
      const own = assessment.lines.filter((line) => line.stage === stage);
      if (own.length === 0) return;
      segmentLineStarts.push(lines.length);
      for (const line of own) {
        segmentOfLine.push(stageOfSegment.length);
        productOfLine.push(product);
        lines.push(line);
      }
      stageOfSegment.push(stagePlace);
    });
    productStarts.push(lines.length);
    segmentStarts.push(stageOfSegment.length);
  });
  segmentLineStarts.push(lines.length);
  const column = (values: readonly number[]) => Int32Array.from(values);
  const products = column(productOfLine);
  return {
    lines,
    productOfLine: products,
    places: {
      segmentOfLine: column(segmentOfLine),
      productOfLine: products,
      productStarts: column(productStarts),
      segmentStarts: column(segmentStarts),
      stageOfSegment: column(stageOfSegment),
      segmentLineStarts: column(segmentLineStarts),
    },
  };
}

type BaseRows = Pick<PortfolioLayout, 'rowStarts' | 'rows' | 'gapsOfLine'>;

function baseRows(
  kinds: readonly LineKind[],
  kindOfLine: Int32Array,
  amounts: Float64Array,
  distances: Float64Array,
): BaseRows {
  const rows: number[] = [];
  const gapsOfLine = new Int32Array(kindOfLine.length);
  const rowStarts = new Int32Array(kindOfLine.length + 1);
  kindOfLine.forEach((kind, line) => {
    const { isGap, isCarried, toTonnes, ratio, flows, gaps } = kinds[kind]!.emission;
    const amount = amounts[line]!;
    const distance = distances[line]!;
    const isMissing = isGap || !Number.isFinite(amount);
    const scaled = isCarried ? amount * toTonnes * distance * ratio : amount * ratio;
    for (const flow of isMissing ? [] : flows)
      rows.push(amount, isCarried ? toTonnes : 1, isCarried ? distance : 1, ratio, flow, flow * scaled);
    gapsOfLine[line] = isMissing ? 1 : gaps;
    rowStarts[line + 1] = rows.length / ROW_NUMBERS;
  });
  return { rowStarts, rows: Float64Array.from(rows), gapsOfLine };
}

/** Neumaier's (1974) sum of each segment, as a footprint adds it up. */
function segmentStates(
  { segmentLineStarts, stageOfSegment }: Frame['places'],
  { rowStarts, rows }: BaseRows,
): Pick<PortfolioLayout, 'segmentSums' | 'segmentHighs' | 'segmentLows' | 'segmentSizes' | 'segmentKnown'> {
  const segments = stageOfSegment.length;
  const column = () => new Float64Array(segments);
  const [segmentSums, segmentHighs, segmentLows, segmentSizes] = [column(), column(), column(), column()];
  const segmentKnown = new Int32Array(segments);
  for (let segment = 0; segment < segments; segment++) {
    const first = rowStarts[segmentLineStarts[segment]!]!;
    const end = rowStarts[segmentLineStarts[segment + 1]!]!;
    let [sum, lost, size] = [0, 0, 0];
    for (let row = first; row < end; row++) {
      const term = rows[row * ROW_NUMBERS + KG_CO2E]!;
      const next = sum + term;
      lost += Math.abs(sum) >= Math.abs(term) ? sum - next + term : term - next + sum;
      sum = next;
      size += Math.abs(term);
    }
    segmentSums[segment] = sum + lost;
    segmentHighs[segment] = sum;
    segmentLows[segment] = lost;
    segmentSizes[segment] = size;
    segmentKnown[segment] = end - first;
  }
  return { segmentSums, segmentHighs, segmentLows, segmentSizes, segmentKnown };
}
