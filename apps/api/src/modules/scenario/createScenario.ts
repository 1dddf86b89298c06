import { randomUUID } from 'node:crypto';
import { optionalLocalId } from '../../builder/ids.ts';
import type { Database } from '../../db/database.ts';
import type { Prisma, Scenario } from '../../db/generated/client/client.ts';
import { parseInput } from '../../errors/parseInput.ts';
import { refuseParent } from './refuseParent.ts';
import { refuseUnknownReferences } from './refuseUnknownReferences.ts';
import { type NewChange, ScenarioFields, toChangeRows } from './scenarioInput.ts';

/** Adds a scenario at the end of the list. @throws InvalidInput naming each field of each change */
export async function createScenario(
  { prisma }: Database,
  organisationId: string,
  input: unknown,
): Promise<Scenario> {
  const { parentId, changes, ...frame } = parseInput(ScenarioFields, input);
  return prisma.$transaction((transaction) =>
    storeScenario(transaction, organisationId, {
      ...frame,
      parentId: optionalLocalId('Scenario', parentId, 'parentId'),
      changes: toChangeRows(changes),
    }),
  );
}

export interface NewScenario {
  readonly name: string;
  readonly nameZh?: string | null | undefined;
  readonly description?: string | null | undefined;
  readonly descriptionZh?: string | null | undefined;
  readonly parentId: string | null;
  readonly changes: readonly NewChange[];
}

/** @throws InvalidInput for a parent or a reference that cannot be */
export async function storeScenario(
  transaction: Prisma.TransactionClient,
  organisationId: string,
  { name, nameZh, description, descriptionZh, parentId, changes }: NewScenario,
): Promise<Scenario> {
  await refuseParent(transaction, organisationId, null, parentId);
  await refuseUnknownReferences(transaction, organisationId, changes);
  const last = await transaction.scenario.aggregate({ where: { organisationId }, _max: { position: true } });
  const scenario = await transaction.scenario.create({
    data: {
      organisationId,
      id: randomUUID(),
      name,
      nameZh: nameZh ?? '',
      description: description ?? '',
      descriptionZh: descriptionZh ?? '',
      parentId,
      position: (last._max.position ?? 0) + 1,
    },
  });
  await storeChanges(transaction, scenario, changes);
  return scenario;
}

/** Adds the changes of a scenario that has none; those without an id get one. */
export async function storeChanges(
  transaction: Prisma.TransactionClient,
  { organisationId, id: scenarioId }: Pick<Scenario, 'organisationId' | 'id'>,
  changes: readonly NewChange[],
): Promise<void> {
  await transaction.scenarioChange.createMany({
    data: changes.map(({ id, ...change }, place) => ({
      ...change,
      organisationId,
      scenarioId,
      id: id ?? randomUUID(),
      position: place + 1,
    })),
  });
}
