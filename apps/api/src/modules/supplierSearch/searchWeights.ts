import { DEFAULT_RANK_WEIGHTS, RANK_PARTS, type RankWeights } from '@cradle/engine';
import { z } from 'zod';
import type { Viewer } from '../../context/context.ts';
import type { Database } from '../../db/database.ts';
import { rankWeights } from '../supplierRank/rankSuppliers.ts';

const Stored = z.record(z.enum(RANK_PARTS), z.number());

/** What counts how much where a question does not say. */
export interface SavedWeights {
  readonly weights: RankWeights;
  /** Empty where nobody has saved any: they are then the usual ones. */
  readonly savedByName: string;
}

export async function readSearchWeights({ prisma }: Database, organisationId: string): Promise<SavedWeights> {
  const saved = await prisma.searchSetting.findUnique({ where: { organisationId } });
  const stored = Stored.safeParse(saved?.weights);
  if (saved === null || !stored.success) return { weights: DEFAULT_RANK_WEIGHTS, savedByName: '' };
  return { weights: stored.data, savedByName: saved.savedByName };
}

/** For the whole organisation. @throws InvalidInput with the code RANK_WEIGHTS_INVALID */
export async function saveSearchWeights(
  { prisma }: Database,
  { organisationId, userName }: Viewer,
  given: RankWeights,
): Promise<SavedWeights> {
  const weights = { ...rankWeights(given) };
  const data = { weights, savedByName: userName, savedAt: new Date() };
  await prisma.searchSetting.upsert({
    where: { organisationId },
    create: { organisationId, ...data },
    update: data,
  });
  return { weights, savedByName: userName };
}
