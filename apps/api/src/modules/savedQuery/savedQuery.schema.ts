import { getOperationAST, parse } from 'graphql';
import { builder } from '../../builder/builder.ts';
import { globalId, localIdForMutation, localIdOrNull } from '../../builder/ids.ts';
import { refusalsOf } from '../../builder/refusalTypes.ts';
import type { Context } from '../../context/context.ts';
import type { SavedQuery } from '../../db/generated/client/client.ts';
import { type DocumentFinding, findInDocument } from './checkDocument.ts';
import { documentIdOf } from './documentHash.ts';
import {
  duplicateSavedQuery,
  removeSavedQuery,
  saveQuery,
  shareSavedQuery,
  updateSavedQuery,
  visibleQueries,
} from './saveQuery.ts';

const SeverityEnum = builder.enumType('DocumentFindingSeverity', {
  description: 'ERROR: it cannot be run as it stands. WARNING: it asks for something that will go.',
  values: ['ERROR', 'WARNING'] as const,
});

const OperationKindEnum = builder.enumType('OperationKind', {
  values: {
    QUERY: { value: 'query' },
    MUTATION: { value: 'mutation' },
    SUBSCRIPTION: { value: 'subscription' },
  } as const,
});

const DocumentFindingRef = builder.objectRef<DocumentFinding>('DocumentFinding').implement({
  description: 'What the schema of today says to a document that was saved earlier.',
  fields: (t) => ({
    severity: t.field({ type: SeverityEnum, resolve: ({ severity }) => severity }),
    message: t.exposeString('message'),
    line: t.exposeInt('line', { nullable: true, description: 'From 1.' }),
    column: t.exposeInt('column', { nullable: true, description: 'From 1.' }),
  }),
});

export const SavedQueryVersionRef = builder.prismaObject('SavedQueryVersion', {
  description: 'What a saved query asked at one time. It never changes.',
  fields: (t) => ({
    version: t.exposeInt('version'),
    document: t.exposeString('document'),
    variables: t.expose('variables', { type: 'JSON', description: 'What a run starts with.' }),
    documentId: t.string({
      description: 'Send it as `documentId` instead of the document.',
      select: { hash: true },
      resolve: ({ hash }) => documentIdOf(hash),
    }),
    kind: t.field({
      type: OperationKindEnum,
      select: { document: true },
      resolve: ({ document }) => getOperationAST(parse(document))?.operation ?? 'query',
    }),
    findings: t.field({
      type: [DocumentFindingRef],
      description: 'Empty while it can be run and asks for nothing that will go.',
      complexity: { field: 50 },
      select: { document: true },
      resolve: ({ document }, _args, _context, { schema }) => [...findInDocument(schema, document)],
    }),
    createdByName: t.exposeString('createdByName'),
    createdAt: t.expose('createdAt', { type: 'DateTime' }),
    query: t.relation('query'),
  }),
});

