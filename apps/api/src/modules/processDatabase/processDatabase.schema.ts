import { z } from 'zod';
import { builder, MAX_PAGE } from '../../builder/builder.ts';
import { localIdOrNull } from '../../builder/ids.ts';
import { refusalsOf } from '../../builder/refusalTypes.ts';
import type { Database } from '../../db/database.ts';
import type { Prisma } from '../../db/generated/client/client.ts';
import { parseInput } from '../../errors/parseInput.ts';
import { InvalidInput } from '../../errors/refusals.ts';
import { FactorRef } from '../factor/factor.schema.ts';
import { visibleFactors } from '../factor/factorAccess.ts';
import { ReleaseRef } from '../factorImport/factorImport.schema.ts';
import { stageUploads } from '../factorImport/stageUploads.ts';
import { forgetUploads } from '../factorImport/uploads.ts';
import { type ContributionNode, findContributions } from './findContributions.ts';
import { findUnlinkedFlows, type UnlinkedFlow } from './findUnlinkedFlows.ts';
import { LinkReport } from './linkReport.ts';

const FlowKindEnum = builder.enumType('ProcessFlowKind', {
  values: ['PRODUCT', 'WASTE', 'ELEMENTARY'] as const,
});

const CountRef = builder.objectRef<{ name: string; count: number }>('NamedCount').implement({
  fields: (t) => ({ name: t.exposeString('name'), count: t.exposeInt('count') }),
});

const CutRef = builder.objectRef<LinkReport['cuts'][number]>('CutLink').implement({
  description: 'A link that was taken out because it closed a loop that needs more of itself than it makes.',
  fields: (t) => ({
    consumerId: t.exposeString('consumerId'),
    consumer: t.exposeString('consumer'),
    providerId: t.exposeString('providerId'),
    provider: t.exposeString('provider'),
    flow: t.exposeString('flow'),
    coefficient: t.exposeFloat('coefficient', {
      description: 'Units of the flow for one unit of what the consumer makes.',
    }),
    gain: t.exposeFloat('gain', { description: 'What one unit that goes round needs of itself.' }),
  }),
});

const ReadProblemRef = builder.objectRef<{ place: string; message: string }>('ReadProblem').implement({
  fields: (t) => ({ place: t.exposeString('place'), message: t.exposeString('message') }),
});

const ReportRef = builder.objectRef<LinkReport>('LinkReport').implement({
  description: 'What became of the processes and exchanges of a process database.',
  fields: (t) => ({
    processes: t.exposeInt('processes'),
    exchanges: t.exposeInt('exchanges'),
    technosphere: t.exposeInt('technosphere', {
      description: 'Exchanges with other processes: each is linked, or says why not.',
    }),
    linked: t.field({
      type: [CountRef],
      description: 'Exchanges by the rule that linked them.',
      resolve: ({ linked }) => named(linked),
    }),
    unlinked: t.field({ type: [CountRef], resolve: ({ unlinked }) => named(unlinked) }),
    allocations: t.field({ type: [CountRef], resolve: ({ allocations }) => named(allocations) }),
    solved: t.exposeInt('solved', { description: 'Products and treatments with a result.' }),
    withEmissions: t.exposeInt('withEmissions'),
    residual: t.exposeFloat('residual', {
      description: 'Largest componentwise backward error of the solution.',
    }),
    loops: t.intList({
      description: 'Processes in each loop, the largest first.',
      resolve: ({ loops }) => loops,
    }),
    cuts: t.field({ type: [CutRef], resolve: ({ cuts }) => cuts }),
    behindCuts: t.exposeInt('behindCuts', {
      description: 'Products and treatments whose supply a cut left incomplete.',
    }),
    duplicateNames: t.field({ type: [CountRef], resolve: ({ duplicateNames }) => duplicateNames }),
    notCharacterised: t.field({
      type: [CountRef],
      description: 'Greenhouse gases without a potential, by how often they are emitted.',
      resolve: ({ notCharacterised }) => notCharacterised,
    }),
    problems: t.field({ type: [ReadProblemRef], resolve: ({ problems }) => problems }),
  }),
});

/** Only what there is any of. */
function named(counts: Readonly<Record<string, number>>): { name: string; count: number }[] {
  return Object.entries(counts)
    .filter(([, count]) => count > 0)
    .map(([name, count]) => ({ name, count }));
}

builder.prismaObject('ProcessFlow', {
  fields: (t) => ({
    flowId: t.exposeString('id'),
    name: t.exposeString('name'),
    nameZh: t.exposeString('nameZh'),
    kind: t.field({ type: FlowKindEnum, resolve: ({ kind }) => kind as 'PRODUCT' }),
    compartment: t.exposeString('compartment'),
    unit: t.exposeString('unit', {
      nullable: true,
      description: 'Of all its amounts; null when the database does not hold the flow.',
    }),
  }),
});

