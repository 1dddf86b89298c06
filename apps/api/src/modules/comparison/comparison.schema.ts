import type { MeasuredValue } from '@cradle/engine';
import { builder } from '../../builder/builder.ts';
import {
  ComparisonBasisEnum,
  DimensionEnum,
  GwpSetEnum,
  MeasureEnum,
  StageEnum,
} from '../../builder/enums.ts';
import { FindingRef } from '../footprint/footprint.schema.ts';
import { type BuiltComparison, buildComparison } from './buildComparison.ts';
import type { CellColumns } from './cellColumns.ts';
import {
  type CellTotal,
  cellsInColumns,
  cellsWithValues,
  columnSubtotalsOf,
  type LabelledColumnSubtotals,
  type LabelledSubtotal,
  subtotalsOf,
  totalsWithValues,
} from './comparisonFigures.ts';
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
    gwpSet: t.field({
      type: GwpSetEnum,
      description:
        'Characterises everything that is known by gas with this set. What is known as CO2e only keeps its value, and a finding says so.',
    }),
    largestRows: t.int({
      description:
        'So many members of the outermost row dimension, those with the largest totals, keep rows of their own; the others become `*` (other).',
    }),
    largestColumns: t.int({ description: 'The same for columns. The baseline column always stays.' }),
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

export const CellGapRef = builder.objectRef<string>('CellGap').implement({
  fields: (t) => ({ code: t.string({ resolve: (code) => code }) }),
});

type Cell = BuiltComparison['result']['cells'][number] & MeasuredValue;

const CellRef = builder.objectRef<Cell>('ComparisonCell').implement({
  description: '`row` and `column` are indexes into the rows and columns of the comparison.',
  fields: (t) => ({
    row: t.exposeInt('row'),
    column: t.exposeInt('column'),
    kgCo2e: t.exposeFloat('kgCo2e', { nullable: true, description: 'Null where only gaps are.' }),
    value: t.exposeFloat('value', {
      nullable: true,
      description:
        'The figure of the measure: kg CO2e; a rating from 1 (best) to 5 for DATA_QUALITY; a share 0..1 for PRIMARY_SHARE; a geometric standard deviation, 1 or more, for UNCERTAINTY. The last three are weighted by what contributes.',
    }),
    share: t.exposeFloat('share', { nullable: true, description: "kg CO2e, of the column's total." }),
    deltaFromBaseline: t.exposeFloat('deltaFromBaseline', {
      nullable: true,
      description: '`value` minus that of the baseline column in the same row.',
    }),
    gaps: t.field({ type: [CellGapRef], resolve: ({ gaps }) => [...gaps] }),
  }),
});

const CellColumnsRef = builder.objectRef<CellColumns>('ComparisonCellColumns').implement({
  description:
    'The same as `cells`, a list of each field in the order of the cells: large tables arrive in a fraction of the time.',
  fields: (t) => ({
    row: t.expose('row', { type: 'Numbers' }),
    column: t.expose('column', { type: 'Numbers' }),
    kgCo2e: t.expose('kgCo2e', { type: 'Numbers' }),
    value: t.expose('value', { type: 'Numbers' }),
    share: t.expose('share', { type: 'Numbers' }),
    deltaFromBaseline: t.expose('deltaFromBaseline', {
      type: 'Numbers',
      description: 'Empty without a baseline.',
    }),
    gaps: t.expose('gaps', {
      type: 'Numbers',
      description: 'Index into `gapSets`; null for a cell that lacks nothing, empty where no cell does.',
    }),
    gapSets: t.field({
      type: t.listRef(t.listRef('String')),
      description: 'Codes of gaps that occur together in a cell.',
      resolve: ({ gapSets }) => gapSets.map((codes) => [...codes]),
    }),
  }),
});

const TotalRef = builder.objectRef<CellTotal>('ComparisonTotal').implement({
  fields: (t) => ({
    kgCo2e: t.exposeFloat('kgCo2e', { nullable: true }),
    value: t.exposeFloat('value', { nullable: true, description: 'The figure of the measure.' }),
    gaps: t.field({ type: [CellGapRef], resolve: ({ gaps }) => [...gaps] }),
  }),
});

