import { builder, connectionComplexity, connectionNames } from '../../builder/builder.ts';
import type { Prisma } from '../../db/generated/client/client.ts';
import { subjectsOf } from './auditLog.ts';

const SubjectRef = builder
  .objectRef<{ path: string; type: string | null; id: string }>('AuditSubject')
  .implement({
    description: 'Something an entry is about.',
    fields: (t) => ({
      path: t.exposeString('path', { description: 'The argument or the part of the answer that named it.' }),
      type: t.exposeString('type', { nullable: true }),
      localId: t.exposeString('id', { description: 'Its id within its type.' }),
    }),
  });

builder.prismaObject('AuditEntry', {
  description: 'Who did what, and what became of it. Ids only: no contents and no secrets.',
  fields: (t) => ({
    id: t.exposeID('id'),
    at: t.expose('at', { type: 'DateTime' }),
    userId: t.exposeID('userId'),
    userName: t.exposeString('userName', { description: 'As it was then.' }),
    tokenId: t.exposeID('tokenId', { nullable: true, description: 'The API token it was done with.' }),
    action: t.exposeString('action', { description: 'The name of the mutation.' }),
    outcome: t.exposeString('outcome', { description: 'DONE, REFUSED or FAILED.' }),
    code: t.exposeString('code', { nullable: true, description: 'Why it was refused.' }),
    subjects: t.field({
      type: [SubjectRef],
      select: { subjects: true },
      resolve: (entry) => subjectsOf(entry),
    }),
  }),
});

const FilterInput = builder.inputType('AuditLogFilter', {
  fields: (t) => ({
    userId: t.id(),
    actions: t.stringList({ description: 'Names of mutations.' }),
    outcome: t.string({ description: 'DONE, REFUSED or FAILED.' }),
    subjectId: t.string({ description: 'Local id of what the entry must be about.' }),
  }),
});

builder.queryField('auditLog', (t) =>
  t.prismaConnection(
    {
      type: 'AuditEntry',
      permission: 'READ_AUDIT_LOG',
      description: 'The newest first. `GET /organisation/audit-log.csv` answers the whole log as a file.',
      cursor: 'organisationId_id',
      args: { filter: t.arg({ type: FilterInput }) },
      complexity: connectionComplexity,
      totalCount: (_parent, { filter }, { database, viewer }) =>
        database.prisma.auditEntry.count({ where: entriesWhere(viewer.organisationId, filter) }),
      resolve: (query, _parent, { filter }, { database, viewer }) =>
        database.prisma.auditEntry.findMany({
          ...query,
          where: entriesWhere(viewer.organisationId, filter),
          orderBy: [{ at: 'desc' }, { id: 'desc' }],
        }),
    },
    ...connectionNames('AuditEntry'),
  ),
);

function entriesWhere(
  organisationId: string,
  filter: typeof FilterInput.$inferInput | null | undefined,
): Prisma.AuditEntryWhereInput {
  return {
    organisationId,
    ...(filter?.userId && { userId: filter.userId }),
    ...(filter?.actions?.length && { action: { in: filter.actions } }),
    ...(filter?.outcome && { outcome: filter.outcome }),
    ...(filter?.subjectId && { subjects: { array_contains: [{ id: filter.subjectId }] } }),
  };
}
