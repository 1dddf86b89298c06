import { z } from 'zod';
import { ReductionEffort, ReductionState } from '../../db/generated/client/enums.ts';
import { InvalidInput } from '../../errors/refusals.ts';
import { Year } from '../organisationInventory/inventoryInput.ts';

const text = (most: number) => z.string().trim().max(most);
const money = {
  cost: z.number().nullish(),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, 'must be three capital letters (ISO 4217)')
    .nullish(),
};

export const DecisionFields = z.object({
  year: Year,
  owner: text(200).nullish(),
  effort: z.enum(ReductionEffort).nullish(),
  state: z.enum(ReductionState).extract(['PROPOSED', 'ADOPTED']).nullish(),
  ...money,
});

export const EntryReductionFields = DecisionFields.extend({
  entryId: z.string(),
  amountFactor: z.number().min(0, 'must be 0 to 1').lt(1, 'must be below 1'),
  title: text(300).min(1),
  titleZh: text(300).nullish(),
});

export const UpdateFields = z.object({
  year: Year,
  owner: text(200).nullish(),
  effort: z.enum(ReductionEffort),
  ...money,
});

export const StateFields = z.object({ state: z.enum(ReductionState), reason: text(2000).nullish() });

export const ProgressFields = z.object({
  year: Year,
  savedKgCo2e: z.number(),
  savedKWh: z.number().nullish(),
  note: text(2000).nullish(),
});

/** A cost says something only with its currency. @throws InvalidInput with REQUIRED */
export function refuseHalfCost({
  cost,
  currency,
}: {
  readonly cost?: number | null | undefined;
  readonly currency?: string | null | undefined;
}): void {
  if ((cost == null) === (currency == null)) return;
  throw new InvalidInput([
    {
      field: cost == null ? 'cost' : 'currency',
      code: 'REQUIRED',
      message: 'A cost needs its amount and its currency.',
      remedy: 'Give both, or none of them.',
    },
  ]);
}
