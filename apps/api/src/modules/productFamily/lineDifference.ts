import { z } from 'zod';
import { localId, optionalLocalId } from '../../builder/ids.ts';
import type { InventoryLine, Prisma } from '../../db/generated/client/client.ts';
import { InvalidInput } from '../../errors/refusals.ts';
import { refuseUnknownInputs } from '../inventoryLine/refuseUnknownInputs.ts';
import { FAMILY_FIELDS } from './familyFields.ts';

/** In what a variant's line differs; what is not given stays as it is. */
export const LineDifference = z
  .object({
    lineId: z.string(),
    amount: z.number().nullish(),
    unit: z.string().trim().min(1).max(50).nullish(),
    amountScale: z.number().positive('must be greater than 0').nullish(),
    factorId: z.string().nullish(),
    supplierId: z.string().nullish(),
    leaveOut: z.boolean().nullish(),
    putBack: z.boolean().nullish(),
  })
  .refine(({ amount, amountScale }) => amount == null || amountScale == null, {
    message: 'give either an amount or a scale',
    path: ['amountScale'],
  });
export type LineDifference = z.output<typeof LineDifference>;

/** A difference with local ids. */
export interface ReadDifference extends Omit<LineDifference, 'factorId' | 'supplierId'> {
  readonly factorId: string | null | undefined;
  readonly supplierId: string | null | undefined;
}

/**
 * @param fieldOf the place of a difference in the input
 * @throws InvalidInput for ids of another noun, unknown factors and suppliers
 */
export async function readDifferences(
  transaction: Prisma.TransactionClient,
  organisationId: string,
  differences: readonly LineDifference[],
  fieldOf: (index: number) => string,
): Promise<readonly ReadDifference[]> {
  const read = differences.map((difference, index) => ({
    ...difference,
    lineId: localId('InventoryLine', difference.lineId, `${fieldOf(index)}.lineId`),
    factorId: givenId('Factor', difference.factorId, `${fieldOf(index)}.factorId`),
    supplierId: givenId('Supplier', difference.supplierId, `${fieldOf(index)}.supplierId`),
  }));
  await refuseUnknownInputs(transaction, organisationId, read, fieldOf);
  return read;
}

function givenId(type: 'Factor' | 'Supplier', id: string | null | undefined, field: string) {
  return id === undefined ? undefined : optionalLocalId(type, id, field);
}

/** What a variant's line says: all the family's line says, but for the difference. */
export function differentLine(
  shared: InventoryLine,
  current: InventoryLine,
  difference: ReadDifference,
): LineColumns {
  const line = { ...columnsOf(current), amountScale: current.amountScale };
  if (difference.amount !== undefined) {
    line.amount = difference.amount;
    line.amountScale = null;
  }
  if (difference.unit != null) line.unit = difference.unit;
  if (difference.amountScale != null) {
    line.amount = shared.amount === null ? null : shared.amount * difference.amountScale;
    line.unit = shared.unit;
    line.amountScale = difference.amountScale === 1 ? null : difference.amountScale;
  }
  if (difference.factorId !== undefined) {
    line.factorId = difference.factorId;
    line.inputAssessmentId = null;
  }
  if (difference.supplierId !== undefined) line.supplierId = difference.supplierId;
  return line;
}

export type LineColumns = Pick<InventoryLine, (typeof FAMILY_FIELDS)[number] | 'amountScale'>;

/** What of a line a family shares. */
export function columnsOf(line: InventoryLine): Omit<LineColumns, 'amountScale'> {
  return Object.fromEntries(FAMILY_FIELDS.map((field) => [field, line[field]])) as Omit<
    LineColumns,
    'amountScale'
  >;
}

/** Where a line began, through however many copies. */
export function rootOf({ copiedFromId, id }: Pick<InventoryLine, 'copiedFromId' | 'id'>): string {
  return copiedFromId ?? id;
}

export function lineUnknown(field: string): InvalidInput {
  return new InvalidInput([
    {
      field,
      code: 'LINE_UNKNOWN',
      message: 'The base of the family has no such line.',
      remedy: 'Take the id from the lines of the base, and load them again.',
    },
  ]);
}
