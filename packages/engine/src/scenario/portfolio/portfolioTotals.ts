import { STAGES, type Stage } from '../../inventory/stage.ts';
import type { PortfolioLayout } from './portfolioLayout.ts';

const BEYOND_BOUNDARY = STAGES.indexOf('BEYOND_BOUNDARY');

/** Totals of some assessments under some scenarios; places are those of the lists they were asked with. */
export interface PortfolioTotals {
  /** kg CO2e per declared unit; null where only gaps are. Module D is not inside. */
  total(scenario: number, assessment: number): number | null;
  /** kg CO2e per declared unit; null where only gaps are, or no line. */
  stage(scenario: number, assessment: number, stage: Stage): number | null;
  /** How many gaps the total has; which ones, the footprint itself says. */
  gaps(scenario: number, assessment: number): number;
}

/** Columns behind {@link PortfolioTotals}: one place for each scenario, assessment and stage. */
export interface TotalColumns {
  readonly assessments: number;
  /** First place of each assessment among the segments of a scenario. */
  readonly segmentStarts: Int32Array;
  readonly stageOfSegment: Int32Array;
  readonly stageSums: Float64Array;
  /** 1 where a row is known; a sum of none is no number. */
  readonly stageKnown: Uint8Array;
  readonly totals: Float64Array;
  readonly totalKnown: Uint8Array;
  readonly gapCounts: Int32Array;
}

export function portfolioTotals(columns: TotalColumns): PortfolioTotals {
  const { assessments, segmentStarts, stageOfSegment } = columns;
  const segments = stageOfSegment.length;
  return {
    total(scenario, assessment) {
      const place = scenario * assessments + assessment;
      return columns.totalKnown[place] === 1 ? columns.totals[place]! : null;
    },
    stage(scenario, assessment, stage) {
      const wanted = STAGES.indexOf(stage);
      for (let segment = segmentStarts[assessment]!; segment < segmentStarts[assessment + 1]!; segment++) {
        const place = scenario * segments + segment;
        if (stageOfSegment[segment] === wanted)
          return columns.stageKnown[place] === 1 ? columns.stageSums[place]! : null;
      }
      return null;
    },
    gaps: (scenario, assessment) => columns.gapCounts[scenario * assessments + assessment]!,
  };
}

/** Every scenario begins as the base case. */
export function baseColumns(layout: PortfolioLayout, scenarios: number): TotalColumns {
  const assessments = layout.assessments.length;
  const segments = layout.stageOfSegment.length;
  const columns: TotalColumns = {
    assessments,
    segmentStarts: layout.segmentStarts,
    stageOfSegment: layout.stageOfSegment,
    stageSums: new Float64Array(scenarios * segments),
    stageKnown: new Uint8Array(scenarios * segments),
    totals: new Float64Array(scenarios * assessments),
    totalKnown: new Uint8Array(scenarios * assessments),
    gapCounts: new Int32Array(scenarios * assessments),
  };
  if (scenarios === 0) return columns;
  columns.stageSums.set(layout.segmentSums);
  for (let segment = 0; segment < segments; segment++)
    columns.stageKnown[segment] = Number(layout.segmentKnown[segment]! > 0);
  addStages(
    columns,
    Int32Array.from({ length: assessments }, (_, product) => product),
    0,
  );
  for (let product = 0; product < assessments; product++) {
    for (let line = layout.productStarts[product]!; line < layout.productStarts[product + 1]!; line++)
      columns.gapCounts[product]! += layout.gapsOfLine[line]!;
  }
  for (let scenario = 1; scenario < scenarios; scenario++) {
    columns.stageSums.copyWithin(scenario * segments, 0, segments);
    columns.stageKnown.copyWithin(scenario * segments, 0, segments);
    columns.totals.copyWithin(scenario * assessments, 0, assessments);
    columns.totalKnown.copyWithin(scenario * assessments, 0, assessments);
    columns.gapCounts.copyWithin(scenario * assessments, 0, assessments);
  }
  return columns;
}

/** The totals of some assessments over the stages inside the boundary, added in the order of the life cycle. */
export function addStages(columns: TotalColumns, products: Int32Array, scenario: number): void {
  const { segmentStarts, stageOfSegment, stageSums, stageKnown, totals, totalKnown, assessments } = columns;
  const firstSegment = scenario * stageOfSegment.length;
  for (let at = 0; at < products.length; at++) {
    const product = products[at]!;
    const end = segmentStarts[product + 1]!;
    let sum = 0;
    let lost = 0;
    let known = 0;
    for (let segment = segmentStarts[product]!; segment < end; segment++) {
      if (stageOfSegment[segment] === BEYOND_BOUNDARY || stageKnown[firstSegment + segment] === 0) continue;
      const term = stageSums[firstSegment + segment]!;
      const next = sum + term;
      lost += Math.abs(sum) >= Math.abs(term) ? sum - next + term : term - next + sum;
      sum = next;
      known = 1;
    }
    const place = scenario * assessments + product;
    totals[place] = sum + lost;
    totalKnown[place] = known;
  }
}
