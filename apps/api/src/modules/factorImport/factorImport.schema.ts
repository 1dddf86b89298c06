import { z } from 'zod';
import { builder } from '../../builder/builder.ts';
import { localIdForMutation, localIdOrNull } from '../../builder/ids.ts';
import { refusalsOf } from '../../builder/refusalTypes.ts';
import { requirePermission } from '../../context/permissions.ts';
import type { Database } from '../../db/database.ts';
import type { FactorSource } from '../../db/generated/client/client.ts';
import { parseInput } from '../../errors/parseInput.ts';
import { InvalidInput, NotFound } from '../../errors/refusals.ts';
import { acceptRelease, refreshStatistics } from './acceptRelease.ts';
import { discardRelease } from './discardRelease.ts';
import { type ImportProgress, importProgress } from './importProgress.ts';
import { ownSource } from './ownSource.ts';
import { previewTable, TableMapping } from './ownTable.ts';
import { readStaged, type StagedChange, type StagedKind } from './readStaged.ts';
import { refusingFile } from './refusingFile.ts';
import { ReleaseCounts } from './releaseCounts.ts';
import { NotCurrent, retireRelease } from './retireRelease.ts';
import type { SourceDescription, SourceReader } from './sourceReader.ts';
import { findReader, SOURCE_READERS } from './sourceReaders.ts';
import { stageUploads } from './stageUploads.ts';
import { forgetUploads, withUpload } from './uploads.ts';

const MOST_ROWS = 200;

const StateEnum = builder.enumType('FactorReleaseState', {
  values: ['STAGING', 'STAGED', 'CURRENT', 'SUPERSEDED', 'RETIRED'] as const,
});
const KindEnum = builder.enumType('StagedChangeKind', {
  values: ['NEW', 'CHANGED', 'GONE', 'FLAGGED'] as const,
});

const CountsRef = builder.objectRef<ReleaseCounts>('FactorReleaseCounts').implement({
  description:
    'Rows by outcome: factors + folded + rejected = rows. Factors by change: new + changed + unchanged = factors.',
  fields: (t) => ({
    rows: t.exposeInt('rows'),
    factors: t.exposeInt('factors'),
    folded: t.exposeInt('folded', { description: 'Rows that are part of a factor: its gases, its stages.' }),
    rejected: t.exposeInt('rejected'),
    new: t.exposeInt('new'),
    changed: t.exposeInt('changed'),
    unchanged: t.exposeInt('unchanged'),
    gone: t.exposeInt('gone', {
      description: 'In use now, in the same parts of the source, and not in the files.',
    }),
    flagged: t.exposeInt('flagged'),
    leftOut: t.exposeInt('leftOut'),
  }),
});

const StagedChangeRef = builder.objectRef<StagedChange>('StagedChange').implement({
  fields: (t) => ({
    key: t.exposeString('key'),
    name: t.exposeString('name'),
    region: t.exposeString('region'),
    year: t.exposeInt('year', { nullable: true }),
    unit: t.exposeString('unit'),
    before: t.exposeFloat('before', { nullable: true, description: 'kg CO2e per unit now.' }),
    after: t.exposeFloat('after', { nullable: true }),
    flags: t.stringList({ resolve: ({ flags }) => [...flags] }),
    place: t.exposeString('place', { description: 'Where in the files it stands.' }),
  }),
});

const ProgressRef = builder.objectRef<ImportProgress>('ImportProgress').implement({
  description: 'How far the reading of a release is.',
  fields: (t) => ({
    phase: t.expose('phase', {
      type: builder.enumType('ImportPhase', { values: ['READING', 'COMPARING'] as const }),
    }),
    rows: t.exposeInt('rows'),
    share: t.exposeFloat('share', { description: 'Of the bytes of its files, 0 to 1.' }),
    rowsPerSecond: t.exposeFloat('rowsPerSecond'),
    secondsLeft: t.exposeFloat('secondsLeft', {
      nullable: true,
      description: 'Null while too little is read to tell, and while it is compared.',
    }),
  }),
});

builder.prismaObject('FactorRejection', {
  fields: (t) => ({
    place: t.exposeString('place'),
    code: t.exposeString('code'),
    column: t.exposeString('column'),
    value: t.exposeString('value'),
    message: t.exposeString('message'),
    remedy: t.exposeString('remedy'),
  }),
});

const page = { first: 50, offset: 0 } as const;

