import type { Measure } from '../../graphql/generated/graphql.ts';
import type { PivotFigure } from '../../table/index.ts';

/** What the figures of a measure are. */
export function figureOf(measure: Measure): PivotFigure {
  switch (measure) {
    case 'DATA_QUALITY':
      return 'RATING';
    case 'PRIMARY_SHARE':
      return 'SHARE';
    case 'UNCERTAINTY':
      return 'SPREAD';
    case 'TOTAL':
    case 'FOSSIL':
    case 'BIOGENIC':
    case 'LAND_USE':
    case 'AVIATION':
      return 'MASS';
    default:
      return measure satisfies never;
  }
}
