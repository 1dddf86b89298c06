import type { Change } from '@cradle/engine';
import type { NewChange } from './scenarioInput.ts';

/** A change of the engine as it is stored. */
export function toNewChange({ selector, ...change }: Change): NewChange {
  return {
    ...EMPTY,
    ...change,
    selector: {
      productIds: [...selector.productIds],
      productCategories: [...selector.productCategories],
      stages: [...selector.stages],
      supplierIds: [...selector.supplierIds],
      regions: [...selector.regions],
      activities: [...selector.activities],
      transportModes: [...selector.transportModes],
      processes: [...selector.processes],
      lineIds: [...selector.lineIds],
    },
  };
}

const EMPTY = {
  amountFactor: null,
  toFactorId: null,
  toActivity: null,
  toSupplierId: null,
  toRegion: null,
  toTransportMode: null,
  distanceFactor: null,
  toDistanceKm: null,
  toAmount: null,
  toUnit: null,
  toAssessmentId: null,
  recycledShare: null,
  parameter: null,
  value: null,
};
