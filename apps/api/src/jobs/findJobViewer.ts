import type { Viewer } from '../context/context.ts';
import { LOCAL_ORGANISATION, LOCAL_VIEWER } from '../context/localPeople.ts';
import type { Database } from '../db/database.ts';

/** The command line must say which organisation it works for. */
export class OrganisationNotChosen extends Error {}

/**
 * For whom a job from the command line works: the organisation that was named, or the only one there is. Whoever may run
 * commands on this machine may do what an owner may.
 *
 * @throws OrganisationNotChosen naming those there are
 */
export async function findJobViewer({ prisma }: Database, organisation: string | null): Promise<Viewer> {
  const organisations = await prisma.organisation.findMany({
    ...(organisation !== null && { where: { id: organisation } }),
    orderBy: { createdAt: 'asc' },
    select: {
      id: true,
      name: true,
      memberships: { where: { role: 'OWNER' }, take: 1, include: { user: true } },
    },
    take: 20,
  });
  const local = organisations.find(({ id }) => id === LOCAL_ORGANISATION);
  const [chosen, ...others] = organisation === null && local ? [local] : organisations;
  if (chosen === undefined || others.length > 0) {
    const list = organisations.map(({ id, name }) => `  ${id}  ${name}`).join('\n');
    throw new OrganisationNotChosen(
      chosen === undefined
        ? 'There is no such organisation. Create an account first: npm run cradle -- create-owner.'
        : `Say which organisation with --organisation before the command:\n${list}`,
    );
  }
  const owner = chosen.memberships[0]?.user;
  return {
    organisationId: chosen.id,
    userId: owner?.id ?? LOCAL_VIEWER.userId,
    userName: owner?.name ?? LOCAL_VIEWER.userName,
    role: 'OWNER',
  };
}
