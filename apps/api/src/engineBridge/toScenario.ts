import { type Change, type LineSelector, type ScenarioNode, STAGES, TRANSPORT_MODES } from '@cradle/engine';
import { z } from 'zod';
import type { ScenarioChange as ChangeRow, Scenario as ScenarioRow } from '../db/generated/client/client.ts';

const texts = z.array(z.string()).default([]);
const Selector = z.object({
  productIds: texts,
  productCategories: texts,
  stages: z.array(z.enum(STAGES)).default([]),
  supplierIds: texts,
  regions: texts,
  activities: texts,
  transportModes: z.array(z.enum(TRANSPORT_MODES)).default([]),
  processes: texts,
  lineIds: texts,
});

/** Reads a selector from JSON; lists left out match everything. @throws ZodError naming the field */
export function readSelector(json: unknown): LineSelector {
  return Selector.parse(json);
}

/** A stored scenario with its parent by id: `scenarioTree` ties them. */
export function toScenarioNode(
  row: Pick<ScenarioRow, 'id' | 'parentId'> & { readonly changes: readonly ChangeRow[] },
): ScenarioNode {
  return { id: row.id, parentId: row.parentId, changes: row.changes.map(toChange) };
}

/** A stored change has the fields of its kind: the use case that writes it makes sure. */
export function toChange(row: Omit<ChangeRow, 'organisationId' | 'scenarioId' | 'position'>): Change {
  const frame = { id: row.id, selector: readSelector(row.selector) };
  switch (row.kind) {
    case 'SCALE_AMOUNT':
      return { ...frame, kind: row.kind, amountFactor: required(row, 'amountFactor') };
    case 'REPLACE_FACTOR':
      return { ...frame, kind: row.kind, toFactorId: required(row, 'toFactorId') };
    case 'REPLACE_ACTIVITY':
      return { ...frame, kind: row.kind, toActivity: required(row, 'toActivity') };
    case 'REPLACE_SUPPLIER':
      return {
        ...frame,
        kind: row.kind,
        toSupplierId: required(row, 'toSupplierId'),
        toRegion: row.toRegion,
      };
    case 'CHANGE_REGION':
      return { ...frame, kind: row.kind, toRegion: required(row, 'toRegion') };
    case 'CHANGE_TRANSPORT_MODE':
      return {
        ...frame,
        kind: row.kind,
        toTransportMode: required(row, 'toTransportMode'),
        toActivity: row.toActivity,
        distanceFactor: row.distanceFactor ?? 1,
      };
    case 'CHANGE_DISTANCE':
      return { ...frame, kind: row.kind, toDistanceKm: required(row, 'toDistanceKm') };
    case 'SET_AMOUNT':
      return {
        ...frame,
        kind: row.kind,
        toAmount: required(row, 'toAmount'),
        toUnit: required(row, 'toUnit'),
      };
    case 'REPLACE_INPUT':
      return { ...frame, kind: row.kind, toAssessmentId: required(row, 'toAssessmentId') };
    case 'SET_RECYCLED_CONTENT':
      return {
        ...frame,
        kind: row.kind,
        toActivity: required(row, 'toActivity'),
        recycledShare: required(row, 'recycledShare'),
      };
    case 'SET_PARAMETER':
      return {
        ...frame,
        kind: row.kind,
        parameter: required(row, 'parameter'),
        value: required(row, 'value'),
      };
    default:
      return row.kind satisfies never;
  }
}

function required<Row extends { id: string; kind: string }, Field extends keyof Row & string>(
  row: Row,
  field: Field,
): NonNullable<Row[Field]> {
  const value = row[field];
  if (value === null || value === undefined)
    throw new Error(`The change ${row.id} (${row.kind}) lacks ${field}.`);
  return value;
}
