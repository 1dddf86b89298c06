import type { ChartDescription } from './ChartDescription.ts';
import type { ChartTexts } from './chartTexts.ts';
import { describeDistribution } from './distribution/describeDistribution.ts';
import { DISTRIBUTION_GALLERY } from './distribution/distribution.gallery.ts';
import { describeHeatMap } from './heatMap/describeHeatMap.ts';
import { HEAT_MAP_GALLERY } from './heatMap/heatMap.gallery.ts';
import { describeStackedStages } from './stackedStages/describeStackedStages.ts';
import { STACKED_STAGES_GALLERY, STAGE_PARTS } from './stackedStages/stackedStages.gallery.ts';
import { describeTimeSeries } from './timeSeries/describeTimeSeries.ts';
import { TIME_SERIES_GALLERY } from './timeSeries/timeSeries.gallery.ts';
import { describeWaterfall } from './waterfall/describeWaterfall.ts';
import { WATERFALL_GALLERY } from './waterfall/waterfall.gallery.ts';

/** A kind of chart with its fixed cases, each described for a reader's language. */
export interface GalleryKind {
  readonly kind: string;
  readonly cases: readonly GalleryCase[];
}

export interface GalleryCase {
  readonly name: string;
  readonly describe: (texts: ChartTexts) => ChartDescription;
}

/** Every kind of chart: the gallery shows them, and its drift test holds their drawings. */
export const GALLERY: readonly GalleryKind[] = [
  kind('stackedStages', STACKED_STAGES_GALLERY, (bars, texts) =>
    describeStackedStages(bars, STAGE_PARTS, texts),
  ),
  kind('heatMap', HEAT_MAP_GALLERY, describeHeatMap),
  kind('waterfall', WATERFALL_GALLERY, (changes, texts) =>
    describeWaterfall({ before: texts.t('gallery.before'), after: texts.t('gallery.after'), changes }, texts),
  ),
  kind('timeSeries', TIME_SERIES_GALLERY, describeTimeSeries),
  kind('distribution', DISTRIBUTION_GALLERY, describeDistribution),
];

function kind<Input>(
  name: string,
  cases: Readonly<Record<string, Input>>,
  describe: (input: Input, texts: ChartTexts) => ChartDescription,
): GalleryKind {
  return {
    kind: name,
    cases: Object.entries(cases).map(([caseName, input]) => ({
      name: caseName,
      describe: (texts) => describe(input, texts),
    })),
  };
}
