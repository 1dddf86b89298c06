import { isKnownUnit, STAGES, TRANSPORT_MODES } from '@cradle/engine';
import { z } from 'zod';
import { localIds, optionalLocalId } from '../../builder/ids.ts';
import { ChangeKind } from '../../db/generated/client/enums.ts';
import { type InvalidField, InvalidInput } from '../../errors/refusals.ts';

const texts = z.array(z.string().max(300)).max(1000).nullish();

const SelectorInput = z.object({
  productIds: texts,
  productCategories: texts,
  stages: z.array(z.enum(STAGES)).nullish(),
  supplierIds: texts,
  regions: texts,
  activities: texts,
  transportModes: z.array(z.enum(TRANSPORT_MODES)).nullish(),
  processes: texts,
  lineIds: texts,
});

const ChangeInput = z.object({
  id: z.string().min(1).max(200).nullish(),
  kind: z.enum(ChangeKind),
  selector: SelectorInput,
  amountFactor: z.number().min(0, 'must not be negative').nullish(),
  toFactorId: z.string().nullish(),
  toActivity: z.string().max(200).nullish(),
  toSupplierId: z.string().nullish(),
  toRegion: z.string().max(20).nullish(),
  toTransportMode: z.enum(TRANSPORT_MODES).nullish(),
  distanceFactor: z.number().positive('must be greater than 0').nullish(),
  toDistanceKm: z.number().min(0, 'must not be negative').nullish(),
  toAmount: z.number().nullish(),
  toUnit: z.string().max(50).nullish(),
  toAssessmentId: z.string().nullish(),
  recycledShare: z.number().min(0).max(1).nullish(),
  parameter: z.string().max(100).nullish(),
  value: z.number().nullish(),
});

export type ChangeFields = z.output<typeof ChangeInput>;

/** What a person gives of a scenario, in the API's ids. */
export const ScenarioFields = z.object({
  name: z.string().trim().min(1).max(200),
  nameZh: z.string().trim().max(200).nullish(),
  description: z.string().trim().max(2000).nullish(),
  descriptionZh: z.string().trim().max(2000).nullish(),
  parentId: z.string().nullish(),
  changes: z.array(ChangeInput).max(200),
});

/** The fields without which a change of a kind says nothing. */
const NEEDED: Record<ChangeKind, readonly (keyof ChangeFields)[]> = {
  SCALE_AMOUNT: ['amountFactor'],
  REPLACE_FACTOR: ['toFactorId'],
  REPLACE_ACTIVITY: ['toActivity'],
  REPLACE_SUPPLIER: ['toSupplierId'],
  CHANGE_REGION: ['toRegion'],
  CHANGE_TRANSPORT_MODE: ['toTransportMode'],
  CHANGE_DISTANCE: ['toDistanceKm'],
  SET_AMOUNT: ['toAmount', 'toUnit'],
  REPLACE_INPUT: ['toAssessmentId'],
  SET_RECYCLED_CONTENT: ['toActivity', 'recycledShare'],
  SET_PARAMETER: ['parameter', 'value'],
};

/** The changes as rows, but for their ids. @throws InvalidInput naming each field of each change */
export function toChangeRows(changes: readonly ChangeFields[]) {
  const wrong = changes.flatMap((change, place) => [
    ...missingFields(change, place),
    ...unfitting(change, place),
    ...repeated(changes, place),
  ]);
  if (wrong.length > 0) throw new InvalidInput(wrong);
  return changes.map(toRow);
}

function missingFields(change: ChangeFields, place: number): InvalidField[] {
  return NEEDED[change.kind]
    .filter((field) => change[field] === null || change[field] === undefined)
    .map((field) => ({
      field: `changes[${place}].${field}`,
      code: 'FIELD_MISSING',
      message: `A change of the kind ${change.kind} needs ${field}.`,
      remedy: `Give ${field}.`,
    }));
}

function unfitting({ kind, toUnit, selector }: ChangeFields, place: number): InvalidField[] {
  if (kind === 'SET_AMOUNT' && typeof toUnit === 'string' && !isKnownUnit(toUnit))
    return [
      {
        field: `changes[${place}].toUnit`,
        code: 'UNIT_UNKNOWN',
        message: `"${toUnit}" is not a unit Cradle knows.`,
        remedy: 'Give one it knows: docs/methods/units.md lists them.',
      },
    ];
  const { productIds: _ids, productCategories: _categories, ...ofLines } = selector;
  if (kind === 'SET_PARAMETER' && Object.values(ofLines).some((list) => (list ?? []).length > 0))
    return [
      {
        field: `changes[${place}].selector`,
        code: 'SELECTOR_TOO_NARROW',
        message: 'A parameter belongs to an assessment and not to some of its lines.',
        remedy: 'Choose products or product categories, or none.',
      },
    ];
  return [];
}

function repeated(changes: readonly ChangeFields[], place: number): InvalidField[] {
  const { id } = changes[place]!;
  if (!id || changes.findIndex((change) => change.id === id) === place) return [];
  return [
    {
      field: `changes[${place}].id`,
      code: 'CHANGE_REPEATED',
      message: `The id ${id} is used by another change of the scenario.`,
      remedy: 'Leave the id out, and the change gets one.',
    },
  ];
}

function toRow(change: ChangeFields, place: number) {
  const at = `changes[${place}]`;
  const { selector } = change;
  return {
    id: change.id ?? null,
    kind: change.kind,
    selector: {
      productIds: localIds('Product', selector.productIds, `${at}.selector.productIds`),
      productCategories: selector.productCategories ?? [],
      stages: selector.stages ?? [],
      supplierIds: localIds('Supplier', selector.supplierIds, `${at}.selector.supplierIds`),
      regions: selector.regions ?? [],
      activities: selector.activities ?? [],
      transportModes: selector.transportModes ?? [],
      processes: selector.processes ?? [],
      lineIds: localIds('InventoryLine', selector.lineIds, `${at}.selector.lineIds`),
    },
    amountFactor: change.amountFactor ?? null,
    toFactorId: optionalLocalId('Factor', change.toFactorId, `${at}.toFactorId`),
    toActivity: change.toActivity ?? null,
    toSupplierId: optionalLocalId('Supplier', change.toSupplierId, `${at}.toSupplierId`),
    toRegion: change.toRegion ?? null,
    toTransportMode: change.toTransportMode ?? null,
    distanceFactor: change.distanceFactor ?? null,
    toDistanceKm: change.toDistanceKm ?? null,
    toAmount: change.toAmount ?? null,
    toUnit: change.toUnit ?? null,
    toAssessmentId: optionalLocalId('Assessment', change.toAssessmentId, `${at}.toAssessmentId`),
    recycledShare: change.recycledShare ?? null,
    parameter: change.parameter ?? null,
    value: change.value ?? null,
  };
}

export type NewChange = ReturnType<typeof toRow>;
