import { withheldFields } from '@cradle/schema';
import { builder, connectionComplexity, connectionNames, DEFAULT_PAGE } from '../../builder/builder.ts';
import { AssessmentStatusEnum, BoundaryEnum } from '../../builder/enums.ts';
import type { Context } from '../../context/context.ts';
import { InvalidInput } from '../../errors/refusals.ts';
import { LabelStateEnum } from '../factoryEvaluation/evaluationEnums.ts';
import { BandRef, WithheldFieldRef } from '../sharing/sharedFootprint.schema.ts';
import { SharingLevelEnum } from '../sharing/sharing.schema.ts';
import { RankWeightsInput, weightsFrom } from '../supplierRank/rankWeights.schema.ts';
import { RankedPartRef } from '../supplierRank/supplierRank.schema.ts';
import { holdSearchIndex } from './heldIndex.ts';
import type { SearchLabel, SearchSupplier } from './searchEntry.ts';
import type { SearchIndex } from './searchIndex.ts';
import { SearchSourceEnum, SupplierSearchFilter, SupplierSearchOrder } from './searchInput.schema.ts';
import { positionOf } from './searchOrder.ts';
import {
  matchProducts,
  matchSuppliers,
  pageAfter,
  readCursor,
  type SearchMatches,
  type SearchQuestion,
} from './searchPage.ts';
import { readSearchWeights } from './searchWeights.ts';
import { type FoundProduct, type FoundSupplier, showProducts, showSuppliers } from './showFound.ts';
import { productIdOf, supplierIdOfKey } from './subjectKey.ts';

const MOST = 200;

const SearchLabelRef = builder.objectRef<SearchLabel>('SearchLabel').implement({
  description: 'A label of a supplier: one’s own record of it, or one the supplier shows to everybody.',
  fields: (t) => ({
    state: t.expose('state', { type: LabelStateEnum }),
    grade: t.exposeString('grade'),
    code: t.exposeString('code', { description: 'Of its check page, `/labels/<code>`.' }),
    scheme: t.exposeString('scheme'),
    schemeZh: t.exposeString('schemeZh'),
  }),
});

const SearchSupplierRef = builder.objectRef<SearchSupplier>('SearchSupplier').implement({
  fields: (t) => ({
    id: t.id({
      description: 'Of the supplier in the own portfolio, or of the organisation that shares.',
      resolve: ({ key }) => supplierIdOfKey(key),
    }),
    source: t.expose('source', { type: SearchSourceEnum }),
    name: t.exposeString('name'),
    nameZh: t.exposeString('nameZh'),
    country: t.exposeString('country'),
    industry: t.exposeString('industry'),
    labels: t.field({ type: [SearchLabelRef], resolve: ({ labels }) => [...labels] }),
  }),
});

export const FoundProductRef = builder.objectRef<FoundProduct>('FoundProduct').implement({
  description: 'A product of a supplier with its newest footprint, as far as the viewer may see it.',
  fields: (t) => ({
    id: t.id({
      description: 'Of the product in the own portfolio, or of the shared footprint.',
      resolve: ({ entry }) => productIdOf(entry.key),
    }),
    supplier: t.expose('supplier', { type: SearchSupplierRef }),
    name: t.string({ resolve: ({ entry }) => entry.name }),
    nameZh: t.string({ resolve: ({ entry }) => entry.nameZh }),
    sku: t.string({ resolve: ({ entry }) => entry.sku }),
    category: t.string({ resolve: ({ entry }) => entry.category }),
    categoryZh: t.string({ resolve: ({ entry }) => entry.categoryZh }),
    region: t.string({ resolve: ({ entry }) => entry.region }),
    level: t.field({
      type: SharingLevelEnum,
      nullable: true,
      description: 'How much is shared; null for the own portfolio.',
      resolve: ({ entry }) => entry.level,
    }),
    version: t.int({ nullable: true, resolve: ({ entry }) => entry.version?.version ?? null }),
    status: t.field({
      type: AssessmentStatusEnum,
      nullable: true,
      resolve: ({ entry }) => entry.version?.status ?? null,
    }),
    boundary: t.field({
      type: BoundaryEnum,
      nullable: true,
      resolve: ({ entry }) => entry.version?.boundary ?? null,
    }),
    unit: t.string({ nullable: true, resolve: ({ entry }) => entry.version?.unit ?? null }),
    referencePeriodEnd: t.field({
      type: 'Date',
      nullable: true,
      resolve: ({ entry }) => (entry.version?.periodEnd ? new Date(entry.version.periodEnd) : null),
    }),
    kgCo2e: t.float({
      nullable: true,
      description: 'For one of the declared unit.',
      resolve: ({ entry }) => entry.version?.kgCo2e ?? null,
    }),
    band: t.field({
      type: BandRef,
      nullable: true,
      description: 'In place of the figure, at the level BANDED.',
      resolve: ({ entry }) => entry.version?.band ?? null,
    }),
    hasGaps: t.boolean({ resolve: ({ entry }) => entry.version?.hasGaps ?? false }),
    dataQuality: t.float({ nullable: true, resolve: ({ entry }) => entry.version?.dataQuality ?? null }),
    primaryDataShare: t.float({
      nullable: true,
      resolve: ({ entry }) => entry.version?.primaryDataShare ?? null,
    }),
    withheld: t.field({
      type: [WithheldFieldRef],
      description: 'Every field that is empty because of the level of the share, and why.',
      resolve: ({ entry }) =>
        entry.level === null ? [] : [...withheldFields(entry.level, entry.version !== null)],
    }),
    score: t.float({ description: '0 to 100: the sum of the points.', resolve: ({ rank }) => rank.score }),
    parts: t.field({
      type: [RankedPartRef],
      description: 'Why it stands where it stands; the label is its supplier’s.',
      resolve: ({ rank }) => [...rank.parts],
    }),
  }),
});

