import { describePareto, describeStackedStages, describeTornado } from '@cradle/charts';
import { ABATEMENT_GALLERY } from './abatement/abatement.gallery.ts';
import { describeAbatement } from './abatement/describeAbatement.ts';
import { BREAK_EVEN_GALLERY } from './breakEven/breakEven.gallery.ts';
import { describeBreakEven } from './breakEven/describeBreakEven.ts';
import type { ChartDescription } from './ChartDescription.ts';
import type { ChartTexts } from './chartTexts.ts';
import { describeDistribution } from './distribution/describeDistribution.ts';
import { DISTRIBUTION_GALLERY } from './distribution/distribution.gallery.ts';
import { describeHeatMap } from './heatMap/describeHeatMap.ts';
import { HEAT_MAP_GALLERY } from './heatMap/heatMap.gallery.ts';
import { HIERARCHY_GALLERY } from './hierarchy/hierarchy.gallery.ts';
import { PARETO_GALLERY } from './pareto/pareto.gallery.ts';
import { describeRadar } from './radar/describeRadar.ts';
import { RADAR_GALLERY } from './radar/radar.gallery.ts';
import { describeRegionMap } from './regionMap/describeRegionMap.ts';
import { loadWorld } from './regionMap/loadWorld.ts';
import { REGION_MAP_GALLERY } from './regionMap/regionMap.gallery.ts';
import { describeSankey } from './sankey/describeSankey.ts';
import { SANKEY_GALLERY } from './sankey/sankey.gallery.ts';
import { describeSmallMultiples } from './smallMultiples/describeSmallMultiples.ts';
import { SMALL_MULTIPLES_GALLERY } from './smallMultiples/smallMultiples.gallery.ts';
import { STACKED_STAGES_GALLERY, STAGE_PARTS } from './stackedStages/stackedStages.gallery.ts';
import { describeSunburst } from './sunburst/describeSunburst.ts';
import { describeTimeSeries } from './timeSeries/describeTimeSeries.ts';
import { TIME_SERIES_GALLERY } from './timeSeries/timeSeries.gallery.ts';
import { TORNADO_GALLERY } from './tornado/tornado.gallery.ts';
import { describeTreemap } from './treemap/describeTreemap.ts';
import { describeWaterfall } from './waterfall/describeWaterfall.ts';
import { WATERFALL_GALLERY } from './waterfall/waterfall.gallery.ts';

/** A kind of chart with its fixed cases, each described for a reader's language. */
export interface GalleryKind {
  readonly kind: string;
  readonly cases: readonly GalleryCase[];
}

export interface GalleryCase {
  readonly name: string;
  /** Waits for what the kind loads, such as the outlines of a map. */
  readonly describe: (texts: ChartTexts) => Promise<ChartDescription>;
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
  kind('tornado', TORNADO_GALLERY, describeTornado),
  kind('breakEven', BREAK_EVEN_GALLERY, describeBreakEven),
  kind('abatement', ABATEMENT_GALLERY, describeAbatement),
  kind('pareto', PARETO_GALLERY, describePareto),
  kind('timeSeries', TIME_SERIES_GALLERY, describeTimeSeries),
  kind('distribution', DISTRIBUTION_GALLERY, describeDistribution),
  kind('treemap', HIERARCHY_GALLERY, describeTreemap),
  kind('sunburst', HIERARCHY_GALLERY, describeSunburst),
  kind('sankey', SANKEY_GALLERY, describeSankey),
  kind('radar', RADAR_GALLERY, describeRadar),
  kind('smallMultiples', SMALL_MULTIPLES_GALLERY, describeSmallMultiples),
  kind('regionMap', REGION_MAP_GALLERY, async (input, texts) =>
    describeRegionMap(input, await loadWorld(), texts),
  ),
];

function kind<Input>(
  name: string,
  cases: Readonly<Record<string, Input>>,
  describe: (input: Input, texts: ChartTexts) => ChartDescription | Promise<ChartDescription>,
): GalleryKind {
  return {
    kind: name,
    cases: Object.entries(cases).map(([caseName, input]) => ({
      name: caseName,
      describe: async (texts) => describe(input, texts),
    })),
  };
}
