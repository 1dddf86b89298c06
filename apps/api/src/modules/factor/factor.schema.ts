import {
  characterise,
  type Factor as EngineFactor,
  GWP_SETS,
  type GwpSet,
  keepsPublishedSet,
} from '@cradle/engine';
import { resolveOffsetConnection } from '@pothos/plugin-relay';
import { builder, connectionComplexity, DEFAULT_PAGE, MAX_PAGE } from '../../builder/builder.ts';
import { GwpSetEnum, TransportModeEnum } from '../../builder/enums.ts';
import { localIdOrNull } from '../../builder/ids.ts';
import { selectedFields } from '../../builder/selectedFields.ts';
import { readFlows, readStages, toFactor } from '../../engineBridge/toFactor.ts';
import { countFacet, type FacetCount, type FacetQuestion } from '../factorSearch/countFacets.ts';
import type { HitReason } from '../factorSearch/explainHit.ts';
import { type FoundFactor, findFactors, type Relaxation } from '../factorSearch/findFactors.ts';
import { usableFactors, visibleFactors } from './factorAccess.ts';
import { columnsOf } from './factorColumns.ts';

const FactorSourceRef = builder.prismaNode('FactorSource', {
  id: { field: 'id' },
  fields: (t) => ({
    key: t.exposeString('id'),
    name: t.exposeString('name'),
    nameZh: t.exposeString('nameZh'),
    publisher: t.exposeString('publisher'),
    version: t.exposeString('version'),
    year: t.exposeInt('year', { nullable: true }),
    licence: t.exposeString('licence'),
    licenceUrl: t.exposeString('licenceUrl'),
    attribution: t.exposeString('attribution', {
      description: 'To be shown wherever a figure of the source is used.',
    }),
    url: t.exposeString('url'),
  }),
});

const GasAmountRef = builder.objectRef<{ gas: string; kgPerUnit: number }>('GasAmount').implement({
  fields: (t) => ({ gas: t.exposeString('gas'), kgPerUnit: t.exposeFloat('kgPerUnit') }),
});

const FactorStageRef = builder.objectRef<{ stage: string; kgCo2e: number }>('FactorStage').implement({
  description: 'A part of a factor, in the words of its source.',
  fields: (t) => ({ stage: t.exposeString('stage'), kgCo2e: t.exposeFloat('kgCo2e') }),
});

export const FactorRef = builder.prismaNode('Factor', {
  id: { field: 'id' },
  description:
    'An emission factor: emissions per one unit of an activity, in a region and a year, from a source.',
  fields: (t) => ({
    code: t.exposeString('id'),
    activity: t.exposeString('activity', { description: 'The same word for every region and year.' }),
    name: t.exposeString('name'),
    nameZh: t.exposeString('nameZh'),
    category: t.exposeString('category'),
    kgCo2ePerUnit: t.exposeFloat('kgCo2e', {
      nullable: true,
      description: 'kg CO2e per one unit as published; null when the source states gases only.',
    }),
    unit: t.exposeString('unit'),
    region: t.exposeString('region'),
    year: t.exposeInt('year', { nullable: true }),
    boundary: t.exposeString('boundary'),
    gwpSet: t.expose('gwpSet', {
      type: GwpSetEnum,
      nullable: true,
      description: 'The GWP set the published total was made with; null when the source does not say.',
    }),
    gases: t.field({ type: [GasAmountRef], resolve: (factor) => [...readFlows(factor)] }),
    otherCo2e: t.exposeFloat('otherCo2e', { description: 'kg CO2e per unit that no listed gas explains.' }),
    transportMode: t.expose('transportMode', { type: TransportModeEnum, nullable: true }),
    source: t.field({
      type: FactorSourceRef,
      // Read together for all factors of an answer, wherever they came from.
      resolve: async ({ sourceId }, _arguments, { loaders }) => (await loaders.factorSource.load(sourceId))!,
    }),
    sourceRow: t.exposeString('sourceRow', { description: 'Where in the source the figure stands.' }),
    note: t.exposeString('note'),
    sourceCategory: t.exposeString('sourceCategory', { description: "The source's own classification." }),
    uncertaintyPercent: t.exposeFloat('uncertaintyPercent', {
      nullable: true,
      description: 'Half width of the 95 % interval in percent; null when the source gives none.',
    }),
    stages: t.field({ type: [FactorStageRef], resolve: ({ stages }) => readStages(stages) }),
    flags: t.exposeStringList('flags', {
      description: 'What the import noticed: OUTLIER, UNIT_SUSPECT (a thousand times its peers), NEGATIVE.',
    }),
    isPrivate: t.boolean({
      description: "One of the organisation's own, seen by nobody else.",
      resolve: ({ ownerId }) => ownerId !== null,
    }),
    isRetired: t.boolean({
      description: 'No longer in use: readable where it is used already, not found by searches.',
      resolve: ({ retiredById }) => retiredById !== null,
    }),
  }),
});

