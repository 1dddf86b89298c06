import type { Change, LineSelector, ScenarioNode } from '@cradle/engine';

/** What is being put together: the scenario as the engine takes it, and what people call it. */
export interface ScenarioDraft extends ScenarioNode {
  readonly name: string;
  readonly nameZh: string;
  readonly description: string;
  readonly descriptionZh: string;
}

/** Of a scenario that was never saved. */
export const NEW_ID = 'NEW';

export function emptyDraft(parentId: string | null = null): ScenarioDraft {
  return { id: NEW_ID, parentId, changes: [], name: '', nameZh: '', description: '', descriptionZh: '' };
}

/** A selector that matches every line. */
export const EVERYTHING: LineSelector = {
  productIds: [],
  productCategories: [],
  stages: [],
  supplierIds: [],
  regions: [],
  activities: [],
  transportModes: [],
  processes: [],
  lineIds: [],
};

/** The draft with a change put in, in the place of the one of its id; `null` takes that one out. */
export function withChange(draft: ScenarioDraft, id: string, change: Change | null): ScenarioDraft {
  const place = draft.changes.findIndex((one) => one.id === id);
  if (change === null)
    return place < 0 ? draft : { ...draft, changes: draft.changes.filter((one) => one.id !== id) };
  const changes = place < 0 ? [...draft.changes, change] : draft.changes.with(place, change);
  return { ...draft, changes };
}

/** Kinds of change with a number. */
export type DialKind =
  | 'SCALE_AMOUNT'
  | 'SET_RECYCLED_CONTENT'
  | 'SET_PARAMETER'
  | 'CHANGE_DISTANCE'
  | 'SET_AMOUNT'
  | 'CHANGE_TRANSPORT_MODE';

/** The number of a change that can be dragged, and how far; null for changes that replace one thing by another. */
export function dialOf(change: Change): {
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly isShare: boolean;
} | null {
  switch (change.kind) {
    case 'SCALE_AMOUNT':
      return {
        value: change.amountFactor,
        min: 0,
        max: Math.max(2, change.amountFactor),
        step: 0.01,
        isShare: true,
      };
    case 'SET_RECYCLED_CONTENT':
      return { value: change.recycledShare, min: 0, max: 1, step: 0.01, isShare: true };
    case 'SET_PARAMETER':
      return { value: change.value, ...around(change.value), isShare: false };
    case 'CHANGE_DISTANCE':
      return { value: change.toDistanceKm, ...around(change.toDistanceKm), isShare: false };
    case 'SET_AMOUNT':
      return { value: change.toAmount, ...around(change.toAmount), isShare: false };
    case 'CHANGE_TRANSPORT_MODE':
      return {
        value: change.distanceFactor,
        min: 0.5,
        max: Math.max(3, change.distanceFactor),
        step: 0.05,
        isShare: false,
      };
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

function around(value: number): { readonly min: number; readonly max: number; readonly step: number } {
  const size = Math.abs(value) || 1;
  return { min: Math.min(0, value * 2), max: Math.max(value * 2, size), step: size / 100 };
}
