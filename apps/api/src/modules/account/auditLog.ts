import { stringify } from 'csv-stringify/sync';
import { z } from 'zod';
import type { Subject } from '../../builder/recordMutation.ts';
import type { Database } from '../../db/database.ts';
import type { AuditEntry } from '../../db/generated/client/client.ts';

const PAGE = 1000;
const COLUMNS = ['at', 'user', 'userId', 'apiToken', 'action', 'outcome', 'code', 'subjects'];

const Subjects = z.array(z.object({ path: z.string(), type: z.string().nullable(), id: z.string() }));

/** What an entry was about. */
export function subjectsOf({ subjects }: Pick<AuditEntry, 'subjects'>): Subject[] {
  return Subjects.safeParse(subjects).data ?? [];
}

/** The log as CSV, the newest first, page by page: a log may be longer than what fits in memory. */
export async function* exportAuditLog({ prisma }: Database, organisationId: string): AsyncGenerator<string> {
  yield stringify([COLUMNS], { bom: true });
  let last: string | null = null;
  for (;;) {
    const entries: AuditEntry[] = await prisma.auditEntry.findMany({
      where: { organisationId },
      orderBy: [{ at: 'desc' }, { id: 'desc' }],
      take: PAGE,
      ...(last !== null && { skip: 1, cursor: { organisationId_id: { organisationId, id: last } } }),
    });
    yield stringify(entries.map(toRow), { escape_formulas: true });
    if (entries.length < PAGE) return;
    last = entries.at(-1)!.id;
  }
}

function toRow(entry: AuditEntry): string[] {
  const { at, userName, userId, tokenId, action, outcome, code } = entry;
  const subjects = subjectsOf(entry).map(({ path, type, id }) => `${path}=${type ? `${type}:` : ''}${id}`);
  return [at.toISOString(), userName, userId, tokenId ?? '', action, outcome, code ?? '', subjects.join(' ')];
}
