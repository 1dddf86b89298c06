import { builder } from '../../builder/builder.ts';
import { ComparisonBasisEnum, DimensionEnum, MeasureEnum } from '../../builder/enums.ts';
import { FindingRef } from '../footprint/footprint.schema.ts';
import { type BuiltComparison, buildComparison } from './buildComparison.ts';
import { findHotspots } from './findHotspots.ts';
import type { LabelledMember } from './labelMembers.ts';

export const DimensionFilterInput = builder.inputType('DimensionFilterInput', {
  description:
    'Members by id, as `path` of an earlier answer gives them. Stages, gases and processes are their own ids.',
  fields: (t) => ({
    dimension: t.field({ type: DimensionEnum, required: true }),
    include: t.stringList(),
    exclude: t.stringList(),
  }),
});

export const ComparisonInput = builder.inputType('ComparisonInput', {
  fields: (t) => ({
    assessmentIds: t.idList({ description: 'Nothing given: every current assessment of the organisation.' }),
    productIds: t.idList({ description: 'Their current assessments.' }),
    scenarioIds: t.idList({
      description:
        'Scenarios beside the base case. The base case is always there unless filtered out (its id is BASE).',
    }),
    rows: t.field({ type: [DimensionEnum], required: true }),
    columns: t.field({ type: [DimensionEnum], required: true }),
    filters: t.field({ type: [DimensionFilterInput] }),
    measure: t.field({ type: MeasureEnum, defaultValue: 'TOTAL' }),
    basis: t.field({ type: ComparisonBasisEnum, defaultValue: 'DECLARED_UNIT' }),
    baselineColumn: t.stringList({
      description: 'The column path other columns are measured against, as ids.',
    }),
  }),
});

export const PathStepRef = builder.objectRef<LabelledMember>('PathStep').implement({
  fields: (t) => ({
    dimension: t.expose('dimension', { type: DimensionEnum }),
    id: t.exposeString('id'),
    label: t.exposeString('label'),
    labelZh: t.exposeString('labelZh'),
  }),
});

const AxisEntryRef = builder.objectRef<readonly LabelledMember[]>('ComparisonAxisEntry').implement({
  fields: (t) => ({ path: t.field({ type: [PathStepRef], resolve: (path) => [...path] }) }),
});

const CellGapRef = builder.objectRef<string>('CellGap').implement({
  fields: (t) => ({ code: t.string({ resolve: (code) => code }) }),
});

type Cell = BuiltComparison['result']['cells'][number];

const CellRef = builder.objectRef<Cell>('ComparisonCell').implement({
  description: '`row` and `column` are indexes into the rows and columns of the comparison.',
  fields: (t) => ({
    row: t.exposeInt('row'),
    column: t.exposeInt('column'),
    kgCo2e: t.exposeFloat('kgCo2e', { nullable: true, description: 'Null where only gaps are.' }),
    share: t.exposeFloat('share', { nullable: true, description: "Of the column's total." }),
    deltaFromBaseline: t.exposeFloat('deltaFromBaseline', { nullable: true }),
    gaps: t.field({ type: [CellGapRef], resolve: ({ gaps }) => [...gaps] }),
  }),
});

const TotalRef = builder
  .objectRef<{ readonly kgCo2e: number | null; readonly gaps: readonly string[] }>('ComparisonTotal')
  .implement({
    fields: (t) => ({
      kgCo2e: t.exposeFloat('kgCo2e', { nullable: true }),
      gaps: t.field({ type: [CellGapRef], resolve: ({ gaps }) => [...gaps] }),
    }),
  });

export const ComparisonRef = builder.objectRef<BuiltComparison>('Comparison').implement({
  description:
    'The contributions of many footprints, summed over rows × columns. Cells without a contribution are left out.',
  fields: (t) => ({
    rows: t.field({ type: [AxisEntryRef], resolve: ({ rows }) => [...rows] }),
    columns: t.field({ type: [AxisEntryRef], resolve: ({ columns }) => [...columns] }),
    cells: t.field({ type: [CellRef], resolve: ({ result }) => [...result.cells] }),
    rowTotals: t.field({ type: [TotalRef], resolve: ({ result }) => [...result.rowTotals] }),
    columnTotals: t.field({ type: [TotalRef], resolve: ({ result }) => [...result.columnTotals] }),
    total: t.float({
      nullable: true,
      description: 'kg CO2e; null where only gaps are.',
      resolve: ({ result }) => result.total.kgCo2e,
    }),
    findings: t.field({ type: [FindingRef], resolve: ({ findings }) => [...findings] }),
    measure: t.expose('measure', { type: MeasureEnum }),
    basis: t.expose('basis', { type: ComparisonBasisEnum }),
  }),
});

const HotspotsInput = builder.inputType('HotspotsInput', {
  fields: (t) => ({
    productIds: t.idList(),
    scenarioId: t.id(),
    dimension: t.field({ type: DimensionEnum, required: true }),
    first: t.int({ defaultValue: 10 }),
    basis: t.field({ type: ComparisonBasisEnum, defaultValue: 'DECLARED_UNIT' }),
    filters: t.field({ type: [DimensionFilterInput] }),
  }),
});

const HotspotRef = builder
  .objectRef<
    Omit<LabelledMember, 'dimension'> & {
      readonly kgCo2e: number | null;
      readonly share: number | null;
      readonly cumulativeShare: number | null;
    }
  >('Hotspot')
  .implement({
    fields: (t) => ({
      id: t.exposeString('id'),
      label: t.exposeString('label'),
      labelZh: t.exposeString('labelZh'),
      kgCo2e: t.exposeFloat('kgCo2e', { nullable: true }),
      share: t.exposeFloat('share', { nullable: true }),
      cumulativeShare: t.exposeFloat('cumulativeShare', { nullable: true }),
    }),
  });

const HotspotsRef = builder.objectRef<Awaited<ReturnType<typeof findHotspots>>>('Hotspots').implement({
  fields: (t) => ({
    hotspots: t.field({ type: [HotspotRef], resolve: ({ hotspots }) => [...hotspots] }),
    total: t.float({ nullable: true, resolve: ({ total }) => total.kgCo2e }),
    gaps: t.field({ type: [CellGapRef], resolve: ({ total }) => [...total.gaps] }),
    findings: t.field({ type: [FindingRef], resolve: ({ findings }) => [...findings] }),
  }),
});

builder.queryFields((t) => ({
  comparison: t.field({
    type: ComparisonRef,
    // The number of cells is not known beforehand; this is the price of a large one.
    complexity: { field: 2000, multiplier: 100 },
    args: { input: t.arg({ type: ComparisonInput, required: true }) },
    resolve: (_parent, { input }, { database, viewer }) =>
      buildComparison(database, viewer.organisationId, input),
  }),
  hotspots: t.field({
    type: HotspotsRef,
    complexity: { field: 1000, multiplier: 10 },
    args: { input: t.arg({ type: HotspotsInput, required: true }) },
    resolve: (_parent, { input }, { database, viewer }) =>
      findHotspots(database, viewer.organisationId, input),
  }),
}));
