import { STAGES, type Stage } from '../../inventory/stage.ts';

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
  /** How many rows are known; a sum of none is no number. */
  readonly stageKnown: Int32Array;
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
          return columns.stageKnown[place]! > 0 ? columns.stageSums[place]! : null;
      }
      return null;
    },
    gaps: (scenario, assessment) => columns.gapCounts[scenario * assessments + assessment]!,
  };
}
