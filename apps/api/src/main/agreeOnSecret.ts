import { InvalidConfig } from '../config/config.ts';
import { createSealer } from '../config/sealer.ts';
import type { Database } from '../db/database.ts';

const FACT = 'secret fingerprint';
const FINGERPRINT_BYTES = 16;

/**
 * Lets a process go on only with the secret that the first one had on this database: with another one it would refuse the
 * cookies and tokens that other replicas give, and could open nothing that they have sealed. The fingerprint is a key derived for this alone
 * (RFC 5869), from which nobody can tell the secret.
 *
 * @throws InvalidConfig for another secret
 */
export async function agreeOnSecret({ query }: Pick<Database, 'query'>, secret: string): Promise<void> {
  const key = createSealer(secret).keyFor(FACT);
  const own = Buffer.from(key.subarray(0, FINGERPRINT_BYTES)).toString('hex');
  await query(
    `INSERT INTO "InstallationFact" ("name", "value") VALUES ($1, $2) ON CONFLICT ("name") DO NOTHING`,
    [FACT, own],
  );
  const [agreed] = await query<{ value: string; createdAt: Date }>(
    `SELECT "value", "createdAt" FROM "InstallationFact" WHERE "name" = $1`,
    [FACT],
  );
  if (agreed === undefined || agreed.value === own) return;
  throw new InvalidConfig(
    `CRADLE_SECRET is not the one this database has been used with since ${new Date(agreed.createdAt).toISOString().slice(0, 10)}.\n` +
      'All replicas need the same secret: with another one nobody stays signed in, and what is sealed in the database cannot be opened.\n' +
      'Start with the secret of the other replicas. Where it is lost, docs/scale.md says what to do.',
  );
}