interface CharacterisedTotal {
  readonly gwpSet: GwpSet;
  readonly kgCo2ePerUnit: number | null;
  readonly keepsPublishedSet: boolean;
}

const CharacterisedTotalRef = builder.objectRef<CharacterisedTotal>('CharacterisedTotal').implement({
  description: 'A factor with one set of global warming potentials.',
  fields: (t) => ({
    gwpSet: t.expose('gwpSet', { type: GwpSetEnum }),
    kgCo2ePerUnit: t.exposeFloat('kgCo2ePerUnit', {
      nullable: true,
      description: 'Null when the set has no potential for one of the gases.',
    }),
    keepsPublishedSet: t.exposeBoolean('keepsPublishedSet', {
      description: 'Rests on a total published with another set, because not all of it is split into gases.',
    }),
  }),
});

builder.prismaObjectField(FactorRef, 'characterised', (t) =>
  t.field({
    type: [CharacterisedTotalRef],
    description: 'kg CO2e per unit with each GWP set; factors that state gases are characterised anew.',
    resolve: (row) => GWP_SETS.map((set) => characterisedWith(toFactor(row), set)),
  }),
);

function characterisedWith(factor: EngineFactor, gwpSet: GwpSet): CharacterisedTotal {
  const flows = characterise(factor, gwpSet);
  const isKnown = flows.length > 0 && flows.every(({ kgCo2ePerUnit }) => kgCo2ePerUnit !== null);
  return {
    gwpSet,
    kgCo2ePerUnit: isKnown ? flows.reduce((sum, { kgCo2ePerUnit }) => sum + kgCo2ePerUnit!, 0) : null,
    keepsPublishedSet: keepsPublishedSet(factor, gwpSet),
  };
}

builder.prismaObjectField(FactorRef, 'replacedBy', (t) =>
  t.field({
    type: FactorRef,
    nullable: true,
    description: 'What a later release says of the same figure.',
    resolve: ({ replacedById }, _arguments, { loaders }) =>
      replacedById === null ? null : loaders.factor.load(replacedById),
  }),
);

const MOST_PEERS = 600;
/** What a figure is usually held against. */
const COMPARED_REGIONS = ['GLO', 'CN', 'US', 'IN', 'DE', 'JP', 'VN', 'KR', 'GB'];
const MOST_LINES = 50;

builder.prismaObjectField(FactorRef, 'series', (t) =>
  t.field({
    type: [FactorRef],
    description:
      'The factors in use of the same source for the same thing, over regions and years; this one among them.',
    complexity: { field: 200, multiplier: 20 },
    resolve: ({ seriesId, region }, _arguments, { database, viewer }) =>
      database.prisma.factor.findMany({
        where: {
          AND: [
            usableFactors(viewer.organisationId),
            { seriesId, region: { in: [region, ...COMPARED_REGIONS] } },
          ],
        },
        orderBy: [{ region: 'asc' }, { year: 'asc' }, { id: 'asc' }],
        take: MOST_PEERS,
      }),
  }),
);

builder.prismaObjectField(FactorRef, 'otherSources', (t) =>
  t.field({
    type: [FactorRef],
    description: 'Factors of other sources for the same activity in the same region, newest first.',
    complexity: { field: 100, multiplier: 10 },
    resolve: ({ activity, region, seriesId }, _arguments, { database, viewer }) =>
      database.prisma.factor.findMany({
        where: {
          AND: [usableFactors(viewer.organisationId), { activity, region, seriesId: { not: seriesId } }],
        },
        orderBy: [{ year: 'desc' }, { id: 'asc' }],
        take: MOST_LINES,
      }),
  }),
);

builder.prismaObjectField(FactorRef, 'usedIn', (t) =>
  t.prismaField({
    type: ['InventoryLine'],
    description: "The organisation's lines that use it.",
    complexity: { field: 20, multiplier: 20 },
    resolve: (query, { id }, _arguments, { database, viewer }) =>
      database.prisma.inventoryLine.findMany({
        ...query,
        where: { organisationId: viewer.organisationId, factorId: id },
        orderBy: [{ assessmentId: 'asc' }, { position: 'asc' }],
        take: MOST_LINES,
      }),
  }),
);

const HitReasonRef = builder.objectRef<HitReason>('FactorHitReason').implement({
  description: 'Why a factor was found: a word of the search, where it stands, and as what.',
  fields: (t) => ({
    word: t.exposeString('word'),
    field: t.exposeString('field', { description: 'NAME, OTHER_NAME, ACTIVITY or CATEGORY.' }),
    found: t.exposeString('found', {
      description: 'Differs from the word where a translation or synonym was found.',
    }),
  }),
});