builder.prismaObject('ProcessExchange', {
  fields: (t) => ({
    position: t.exposeInt('position'),
    flow: t.relation('flow'),
    isInput: t.exposeBoolean('isInput'),
    isReference: t.exposeBoolean('isReference'),
    isAvoided: t.exposeBoolean('isAvoided'),
    amount: t.exposeFloat('amount', { nullable: true, description: 'In the unit of the flow.' }),
    writtenAmount: t.exposeFloat('writtenAmount', { nullable: true }),
    writtenUnit: t.exposeString('writtenUnit'),
    uncertainty: t.string({
      nullable: true,
      description: 'JSON: the distribution as the database states it.',
      resolve: ({ uncertainty }) => (uncertainty === null ? null : JSON.stringify(uncertainty)),
    }),
    link: t.exposeString('link', {
      nullable: true,
      description: 'A rule, or why there is no link; null for elementary flows and references.',
    }),
    candidates: t.exposeInt('candidates', {
      nullable: true,
      description: 'Among how many the provider was chosen.',
    }),
    provider: t.relation('provider', { nullable: true }),
    gas: t.exposeString('gas', {
      nullable: true,
      description: 'The greenhouse gas an elementary flow counts as.',
    }),
  }),
});

const rows = (first: number | null | undefined) => Math.min(Math.max(first ?? 50, 1), MAX_PAGE);
const PAGE = { first: 50, offset: 0 } as const;

const ProcessRef = builder.prismaObject('UnitProcess', {
  description: 'A process of a process database, as it was imported.',
  fields: (t) => ({
    processId: t.exposeString('id'),
    name: t.exposeString('name'),
    nameZh: t.exposeString('nameZh'),
    kind: t.exposeString('kind'),
    category: t.exposeString('category'),
    location: t.exposeString('location'),
    region: t.exposeString('region', { nullable: true }),
    year: t.exposeInt('year', { nullable: true }),
    description: t.exposeString('description'),
    descriptionZh: t.exposeString('descriptionZh'),
    place: t.exposeString('place', { description: 'Where in the files it stands.' }),
    unit: t.exposeString('unit', {
      nullable: true,
      description: 'Of the flow it is run for; null when the database does not say.',
    }),
    kgCo2e: t.exposeFloat('kgCo2e', {
      nullable: true,
      description: 'kg CO2e (AR6) for one unit of its reference flow, over the whole supply.',
    }),
    database: t.relation('database'),
    factor: t.field({
      type: FactorRef,
      nullable: true,
      description: 'The factor calculated from it, once its release is accepted.',
      resolve: ({ releaseId, factorKey }, _arguments, { database, viewer }) =>
        factorKey === null
          ? null
          : database.prisma.factor.findFirst({
              where: {
                key: factorKey,
                source: { releases: { some: { id: releaseId } } },
                ...visibleFactors(viewer.organisationId),
              },
              orderBy: [{ retiredById: { sort: 'asc', nulls: 'first' } }, { id: 'asc' }],
            }),
    }),
    exchanges: t.relation('exchanges', {
      args: {
        kind: t.arg({ type: FlowKindEnum }),
        gasesOnly: t.arg.boolean({ description: 'Only elementary flows that count as greenhouse gases.' }),
        first: t.arg.int({ defaultValue: PAGE.first }),
        offset: t.arg.int({ defaultValue: PAGE.offset }),
      },
      complexity: ({ first }) => ({ field: 1, multiplier: rows(first) }),
      query: ({ kind, gasesOnly, first, offset }) => ({
        where: { ...(kind && { flow: { kind } }), ...(gasesOnly && { gas: { not: null } }) },
        orderBy: { position: 'asc' },
        take: rows(first),
        skip: Math.max(0, offset ?? 0),
      }),
    }),
    exchangeCount: t.relationCount('exchanges'),
    supplies: t.relation('supplies', {
      description: 'The exchanges it is the provider of.',
      args: {
        first: t.arg.int({ defaultValue: PAGE.first }),
        offset: t.arg.int({ defaultValue: PAGE.offset }),
      },
      complexity: ({ first }) => ({ field: 1, multiplier: rows(first) }),
      query: ({ first, offset }) => ({
        orderBy: [{ processId: 'asc' }, { position: 'asc' }],
        take: rows(first),
        skip: Math.max(0, offset ?? 0),
      }),
    }),
    supplyCount: t.relationCount('supplies'),
  }),
});

