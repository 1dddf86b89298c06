import { z } from 'zod';
import { optionalLocalId } from '../../builder/ids.ts';
import type { Database } from '../../db/database.ts';
import type { Scenario } from '../../db/generated/client/client.ts';
import { parseInput } from '../../errors/parseInput.ts';
import { InvalidInput } from '../../errors/refusals.ts';
import { storeScenario } from '../scenario/createScenario.ts';
import { toNewChange } from '../scenario/toNewChange.ts';
import { buildReductionPlan } from './buildReductionPlan.ts';

const Fields = z.object({
  optionIds: z.array(z.string()).min(1).max(50),
  name: z.string().trim().max(200).nullish(),
  nameZh: z.string().trim().max(200).nullish(),
  parentId: z.string().nullish(),
});

/** A scenario of some options of a plan. @throws NotFound; InvalidInput for an option that the plan does not have */
export async function applyReductions(
  database: Database,
  organisationId: string,
  assessmentId: string,
  input: unknown,
): Promise<Scenario> {
  const { optionIds, name, nameZh, parentId } = parseInput(Fields, input);
  const plan = await buildReductionPlan(database, organisationId, assessmentId, []);
  const chosen = plan.reductions.filter(({ option }) => optionIds.includes(option.id));
  const missing = optionIds.filter((id) => !chosen.some(({ option }) => option.id === id));
  if (missing.length > 0) throw new InvalidInput(missing.map(unknownOption));
  const changes = chosen.flatMap(({ option }) => option.changes);
  const titles = chosen.map(({ title, titleZh }) => ({ title, titleZh }));
  const parent = optionalLocalId('Scenario', parentId, 'parentId');
  return database.prisma.$transaction((transaction) =>
    storeScenario(transaction, organisationId, {
      name: name || shorten(titles.map(({ title }) => title).join('; ')),
      nameZh: nameZh || (name ? null : shorten(titles.map(({ titleZh }) => titleZh).join('；'))),
      parentId: parent,
      changes: changes.map(toNewChange),
    }),
  );
}

function shorten(text: string): string {
  return text.length <= 200 ? text : `${text.slice(0, 199)}…`;
}

function unknownOption(optionId: string) {
  return {
    field: 'optionIds',
    code: 'OPTION_UNKNOWN',
    message: `The plan has no option ${optionId}, or leaves it out.`,
    remedy: 'Ask for `reductionPlan` again and take its ids.',
  };
}
