import { createHash, randomUUID } from 'node:crypto';
import { levelGives } from '@cradle/schema';
import { globalId } from '../../builder/ids.ts';
import type { Viewer } from '../../context/context.ts';
import type { Database } from '../../db/database.ts';
import type { Prisma, Stage } from '../../db/generated/client/client.ts';
import { InvalidInput, NotFound } from '../../errors/refusals.ts';
import { addEvent } from '../assessmentWorkflow/addEvent.ts';
import { discardFootprints } from '../footprint/discardFootprints.ts';
import { readStages } from '../footprint/storedResult.ts';
import { readerOf } from '../sharing/readerOf.ts';
import { readShared, type SharedVersion } from '../sharing/readShared.ts';
import { readSharedId, sharedIdOf } from '../sharing/sharedId.ts';

export const MOST_TAKEN = 50;

/**
 * Makes declared footprints of the own portfolio from what others share, so that they stand in comparisons with everything
 * else. Each has its supplier, the figures its level gives and the version it came from; the same version again is the one
 * that is there. What is taken over stays when the share ends. All of them or none.
 *
 * @returns local ids of the products
 * @throws NotFound for what is not shared; InvalidInput with the code NO_FIGURE where a level gives no total
 */
export async function takeOverFootprints(
  database: Database,
  viewer: Viewer,
  ids: readonly string[],
): Promise<readonly string[]> {
  const shares = [...new Set(ids)].map((id) => {
    const key = readSharedId(id);
    if (key === null) throw new NotFound('shared footprint', id);
    return key;
  });
  if (shares.length === 0 || shares.length > MOST_TAKEN)
    throw refused(
      shares.length === 0 ? 'TOO_SMALL' : 'TOO_BIG',
      `Between 1 and ${MOST_TAKEN} footprints are taken over at once.`,
      'Pick some of them.',
    );
  const reader = await readerOf(database, viewer);
  const found = await readShared(database, reader, { channel: 'GRAPHQL', shares });
  const missing = shares.find(({ id }) => !found.some(({ share }) => share.id === id));
  if (missing !== undefined) throw new NotFound('shared footprint', sharedIdOf(missing));
  for (const { share, version } of found)
    if (version?.footprints[0] == null || !levelGives(share.level, 'totalKgCo2e'))
      throw refused(
        'NO_FIGURE',
        `The share of ${share.product.name} gives no total to compare.`,
        'Ask the supplier for the level TOTAL or more, and for a published footprint.',
      );
  return database.prisma.$transaction(async (transaction) => {
    await discardFootprints(transaction, viewer.organisationId, []);
    const taken: string[] = [];
    for (const shared of found) taken.push(await takeOver(transaction, viewer, shared));
    return taken;
  });
}

async function takeOver(
  transaction: Prisma.TransactionClient,
  viewer: Viewer,
  shared: SharedVersion,
): Promise<string> {
  const { organisationId, userId } = viewer;
  const { share } = shared;
  const version = shared.version!;
  const id = `shared-${shortHash([share.organisationId, share.productId])}`;
  await makeProduct(transaction, organisationId, id, shared);
  const assessmentId = `${id}-v${version.version}`;
  const where = { organisationId_id: { organisationId, id: assessmentId } };
  if ((await transaction.assessment.findUnique({ where, select: { id: true } })) !== null) return id;
  const { product, partner } = share;
  const versions = await transaction.assessment.count({ where: { organisationId, productId: id } });
  await transaction.assessment.create({
    data: {
      ...{ organisationId, id: assessmentId, productId: id, version: versions + 1 },
      ...{ kind: 'DECLARED', status: 'DRAFT', editors: [userId] },
      ...{ declaredUnit: version.declaredUnit, declaredUnitAmount: version.declaredUnitAmount },
      ...{ boundary: version.boundary, gwpSet: version.gwpSet, standard: version.standard },
      boundaryNote: `Taken over from ${partner.organisation.name}, ${product.sku}, version ${version.version}.`,
      functionalUnit: version.functionalUnit,
      functionalUnitZh: version.functionalUnitZh,
      referencePeriodStart: version.referencePeriodStart,
      referencePeriodEnd: version.referencePeriodEnd,
      declaredValues: {
        create: valuesOf(shared).map((value, index) => ({
          ...{ id: randomUUID(), position: index + 1, process: '', ...value },
        })),
      },
    },
  });
  await addEvent(transaction, viewer, assessmentId, { from: null, to: 'DRAFT', reason: '' });
  await transaction.product.update({
    where: { organisationId_id: { organisationId, id } },
    data: { currentAssessmentId: assessmentId },
  });
  return id;
}

/** Stages where the level gives them, else the total by itself. */
function valuesOf({ share, version }: SharedVersion): readonly { stage: Stage; kgCo2e: number | null }[] {
  const footprint = version!.footprints[0]!;
  if (!levelGives(share.level, 'stages')) return [{ stage: 'UNSPLIT', kgCo2e: footprint.totalKgCo2e }];
  return readStages(footprint).map(({ stage, kgCo2e }) => ({ stage, kgCo2e }));
}

/** The product under its supplier; one that was taken over before stays as it is. */
async function makeProduct(
  transaction: Prisma.TransactionClient,
  organisationId: string,
  id: string,
  { share }: SharedVersion,
): Promise<void> {
  const { product, partner } = share;
  const supplierId = `shared-${shortHash([share.organisationId])}`;
  const { name, nameZh, country } = partner.organisation;
  await transaction.supplier.upsert({
    where: { organisationId_id: { organisationId, id: supplierId } },
    create: { organisationId, id: supplierId, name, nameZh, country },
    update: {},
  });
  const isTaken = await transaction.product.count({
    where: { organisationId, sku: product.sku, id: { not: id } },
  });
  await transaction.product.upsert({
    where: { organisationId_id: { organisationId, id } },
    create: {
      ...{ organisationId, id, supplierId, name: product.name, nameZh: product.nameZh },
      ...{ category: product.category, categoryZh: product.categoryZh, massKg: product.massKg },
      sku: isTaken > 0 ? `${product.sku} (${name})` : product.sku,
    },
    update: {},
  });
}

function refused(code: string, message: string, remedy: string): InvalidInput {
  return new InvalidInput([{ field: 'ids', code, message, remedy }]);
}

function shortHash(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16);
}

/** Ids for whoever asked. */
export function productIds(ids: readonly string[]): string[] {
  return ids.map((id) => globalId('Product', id));
}
