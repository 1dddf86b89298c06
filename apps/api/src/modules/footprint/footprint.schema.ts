import type { Finding, Gap } from '@cradle/engine';
import { builder, connectionComplexity, connectionNames } from '../../builder/builder.ts';
import { FindingSeverityEnum, GwpSetEnum, OrderDirectionEnum, StageEnum } from '../../builder/enums.ts';
import { globalId } from '../../builder/ids.ts';
import type { Prisma } from '../../db/generated/client/client.ts';
import { FactorRef } from '../factor/factor.schema.ts';
import { InventoryLineRef } from '../inventoryLine/inventoryLine.schema.ts';
import { SupplierRef } from '../supplier/supplier.schema.ts';
import {
  readFindings,
  readGaps,
  readStagesWithShares,
  type StageWithShare,
  shareOfTotal,
} from './storedResult.ts';
import { type LineTotal, sumLines } from './sumLines.ts';

export const GapRef = builder.objectRef<Gap>('Gap').implement({
  description: 'A number that is missing, and why. It travels with every total it would have been part of.',
  fields: (t) => ({
    code: t.exposeString('code'),
    stage: t.expose('stage', { type: StageEnum, nullable: true }),
    lineId: t.id({ nullable: true, resolve: ({ lineId }) => lineId && globalId('InventoryLine', lineId) }),
    message: t.exposeString('message'),
    messageZh: t.exposeString('messageZh'),
  }),
});

export const FindingRef = builder.objectRef<Finding>('Finding').implement({
  description: 'What a check has to say about a result or a comparison.',
  fields: (t) => ({
    code: t.exposeString('code'),
    severity: t.expose('severity', { type: FindingSeverityEnum }),
    subjects: t.exposeIDList('subjects'),
    message: t.exposeString('message'),
    messageZh: t.exposeString('messageZh'),
  }),
});

export const StageResultRef = builder.objectRef<StageWithShare>('StageResult').implement({
  fields: (t) => ({
    stage: t.expose('stage', { type: StageEnum }),
    kgCo2e: t.exposeFloat('kgCo2e', {
      nullable: true,
      description: 'kg CO2e per declared unit; null where only gaps are.',
    }),
    share: t.exposeFloat('share', {
      nullable: true,
      description: 'Of the total, 0..1; null without a total, and for module D, which is no part of it.',
    }),
    gaps: t.field({ type: [GapRef], resolve: ({ gaps }) => [...gaps] }),
  }),
});

export const ContributionRef = builder.prismaObject('Contribution', {
  description: 'One gas at one place: the smallest thing a total is the sum of.',
  select: { organisationId: true, footprintId: true, position: true },
  fields: (t) => ({
    stage: t.expose('stage', { type: StageEnum }),
    process: t.exposeString('process'),
    processZh: t.string({
      description: 'Empty where nobody has said it.',
      select: { process: true },
      resolve: ({ process }, _arguments, { loaders }) => loaders.processNameZh.load(process),
    }),
    gas: t.exposeString('gas'),
    scope: t.exposeInt('scope', { nullable: true }),
    region: t.exposeString('region', { nullable: true }),
    year: t.exposeInt('year', { nullable: true }),
    kgGas: t.exposeFloat('kgGas', { nullable: true, description: 'kg of the gas per declared unit.' }),
    kgCo2e: t.exposeFloat('kgCo2e', {
      nullable: true,
      description: 'kg CO2e per declared unit; null for a gap.',
    }),
    share: t.float({
      nullable: true,
      description: 'Of the total of the footprint; null without a total.',
      select: { stage: true, kgCo2e: true, footprint: { select: { totalKgCo2e: true } } },
      resolve: (row) => shareOfTotal(row.stage, row.kgCo2e, row.footprint.totalKgCo2e),
    }),
    gap: t.exposeString('gap', { nullable: true }),
    line: t.field({
      type: InventoryLineRef,
      nullable: true,
      description: 'The line of this assessment that carries it; null for a declared stage value.',
      select: { lineId: true },
      resolve: ({ lineId }, _arguments, { loaders }) => (lineId === null ? null : loaders.line.load(lineId)),
    }),
    leafLine: t.field({
      type: InventoryLineRef,
      nullable: true,
      description: 'The line, here or in a product used by this one, at which the gas is emitted.',
      select: { leafLineId: true },
      resolve: ({ leafLineId }, _arguments, { loaders }) =>
        leafLineId === null ? null : loaders.line.load(leafLineId),
    }),
    factor: t.field({
      type: FactorRef,
      nullable: true,
      select: { factorId: true },
      resolve: ({ factorId }, _arguments, { loaders }) =>
        factorId === null ? null : loaders.factor.load(factorId),
    }),
    supplier: t.field({
      type: SupplierRef,
      nullable: true,
      select: { supplierId: true },
      resolve: ({ supplierId }, _arguments, { loaders }) =>
        supplierId === null ? null : loaders.supplier.load(supplierId),
    }),
  }),
});

const ContributionFilter = builder.inputType('ContributionFilter', {
  fields: (t) => ({ stages: t.field({ type: [StageEnum] }) }),
});

const ContributionOrderField = builder.enumType('ContributionOrderField', {
  values: ['KG_CO2E', 'POSITION'] as const,
});

const ContributionOrder = builder.inputType('ContributionOrder', {
  fields: (t) => ({
    field: t.field({ type: ContributionOrderField, required: true }),
    direction: t.field({ type: OrderDirectionEnum, required: true }),
  }),
});

