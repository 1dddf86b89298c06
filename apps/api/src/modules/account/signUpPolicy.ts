import type { Database } from '../../db/database.ts';
import { findInvitation } from './invitation.ts';

const CLAIM_LOCK = 7_236_252;

/** Whether somebody may sign up: the first of all, and whoever holds a valid invitation. */
export async function maySignUp(database: Database, invitation: string | null): Promise<boolean> {
  if (invitation !== null && (await findInvitation(database, invitation)) !== null) return true;
  return (await database.prisma.signInMethod.count()) === 0;
}

/** Whoever signs up first runs the installation: they look after the shared library and may create organisations. */
export async function claimCuratorship(database: Database, userId: string): Promise<void> {
  await database.transaction(async (session) => {
    // Two people who sign up at the same moment at two API processes must not both be the first.
    await session.query(`SELECT pg_advisory_xact_lock(${CLAIM_LOCK})`);
    await session.query(
      `UPDATE "User" SET "curator" = true WHERE "id" = $1
       AND NOT EXISTS (SELECT 1 FROM "User" WHERE "curator") AND NOT EXISTS (SELECT 1 FROM "SignInMethod" WHERE "userId" <> $1)`,
      [userId],
    );
  });
}
