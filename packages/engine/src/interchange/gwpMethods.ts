import type { FigureName } from './receivedFootprint.ts';

/** The four climate indicators of EN 15804+A2 by their ids in ILCD and openLCA. */
export interface GwpIndicator {
  readonly figure: FigureName;
  readonly name: string;
  readonly id: string;
  /** GWP set of the method the id belongs to. */
  readonly gwpSet: string;
}

/** Ids of EF 3.1 first: they are what is written. Source: identifier tables of the ILCD+EPD format. */
export const GWP_INDICATORS: readonly GwpIndicator[] = [
  indicator('totalIncludingUptake', 'GWP-total', 'a7ea142a-9749-11ed-a8fc-0242ac120002', 'AR6'),
  indicator('fossil', 'GWP-fossil', 'a7ea19c0-9749-11ed-a8fc-0242ac120002', 'AR6'),
  indicator('biogenicNet', 'GWP-biogenic', 'a7ea186c-9749-11ed-a8fc-0242ac120002', 'AR6'),
  indicator('landUseChange', 'GWP-luluc', 'a7ea1ae2-9749-11ed-a8fc-0242ac120002', 'AR6'),
  indicator('totalIncludingUptake', 'GWP-total', '6a37f984-a4b3-458a-a20a-64418c145fa2', 'AR5'),
  indicator('fossil', 'GWP-fossil', '5f635281-343e-44fb-83df-1971b155e6b6', 'AR5'),
  indicator('biogenicNet', 'GWP-biogenic', '2356e1ab-0185-4db5-86e5-16de51c7485c', 'AR5'),
  indicator('landUseChange', 'GWP-luluc', '4331bbdb-978a-490d-8707-eeb047f01a55', 'AR5'),
];

/** The indicators of a set; those of EF 3.1 where the footprint names another or none. */
export function indicatorsFor(gwpSets: readonly string[]): readonly GwpIndicator[] {
  const gwpSet = gwpSets[0] === 'AR5' ? 'AR5' : 'AR6';
  return GWP_INDICATORS.filter((each) => each.gwpSet === gwpSet);
}

function indicator(figure: FigureName, name: string, id: string, gwpSet: string): GwpIndicator {
  return { figure, name, id, gwpSet };
}