const SubtotalRef = builder.objectRef<LabelledSubtotal>('ComparisonSubtotal').implement({
  description: 'The sum over all rows whose path begins with the same members.',
  fields: (t) => ({
    path: t.field({ type: [PathStepRef], resolve: ({ path }) => [...path] }),
    cells: t.field({ type: [CellRef], resolve: ({ cells }) => [...cells] }),
    total: t.field({ type: TotalRef, resolve: ({ total }) => total }),
  }),
});

const ColumnSubtotalRef = builder
  .objectRef<LabelledColumnSubtotals['columns'][number]>('ComparisonColumnSubtotal')
  .implement({
    fields: (t) => ({
      path: t.field({ type: [PathStepRef], resolve: ({ path }) => [...path] }),
      total: t.field({ type: TotalRef, resolve: ({ total }) => total }),
    }),
  });

const ColumnSubtotalsRef = builder.objectRef<LabelledColumnSubtotals>('ComparisonColumnSubtotals').implement({
  description: 'The sums over all columns whose path begins with the same members.',
  fields: (t) => ({
    columns: t.field({ type: [ColumnSubtotalRef], resolve: ({ columns }) => [...columns] }),
    cells: t.expose('cells', {
      type: CellColumnsRef,
      description: '`row` is that of the comparison, `column` an index into the columns here.',
    }),
    groupCells: t.expose('groupCells', {
      type: CellColumnsRef,
      description: '`row` is an index into `rowSubtotals`, `column` one into the columns here.',
    }),
  }),
});

export const ComparisonRef = builder.objectRef<BuiltComparison>('Comparison').implement({
  description:
    'The contributions of many footprints, summed over rows × columns. Cells without a contribution are left out.',
  fields: (t) => ({
    rows: t.field({ type: [AxisEntryRef], resolve: ({ rows }) => [...rows] }),
    columns: t.field({ type: [AxisEntryRef], resolve: ({ columns }) => [...columns] }),
    cells: t.field({ type: [CellRef], resolve: (comparison) => cellsWithValues(comparison) }),
    cellColumns: t.field({
      type: CellColumnsRef,
      complexity: { field: 20, multiplier: 1 },
      resolve: (comparison) => cellsInColumns(comparison),
    }),
    rowTotals: t.field({
      type: [TotalRef],
      resolve: (comparison) => totalsWithValues(comparison, 'rowTotals'),
    }),
    columnTotals: t.field({
      type: [TotalRef],
      resolve: (comparison) => totalsWithValues(comparison, 'columnTotals'),
    }),
    rowSubtotals: t.field({
      type: [SubtotalRef],
      // Far fewer than the cells, whose price covers them.
      complexity: { field: 10, multiplier: 1 },
      description:
        'For nested rows, from the outermost dimension inwards; `row` of their cells is their own index.',
      resolve: (comparison) => subtotalsOf(comparison),
    }),
    columnSubtotals: t.field({
      type: ColumnSubtotalsRef,
      complexity: { field: 20, multiplier: 1 },
      description: 'For nested columns, from the outermost dimension inwards.',
      resolve: (comparison) => columnSubtotalsOf(comparison),
    }),
    total: t.float({
      nullable: true,
      description: 'kg CO2e; null where only gaps are.',
      resolve: ({ result }) => result.total.kgCo2e,
    }),
    totalValue: t.float({
      nullable: true,
      description: 'The figure of the measure over everything.',
      resolve: ({ result, figures }) => (figures === null ? result.total.kgCo2e : figures.total.value),
    }),
    findings: t.field({ type: [FindingRef], resolve: ({ findings }) => [...findings] }),
    commonStages: t.field({
      type: [StageEnum],
      description:
        'Stages inside the boundaries of all footprints: a filter that keeps these makes them comparable.',
      resolve: ({ commonStages }) => [...commonStages],
    }),
    converted: t.idList({
      description: 'Products and assessments characterised with `gwpSet` instead of their own set.',
      resolve: ({ converted }) => [...converted],
    }),
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
