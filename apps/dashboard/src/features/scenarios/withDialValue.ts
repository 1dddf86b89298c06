import type { Change } from '@cradle/engine';

/** The change with another number; unchanged where it has none. */
export function withDialValue(change: Change, value: number): Change {
  switch (change.kind) {
    case 'SCALE_AMOUNT':
      return { ...change, amountFactor: value };
    case 'SET_RECYCLED_CONTENT':
      return { ...change, recycledShare: value };
    case 'SET_PARAMETER':
      return { ...change, value };
    case 'CHANGE_DISTANCE':
      return { ...change, toDistanceKm: value };
    case 'SET_AMOUNT':
      return { ...change, toAmount: value };
    case 'CHANGE_TRANSPORT_MODE':
      return { ...change, distanceFactor: value };
    case 'REPLACE_FACTOR':
    case 'REPLACE_ACTIVITY':
    case 'REPLACE_SUPPLIER':
    case 'CHANGE_REGION':
    case 'REPLACE_INPUT':
      return change;
    default:
      return change satisfies never;
  }
}
