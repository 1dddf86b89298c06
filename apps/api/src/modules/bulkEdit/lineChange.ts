import { sameDimension, TRANSPORT_MODES } from '@cradle/engine';
import { z } from 'zod';
import { optionalLocalId } from '../../builder/ids.ts';
import type { InventoryLine, Prisma } from '../../db/generated/client/client.ts';
import { parseInput } from '../../errors/parseInput.ts';
import { InvalidInput } from '../../errors/refusals.ts';
import { LineInputSchema } from '../inventoryLine/lineInput.ts';
import { refuseUnknownInputs } from '../inventoryLine/refuseUnknownInputs.ts';
import { FAMILY_FIELDS, type FamilyField } from '../productFamily/familyFields.ts';

const { region, distanceKm, technologicalDqr, geographicalDqr, temporalDqr } = LineInputSchema.shape;

const LineChange = z.object({
  factorId: z.string().nullish(),
  supplierId: z.string().nullish(),
  amountFactor: z.number().min(0, 'must not be negative').nullish(),
  transportMode: z.enum(TRANSPORT_MODES).nullish(),
  ...{ region, distanceKm, technologicalDqr, geographicalDqr, temporalDqr },
  primary: z.boolean().nullish(),
  comment: z.string().trim().max(500).nullish(),
});

/** What is to be done to every chosen line; what is undefined stays, null takes a value away. */
export type LineChange = z.output<typeof LineChange>;

/** The columns of a line that move. */
export type LineMove = Partial<Pick<InventoryLine, FamilyField>>;

const MOST_NOTE = 2_000;

/** @returns the change with local ids. @throws InvalidInput; with the code NOTHING_CHANGED when nothing is given */
export async function readLineChange(
  prisma: Pick<Prisma.TransactionClient, 'factor' | 'supplier'>,
  organisationId: string,
  input: unknown,
): Promise<LineChange> {
  const fields = parseInput(LineChange, input);
  const change = {
    ...fields,
    ...(fields.factorId !== undefined && {
      factorId: optionalLocalId('Factor', fields.factorId, 'change.factorId'),
    }),
    ...(fields.supplierId !== undefined && {
      supplierId: optionalLocalId('Supplier', fields.supplierId, 'change.supplierId'),
    }),
  };
  if (Object.values(change).every((value) => value === undefined)) {
    throw new InvalidInput([
      {
        field: 'change',
        code: 'NOTHING_CHANGED',
        message: 'Nothing says what shall change.',
        remedy: 'Give a factor, a supplier, or another field.',
      },
    ]);
  }
  await refuseUnknownInputs(prisma, organisationId, [change], () => 'change');
  return change;
}

/**
 * The columns in which a line differs afterwards; empty where it is so already. A new distance carries the tonne-kilometres
 * with it: 10 tkm over 100 km are 25 tkm over 250 km. Transport is only changed of lines that state some.
 */
export function moveLine(line: InventoryLine, change: LineChange): LineMove {
  const { factorId, amountFactor, transportMode, distanceKm, comment, primary, ...plain } = change;
  const isTransport = line.transportMode !== null || line.distanceKm !== null;
  const wanted: LineMove = {
    ...withoutUndefined(plain),
    ...(factorId !== undefined && { factorId, inputAssessmentId: null }),
    ...(primary != null && { primary }),
    ...(isTransport && transportMode !== undefined && { transportMode }),
    ...(isTransport && distanceKm !== undefined && { distanceKm }),
    ...(comment && !line.note.includes(comment) && { note: withComment(line.note, comment) }),
  };
  const scale = (amountFactor ?? 1) * (isTransport ? distanceScale(line, distanceKm) : 1);
  if (line.amount !== null && scale !== 1) wanted.amount = asWritten(line.amount * scale);
  return Object.fromEntries(
    FAMILY_FIELDS.flatMap((field) =>
      field in wanted && wanted[field] !== line[field] ? [[field, wanted[field]]] : [],
    ),
  );
}

/** 0.61 × 0.9 is 0.549 and not 0.5489999999999999: people read the amount and change it again. */
function asWritten(amount: number): number {
  return Number(amount.toPrecision(12));
}

function distanceScale(line: InventoryLine, distanceKm: number | null | undefined): number {
  if (distanceKm == null || !line.distanceKm || !sameDimension(line.unit, 'tkm')) return 1;
  return distanceKm / line.distanceKm;
}

function withComment(note: string, comment: string): string {
  return [note, comment].filter(Boolean).join(' · ').slice(0, MOST_NOTE);
}

function withoutUndefined<Fields extends object>(
  fields: Fields,
): { [Field in keyof Fields]?: Exclude<Fields[Field], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [Field in keyof Fields]?: Exclude<Fields[Field], undefined>;
  };
}