const FacetCountRef = builder.objectRef<FacetCount>('FacetCount').implement({
  fields: (t) => ({ value: t.exposeString('value'), count: t.exposeInt('count') }),
});

const FACETS = [
  'sources',
  'categories',
  'units',
  'boundaries',
  'licences',
  'regions',
  'years',
  'gases',
] as const;

const FactorFacetsRef = builder.objectRef<FacetQuestion>('FactorFacets').implement({
  description:
    'What the factors found share, the most frequent first. A facet is not narrowed by its own filter.',
  fields: (t) =>
    Object.fromEntries(
      FACETS.map((name) => [
        name,
        t.field({
          type: [FacetCountRef],
          complexity: { field: 200 },
          resolve: async (question, _arguments, { database }) => [
            ...(await countFacet(database, name, question)),
          ],
        }),
      ]),
    ),
});

const FactorFilter = builder.inputType('FactorFilter', {
  description: 'Every given field must match; within a list any entry may.',
  fields: (t) => ({
    categories: t.stringList(),
    regions: t.stringList(),
    sources: t.stringList(),
    units: t.stringList(),
    boundaries: t.stringList(),
    activities: t.stringList(),
    licences: t.stringList(),
    yearFrom: t.int(),
    yearTo: t.int(),
    hasGases: t.boolean({ description: 'Only factors that state their gases, or only those that do not.' }),
  }),
});

builder.queryFields((t) => ({
  factor: t.prismaField({
    type: FactorRef,
    nullable: true,
    args: { id: t.arg.id({ required: true }) },
    resolve: (query, _parent, { id }, { database, viewer }) => {
      const code = localIdOrNull('Factor', id);
      return code === null
        ? null
        : database.prisma.factor.findFirst({
            ...query,
            where: { AND: [visibleFactors(viewer.organisationId), { id: code }] },
          });
    },
  }),
  factors: t.connection(
    {
      type: FactorRef,
      description: 'Words of the search in English or Chinese; all must be found in names, activity or code.',
      complexity: connectionComplexity,
      args: { search: t.arg.string(), filter: t.arg({ type: FactorFilter }) },
      resolve: async (_parent, { search, filter, ...page }, { database, viewer, loaders }, info) => {
        const { organisationId } = viewer;
        const columns = columnsOf(selectedFields(info, ['edges', 'node']));
        let countAll = async () => 0;
        let relaxed: readonly Relaxation[] = [];
        const connection = await resolveOffsetConnection(
          { args: page, defaultSize: DEFAULT_PAGE, maxSize: MAX_PAGE },
          async ({ limit, offset }) => {
            const found = await findFactors(database, {
              ...{ search: search ?? '', filter: filter ?? {}, organisationId },
              columns,
              homeRegion: () => loaders.homeRegion.load('OWN'),
              ...{ limit, offset },
            });
            countAll = found.countAll;
            relaxed = found.relaxed;
            return found.factors;
          },
        );
        return { ...connection, countAll, relaxed };
      },
    },
    {
      name: 'FactorConnection',
      fields: (t) => ({
        totalCount: t.int({ resolve: ({ countAll }) => countAll() }),
        relaxed: t.stringList({
          description:
            'What had to be given up so that anything was found: SPELLING, YEAR, REGION, SOME_WORDS. Empty when all was found.',
          resolve: ({ relaxed }) => [...relaxed],
        }),
      }),
    },
    {
      name: 'FactorEdge',
      fields: (t) => ({
        reasons: t.field({
          type: [HitReasonRef],
          resolve: ({ node }) => [...((node as FoundFactor | null)?.reasons ?? [])],
        }),
      }),
    },
  ),
  factorFacets: t.field({
    type: FactorFacetsRef,
    args: { search: t.arg.string(), filter: t.arg({ type: FactorFilter }) },
    resolve: (_parent, { search, filter }, { viewer }) => ({
      ...{ search: search ?? '', filter: filter ?? {}, organisationId: viewer.organisationId },
    }),
  }),
  factorSources: t.prismaField({
    type: ['FactorSource'],
    description: 'The sources that have factors in use, or published declared footprints.',
    resolve: async (query, _parent, _arguments, { database }) => {
      const inUse = await database.query<{ id: string }>(
        'SELECT DISTINCT "sourceId" AS "id" FROM "FactorSeries" WHERE "current" > 0 AND "ownerId" IS NULL',
      );
      return database.prisma.factorSource.findMany({
        ...query,
        where: { OR: [{ id: { in: inUse.map(({ id }) => id) } }, { assessments: { some: {} } }] },
        orderBy: { id: 'asc' },
      });
    },
  }),
}));
