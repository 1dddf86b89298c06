import type { Database } from '../../db/database.ts';

/**
 * Writes what somebody has done with their own account, outside of GraphQL, into the log of every organisation they are a member of:
 * each of them is opened by it.
 */
export async function recordAccountEvent(
  { query }: Pick<Database, 'query'>,
  userId: string,
  action: 'addPasskey' | 'changePassword' | 'resetPassword' | 'createPasswordResetByCommand',
  refusal: string | null = null,
): Promise<void> {
  await query(
    `INSERT INTO "AuditEntry" ("organisationId", "id", "userId", "userName", "action", "subjects", "outcome", "code")
     SELECT m."organisationId", gen_random_uuid()::text, u."id", u."name", $2, '[]'::jsonb, $3, $4
     FROM "Membership" m JOIN "User" u ON u."id" = m."userId" WHERE m."userId" = $1`,
    [userId, action, refusal === null ? 'DONE' : 'REFUSED', refusal],
  );
}
