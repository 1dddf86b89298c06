import { z } from 'zod';
import { builder } from '../../builder/builder.ts';
import { localIdForMutation, localIdOrNull } from '../../builder/ids.ts';
import { refusalsOf } from '../../builder/refusalTypes.ts';
import { InvalidFile } from '../../errors/invalidFile.ts';
import { parseInput } from '../../errors/parseInput.ts';
import { InvalidInput, NotFound } from '../../errors/refusals.ts';
import { acceptRelease, NotStaged, refreshStatistics } from './acceptRelease.ts';
import { discardRelease } from './discardRelease.ts';
import { readStaged, type StagedChange, type StagedKind } from './readStaged.ts';
import { ReleaseCounts } from './releaseCounts.ts';
import { NotCurrent, retireRelease } from './retireRelease.ts';
import type { SourceReader } from './sourceReader.ts';
import { findReader, SOURCE_READERS } from './sourceReaders.ts';
import { stageRelease } from './stageRelease.ts';
import { findUpload, forgetUploads } from './uploads.ts';

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
    args: { source: t.arg.string() },
    resolve: (query, _parent, { source }, { database, viewer }) =>
      database.prisma.factorRelease.findMany({
        ...query,
        where: {
          OR: [{ ownerId: null }, { ownerId: viewer.organisationId }],
          ...(source && { sourceId: source }),
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
          OR: [{ ownerId: null }, { ownerId: viewer.organisationId }],
        },
      }),
  }),
}));

const StageInput = z.object({
  source: z.string(),
  uploadIds: z.array(z.string()).min(1, 'must not be empty').max(50),
});

builder.mutationFields((t) => ({
  stageFactorRelease: t.prismaField({
    type: 'FactorRelease',
    description: 'Reads uploaded files beside the library. Nothing of the library changes.',
    errors: refusalsOf('StageFactorReleaseResult'),
    args: { source: t.arg.string({ required: true }), uploadIds: t.arg.stringList({ required: true }) },
    resolve: async (query, _parent, input, { database }) => {
      const { source, uploadIds } = parseInput(StageInput, input);
      const reader = findReader(source);
      if (reader === undefined)
        throw refused(
          'source',
          'SOURCE_UNKNOWN',
          `There is no source "${source}".`,
          'Use a key of importableSources.',
        );
      const files = await Promise.all(uploadIds.map(readUpload));
      try {
        const id = await stageRelease(database, reader, files, {
          ownerId: null,
          onProgress: () => undefined,
        });
        return await database.prisma.factorRelease.findUniqueOrThrow({ ...query, where: { id } });
      } catch (error) {
        if (error instanceof InvalidFile)
          throw refused(
            'uploadIds',
            'FILE_INVALID',
            error.message,
            'Choose another file, or correct this one.',
          );
        throw error;
      } finally {
        await forgetUploads(uploadIds);
      }
    },
  }),
  acceptFactorRelease: t.prismaField({
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
      { database, viewer },
    ) => {
      if (!acceptLicence)
        throw refused(
          'acceptLicence',
          'LICENCE_NOT_ACCEPTED',
          'The licence of the source must be accepted.',
          'Read it, and send true.',
        );
      const { releaseId, reader } = await findStaged(database, id);
      const leaveOut = { flags: leaveOutFlags ?? [], keys: leaveOutKeys ?? [] };
      await acceptRelease(database, releaseId, reader.source, { userId: viewer.userId, leaveOut });
      await refreshStatistics(database);
      return database.prisma.factorRelease.findUniqueOrThrow({ ...query, where: { id: releaseId } });
    },
  }),
  discardFactorRelease: t.field({
    type: CountsRef,
    description: 'Throws a staged release away.',
    errors: refusalsOf('DiscardFactorReleaseResult'),
    args: { id: t.arg.id({ required: true }) },
    resolve: async (_parent, { id }, { database }) => {
      const { releaseId } = await findStaged(database, id);
      return discardRelease(database, releaseId);
    },
  }),
  retireFactorRelease: t.prismaField({
    type: 'FactorRelease',
    description:
      'Takes a release out of use; with restorePrevious, what it had replaced is in use again. Results stay.',
    errors: refusalsOf('RetireFactorReleaseResult'),
    args: { id: t.arg.id({ required: true }), restorePrevious: t.arg.boolean({ required: true }) },
    resolve: async (query, _parent, { id, restorePrevious }, { database }) => {
      const releaseId = localIdForMutation('FactorRelease', 'factor release', id);
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

async function readUpload(id: string) {
  const file = await findUpload(id);
  if (file === null)
    throw refused('uploadIds', 'UPLOAD_UNKNOWN', `There is no upload ${id}.`, 'Upload the file again.');
  return file;
}

async function findStaged(
  database: Parameters<typeof stageRelease>[0],
  id: string,
): Promise<{ releaseId: string; reader: SourceReader }> {
  const releaseId = localIdForMutation('FactorRelease', 'factor release', id);
  const release = await database.prisma.factorRelease.findUnique({ where: { id: releaseId } });
  const reader = release === null ? undefined : findReader(release.sourceId);
  if (release === null || reader === undefined) throw new NotFound('factor release', id);
  if (release.state !== 'STAGED')
    throw refused(
      'id',
      'RELEASE_NOT_STAGED',
      new NotStaged('The release does not wait to be accepted.').message,
      'Stage the files again.',
    );
  return { releaseId, reader };
}

function refused(field: string, code: string, message: string, remedy: string): InvalidInput {
  return new InvalidInput([{ field, code, message, remedy }]);
}

export { ReleaseRef };
