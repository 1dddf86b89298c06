import { z } from 'zod';
import { globalId, optionalLocalId } from '../../builder/ids.ts';
import type { Database } from '../../db/database.ts';
import type { Prisma, Scenario } from '../../db/generated/client/client.ts';
import { parseInput } from '../../errors/parseInput.ts';
import { NotFound } from '../../errors/refusals.ts';
import { outdatedVersion } from '../../errors/refuseOutdated.ts';
import { discardScenarioFootprints } from '../footprint/discardFootprints.ts';
import { storeChanges } from './createScenario.ts';
import { refuseParent } from './refuseParent.ts';
import { refuseUnknownReferences } from './refuseUnknownReferences.ts';
import { ScenarioFields, toChangeRows } from './scenarioInput.ts';

const UpdateFields = ScenarioFields.partial().extend({ version: z.int() });

/**
 * Writes the fields that are given; `changes` takes the place of all changes, and a null `parentId` takes the parent away.
 *
 * @throws NotFound; InvalidInput, with VERSION_CHANGED when somebody else has changed it since
 */
export async function updateScenario(
  { prisma }: Database,
  organisationId: string,
  id: string,
  input: unknown,
): Promise<Scenario> {
  const { version, parentId, changes, ...frame } = parseInput(UpdateFields, input);
  const rows = changes && toChangeRows(changes);
  const parent = parentId === undefined ? undefined : optionalLocalId('Scenario', parentId, 'parentId');
  return prisma.$transaction(async (transaction) => {
    const [updated] = await transaction.scenario.updateManyAndReturn({
      where: { organisationId, id, version },
      data: { ...givenTexts(frame), version: version + 1, ...(parent !== undefined && { parentId: parent }) },
    });
    if (updated === undefined) return refuseStale(transaction, organisationId, id, version);
    if (parent !== undefined) await refuseParent(transaction, organisationId, id, parent);
    if (rows !== undefined) {
      await refuseUnknownReferences(transaction, organisationId, rows);
      await transaction.scenarioChange.deleteMany({ where: { organisationId, scenarioId: id } });
      await storeChanges(transaction, updated, rows);
    }
    await discardScenarioFootprints(transaction, organisationId, id);
    return updated;
  });
}

type Texts = Pick<z.output<typeof UpdateFields>, 'name' | 'nameZh' | 'description' | 'descriptionZh'>;

function givenTexts(frame: Texts): Prisma.ScenarioUpdateManyMutationInput {
  return Object.fromEntries(
    Object.entries(frame).flatMap(([field, text]) => (text === undefined ? [] : [[field, text ?? '']])),
  );
}

async function refuseStale(
  transaction: Prisma.TransactionClient,
  organisationId: string,
  id: string,
  version: number,
): Promise<never> {
  const stored = await transaction.scenario.findUnique({
    where: { organisationId_id: { organisationId, id } },
  });
  if (stored === null) throw new NotFound('scenario', globalId('Scenario', id));
  throw outdatedVersion(stored, version);
}
