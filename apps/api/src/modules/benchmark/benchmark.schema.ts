import { BENCHMARK_BANDS, BENCHMARK_REASONS, LEAST_CONTRIBUTORS } from '@cradle/engine';
import { builder } from '../../builder/builder.ts';
import { BoundaryEnum, GwpSetEnum } from '../../builder/enums.ts';
import { refusalsOf } from '../../builder/refusalTypes.ts';
import { ProductRef } from '../product/product.schema.ts';
import { MembershipRef } from '../programme/membership.schema.ts';
import { ProgrammeRef, programmeId } from '../programme/programme.schema.ts';
import { type OwnStanding, readOwnStandings } from './ownStandings.ts';
import { nextSnapshotOn, publishBenchmarks } from './publishBenchmarks.ts';

const StateEnum = builder.enumType('BenchmarkState', {
  description:
    'PUBLISHED: worked out on the day of the snapshot. HELD: the figures published before go on standing. SUPPRESSED: nothing may be said.',
  values: ['PUBLISHED', 'HELD', 'SUPPRESSED'] as const,
});
const ReasonEnum = builder.enumType('BenchmarkReason', {
  description: `TOO_FEW_CONTRIBUTORS: fewer than ${LEAST_CONTRIBUTORS} organisations. ONE_DOMINATES: one is more than half of a figure or of the footprints. NOT_COMPARABLE: the comparability check blocks. TOO_FEW_CHANGES: new figures would tell who has joined, left or changed.`,
  values: BENCHMARK_REASONS,
});
const BandEnum = builder.enumType('BenchmarkBand', {
  description: 'Where a value lies among the published quartiles.',
  values: BENCHMARK_BANDS,
});

const FigureRef = builder.prismaObject('BenchmarkFigure', {
  description:
    'Footprints of one category, unit, boundary and GWP set, kg CO2e per unit, rounded to two significant digits.',
  fields: (t) => ({
    id: t.exposeID('id'),
    category: t.exposeString('category'),
    categoryZh: t.exposeString('categoryZh'),
    unit: t.exposeString('unit'),
    boundary: t.expose('boundary', { type: BoundaryEnum }),
    gwpSet: t.expose('gwpSet', { type: GwpSetEnum }),
    state: t.field({
      type: StateEnum,
      select: { state: true },
      resolve: ({ state }) => state as 'PUBLISHED' | 'HELD' | 'SUPPRESSED',
    }),
    reason: t.field({
      type: ReasonEnum,
      nullable: true,
      select: { reason: true },
      resolve: ({ reason }) => BENCHMARK_REASONS.find((each) => each === reason) ?? null,
    }),
    contributors: t.exposeInt('contributors', { nullable: true, description: 'Organisations.' }),
    items: t.exposeInt('items', { nullable: true, description: 'Footprints.' }),
    lowerQuartile: t.exposeFloat('lowerQuartile', { nullable: true }),
    median: t.exposeFloat('median', { nullable: true }),
    upperQuartile: t.exposeFloat('upperQuartile', { nullable: true }),
    figuresOf: t.expose('figuresOf', {
      type: 'Date',
      nullable: true,
      description: 'The day they were worked out.',
    }),
    findings: t.field({
      type: ['String'],
      description: 'Codes of what the comparability check says about them.',
      select: { findings: true },
      resolve: ({ findings }) => [...new Set((findings as { code: string }[]).map(({ code }) => code))],
    }),
  }),
});

const SnapshotRef = builder.prismaObject('BenchmarkSnapshot', {
  description: 'Benchmarks as they were published together on one day.',
  fields: (t) => ({
    id: t.exposeID('id'),
    takenOn: t.expose('takenOn', { type: 'Date' }),
    takenByName: t.exposeString('takenByName'),
    nextOn: t.field({
      type: 'Date',
      description: 'From when on they may be published anew.',
      select: { takenOn: true },
      resolve: nextSnapshotOn,
    }),
    figures: t.relation('figures', { query: { orderBy: [{ category: 'asc' }, { id: 'asc' }] } }),
  }),
});

const StandingRef = builder.objectRef<OwnStanding>('OwnBenchmark').implement({
  description: 'A benchmark, with where the organisation itself stands.',
  fields: (t) => ({
    figure: t.field({ type: FigureRef, resolve: ({ figure }) => figure }),
    ownKgCo2ePerUnit: t.exposeFloat('ownKgCo2ePerUnit', { nullable: true }),
    band: t.expose('band', { type: BandEnum, nullable: true }),
  }),
});

builder.prismaObjectField(ProgrammeRef, 'benchmarks', (t) =>
  t.relation('snapshots', {
    description: 'The last snapshots, the newest first.',
    query: { orderBy: { takenOn: 'desc' }, take: 12 },
  }),
);

builder.prismaObjectField(MembershipRef, 'benchmarks', (t) =>
  t.field({
    type: [StandingRef],
    complexity: { field: 50, multiplier: 10 },
    resolve: async (membership, _arguments, { database }) => [
      ...(await readOwnStandings(database, membership)),
    ],
  }),
);

interface ProductStanding extends OwnStanding {
  readonly programme: { readonly programmeName: string; readonly programmeNameZh: string };
}

const ProductBenchmarkRef = builder.objectRef<ProductStanding>('ProductBenchmark').implement({
  description: 'Where a product stands in a benchmark of a programme the organisation is in.',
  fields: (t) => ({
    programmeName: t.string({ resolve: ({ programme }) => programme.programmeName }),
    programmeNameZh: t.string({ resolve: ({ programme }) => programme.programmeNameZh }),
    standing: t.field({ type: StandingRef, resolve: (standing) => standing }),
  }),
});

builder.prismaObjectField(ProductRef, 'benchmarks', (t) =>
  t.field({
    type: [ProductBenchmarkRef],
    description: 'Two statements a programme: ask it of one product.',
    complexity: { field: 500, multiplier: 10 },
    select: { id: true },
    resolve: async ({ id }, _arguments, { database, viewer: { organisationId } }) => {
      const memberships = await database.prisma.programmeMembership.findMany({
        where: { organisationId, state: 'JOINED' },
        orderBy: { id: 'asc' },
      });
      const standings = memberships.map(async (programme) =>
        (await readOwnStandings(database, programme, id)).map((each) => ({ ...each, programme })),
      );
      return (await Promise.all(standings)).flat();
    },
  }),
);

builder.mutationFields((t) => ({
  publishBenchmarks: t.prismaField({
    type: SnapshotRef,
    permission: 'RUN_PROGRAMME',
    description: 'Publishes the benchmarks of a programme as they are today; four weeks lie between two.',
    errors: refusalsOf('PublishBenchmarksResult'),
    args: { id: t.arg.id({ required: true }) },
    resolve: (_query, _parent, { id }, { database, viewer }) =>
      publishBenchmarks(database, viewer, programmeId(id)),
  }),
}));
