import type { Viewer } from '../../context/context.ts';
import type { Database } from '../../db/database.ts';
import type { AdoptedReduction, Prisma } from '../../db/generated/client/client.ts';
import type { ReductionState } from '../../db/generated/client/enums.ts';
import { parseInput } from '../../errors/parseInput.ts';
import { InvalidInput, NotFound } from '../../errors/refusals.ts';
import { outdatedVersion } from '../../errors/refuseOutdated.ts';
import { reasonMissing, recordEvent } from './decideReduction.ts';
import { ProgressFields, refuseHalfCost, StateFields, UpdateFields } from './reductionInput.ts';

/** What may follow on what. Done stays open for a correction; rejected may be taken up again. */
const NEXT: Readonly<Record<ReductionState, readonly ReductionState[]>> = {
  PROPOSED: ['ADOPTED', 'REJECTED'],
  ADOPTED: ['IN_PROGRESS', 'DONE', 'PROPOSED', 'REJECTED'],
  IN_PROGRESS: ['DONE', 'ADOPTED', 'REJECTED'],
  DONE: ['IN_PROGRESS'],
  REJECTED: ['PROPOSED'],
};

/**
 * @throws NotFound; InvalidInput with STATE_NOT_POSSIBLE, REASON_MISSING for a rejection without one, VERSION_CHANGED
 */
export async function changeReductionState(
  { prisma }: Database,
  viewer: Viewer,
  known: { readonly id: string; readonly version: number },
  input: unknown,
): Promise<AdoptedReduction> {
  const { state, reason } = parseInput(StateFields, input);
  if (state === 'REJECTED' && !reason) throw reasonMissing();
  return prisma.$transaction(async (transaction) => {
    const stored = await lock(transaction, viewer.organisationId, known);
    if (!NEXT[stored.state].includes(state))
      throw new InvalidInput([
        {
          field: 'state',
          code: 'STATE_NOT_POSSIBLE',
          message: `After ${stored.state} comes ${NEXT[stored.state].join(' or ')}, not ${state}.`,
          remedy: 'Choose one of these.',
        },
      ]);
    await recordEvent(transaction, viewer, stored.id, state, reason ?? '');
    return change(transaction, stored, { state, reason: reason ?? '' });
  });
}

/** Year, cost, owner and effort. @throws NotFound, InvalidInput */
export async function updateReduction(
  { prisma }: Database,
  { organisationId }: Viewer,
  known: { readonly id: string; readonly version: number },
  input: unknown,
): Promise<AdoptedReduction> {
  const { year, owner, effort, cost, currency } = parseInput(UpdateFields, input);
  refuseHalfCost({ cost, currency });
  return prisma.$transaction(async (transaction) => {
    const stored = await lock(transaction, organisationId, known);
    return change(transaction, stored, {
      year,
      effort,
      owner: owner ?? '',
      cost: cost ?? null,
      currency: currency ?? null,
    });
  });
}

/** What was really saved in a year; a second record of the same year replaces the first. @throws NotFound, InvalidInput */
export async function recordProgress(
  { prisma }: Database,
  { organisationId, userId }: Viewer,
  reductionId: string,
  input: unknown,
): Promise<AdoptedReduction> {
  const { year, savedKgCo2e, savedKWh, note } = parseInput(ProgressFields, input);
  return prisma.$transaction(async (transaction) => {
    const stored = await read(transaction, organisationId, reductionId);
    if (stored.state !== 'IN_PROGRESS' && stored.state !== 'DONE')
      throw new InvalidInput([
        {
          field: 'id',
          code: 'NOT_BEGUN',
          message: `“${stored.title}” is ${stored.state}: nothing can have been saved by it yet.`,
          remedy: 'Set it to in progress or done first.',
        },
      ]);
    const data = { savedKgCo2e, savedKWh: savedKWh ?? null, note: note ?? '', userId };
    await transaction.reductionProgress.upsert({
      where: { organisationId_reductionId_year: { organisationId, reductionId, year } },
      create: { organisationId, reductionId, year, ...data },
      update: { ...data, at: new Date() },
    });
    return stored;
  });
}

/** Takes it out of the plan with its history; a scenario made of it stays. @throws NotFound */
export async function removeReduction(
  { prisma }: Database,
  { organisationId }: Viewer,
  id: string,
): Promise<{ id: string }> {
  const { count } = await prisma.adoptedReduction.deleteMany({ where: { organisationId, id } });
  if (count === 0) throw new NotFound('reduction', id);
  return { id };
}

async function lock(
  transaction: Prisma.TransactionClient,
  organisationId: string,
  { id, version }: { readonly id: string; readonly version: number },
): Promise<AdoptedReduction> {
  await transaction.$queryRaw`
    SELECT 1 FROM "AdoptedReduction" WHERE "organisationId" = ${organisationId} AND "id" = ${id} FOR UPDATE`;
  const stored = await read(transaction, organisationId, id);
  if (stored.version !== version)
    throw outdatedVersion({ name: stored.title, version: stored.version }, version);
  return stored;
}

async function read(
  transaction: Prisma.TransactionClient,
  organisationId: string,
  id: string,
): Promise<AdoptedReduction> {
  const stored = await transaction.adoptedReduction.findUnique({
    where: { organisationId_id: { organisationId, id } },
  });
  if (stored === null) throw new NotFound('reduction', id);
  return stored;
}

function change(
  transaction: Prisma.TransactionClient,
  { organisationId, id, version }: AdoptedReduction,
  data: Prisma.AdoptedReductionUncheckedUpdateInput,
): Promise<AdoptedReduction> {
  return transaction.adoptedReduction.update({
    where: { organisationId_id: { organisationId, id } },
    data: { ...data, version: version + 1 },
  });
}
