import { isLearningTopic } from '@cradle/schema';
import type { Viewer } from '../../context/context.ts';
import type { Database } from '../../db/database.ts';
import { NotFound } from '../../errors/refusals.ts';

/** A page of an operator is remembered by its id. */
const OWN_PAGE = /^page:[\w-]{1,60}$/;

/** What the viewer has read, by topic. */
export async function learnedTopics(
  { prisma }: Database,
  { organisationId, userId }: Viewer,
): Promise<string[]> {
  const rows = await prisma.learnedTopic.findMany({
    where: { organisationId, userId },
    orderBy: { readAt: 'asc' },
  });
  return rows.map(({ topic }) => topic);
}

/** Remembers that the viewer has read a page, or forgets it. @throws NotFound for a topic that is none */
export async function markTopic(
  database: Database,
  viewer: Viewer,
  topic: string,
  isRead: boolean,
): Promise<string[]> {
  if (!isLearningTopic(topic) && !OWN_PAGE.test(topic)) throw new NotFound('learning page', topic);
  const key = { organisationId: viewer.organisationId, userId: viewer.userId, topic };
  if (isRead)
    await database.prisma.learnedTopic.upsert({
      where: { organisationId_userId_topic: key },
      create: key,
      update: {},
    });
  else await database.prisma.learnedTopic.deleteMany({ where: key });
  return learnedTopics(database, viewer);
}
