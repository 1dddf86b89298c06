import type { Change } from './scenario.ts';

/** The one number of a change that can be turned; null for changes that put something in place of something else. */
export function numberOfChange(change: Change): number | null {
  switch (change.kind) {
    case 'SCALE_AMOUNT':
      return change.amountFactor;
    case 'SET_RECYCLED_CONTENT':
      return change.recycledShare;
    case 'CHANGE_DISTANCE':
      return change.toDistanceKm;
    case 'CHANGE_TRANSPORT_MODE':
      return change.distanceFactor;
    case 'SET_AMOUNT':
      return change.toAmount;
    case 'SET_PARAMETER':
      return change.value;
    case 'REPLACE_FACTOR':
    case 'REPLACE_ACTIVITY':
    case 'REPLACE_SUPPLIER':
    case 'CHANGE_REGION':
    case 'REPLACE_INPUT':
      return null;
    default:
      return change satisfies never;
  }
}

/** The change with another number; unchanged where it has none. */
export function withNumber(change: Change, value: number): Change {
  switch (change.kind) {
    case 'SCALE_AMOUNT':
      return { ...change, amountFactor: value };
    case 'SET_RECYCLED_CONTENT':
      return { ...change, recycledShare: value };
    case 'CHANGE_DISTANCE':
      return { ...change, toDistanceKm: value };
    case 'CHANGE_TRANSPORT_MODE':
      return { ...change, distanceFactor: value };
    case 'SET_AMOUNT':
      return { ...change, toAmount: value };
    case 'SET_PARAMETER':
      return { ...change, value };
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
