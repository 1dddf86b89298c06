import { z } from 'zod';
import type { Viewer } from '../../context/context.ts';
import type { Database, SqlSession } from '../../db/database.ts';
import { Role } from '../../db/generated/client/enums.ts';
import { parseInput } from '../../errors/parseInput.ts';
import { InvalidInput, NotFound } from '../../errors/refusals.ts';

const RoleInput = z.object({ role: z.enum(Role) });

/** @throws NotFound, InvalidInput with the code LAST_OWNER */
export async function changeMemberRole(
  database: Database,
  { organisationId }: Viewer,
  userId: string,
  input: { readonly role: Role },
): Promise<void> {
  const { role } = parseInput(RoleInput, input);
  await database.transaction(async (session) => {
    await lockMember(session, organisationId, userId);
    if (role !== 'OWNER') await requireAnotherOwner(session, organisationId, userId);
    await session.query(
      'UPDATE "Membership" SET "role" = $3::"Role" WHERE "organisationId" = $1 AND "userId" = $2',
      [organisationId, userId, role],
    );
  });
}

/** Whoever is removed loses access at once, with all their API tokens. @throws NotFound, InvalidInput (LAST_OWNER) */
export async function removeMember(
  database: Database,
  { organisationId }: Pick<Viewer, 'organisationId'>,
  userId: string,
): Promise<void> {
  await database.transaction(async (session) => {
    await lockMember(session, organisationId, userId);
    await requireAnotherOwner(session, organisationId, userId);
    const key = [organisationId, userId];
    await session.query('DELETE FROM "ApiToken" WHERE "organisationId" = $1 AND "userId" = $2', key);
    // Nobody else could see or remove them.
    await session.query(
      'DELETE FROM "SavedQuery" WHERE "organisationId" = $1 AND "createdBy" = $2 AND "isPrivate"',
      key,
    );
    await session.query('DELETE FROM "Membership" WHERE "organisationId" = $1 AND "userId" = $2', key);
  });
}

/** Changes of the members of one organisation wait for each other: two owners cannot remove each other at once. */
async function lockMember(session: SqlSession, organisationId: string, userId: string): Promise<void> {
  await session.query('SELECT "id" FROM "Organisation" WHERE "id" = $1 FOR UPDATE', [organisationId]);
  const [member] = await session.query(
    'SELECT "role" FROM "Membership" WHERE "organisationId" = $1 AND "userId" = $2',
    [organisationId, userId],
  );
  if (member === undefined) throw new NotFound('member', userId);
}

async function requireAnotherOwner(
  session: SqlSession,
  organisationId: string,
  userId: string,
): Promise<void> {
  const owners = await session.query<{ userId: string }>(
    `SELECT "userId" FROM "Membership" WHERE "organisationId" = $1 AND "role" = 'OWNER'`,
    [organisationId],
  );
  if (owners.some((owner) => owner.userId !== userId)) return;
  throw new InvalidInput([
    {
      field: 'userId',
      code: 'LAST_OWNER',
      message: 'An organisation needs an owner, and this is its last one.',
      remedy: 'Make somebody else an owner first.',
    },
  ]);
}
