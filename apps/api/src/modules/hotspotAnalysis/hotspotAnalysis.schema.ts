import { builder } from '../../builder/builder.ts';
import { ComparisonBasisEnum, DimensionEnum, StageEnum } from '../../builder/enums.ts';
import { DimensionFilterInput, PathStepRef } from '../comparison/comparison.schema.ts';
import { FindingRef } from '../footprint/footprint.schema.ts';
import { InventoryLineRef } from '../inventoryLine/inventoryLine.schema.ts';
import { ProductRef } from '../product/product.schema.ts';
import { LineSelectorRef } from '../scenario/scenario.schema.ts';
import {
  analyseHotspots,
  type GapOfProducts,
  type HotspotAnalysis,
  type LabelledNode,
} from './analyseHotspots.ts';
import { findLinesBehind, type LineBehind, type LinesBehind } from './findLinesBehind.ts';
import { findReductionEffect, type ReductionEffect } from './findReductionEffect.ts';

const HotspotNodeRef = builder.objectRef<LabelledNode>('HotspotNode');

HotspotNodeRef.implement({
  description: 'A member with what it contributes. Every level adds up to what it is part of.',
  fields: (t) => ({
    member: t.field({
      type: PathStepRef,
      description: 'The id is * for all that are not among the largest.',
      resolve: ({ member }) => member,
    }),
    count: t.exposeInt('count', { description: 'How many members it stands for.' }),
    kgCo2e: t.exposeFloat('kgCo2e', { nullable: true, description: 'Null where only gaps are.' }),
    share: t.exposeFloat('share', { nullable: true, description: 'Of the whole.' }),
    cumulativeShare: t.exposeFloat('cumulativeShare', {
      nullable: true,
      description: 'Of this and the larger ones beside it, of what they are part of.',
    }),
    isVital: t.exposeBoolean('isVital', {
      description: 'One of the largest that together make up 80 % of what they are part of.',
    }),
    gaps: t.exposeStringList('gaps'),
    children: t.field({ type: [HotspotNodeRef], resolve: ({ children }) => [...children] }),
  }),
});

const GapOfProductsRef = builder.objectRef<GapOfProducts>('GapOfProducts').implement({
  description: 'A gap of a total, and the products that have it.',
  fields: (t) => ({
    code: t.exposeString('code'),
    products: t.field({ type: [PathStepRef], resolve: ({ products }) => [...products] }),
  }),
});

const HotspotAnalysisRef = builder.objectRef<HotspotAnalysis>('HotspotAnalysis').implement({
  fields: (t) => ({
    total: t.exposeFloat('total', {
      nullable: true,
      description: 'kg CO2e, a year where the basis is the annual volume; null where only gaps are.',
    }),
    vital: t.exposeInt('vital', { description: 'How many of the outermost members make up 80 %.' }),
    products: t.exposeInt('products', { description: 'How many products take part.' }),
    nodes: t.field({ type: [HotspotNodeRef], resolve: ({ nodes }) => [...nodes] }),
    gaps: t.field({
      type: [GapOfProductsRef],
      description:
        'What is missing from the total. ANNUAL_VOLUME_UNKNOWN: products without an annual volume.',
      resolve: ({ gaps }) => [...gaps],
    }),
    findings: t.field({ type: [FindingRef], resolve: ({ findings }) => [...findings] }),
  }),
});

const HotspotAnalysisInput = builder.inputType('HotspotAnalysisInput', {
  fields: (t) => ({
    dimensions: t.field({
      type: [DimensionEnum],
      required: true,
      description: 'One to three, from the outside in: SUPPLIER, PROCESS, PRODUCT.',
    }),
    basis: t.field({ type: ComparisonBasisEnum, defaultValue: 'ANNUAL_VOLUME' }),
    filters: t.field({ type: [DimensionFilterInput] }),
    productIds: t.idList(),
    scenarioId: t.id(),
    first: t.int({ defaultValue: 20, description: 'So many members; what is left becomes one.' }),
    firstNested: t.int({ defaultValue: 8 }),
  }),
});

const MemberInput = builder.inputType('MemberInput', {
  description: 'A member by its id, as `member` of an answer gives it.',
  fields: (t) => ({
    dimension: t.field({ type: DimensionEnum, required: true }),
    id: t.string({ required: true }),
  }),
});

const ReductionEffectInput = builder.inputType('ReductionEffectInput', {
  fields: (t) => ({
    members: t.field({
      type: t.listRef(t.listRef(MemberInput)),
      required: true,
      description:
        'Each a path of members that hold together, a material of one supplier say. What belongs to several counts once.',
    }),
    percent: t.float({ required: true, description: 'Above 0, at most 100.' }),
  }),
});

