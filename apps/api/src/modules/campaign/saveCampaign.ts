import { randomUUID } from 'node:crypto';
import { GOAL_STEPS } from '@cradle/schema';
import { z } from 'zod';
import type { Viewer } from '../../context/context.ts';
import type { Database } from '../../db/database.ts';
import type { Campaign } from '../../db/generated/client/client.ts';
import { parseInput } from '../../errors/parseInput.ts';
import { InvalidInput, NotFound } from '../../errors/refusals.ts';
import { refuseOutdated } from '../../errors/refuseOutdated.ts';
import { schemePresets } from '../factoryEvaluation/schemePresets.ts';
import { requireProgramme } from '../programme/saveProgramme.ts';

const CampaignInput = z.object({
  name: z.string().trim().min(1, 'must not be empty').max(200),
  nameZh: z
    .string()
    .trim()
    .max(200)
    .nullish()
    .transform((name) => name ?? ''),
  goalStep: z.enum(GOAL_STEPS),
  goalCount: z.int().min(1).max(10_000_000),
  startsOn: z.date(),
  endsOn: z.date(),
  presetId: z
    .string()
    .nullish()
    .transform((preset) => preset ?? null),
  categories: z
    .array(z.string().trim().min(1).max(200))
    .max(50)
    .nullish()
    .transform((categories) => categories ?? []),
});

/**
 * Makes a campaign of a programme, or changes one.
 *
 * @param known the campaign and the revision of it that was read; null makes one
 * @throws NotFound; InvalidInput with the code PERIOD_INVALID, PRESET_UNKNOWN or VERSION_CHANGED
 */
export async function saveCampaign(
  database: Database,
  { organisationId }: Viewer,
  programmeId: string,
  known: { readonly id: string; readonly revision: number } | null,
  input: unknown,
): Promise<Campaign> {
  const data = parseInput(CampaignInput, input);
  await refuseCampaign(data);
  return database.prisma.$transaction(async (transaction) => {
    await requireProgramme(transaction, organisationId, programmeId);
    if (known === null)
      return transaction.campaign.create({
        data: { organisationId, id: randomUUID(), programmeId, ...data },
      });
    await transaction.$queryRaw`
      SELECT 1 FROM "Campaign" WHERE "organisationId" = ${organisationId} AND "id" = ${known.id} FOR UPDATE`;
    const stored = await transaction.campaign.findUnique({
      where: { organisationId_id: { organisationId, id: known.id }, programmeId },
    });
    if (stored === null) throw new NotFound('campaign', known.id);
    refuseOutdated('The campaign', stored.revision, known.revision);
    return transaction.campaign.update({
      where: { organisationId_id: { organisationId, id: known.id } },
      data: { ...data, revision: { increment: 1 } },
    });
  });
}

async function refuseCampaign({ startsOn, endsOn, presetId }: z.output<typeof CampaignInput>): Promise<void> {
  if (endsOn.getTime() < startsOn.getTime())
    throw refused(
      'endsOn',
      'PERIOD_INVALID',
      'The period ends before it begins.',
      'Correct one of the days.',
    );
  if (presetId === null) return;
  const presets = await schemePresets();
  if (presets.some(({ id }) => id === presetId)) return;
  throw refused(
    'presetId',
    'PRESET_UNKNOWN',
    `There is no preset ${presetId}.`,
    `Choose one of ${presets.map(({ id }) => id).join(', ')}, or none for any scheme.`,
  );
}

/** Ends a campaign; members and what they have reached stay. @throws NotFound */
export async function removeCampaign(
  { prisma }: Database,
  { organisationId }: Viewer,
  id: string,
): Promise<string> {
  const { count } = await prisma.campaign.deleteMany({ where: { organisationId, id } });
  if (count === 0) throw new NotFound('campaign', id);
  return id;
}

function refused(field: string, code: string, message: string, remedy: string): InvalidInput {
  return new InvalidInput([{ field, code, message, remedy }]);
}
