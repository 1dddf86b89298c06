import type { Change, LineSelector, TransportMode } from '@cradle/engine';
import { EVERYTHING } from './draft.ts';

/*
 * What sliders and switches write into a draft. Each has a change of its own with an id that says what it is about, so
 * that moving it again changes that one.
 */

/** What the maker of a product decides: not what the user's socket delivers. */
const MADE: Partial<LineSelector> = { stages: ['MATERIALS', 'PRODUCTION'] };

function selector(lists: Partial<LineSelector>): LineSelector {
  return { ...EVERYTHING, ...lists };
}

export type Scaled = 'MATERIAL' | 'ELECTRICITY' | 'TRANSPORT' | 'SUPPLIER' | 'REGION';

/** Which lines a subject stands for. */
export function linesOf(group: Scaled, subject: string): LineSelector {
  switch (group) {
    case 'MATERIAL':
      return selector({ stages: ['MATERIALS'], activities: [subject] });
    case 'ELECTRICITY':
      return selector({ ...MADE, regions: [subject], activities: ['electricity-*'] });
    case 'TRANSPORT':
      return selector({ transportModes: [subject as TransportMode] });
    case 'SUPPLIER':
      return selector({ supplierIds: [subject] });
    case 'REGION':
      return selector({ ...MADE, regions: [subject] });
    default:
      return group satisfies never;
  }
}

export const amountId = (group: Scaled, subject: string): string => `${group}:${subject}:AMOUNT`;
export const switchId = (group: Scaled, subject: string): string => `${group}:${subject}:SWITCH`;
export const parameterId = (name: string): string => `PARAMETER:${name}`;

/** More or less of it; null for as much as before. */
export function scaleAmount(group: Scaled, subject: string, amountFactor: number): Change | null {
  if (amountFactor === 1) return null;
  return {
    id: amountId(group, subject),
    selector: linesOf(group, subject),
    kind: 'SCALE_AMOUNT',
    amountFactor,
  };
}

export function setRecycled(activity: string, toActivity: string, recycledShare: number): Change | null {
  if (recycledShare === 0) return null;
  return {
    id: switchId('MATERIAL', activity),
    selector: linesOf('MATERIAL', activity),
    kind: 'SET_RECYCLED_CONTENT',
    toActivity,
    recycledShare,
  };
}

export function setElectricity(region: string, toActivity: string): Change | null {
  if (toActivity === '') return null;
  return {
    id: switchId('ELECTRICITY', region),
    selector: selector({ ...MADE, regions: [region], activities: ['electricity-grid-mix'] }),
    kind: 'REPLACE_ACTIVITY',
    toActivity,
  };
}

/** Sea and rail reach further than a straight flight or road. */
const DETOURS: Readonly<Record<string, number>> = { 'AIR>SEA': 1.6, 'ROAD>RAIL': 1.1, 'AIR>RAIL': 1.2 };

export function setMode(mode: string, to: string): Change | null {
  if (to === '' || to === mode) return null;
  return {
    id: switchId('TRANSPORT', mode),
    selector: linesOf('TRANSPORT', mode),
    kind: 'CHANGE_TRANSPORT_MODE',
    toTransportMode: to as TransportMode,
    toActivity: null,
    distanceFactor: DETOURS[`${mode}>${to}`] ?? 1,
  };
}

export function setSupplier(from: string, to: string, country: string | null): Change | null {
  if (to === '') return null;
  return {
    id: switchId('SUPPLIER', from),
    selector: linesOf('SUPPLIER', from),
    kind: 'REPLACE_SUPPLIER',
    toSupplierId: to,
    toRegion: country,
  };
}

export function setRegion(from: string, to: string): Change | null {
  if (to === '') return null;
  return {
    id: switchId('REGION', from),
    selector: linesOf('REGION', from),
    kind: 'CHANGE_REGION',
    toRegion: to,
  };
}

/** @param base the value without the scenario */
export function setParameter(parameter: string, value: number, base: number): Change | null {
  if (value === base) return null;
  return { id: parameterId(parameter), selector: EVERYTHING, kind: 'SET_PARAMETER', parameter, value };
}