const ReductionEffectRef = builder.objectRef<ReductionEffect>('ReductionEffect').implement({
  description: 'What less of some hotspots does to a year of the portfolio, calculated as a scenario.',
  fields: (t) => ({
    basePerYear: t.exposeFloat('basePerYear', {
      nullable: true,
      description: 'kg CO2e a year of the whole portfolio; null where only gaps are.',
    }),
    savedPerYear: t.exposeFloat('savedPerYear', { nullable: true, description: 'kg CO2e a year.' }),
    share: t.exposeFloat('share', { nullable: true, description: 'Saved, of the whole portfolio.' }),
    alone: t.floatList({
      nullable: { list: false, items: true },
      description:
        'kg CO2e a year each member saves by itself. Where they overlap, their sum is more than what is saved.',
      resolve: ({ alone }) => [...alone],
    }),
    membersPerYear: t.exposeFloat('membersPerYear', {
      nullable: true,
      description: 'kg CO2e a year of the members now, each contribution once.',
    }),
    elsewherePerYear: t.exposeFloat('elsewherePerYear', {
      nullable: true,
      description:
        'Of what is saved, kg CO2e a year that lie in other products, because they use those that change. Null where there is none.',
    }),
    fixedPerYear: t.exposeFloat('fixedPerYear', {
      nullable: true,
      description:
        'kg CO2e a year of the members that declared footprints hold: no line of ours changes them.',
    }),
    lines: t.exposeInt('lines'),
    products: t.exposeInt('products', { description: 'How many products change.' }),
    withoutVolume: t.field({
      type: [PathStepRef],
      description: 'Products that change and have no annual volume: they are not in the numbers.',
      resolve: ({ withoutVolume }) => [...withoutVolume],
    }),
    selector: t.field({
      type: LineSelectorRef,
      nullable: true,
      description:
        'For `createScenario`, with SCALE_AMOUNT and the amountFactor. Null where a scenario cannot name so many lines.',
      resolve: ({ selector }) => selector,
    }),
    isByRule: t.exposeBoolean('isByRule', {
      description: 'Whether the selector also takes lines that are added later.',
    }),
    amountFactor: t.exposeFloat('amountFactor'),
  }),
});

const LineBehindRef = builder.objectRef<LineBehind>('LineBehind').implement({
  description: 'A line that carries what members contribute, or a stage of a declared footprint.',
  fields: (t) => ({
    product: t.field({
      type: ProductRef,
      resolve: async ({ productId }, _arguments, { loaders }) => (await loaders.product.load(productId))!,
    }),
    line: t.field({
      type: InventoryLineRef,
      nullable: true,
      resolve: ({ lineId }, _arguments, { loaders }) => (lineId === null ? null : loaders.line.load(lineId)),
    }),
    stage: t.expose('stage', { type: StageEnum }),
    kgPerYear: t.exposeFloat('kgPerYear', {
      nullable: true,
      description: 'kg CO2e; null without an annual volume.',
    }),
    kgPerUnit: t.exposeFloat('kgPerUnit', {
      nullable: true,
      description: 'kg CO2e per declared unit; null where only gaps are.',
    }),
  }),
});

const LinesBehindRef = builder.objectRef<LinesBehind>('LinesBehind').implement({
  fields: (t) => ({
    totalCount: t.exposeInt('totalCount'),
    lines: t.field({ type: [LineBehindRef], resolve: ({ lines }) => [...lines] }),
  }),
});

builder.queryFields((t) => ({
  hotspotAnalysis: t.field({
    type: HotspotAnalysisRef,
    complexity: { field: 2000, multiplier: 20 },
    args: { input: t.arg({ type: HotspotAnalysisInput, required: true }) },
    resolve: (_parent, { input }, { database, viewer }) =>
      analyseHotspots(database, viewer.organisationId, input),
  }),
  linesBehind: t.field({
    type: LinesBehindRef,
    description: 'The lines of products behind hotspots, the largest first.',
    complexity: { field: 1000, multiplier: 10 },
    args: {
      members: t.arg({ type: t.arg.listRef(t.arg.listRef(MemberInput)), required: true }),
      first: t.arg.int({ defaultValue: 50 }),
    },
    resolve: (_parent, { members, first }, { database, viewer }) =>
      findLinesBehind(database, viewer.organisationId, { members, first: first ?? 50 }),
  }),
  reductionEffect: t.field({
    type: ReductionEffectRef,
    complexity: { field: 1000, multiplier: 10 },
    args: { input: t.arg({ type: ReductionEffectInput, required: true }) },
    resolve: (_parent, { input }, { database, viewer }) =>
      findReductionEffect(database, viewer.organisationId, input),
  }),
}));
