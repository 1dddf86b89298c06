import { PROGRAMME_STEPS } from '@cradle/schema';
import { stringify } from 'csv-stringify/sync';
import { z } from 'zod';
import { localIdForMutation } from '../../builder/ids.ts';
import type { Database } from '../../db/database.ts';
import { parseInput } from '../../errors/parseInput.ts';
import { NotFound } from '../../errors/refusals.ts';
import type { ExportedFile } from '../comparisonExport/exportComparison.ts';
import { readStandings } from '../programme/readStandings.ts';
import { requireProgramme } from '../programme/saveProgramme.ts';

const Request = z.object({ programmeId: z.string(), campaignId: z.string().nullish() });

/** The members of a programme and how far each has come, as CSV; what is not disclosed is an empty cell. @throws NotFound */
export async function exportMembers(
  database: Database,
  organisationId: string,
  body: unknown,
): Promise<ExportedFile> {
  const { programmeId, campaignId } = parseInput(Request, body);
  const id = localIdForMutation('Programme', 'programme', programmeId);
  await requireProgramme(database.prisma, organisationId, id);
  const campaign = campaignId
    ? await database.prisma.campaign.findUnique({
        where: {
          organisationId_id: { organisationId, id: campaignId },
          programmeId: id,
        },
      })
    : null;
  if (campaignId && campaign === null) throw new NotFound('campaign', campaignId);
  const standings = await readStandings({ database, viewer: { organisationId } }, id, campaign);
  const heading = [
    'name',
    'nameZh',
    'country',
    ...PROGRAMME_STEPS,
    'nextStep',
    'since',
    'grade',
    'validUntil',
  ];
  const rows = standings.map(({ member, reached, next, since, labels }) => {
    const label = labels?.find(({ stands }) => stands);
    return [
      ...[member.name, member.nameZh, member.country],
      ...PROGRAMME_STEPS.map((step) => reached?.[step] ?? ''),
      ...[next ?? '', since ?? '', label?.grade ?? '', label?.validUntil ?? ''],
    ];
  });
  const bytes = Buffer.from(stringify([heading, ...rows], { bom: true, escape_formulas: true }));
  return { bytes, type: 'text/csv; charset=utf-8' };
}