export const FoundSupplierRef = builder.objectRef<FoundSupplier>('FoundSupplier').implement({
  description: 'A supplier that was found by itself or by what it makes.',
  fields: (t) => ({
    id: t.id({ resolve: ({ supplier }) => supplierIdOfKey(supplier.key) }),
    supplier: t.expose('supplier', { type: SearchSupplierRef }),
    productCount: t.exposeInt('productCount', { description: 'That the viewer may see, found or not.' }),
    score: t.float({ description: '0 to 100: the sum of the points.', resolve: ({ rank }) => rank.score }),
    parts: t.field({
      type: [RankedPartRef],
      description: 'Means over its products.',
      resolve: ({ rank }) => [...rank.parts],
    }),
  }),
});

const asked = new WeakMap<Context, Promise<SearchIndex>>();

/** What the viewer may search, looked up once a request. */
export function searchIndexOf(context: Context): Promise<SearchIndex> {
  const known = asked.get(context);
  if (known !== undefined) return known;
  const index = holdSearchIndex(context.database, context.viewer);
  asked.set(context, index);
  return index;
}

interface Arguments {
  readonly filter?: SearchQuestion['filter'] | null | undefined;
  readonly weights?: typeof RankWeightsInput.$inferInput | null | undefined;
  readonly orderBy?: SearchQuestion['orderBy'] | null | undefined;
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
}

const BEST_FIRST = { field: 'SCORE', direction: 'DESC' } as const;

async function questionOf(
  { filter, weights, orderBy }: Arguments,
  context: Context,
): Promise<SearchQuestion> {
  const chosen = weights
    ? weightsFrom(weights)
    : (await readSearchWeights(context.database, context.viewer.organisationId)).weights;
  return { filter: filter ?? {}, weights: chosen, orderBy: orderBy ?? BEST_FIRST };
}

function pageOf({ first, after }: Arguments, matches: SearchMatches) {
  const cursor = readCursor(after);
  const position = cursor && positionOf(matches.order, cursor);
  if (after && position === null)
    throw new InvalidInput([
      {
        field: 'after',
        code: 'CURSOR_INVALID',
        message: 'This is no cursor of a search in this order.',
        remedy: 'Take `endCursor` of the page before, or begin without.',
      },
    ]);
  return pageAfter(matches, position, Math.min(Math.max(first ?? DEFAULT_PAGE, 0), MOST));
}

function toConnection<Node extends { readonly cursor: string }>(
  nodes: readonly Node[],
  { hasNextPage, hasPreviousPage }: { hasNextPage: boolean; hasPreviousPage: boolean },
  totalCount: number,
) {
  const edges = nodes.map((node) => ({ node, cursor: node.cursor }));
  const pageInfo = {
    ...{ hasNextPage, hasPreviousPage },
    ...{ startCursor: edges[0]?.cursor ?? null, endCursor: edges.at(-1)?.cursor ?? null },
  };
  return { edges, pageInfo, totalCount };
}

builder.queryFields((t) => {
  const shared = {
    filter: t.arg({ type: SupplierSearchFilter }),
    weights: t.arg({ type: RankWeightsInput, description: 'For this question; else what was saved.' }),
    orderBy: t.arg({ type: SupplierSearchOrder }),
  };
  return {
    foundProducts: t.connection(
      {
        type: FoundProductRef,
        description: `Products of suppliers, own and shared, the best first. Pages of at most ${MOST}, forwards.`,
        complexity: connectionComplexity,
        args: shared,
        resolve: async (_parent, given, context) => {
          const question = await questionOf(given, context);
          const index = await searchIndexOf(context);
          const matches = matchProducts(index, question);
          const page = pageOf(given, matches);
          const nodes = await showProducts(context.database, context.viewer, index, page, question.weights);
          return toConnection(nodes, page, matches.places.length);
        },
      },
      {
        name: 'FoundProductConnection',
        fields: (connection) => ({ totalCount: connection.int({ resolve: totalCountOf }) }),
      },
      connectionNames('FoundProduct')[1],
    ),
    foundSuppliers: t.connection(
      {
        type: FoundSupplierRef,
        description: `Suppliers, own and those who share, the best first. Pages of at most ${MOST}, forwards.`,
        complexity: connectionComplexity,
        args: shared,
        resolve: async (_parent, given, context) => {
          const question = await questionOf(given, context);
          const index = await searchIndexOf(context);
          const matches = matchSuppliers(index, question);
          const page = pageOf(given, matches);
          const nodes = showSuppliers(index, page, question.weights);
          return toConnection(nodes, page, matches.places.length);
        },
      },
      {
        name: 'FoundSupplierConnection',
        fields: (connection) => ({ totalCount: connection.int({ resolve: totalCountOf }) }),
      },
      connectionNames('FoundSupplier')[1],
    ),
  };
});

function totalCountOf(connection: object): number {
  return 'totalCount' in connection ? Number(connection.totalCount) : 0;
}