const ReleaseRef = builder.prismaNode('FactorRelease', {
  id: { field: 'id' },
  description: 'One import of a source: staged first, to be looked at, then accepted or thrown away.',
  fields: (t) => ({
    version: t.exposeString('version'),
    state: t.expose('state', { type: StateEnum }),
    source: t.relation('source'),
    counts: t.field({ type: CountsRef, resolve: ({ counts }) => ReleaseCounts.parse(counts) }),
    progress: t.field({
      type: ProgressRef,
      nullable: true,
      description: 'While it is being read.',
      resolve: (release) => importProgress(release, new Date()),
    }),
    stagedAt: t.expose('stagedAt', { type: 'DateTime' }),
    acceptedAt: t.expose('acceptedAt', { type: 'DateTime', nullable: true }),
    rejections: t.relation('rejections', {
      args: {
        first: t.arg.int({ defaultValue: page.first }),
        offset: t.arg.int({ defaultValue: page.offset }),
      },
      complexity: ({ first }) => ({ field: 1, multiplier: rows(first) }),
      query: ({ first, offset }) => ({
        orderBy: { position: 'asc' },
        take: rows(first),
        skip: Math.max(0, offset ?? 0),
      }),
    }),
    changes: t.field({
      type: [StagedChangeRef],
      description: 'Of a staged release, the largest first; empty for one that is accepted.',
      args: {
        kind: t.arg({ type: KindEnum, required: true }),
        first: t.arg.int({ defaultValue: page.first }),
        offset: t.arg.int({ defaultValue: page.offset }),
      },
      complexity: ({ first }) => ({ field: 50, multiplier: rows(first) }),
      resolve: ({ id, state }, { kind, first, offset }, { database }) =>
        state === 'STAGED'
          ? readStaged(database, id, kind as StagedKind, rows(first), Math.max(0, offset ?? 0))
          : [],
    }),
  }),
});

function rows(first: number | null | undefined): number {
  return Math.min(Math.max(first ?? page.first, 1), MOST_ROWS);
}

const ReaderRef = builder.objectRef<SourceReader>('ImportableSource').implement({
  description: 'A source Cradle can read, whether or not it has been imported.',
  fields: (t) => ({
    key: t.string({ resolve: ({ source }) => source.key }),
    name: t.string({ resolve: ({ source }) => source.name }),
    nameZh: t.string({ resolve: ({ source }) => source.nameZh }),
    publisher: t.string({ resolve: ({ source }) => source.publisher }),
    licence: t.string({ resolve: ({ source }) => source.licence }),
    licenceUrl: t.string({ resolve: ({ source }) => source.licenceUrl }),
    attribution: t.string({ resolve: ({ source }) => source.attribution }),
    url: t.string({ resolve: ({ source }) => source.url }),
    files: t.stringList({
      description: 'What it consists of.',
      resolve: ({ files }) => files.map(({ what }) => what),
    }),
  }),
});

builder.queryFields((t) => ({
  importableSources: t.field({
    type: [ReaderRef],
    resolve: () => SOURCE_READERS.map(({ reader }) => reader),
  }),
  factorReleases: t.prismaField({
    type: ['FactorRelease'],
    description: 'The newest first.',
    args: { source: t.arg.string(), states: t.arg({ type: [StateEnum] }) },
    resolve: (query, _parent, { source, states }, { database, viewer }) =>
      database.prisma.factorRelease.findMany({
        ...query,
        where: {
          ...visibleReleases(viewer.organisationId),
          ...(source && { sourceId: source }),
          ...(states?.length && { state: { in: states } }),
        },
        orderBy: [{ stagedAt: 'desc' }, { id: 'asc' }],
        take: MOST_ROWS,
      }),
  }),
  factorRelease: t.prismaField({
    type: 'FactorRelease',
    nullable: true,
    args: { id: t.arg.id({ required: true }) },
    resolve: (query, _parent, { id }, { database, viewer }) =>
      database.prisma.factorRelease.findFirst({
        ...query,
        where: {
          id: localIdOrNull('FactorRelease', id) ?? '',
          ...visibleReleases(viewer.organisationId),
        },
      }),
  }),
}));

export const TableRowRef = builder
  .objectRef<{ row: number; cells: readonly string[] }>('TableRow')
  .implement({
    fields: (t) => ({ row: t.exposeInt('row'), cells: t.stringList({ resolve: ({ cells }) => [...cells] }) }),
  });

