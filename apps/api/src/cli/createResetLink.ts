import type { Config } from '../config/config.ts';
import { readLocalSecret } from '../config/localSecret.ts';
import type { JobReport } from '../context/job.ts';
import { openDatabase } from '../db/openDatabase.ts';
import { createAuth } from '../modules/account/createAuth.ts';
import { startPasswordReset } from '../modules/account/passwordReset.ts';
import { recordAccountEvent } from '../modules/account/recordAccountEvent.ts';

/** A link by which anybody sets a new password, also the only owner and whoever looks after the shared library. */
export async function createResetLink(config: Config, email: string): Promise<JobReport> {
  const database = await openDatabase(config);
  try {
    const user = await database.prisma.user.findUnique({ where: { email: email.toLowerCase() } });
    if (user === null) return { failed: true, lines: [`There is no account with the address ${email}.`] };
    const url = config.accounts?.url ?? `http://localhost:${config.port}`;
    const auth = createAuth(database, {
      secret: config.accounts?.secret ?? (await readLocalSecret(config.home)),
      ...{ url, openSignUp: false, provider: null, mail: null, localPeople: [], log: console.error },
    });
    const { token, expiresAt } = await startPasswordReset(auth, user.id);
    await recordAccountEvent(database, user.id, 'createPasswordResetByCommand');
    return {
      failed: false,
      lines: [
        `${url}/reset-password/${token}`,
        `Whoever opens it is ${user.name}. It works once, until ${expiresAt.toISOString()}.`,
      ],
    };
  } finally {
    await database.close();
  }
}