const LineTotalRef = builder.objectRef<LineTotal>('LineTotal').implement({
  description: 'What one line of the assessment adds to the total: the sum of its contributions.',
  fields: (t) => ({
    lineId: t.id({ resolve: ({ lineId }) => globalId('InventoryLine', lineId) }),
    kgCo2e: t.exposeFloat('kgCo2e', { nullable: true, description: 'Null where only gaps are.' }),
    gaps: t.stringList({ description: 'Codes, each once.', resolve: ({ gaps }) => [...gaps] }),
  }),
});

/** One fragment reads one's own footprints and those that others share. */
export const FootprintFiguresRef = builder.interfaceRef<object>('FootprintFigures').implement({
  description:
    "The figures of a footprint, one's own or one that somebody shares. Null in a shared one: its `withheld` says why.",
  fields: (t) => ({
    gwpSet: t.field({ type: GwpSetEnum, nullable: true, resolve: () => null }),
    totalKgCo2e: t.float({ nullable: true, resolve: () => null }),
    fossilKgCo2e: t.float({ nullable: true, resolve: () => null }),
    biogenicKgCo2e: t.float({ nullable: true, resolve: () => null }),
    landUseKgCo2e: t.float({ nullable: true, resolve: () => null }),
    primaryDataShare: t.float({ nullable: true, resolve: () => null }),
    dataQuality: t.float({ nullable: true, resolve: () => null }),
    stages: t.field({ type: [StageResultRef], nullable: true, resolve: () => null }),
    gaps: t.field({ type: [GapRef], nullable: true, resolve: () => null }),
  }),
});

// Rows of the loader are whole: a field that named its columns would be read a second time.
export const FootprintRef = builder.prismaNode('Footprint', {
  interfaces: [FootprintFiguresRef],
  id: { resolve: (footprint) => footprint.id },
  findUnique: (id, { viewer }) => ({ organisationId_id: { organisationId: viewer.organisationId, id } }),
  description:
    'A finished result: kg CO2e per declared unit. Positive is an emission, negative a removal or credit.',
  fields: (t) => ({
    assessment: t.relation('assessment'),
    scenario: t.prismaField({
      type: 'Scenario',
      nullable: true,
      resolve: (query, { organisationId, scenarioKey: id }, _arguments, { database }) =>
        database.prisma.scenario.findUnique({
          ...query,
          where: { organisationId_id: { organisationId, id } },
        }),
    }),
    gwpSet: t.expose('gwpSet', { type: GwpSetEnum }),
    totalKgCo2e: t.exposeFloat('totalKgCo2e', {
      nullable: true,
      description: "Over the boundary's stages, without uptake of biogenic CO2; null where only gaps are.",
    }),
    fossilKgCo2e: t.exposeFloat('fossilKgCo2e', { nullable: true }),
    biogenicKgCo2e: t.exposeFloat('biogenicKgCo2e', { nullable: true }),
    landUseKgCo2e: t.exposeFloat('landUseKgCo2e', { nullable: true }),
    beyondBoundaryKgCo2e: t.exposeFloat('beyondBoundaryKgCo2e', {
      nullable: true,
      description: 'Module D: loads and benefits beyond the boundary, never inside the total.',
    }),
    primaryDataShare: t.exposeFloat('primaryDataShare', {
      nullable: true,
      description: '0..1; null when nothing is known.',
    }),
    dataQuality: t.exposeFloat('dataQuality', {
      nullable: true,
      description: '1 (best) to 5; null when nothing is rated.',
    }),
    stages: t.field({
      type: [StageResultRef],
      resolve: (footprint) => [...readStagesWithShares(footprint)],
    }),
    gaps: t.field({
      type: [GapRef],
      resolve: (footprint) => [...readGaps(footprint)],
    }),
    findings: t.field({
      type: [FindingRef],
      resolve: (footprint) => [...readFindings(footprint)],
    }),
    contributions: t.relatedConnection(
      'contributions',
      {
        cursor: 'organisationId_footprintId_position',
        complexity: connectionComplexity,
        totalCount: true,
        args: { orderBy: t.arg({ type: ContributionOrder }), filter: t.arg({ type: ContributionFilter }) },
        query: ({ orderBy, filter }) => ({
          where: filter?.stages?.length ? { stage: { in: filter.stages } } : {},
          orderBy: contributionOrder(orderBy),
        }),
      },
      ...connectionNames('Contribution'),
    ),
    lineTotals: t.field({
      type: [LineTotalRef],
      description: 'By line of this assessment; empty for a declared footprint.',
      complexity: 500,
      resolve: ({ organisationId, id }, _arguments, { database }) => sumLines(database, organisationId, id),
    }),
    engineVersion: t.exposeString('engineVersion'),
    inputHash: t.exposeString('inputHash', { description: 'SHA-256 of everything the result depends on.' }),
    calculatedAt: t.expose('calculatedAt', { type: 'DateTime' }),
  }),
});

function contributionOrder(
  order: { field: 'KG_CO2E' | 'POSITION'; direction: 'ASC' | 'DESC' } | null | undefined,
): Prisma.ContributionOrderByWithRelationInput[] {
  const direction = order?.direction === 'DESC' ? 'desc' : 'asc';
  if (order?.field !== 'KG_CO2E') return [{ position: direction }];
  return [{ kgCo2e: { sort: direction, nulls: 'last' } }, { position: 'asc' }];
}