const OwnTableRef = builder.objectRef<FactorSource>('OwnFactorTable').implement({
  description: "A table of the organisation's own factors, with the mapping of its last release as JSON.",
  fields: (t) => ({
    name: t.exposeString('name'),
    mapping: t.string({ resolve: ({ mapping }) => JSON.stringify(mapping ?? {}) }),
  }),
});

const PREVIEWED_ROWS = 12;

builder.queryFields((t) => ({
  uploadedTable: t.field({
    type: [TableRowRef],
    description: 'The first rows of an uploaded table, to say what its columns are.',
    args: {
      uploadId: t.arg.string({ required: true }),
      mapping: t.arg.string({ description: 'JSON with sheet, delimiter and encoding, as far as known.' }),
    },
    resolve: async (_parent, { uploadId, mapping }, { database, viewer }) => {
      const options = parseInput(
        TableMapping.pick({ sheet: true, delimiter: true, encoding: true }),
        readJsonText(mapping ?? '{}'),
      );
      return withUpload(database, viewer.organisationId, uploadId, (file) =>
        refusingFile(() => previewTable(file, options, PREVIEWED_ROWS)),
      );
    },
  }),
  ownFactorTables: t.field({
    type: [OwnTableRef],
    resolve: (_parent, _arguments, { database, viewer }) =>
      database.prisma.factorSource.findMany({
        where: { ownerId: viewer.organisationId },
        orderBy: { name: 'asc' },
      }),
  }),
}));