const NodeKindEnum = builder.enumType('ContributionNodeKind', {
  description:
    'REST: suppliers below the cut-off. LOOP_REMAINDER: what goes round to a process above. UNFOLLOWED: all suppliers of a node that was not followed further.',
  values: ['DEMAND', 'PROCESS', 'REST', 'LOOP_REMAINDER', 'UNFOLLOWED'] as const,
});

const ContributionNodeRef = builder.objectRef<ContributionNode>('ContributionNode').implement({
  description: 'kgCo2e = directKgCo2e + the kgCo2e of the nodes whose parent it is.',
  fields: (t) => ({
    kind: t.field({ type: NodeKindEnum, resolve: ({ kind }) => kind }),
    parent: t.exposeInt('parent', { nullable: true, description: 'Position in the list.' }),
    depth: t.exposeInt('depth'),
    processId: t.string({ nullable: true, resolve: ({ processId }) => processId?.split('/')[0] ?? null }),
    name: t.exposeString('name'),
    nameZh: t.exposeString('nameZh'),
    amount: t.exposeFloat('amount', { nullable: true, description: 'What the parent takes of it.' }),
    unit: t.exposeString('unit', { nullable: true }),
    kgCo2e: t.exposeFloat('kgCo2e', { description: 'Over the whole supply of the amount.' }),
    directKgCo2e: t.exposeFloat('directKgCo2e', { description: 'Of the process itself.' }),
    share: t.exposeFloat('share', { nullable: true }),
    isReturn: t.exposeBoolean('isReturn', { description: 'The process stands above already: a loop.' }),
    suppliers: t.exposeInt('suppliers', { description: 'How many it stands for.' }),
  }),
});

const MOST_NODES = 300;

builder.prismaObjectField('UnitProcess', 'contributions', (t) =>
  t.field({
    type: [ContributionNodeRef],
    description:
      'Where the footprint of one unit of its product comes from: a tree that adds up at every node, the demand first. Empty without a result.',
    complexity: { field: 500, multiplier: 10 },
    args: {
      cutOff: t.arg.float({ defaultValue: 0.01, description: 'Smaller shares are put together; 0 to 1.' }),
      maxDepth: t.arg.int({ defaultValue: 6 }),
      mostNodes: t.arg.int({ defaultValue: 60 }),
    },
    resolve: ({ releaseId, factorKey }, { cutOff, maxDepth, mostNodes }, { database }) =>
      factorKey === null
        ? []
        : findContributions(database, {
            releaseId,
            functionKey: factorKey,
            cutOff: Math.min(Math.max(cutOff ?? 0.01, 0), 1),
            maxDepth: Math.min(Math.max(maxDepth ?? 6, 1), 30),
            mostNodes: Math.min(Math.max(mostNodes ?? 60, 1), MOST_NODES),
          }),
  }),
);

builder.prismaObjectField('ProcessExchange', 'process', (t) => t.relation('process'));

const UnlinkedFlowRef = builder.objectRef<UnlinkedFlow>('UnlinkedFlow').implement({
  fields: (t) => ({
    name: t.exposeString('name'),
    nameZh: t.exposeString('nameZh'),
    unit: t.exposeString('unit', { nullable: true }),
    reason: t.exposeString('reason'),
    count: t.exposeInt('count', { description: 'How many processes have it.' }),
  }),
});

interface ProcessPage {
  readonly database: Database;
  readonly where: Prisma.UnitProcessWhereInput;
  readonly first: number;
  readonly offset: number;
}

const ProcessPageRef = builder.objectRef<ProcessPage>('UnitProcessPage').implement({
  fields: (t) => ({
    totalCount: t.int({ resolve: ({ database, where }) => database.prisma.unitProcess.count({ where }) }),
    nodes: t.prismaField({
      type: ['UnitProcess'],
      resolve: (query, { database, where, first, offset }) =>
        database.prisma.unitProcess.findMany({
          ...query,
          where,
          orderBy: { position: 'asc' },
          take: first,
          skip: offset,
        }),
    }),
  }),
});

