import { randomUUID } from 'node:crypto';
import { parseUnit, unitRatio } from '@cradle/engine';
import type { Database } from '../../db/database.ts';
import type { ActivityEntry } from '../../db/generated/client/client.ts';
import { granted } from '../../errors/granted.ts';
import { parseInput } from '../../errors/parseInput.ts';
import { NotFound } from '../../errors/refusals.ts';
import { outdatedVersion } from '../../errors/refuseOutdated.ts';
import { EntryFields, refusedField, requireFactor, requireSite } from './inventoryInput.ts';

export interface Known {
  readonly id: string;
  /** As it was read. */
  readonly version: number;
}

/**
 * Adds an activity of the organisation, or replaces the one that is known.
 *
 * @throws InvalidInput naming each field, with UNIT_DIMENSION_MISMATCH where amount and factor measure different things,
 * VERSION_CHANGED when somebody else has changed it; NotFound
 */
export async function saveActivityEntry(
  database: Database,
  organisationId: string,
  known: Known | null,
  input: unknown,
): Promise<ActivityEntry> {
  const fields = parseInput(EntryFields, input);
  const unit = granted(parseUnit(fields.unit)).code;
  const factor = fields.factorId ? await requireFactor(database, organisationId, fields.factorId) : null;
  if (factor !== null && unitRatio(unit, factor.unit) === null)
    throw refusedField(
      'unit',
      'UNIT_DIMENSION_MISMATCH',
      `${unit} and the factor’s ${factor.unit} measure different things.`,
      `Give the amount in a unit that converts to ${factor.unit}, or choose another factor.`,
    );
  const data = {
    year: fields.year,
    heading: fields.heading,
    siteId: fields.siteId ? await requireSite(database, organisationId, fields.siteId) : null,
    name: fields.name,
    nameZh: fields.nameZh ?? '',
    amount: fields.amount ?? null,
    unit,
    factorId: factor?.id ?? null,
    region: fields.region ?? null,
    primary: fields.primary ?? false,
    isSiteTotal: fields.isSiteTotal ?? false,
    evidence: fields.evidence ?? '',
  };
  const { prisma } = database;
  if (known === null)
    return prisma.activityEntry.create({ data: { organisationId, id: randomUUID(), ...data } });
  const { id, version } = known;
  const [updated] = await prisma.activityEntry.updateManyAndReturn({
    where: { organisationId, id, version },
    data: { ...data, version: version + 1 },
  });
  if (updated !== undefined) return updated;
  throw outdatedVersion(await readEntry(database, organisationId, id), version);
}

/** @throws NotFound; InvalidInput with REDUCTION_DEPENDS while a reduction is about it */
export async function removeActivityEntry(
  database: Database,
  organisationId: string,
  id: string,
): Promise<{ id: string }> {
  return database.prisma.$transaction(async (transaction) => {
    const used = await transaction.adoptedReduction.findFirst({
      where: { organisationId, entryId: id },
      select: { title: true },
    });
    if (used !== null)
      throw refusedField(
        'id',
        'REDUCTION_DEPENDS',
        `The reduction “${used.title}” is about it.`,
        'Remove that reduction first.',
      );
    const { count } = await transaction.activityEntry.deleteMany({ where: { organisationId, id } });
    if (count === 0) throw new NotFound('activity', id);
    return { id };
  });
}

async function readEntry({ prisma }: Database, organisationId: string, id: string): Promise<ActivityEntry> {
  const entry = await prisma.activityEntry.findUnique({
    where: { organisationId_id: { organisationId, id } },
  });
  if (entry === null) throw new NotFound('activity', id);
  return entry;
}