builder.mutationField('stageOwnFactors', (t) =>
  t.prismaField({
    permission: 'IMPORT_FACTORS',
    type: 'FactorRelease',
    description:
      "Reads a table of the organisation's own beside the library; its factors are seen by nobody else.",
    errors: refusalsOf('StageOwnFactorsResult'),
    args: {
      name: t.arg.string({
        required: true,
        description: 'The same name is the next release of the same table.',
      }),
      uploadId: t.arg.string({ required: true }),
      mapping: t.arg.string({
        required: true,
        description: 'JSON: columns { name, value, unit, region, … }, defaults, numbers, headingRow.',
      }),
    },
    resolve: async (query, _parent, input, { database, viewer, replica }) => {
      const { name } = parseInput(
        z.object({ name: z.string().trim().min(1, 'must not be empty').max(200) }),
        { name: input.name },
      );
      const mapping = parseInput(TableMapping, readJsonText(input.mapping));
      const { organisationId } = viewer;
      const what = { kind: 'OWN_TABLE', name, mapping } as const;
      // The upload stays when it is refused: the mapping may be what is wrong.
      const id = await stageUploads(
        database,
        replica,
        { organisationId, uploadIds: [input.uploadId], what },
        { remedy: 'Correct the file or the mapping.' },
      );
      return database.prisma.factorRelease.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
);

function readJsonText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw refused(
      'mapping',
      'JSON_INVALID',
      'The mapping is not valid JSON.',
      'Send an object as JSON text.',
    );
  }
}

const StageInput = z.object({
  source: z.string(),
  uploadIds: z.array(z.string()).min(1, 'must not be empty').max(50),
});

builder.mutationFields((t) => ({
  stageFactorRelease: t.prismaField({
    permission: 'CURATE_LIBRARY',
    type: 'FactorRelease',
    description: 'Reads uploaded files beside the library. Nothing of the library changes.',
    errors: refusalsOf('StageFactorReleaseResult'),
    args: { source: t.arg.string({ required: true }), uploadIds: t.arg.stringList({ required: true }) },
    resolve: async (query, _parent, input, { database, viewer: { organisationId }, replica }) => {
      const { source, uploadIds } = parseInput(StageInput, input);
      if (findReader(source) === undefined)
        throw refused(
          'source',
          'SOURCE_UNKNOWN',
          `There is no source "${source}".`,
          'Use a key of importableSources.',
        );
      const what = { kind: 'SOURCE', key: source } as const;
      try {
        const id = await stageUploads(
          database,
          replica,
          { organisationId, uploadIds, what },
          { field: 'uploadIds' },
        );
        return await database.prisma.factorRelease.findUniqueOrThrow({ ...query, where: { id } });
      } catch (error) {
        if (error instanceof InvalidInput) await forgetUploads(database, organisationId, uploadIds);
        throw error;
      }
    },
  }),
  acceptFactorRelease: t.prismaField({
    permission: 'IMPORT_FACTORS',
    type: 'FactorRelease',
    description: 'Makes a staged release part of the library: all of it or nothing.',
    errors: refusalsOf('AcceptFactorReleaseResult'),
    args: {
      id: t.arg.id({ required: true }),
      acceptLicence: t.arg.boolean({
        required: true,
        description: 'That the figures are used under the licence of the source.',
      }),
      leaveOutFlags: t.arg.stringList(),
      leaveOutKeys: t.arg.stringList(),
    },
    resolve: async (
      query,
      _parent,
      { id, acceptLicence, leaveOutFlags, leaveOutKeys },
      { database, viewer, caller },
    ) => {
      if (!acceptLicence)
        throw refused(
          'acceptLicence',
          'LICENCE_NOT_ACCEPTED',
          'The licence of the source must be accepted.',
          'Read it, and send true.',
        );
      const { releaseId, source, ownerId } = await findStaged(database, viewer.organisationId, id);
      requirePermission(caller, ownerId === null ? 'CURATE_LIBRARY' : 'IMPORT_FACTORS');
      const leaveOut = { flags: leaveOutFlags ?? [], keys: leaveOutKeys ?? [] };
      await acceptRelease(database, releaseId, source, { userId: viewer.userId, leaveOut });
      await refreshStatistics(database);
      return database.prisma.factorRelease.findUniqueOrThrow({ ...query, where: { id: releaseId } });
    },
  }),
  discardFactorRelease: t.field({
    permission: 'IMPORT_FACTORS',
    type: CountsRef,
    description: 'Throws a staged release away.',
    errors: refusalsOf('DiscardFactorReleaseResult'),
    args: { id: t.arg.id({ required: true }) },
    resolve: async (_parent, { id }, { database, viewer, caller }) => {
      const { releaseId, ownerId } = await findStaged(database, viewer.organisationId, id);
      requirePermission(caller, ownerId === null ? 'CURATE_LIBRARY' : 'IMPORT_FACTORS');
      return discardRelease(database, releaseId);
    },
  }),
  retireFactorRelease: t.prismaField({
    permission: 'IMPORT_FACTORS',
    type: 'FactorRelease',
    description:
      'Takes a release out of use; with restorePrevious, what it had replaced is in use again. Results stay.',
    errors: refusalsOf('RetireFactorReleaseResult'),
    args: { id: t.arg.id({ required: true }), restorePrevious: t.arg.boolean({ required: true }) },
    resolve: async (query, _parent, { id, restorePrevious }, { database, viewer, caller }) => {
      const releaseId = localIdForMutation('FactorRelease', 'factor release', id);
      const where = { id: releaseId, ...visibleReleases(viewer.organisationId) };
      const release = await database.prisma.factorRelease.findFirst({ where, select: { ownerId: true } });
      if (release === null) throw new NotFound('factor release', id);
      requirePermission(caller, release.ownerId === null ? 'CURATE_LIBRARY' : 'IMPORT_FACTORS');
      try {
        await retireRelease(database, releaseId, { restorePrevious });
      } catch (error) {
        if (error instanceof NotCurrent)
          throw refused(
            'id',
            'RELEASE_NOT_CURRENT',
            'The release is not in use.',
            'Choose one in state CURRENT.',
          );
        throw error;
      }
      return database.prisma.factorRelease.findUniqueOrThrow({ ...query, where: { id: releaseId } });
    },
  }),
}));

async function findStaged(
  database: Database,
  organisationId: string,
  id: string,
): Promise<{ releaseId: string; source: SourceDescription; ownerId: string | null }> {
  const releaseId = localIdForMutation('FactorRelease', 'factor release', id);
  const release = await database.prisma.factorRelease.findFirst({
    where: { id: releaseId, ...visibleReleases(organisationId) },
    include: { source: true },
  });
  const source =
    findReader(release?.sourceId ?? '')?.source ?? ownDescription(release?.source ?? null, organisationId);
  if (release === null || source === null) throw new NotFound('factor release', id);
  if (release.state !== 'STAGED')
    throw refused(
      'id',
      'RELEASE_NOT_STAGED',
      'The release does not wait to be accepted.',
      'Stage the files again.',
    );
  return { releaseId, source, ownerId: release.ownerId };
}

function ownDescription(source: FactorSource | null, organisationId: string): SourceDescription | null {
  return source?.ownerId === organisationId ? ownSource(organisationId, source.name) : null;
}

function visibleReleases(organisationId: string) {
  return { OR: [{ ownerId: null }, { ownerId: organisationId }] };
}

function refused(field: string, code: string, message: string, remedy: string): InvalidInput {
  return new InvalidInput([{ field, code, message, remedy }]);
}

export { ReleaseRef };
