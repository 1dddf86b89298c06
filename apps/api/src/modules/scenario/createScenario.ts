import { randomUUID } from 'node:crypto';
import { STAGES, TRANSPORT_MODES } from '@cradle/engine';
import { z } from 'zod';
import { localIds, optionalLocalId } from '../../builder/ids.ts';
import type { Database } from '../../db/database.ts';
import type { Prisma, Scenario } from '../../db/generated/client/client.ts';
import { ChangeKind } from '../../db/generated/client/enums.ts';
import { parseInput } from '../../errors/parseInput.ts';
import { type InvalidField, InvalidInput } from '../../errors/refusals.ts';
import { visibleFactors } from '../factor/factorAccess.ts';

const texts = z.array(z.string().max(300)).max(1000).nullish();

const SelectorInput = z.object({
  productIds: texts,
  stages: z.array(z.enum(STAGES)).nullish(),
  supplierIds: texts,
  regions: texts,
  activities: texts,
  transportModes: z.array(z.enum(TRANSPORT_MODES)).nullish(),
  processes: texts,
  lineIds: texts,
});

const ChangeInput = z.object({
  kind: z.enum(ChangeKind),
  selector: SelectorInput,
  amountFactor: z.number().min(0, 'must not be negative').nullish(),
  toFactorId: z.string().nullish(),
  toActivity: z.string().max(200).nullish(),
  toSupplierId: z.string().nullish(),
  toRegion: z.string().max(20).nullish(),
  toTransportMode: z.enum(TRANSPORT_MODES).nullish(),
  distanceFactor: z.number().positive('must be greater than 0').nullish(),
});

type ChangeFields = z.output<typeof ChangeInput>;

const ScenarioInput = z.object({
  name: z.string().trim().min(1).max(200),
  nameZh: z.string().trim().max(200).nullish(),
  description: z.string().trim().max(2000).nullish(),
  descriptionZh: z.string().trim().max(2000).nullish(),
  changes: z.array(ChangeInput).max(200),
});

/** The one field without which a change of this kind says nothing. */
const NEEDED: Record<ChangeKind, keyof ChangeFields> = {
  SCALE_AMOUNT: 'amountFactor',
  REPLACE_FACTOR: 'toFactorId',
  REPLACE_ACTIVITY: 'toActivity',
  REPLACE_SUPPLIER: 'toSupplierId',
  CHANGE_REGION: 'toRegion',
  CHANGE_TRANSPORT_MODE: 'toTransportMode',
};

/** Adds a scenario at the end of the list. @throws InvalidInput naming each field of each change */
export async function createScenario(
  { prisma }: Database,
  organisationId: string,
  input: unknown,
): Promise<Scenario> {
  const fields = parseInput(ScenarioInput, input);
  const incomplete = fields.changes.flatMap(missingField);
  if (incomplete.length > 0) throw new InvalidInput(incomplete);
  const changes = fields.changes.map(toRow);
  return prisma.$transaction(async (transaction) => {
    await refuseUnknown(transaction, organisationId, changes);
    const last = await transaction.scenario.aggregate({
      where: { organisationId },
      _max: { position: true },
    });
    return transaction.scenario.create({
      data: {
        organisationId,
        id: randomUUID(),
        name: fields.name,
        nameZh: fields.nameZh ?? '',
        description: fields.description ?? '',
        descriptionZh: fields.descriptionZh ?? '',
        position: (last._max.position ?? 0) + 1,
        changes: {
          create: changes.map((change, index) => ({ ...change, id: randomUUID(), position: index + 1 })),
        },
      },
    });
  });
}

function missingField(change: ChangeFields, index: number): InvalidField[] {
  const field = NEEDED[change.kind];
  if (change[field] !== null && change[field] !== undefined) return [];
  return [
    {
      field: `changes[${index}].${field}`,
      code: 'FIELD_MISSING',
      message: `A change of the kind ${change.kind} needs ${field}.`,
      remedy: `Give ${field}.`,
    },
  ];
}

function toRow(change: ChangeFields, index: number) {
  const at = `changes[${index}]`;
  const { selector } = change;
  return {
    kind: change.kind,
    selector: {
      productIds: localIds('Product', selector.productIds, `${at}.selector.productIds`),
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
  };
}

async function refuseUnknown(
  transaction: Prisma.TransactionClient,
  organisationId: string,
  changes: readonly ReturnType<typeof toRow>[],
): Promise<void> {
  const factors = await transaction.factor.findMany({
    where: {
      AND: [
        visibleFactors(organisationId),
        { id: { in: changes.flatMap((change) => change.toFactorId ?? []) } },
      ],
    },
    select: { id: true },
  });
  const activities = await transaction.factor.findMany({
    where: { activity: { in: changes.flatMap((change) => change.toActivity ?? []) } },
    distinct: ['activity'],
    select: { activity: true },
  });
  const suppliers = await transaction.supplier.findMany({
    where: { organisationId, id: { in: changes.flatMap((change) => change.toSupplierId ?? []) } },
    select: { id: true },
  });
  const known = {
    toFactorId: new Set(factors.map(({ id }) => id)),
    toActivity: new Set(activities.map(({ activity }) => activity)),
    toSupplierId: new Set(suppliers.map(({ id }) => id)),
  };
  const unknown = changes.flatMap((change, index) =>
    (['toFactorId', 'toActivity', 'toSupplierId'] as const).flatMap((field) => {
      const value = change[field];
      return value === null || known[field].has(value)
        ? []
        : [unknownValue(`changes[${index}].${field}`, value)];
    }),
  );
  if (unknown.length > 0) throw new InvalidInput(unknown);
}

function unknownValue(field: string, value: string): InvalidField {
  return {
    field,
    code: 'UNKNOWN_REFERENCE',
    message: `${value} does not exist.`,
    remedy: 'Search for it with `factors` or `suppliers` and take what they return.',
  };
}
