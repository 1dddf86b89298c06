import type { Viewer } from '../../context/context.ts';
import type { Database } from '../../db/database.ts';
import type { Reader } from './readShared.ts';

/** The viewer's organisation as a reader, under the name the supplier's log shows. */
export async function readerOf(
  { prisma }: Database,
  { organisationId }: Pick<Viewer, 'organisationId'>,
): Promise<Extract<Reader, { kind: 'ORGANISATION' }>> {
  const { name } = await prisma.organisation.findUniqueOrThrow({
    where: { id: organisationId },
    select: { name: true },
  });
  return { kind: 'ORGANISATION', organisationId, name };
}
