import { randomUUID } from 'node:crypto';
import type { Config } from '../config/config.ts';
import { readLocalSecret } from '../config/localSecret.ts';
import type { JobReport } from '../context/job.ts';
import { openDatabase } from '../db/openDatabase.ts';
import { createAuth, SHORTEST_PASSWORD } from '../modules/account/createAuth.ts';

export interface OwnerRequest {
  readonly email: string;
  readonly name: string;
  readonly password: string;
  /** Id of an organisation there is, or the name of a new one with its country. */
  readonly organisation: string;
  readonly country: string;
}

/** Makes an account that owns an organisation and looks after the shared library: how an installation gets its first one. */
export async function createOwner(config: Config, request: OwnerRequest): Promise<JobReport> {
  if (request.password.length < SHORTEST_PASSWORD)
    return refused(
      `The password must have at least ${SHORTEST_PASSWORD} characters. Set it in CRADLE_OWNER_PASSWORD.`,
    );
  const database = await openDatabase(config);
  try {
    const { prisma } = database;
    if ((await prisma.user.count({ where: { email: request.email.toLowerCase() } })) > 0)
      return refused(`There is an account with the address ${request.email} already.`);
    const auth = createAuth(database, {
      secret: config.accounts?.secret ?? (await readLocalSecret(config.home)),
      url: config.accounts?.url ?? `http://localhost:${config.port}`,
      ...{ openSignUp: true, provider: null, mail: null, localPeople: [], log: console.error },
    });
    const { email, name, password } = request;
    const { user } = await auth.api.signUpEmail({ body: { email, name, password } });
    await prisma.session.deleteMany({ where: { userId: user.id } });
    await prisma.user.update({ where: { id: user.id }, data: { curator: true } });
    const known = await prisma.organisation.findUnique({ where: { id: request.organisation } });
    const organisation =
      known ??
      (await prisma.organisation.create({
        data: { id: randomUUID(), name: request.organisation, country: request.country },
      }));
    await prisma.membership.create({
      data: { organisationId: organisation.id, userId: user.id, role: 'OWNER' },
    });
    return {
      failed: false,
      lines: [`${email} owns ${organisation.name} (${organisation.id}). Sign in at /sign-in.`],
    };
  } finally {
    await database.close();
  }
}

function refused(line: string): JobReport {
  return { failed: true, lines: [line] };
}
