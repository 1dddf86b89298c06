import { randomUUID } from 'node:crypto';
import { targetPath } from '@cradle/engine';
import { z } from 'zod';
import type { Database } from '../../db/database.ts';
import type { ReductionTarget } from '../../db/generated/client/client.ts';
import { InventoryApproach, InventoryHeading, TargetKind } from '../../db/generated/client/enums.ts';
import { granted } from '../../errors/granted.ts';
import { parseInput } from '../../errors/parseInput.ts';
import { InvalidInput, NotFound } from '../../errors/refusals.ts';
import { outdatedVersion } from '../../errors/refuseOutdated.ts';
import { Year } from '../organisationInventory/inventoryInput.ts';

const Fields = z.object({
  name: z.string().trim().min(1).max(200),
  nameZh: z.string().trim().max(200).nullish(),
  kind: z.enum(TargetKind),
  baseYear: Year,
  targetYear: Year,
  reductionShare: z.number(),
  headings: z.array(z.enum(InventoryHeading)).min(1, 'must cover something'),
  approach: z.enum(InventoryApproach),
  baseKgCo2e: z.number().positive('must be greater than 0').nullish(),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, 'must be three capital letters (ISO 4217)')
    .nullish(),
  note: z.string().trim().max(2000).nullish(),
});

/**
 * Sets a target, or replaces the one that is known.
 *
 * @throws InvalidInput naming each field, with TARGET_BEFORE_BASE, NUMBER_OUT_OF_RANGE, REQUIRED for a target per revenue
 * without its currency, VERSION_CHANGED; NotFound
 */
export async function saveTarget(
  { prisma }: Database,
  organisationId: string,
  known: { readonly id: string; readonly version: number } | null,
  input: unknown,
): Promise<ReductionTarget> {
  const { nameZh, baseKgCo2e, currency, note, headings, ...fields } = parseInput(Fields, input);
  granted(targetPath({ ...fields, baseValue: 1 }));
  if ((fields.kind === 'PER_REVENUE') !== (currency != null)) throw currencyMismatch(fields.kind);
  const data = {
    ...fields,
    headings: [...new Set(headings)],
    nameZh: nameZh ?? '',
    baseKgCo2e: baseKgCo2e ?? null,
    currency: currency ?? null,
    note: note ?? '',
  };
  if (known === null)
    return prisma.reductionTarget.create({ data: { organisationId, id: randomUUID(), ...data } });
  const { id, version } = known;
  const [updated] = await prisma.reductionTarget.updateManyAndReturn({
    where: { organisationId, id, version },
    data: { ...data, version: version + 1 },
  });
  if (updated !== undefined) return updated;
  const stored = await prisma.reductionTarget.findUnique({
    where: { organisationId_id: { organisationId, id } },
  });
  if (stored === null) throw new NotFound('target', id);
  throw outdatedVersion(stored, version);
}

/** @throws NotFound */
export async function removeTarget(
  { prisma }: Database,
  organisationId: string,
  id: string,
): Promise<{ id: string }> {
  const { count } = await prisma.reductionTarget.deleteMany({ where: { organisationId, id } });
  if (count === 0) throw new NotFound('target', id);
  return { id };
}

function currencyMismatch(kind: TargetKind): InvalidInput {
  return new InvalidInput([
    {
      field: 'currency',
      code: kind === 'PER_REVENUE' ? 'REQUIRED' : 'NOT_USED',
      message:
        kind === 'PER_REVENUE'
          ? 'A target per revenue needs the currency of the revenue.'
          : 'An absolute target has no currency.',
      remedy: kind === 'PER_REVENUE' ? 'Give the currency of your prices.' : 'Leave the currency out.',
    },
  ]);
}
