import { builder } from '../../builder/builder.ts';
import { ComparisonBasisEnum } from '../../builder/enums.ts';
import { AssessmentRef } from '../assessment/assessment.schema.ts';
import { FindingRef } from '../footprint/footprint.schema.ts';
import { type ComparedFootprint, compareSuppliers, type SupplierComparison } from './compareSuppliers.ts';

const ComparedFootprintRef = builder.objectRef<ComparedFootprint>('ComparedFootprint').implement({
  fields: (t) => ({
    assessment: t.prismaField({
      type: AssessmentRef,
      description: 'With status, boundary, GWP set, footprint and plausibility.',
      resolve: (query, { assessmentId: id }, _arguments, { database, viewer: { organisationId } }) =>
        database.prisma.assessment.findUniqueOrThrow({
          ...query,
          where: { organisationId_id: { organisationId, id } },
        }),
    }),
    kgCo2e: t.exposeFloat('kgCo2e', {
      nullable: true,
      description: 'On the basis; null where only gaps are.',
    }),
    gaps: t.exposeStringList('gaps'),
    score: t.exposeFloat('score', {
      nullable: true,
      description: 'Robust z-score on a log scale; null where it is not judged.',
    }),
    isOutlier: t.exposeBoolean('isOutlier', { description: 'A score beyond 3.5.' }),
  }),
});

const SupplierComparisonRef = builder.objectRef<SupplierComparison>('SupplierComparison').implement({
  description: 'The newest declared and the newest calculated footprint of every product of a category.',
  fields: (t) => ({
    category: t.exposeString('category'),
    basis: t.expose('basis', { type: ComparisonBasisEnum }),
    findings: t.field({ type: [FindingRef], resolve: ({ findings }) => [...findings] }),
    isBlocked: t.exposeBoolean('isBlocked', {
      description: 'A finding forbids to rank them: they come by name, and no outlier is looked for.',
    }),
    footprints: t.field({
      type: [ComparedFootprintRef],
      description: 'The lowest first, gaps last.',
      resolve: ({ footprints }) => [...footprints],
    }),
    median: t.exposeFloat('median', { nullable: true }),
    isJudged: t.exposeBoolean('isJudged', {
      description: 'Whether there are five figures or more, so that outliers can be told.',
    }),
  }),
});

builder.queryField('supplierComparison', (t) =>
  t.field({
    type: SupplierComparisonRef,
    complexity: { field: 1000, multiplier: 20 },
    args: {
      category: t.arg.string({ required: true }),
      basis: t.arg({ type: ComparisonBasisEnum, defaultValue: 'KILOGRAM' }),
    },
    resolve: (_parent, { category, basis }, { database, viewer }) =>
      compareSuppliers(database, viewer.organisationId, { category, basis: basis ?? 'KILOGRAM' }),
  }),
);