/** No `Node`: whoever knows an id must not read what is private. */
const SavedQueryRef = builder.prismaObject('SavedQuery', {
  findUnique: ({ organisationId, id }) => ({ organisationId_id: { organisationId, id } }),
  description: 'An operation that the organisation keeps under a name.',
  fields: (t) => ({
    id: t.id({ select: { id: true }, resolve: ({ id }) => globalId('SavedQuery', id) }),
    key: t.exposeString('id', {
      description: 'Short: `/query?saved=<key>` opens it, `/q/<key>.json` and `/q/<key>.csv` answer it.',
    }),
    name: t.exposeString('name'),
    description: t.exposeString('description'),
    version: t.exposeInt('version', { description: 'Moves with every change.' }),
    isPrivate: t.exposeBoolean('isPrivate', { description: 'Whether only its author sees it.' }),
    isOwn: t.boolean({
      description: 'Whether the viewer is its author, who decides who sees it.',
      select: { createdBy: true },
      resolve: ({ createdBy }, _args, { viewer }) => createdBy === viewer.userId,
    }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime' }),
    current: t.field({
      type: SavedQueryVersionRef,
      select: (_args, _context, nestedSelection) => ({
        versions: nestedSelection({ orderBy: { version: 'desc' }, take: 1 }),
      }),
      resolve: ({ versions }) => versions[0]!,
    }),
    versions: t.relation('versions', {
      description: 'The newest first.',
      query: { orderBy: { version: 'desc' } },
    }),
  }),
});

builder.queryFields((t) => ({
  savedQueries: t.prismaField({
    type: [SavedQueryRef],
    description: 'Those of the organisation and one’s own private ones, by name. At most 500.',
    resolve: (query, _parent, _args, { database, viewer }) =>
      database.prisma.savedQuery.findMany({
        ...query,
        where: visibleQueries(viewer),
        orderBy: [{ name: 'asc' }, { id: 'asc' }],
      }),
  }),
  savedQuery: t.prismaField({
    type: SavedQueryRef,
    nullable: true,
    args: { key: t.arg.string({ required: true }) },
    resolve: (query, _parent, { key }, { database, viewer }) =>
      database.prisma.savedQuery.findFirst({
        ...query,
        where: { ...visibleQueries(viewer), id: localIdOrNull('SavedQuery', key) ?? key },
      }),
  }),
}));

const SavedQueryInput = builder.inputType('SavedQueryInput', {
  fields: (t) => ({
    name: t.string({ required: true }),
    description: t.string(),
    document: t.string({ required: true, description: 'With exactly one operation.' }),
    variables: t.field({ type: 'JSON', description: 'An object: what a run starts with.' }),
    isPrivate: t.boolean({
      description: 'Of a new one: whether only its author sees it. Later `shareSavedQuery` decides.',
    }),
  }),
});

const RemovedSavedQueryRef = builder.objectRef<{ id: string }>('RemovedSavedQuery').implement({
  fields: (t) => ({ id: t.id({ resolve: ({ id }) => globalId('SavedQuery', id) }) }),
});

/** What was written, read again with what is asked of it. */
async function answered(
  query: object,
  { database, viewer: { organisationId } }: Pick<Context, 'database' | 'viewer'>,
  written: Promise<SavedQuery>,
): Promise<SavedQuery> {
  const { id } = await written;
  return database.prisma.savedQuery.findUniqueOrThrow({
    ...query,
    where: { organisationId_id: { organisationId, id } },
  });
}

const queryId = (id: string): string => localIdForMutation('SavedQuery', 'saved query', id);

builder.mutationFields((t) => ({
  saveQuery: t.prismaField({
    permission: 'SAVE_QUERIES',
    type: SavedQueryRef,
    description: 'Refused with line and column of what is not valid by the schema.',
    errors: refusalsOf('SaveQueryResult'),
    args: { input: t.arg({ type: SavedQueryInput, required: true }) },
    resolve: (query, _parent, { input }, context, { schema }) =>
      answered(query, context, saveQuery(context.database, schema, context.viewer, input)),
  }),
  updateSavedQuery: t.prismaField({
    permission: 'SAVE_QUERIES',
    type: SavedQueryRef,
    description: 'Makes the next version; tokens that are registered for an earlier one go on with that.',
    errors: refusalsOf('UpdateSavedQueryResult'),
    args: {
      id: t.arg.id({ required: true }),
      version: t.arg.int({ required: true, description: 'As it was read.' }),
      input: t.arg({ type: SavedQueryInput, required: true }),
    },
    resolve: (query, _parent, { id, version, input }, context, { schema }) =>
      answered(
        query,
        context,
        updateSavedQuery(context.database, schema, context.viewer, queryId(id), version, input),
      ),
  }),
  duplicateSavedQuery: t.prismaField({
    permission: 'SAVE_QUERIES',
    type: SavedQueryRef,
    errors: refusalsOf('DuplicateSavedQueryResult'),
    args: { id: t.arg.id({ required: true }), name: t.arg.string({ required: true }) },
    resolve: (query, _parent, { id, name }, context, { schema }) =>
      answered(
        query,
        context,
        duplicateSavedQuery(context.database, schema, context.viewer, queryId(id), name),
      ),
  }),
  shareSavedQuery: t.prismaField({
    permission: 'SAVE_QUERIES',
    type: SavedQueryRef,
    description:
      'Shows a query to everybody in the organisation, or to its author alone; only the author may.',
    errors: refusalsOf('ShareSavedQueryResult'),
    args: { id: t.arg.id({ required: true }), isPrivate: t.arg.boolean({ required: true }) },
    resolve: (query, _parent, { id, isPrivate }, context) =>
      answered(query, context, shareSavedQuery(context.database, context.viewer, queryId(id), isPrivate)),
  }),
  removeSavedQuery: t.field({
    permission: 'SAVE_QUERIES',
    type: RemovedSavedQueryRef,
    description: 'Refused while a token that still opens something is registered for it.',
    errors: refusalsOf('RemoveSavedQueryResult'),
    args: { id: t.arg.id({ required: true }) },
    resolve: (_parent, { id }, { database, viewer }) => removeSavedQuery(database, viewer, queryId(id)),
  }),
}));