builder.prismaObject('ProcessDatabase', {
  description: 'The processes a release of a process database holds.',
  fields: (t) => ({
    format: t.exposeString('format'),
    release: t.relation('release'),
    report: t.field({ type: ReportRef, resolve: ({ report }) => LinkReport.parse(report) }),
    processes: t.field({
      type: ProcessPageRef,
      args: {
        search: t.arg.string({ description: 'Part of a name, English or Chinese, or of a category.' }),
        solved: t.arg.boolean(),
        first: t.arg.int({ defaultValue: PAGE.first }),
        offset: t.arg.int({ defaultValue: PAGE.offset }),
      },
      complexity: ({ first }) => ({ field: 5, multiplier: rows(first) }),
      resolve: ({ releaseId }, { search, solved, first, offset }, { database }) => ({
        database,
        first: rows(first),
        offset: Math.max(0, offset ?? 0),
        where: {
          releaseId,
          AND: (search ?? '').split(/\s+/).filter(Boolean).slice(0, 8).map(containing),
          ...(solved === true && { kgCo2e: { not: null } }),
          ...(solved === false && { kgCo2e: null }),
        },
      }),
    }),
    unlinkedFlows: t.field({
      type: [UnlinkedFlowRef],
      description: 'What has no provider, the most frequent first.',
      args: { reason: t.arg.string(), first: t.arg.int({ defaultValue: PAGE.first }) },
      complexity: ({ first }) => ({ field: 10, multiplier: rows(first) }),
      resolve: ({ releaseId }, { reason, first }, { database }) =>
        findUnlinkedFlows(database, releaseId, reason ?? null, rows(first)),
    }),
  }),
});

function containing(word: string): Prisma.UnitProcessWhereInput {
  const part = { contains: word, mode: 'insensitive' } as const;
  return { OR: [{ name: part }, { nameZh: part }, { category: part }, { location: part }] };
}

builder.prismaObjectField(ReleaseRef, 'processDatabase', (t) =>
  t.relation('processDatabase', { nullable: true }),
);

builder.prismaObjectField(FactorRef, 'unitProcess', (t) =>
  t.field({
    type: ProcessRef,
    nullable: true,
    description: 'The process it was calculated from.',
    resolve: ({ releaseId, key }, _arguments, { database }) =>
      releaseId === null
        ? null
        : database.prisma.unitProcess.findUnique({
            where: { releaseId_id: { releaseId, id: key.split('/')[0]! } },
          }),
  }),
);

builder.queryFields((t) => ({
  processDatabases: t.prismaField({
    type: ['ProcessDatabase'],
    description: 'Those in use.',
    resolve: (query, _parent, _arguments, { database, viewer }) =>
      database.prisma.processDatabase.findMany({
        ...query,
        where: { release: { state: 'CURRENT', ...ownOrShared(viewer.organisationId) } },
        orderBy: { releaseId: 'asc' },
      }),
  }),
  unitProcess: t.prismaField({
    type: 'UnitProcess',
    nullable: true,
    args: { release: t.arg.id({ required: true }), processId: t.arg.string({ required: true }) },
    resolve: (query, _parent, { release, processId }, { database, viewer }) =>
      database.prisma.unitProcess.findFirst({
        ...query,
        where: {
          id: processId,
          releaseId: localIdOrNull('FactorRelease', release) ?? '',
          database: { release: ownOrShared(viewer.organisationId) },
        },
      }),
  }),
}));

const OwnDatabaseInput = z.object({
  name: z.string().trim().min(1, 'must not be empty').max(200),
  uploadId: z.string(),
});

builder.mutationField('stageOwnProcesses', (t) =>
  t.prismaField({
    permission: 'IMPORT_FACTORS',
    type: 'FactorRelease',
    description:
      "Reads a process database of the organisation's own beside the library: openLCA JSON-LD, EcoSpold 1, EcoSpold 2 or ILCD, as a zip.",
    errors: refusalsOf('StageOwnProcessesResult'),
    args: {
      name: t.arg.string({
        required: true,
        description: 'The same name is the next release of the same database.',
      }),
      uploadId: t.arg.string({ required: true }),
      shareCoProducts: t.arg.boolean({
        defaultValue: true,
        description:
          'Whether several products of a process share its burdens by mass, energy or amount; else the reference carries all.',
      }),
    },
    resolve: async (query, _parent, input, { database, viewer: { organisationId }, replica }) => {
      const { name, uploadId } = parseInput(OwnDatabaseInput, { name: input.name, uploadId: input.uploadId });
      const coProducts = input.shareCoProducts === false ? 'REFERENCE_ONLY' : 'SHARE';
      const what = { kind: 'OWN_PROCESSES', name, coProducts } as const;
      try {
        const id = await stageUploads(database, replica, { organisationId, uploadIds: [uploadId], what });
        return await database.prisma.factorRelease.findUniqueOrThrow({ ...query, where: { id } });
      } catch (error) {
        if (error instanceof InvalidInput) await forgetUploads(database, organisationId, [uploadId]);
        throw error;
      }
    },
  }),
);

function ownOrShared(organisationId: string) {
  return { OR: [{ ownerId: null }, { ownerId: organisationId }] };
}
