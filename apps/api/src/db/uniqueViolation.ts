import { Prisma } from './generated/client/client.ts';

/** Whether a write failed because a unique key is taken: the only safe way to know, as others write at the same time. */
export function isUniqueViolation(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002';
}
