import { builder } from '../../builder/builder.ts';
import { ComparisonBasisEnum, GwpSetEnum } from '../../builder/enums.ts';
import { FindingRef } from '../footprint/footprint.schema.ts';
import { ProductRef } from '../product/product.schema.ts';
import { CellGapRef, DimensionFilterInput } from './comparison.schema.ts';
import type { DrawHistogram } from './drawHistogram.ts';
import { scenarioId } from './labelMembers.ts';
import { comparePair, type FoundPair, type PairedFigure, type PairedOutcome } from './pairedComparison.ts';

const PairedSideInput = builder.inputType('PairedSideInput', {
  description: 'A product (its current assessment) or an assessment; without a scenario its base case.',
  fields: (t) => ({ productId: t.id(), assessmentId: t.id(), scenarioId: t.id() }),
});

const PairedComparisonInput = builder.inputType('PairedComparisonInput', {
  fields: (t) => ({
    first: t.field({ type: PairedSideInput, required: true }),
    second: t.field({ type: PairedSideInput, required: true }),
    basis: t.field({ type: ComparisonBasisEnum, defaultValue: 'DECLARED_UNIT' }),
    filters: t.field({ type: [DimensionFilterInput], description: 'For instance the stages both have.' }),
    gwpSet: t.field({ type: GwpSetEnum }),
  }),
});

const PairedClaimEnum = builder.enumType('PairedClaim', {
  values: ['FIRST_LOWER', 'SECOND_LOWER', 'NONE'] as const,
});

const HistogramRef = builder.objectRef<DrawHistogram>('DrawHistogram').implement({
  description: 'Draws by equally wide bins between two values.',
  fields: (t) => ({
    lower: t.exposeFloat('lower', { description: 'kg CO2e on the basis.' }),
    upper: t.exposeFloat('upper'),
    shares: t.floatList({ description: 'Of all draws, bin by bin.', resolve: ({ shares }) => [...shares] }),
  }),
});

const FigureRef = builder.objectRef<PairedFigure>('PairedFigure').implement({
  fields: (t) => ({
    product: t.prismaField({
      type: ProductRef,
      resolve: (query, { subject }, _arguments, { database, viewer: { organisationId } }) =>
        database.prisma.product.findUniqueOrThrow({
          ...query,
          where: { organisationId_id: { organisationId, id: subject.productId } },
        }),
    }),
    scenario: t.id({
      description: '`BASE` or the id of a scenario.',
      resolve: ({ subject }) => scenarioId(subject.scenarioKey),
    }),
    kgCo2e: t.exposeFloat('kgCo2e', { nullable: true, description: 'As a comparison shows it.' }),
    gaps: t.field({ type: [CellGapRef], resolve: ({ gaps }) => [...gaps] }),
  }),
});

const OutcomeRef = builder.objectRef<PairedOutcome>('PairedOutcome').implement({
  description: 'First minus second, draw by draw: kg CO2e on the basis.',
  fields: (t) => ({
    draws: t.exposeInt('draws'),
    firstLowerShare: t.exposeFloat('firstLowerShare', {
      description: 'P(first < second), 0..1; draws in which both are equal count half.',
    }),
    standardError: t.exposeFloat('standardError', {
      description: 'Of that share, from the number of draws.',
    }),
    medianDifference: t.exposeFloat('medianDifference'),
    lower: t.float({
      description: 'Lower end of the middle 95 % of the differences.',
      resolve: ({ interval }) => interval.lower,
    }),
    upper: t.float({ description: 'Upper end.', resolve: ({ interval }) => interval.upper }),
    smallestClaimableDifference: t.exposeFloat('smallestClaimableDifference', {
      description:
        'What the median difference would have to be for 95 % of the draws to agree, the spread as it is.',
    }),
    firstDraws: t.expose('firstDraws', { type: HistogramRef }),
    secondDraws: t.expose('secondDraws', {
      type: HistogramRef,
      description: 'Over the bins of `firstDraws`.',
    }),
    differenceDraws: t.expose('differenceDraws', { type: HistogramRef }),
  }),
});

const PairRef = builder.objectRef<FoundPair>('PairedComparison').implement({
  fields: (t) => ({
    first: t.expose('first', { type: FigureRef }),
    second: t.expose('second', { type: FigureRef }),
    findings: t.field({ type: [FindingRef], resolve: ({ findings }) => [...findings] }),
    outcome: t.expose('outcome', {
      type: OutcomeRef,
      nullable: true,
      description: 'Null where nothing can be drawn: a side has no number, or a finding blocks.',
    }),
    obstacles: t.stringList({
      description: 'Codes of findings and gaps that forbid to say which is lower, whatever the draws say.',
      resolve: ({ obstacles }) => [...obstacles],
    }),
    claim: t.expose('claim', {
      type: PairedClaimEnum,
      description:
        'What may be said: lower only where at least 95 % of the draws agree and nothing stands against it.',
    }),
  }),
});

builder.queryField('pairedComparison', (t) =>
  t.field({
    type: PairRef,
    description:
      'Whether one footprint is lower than another, by 10,000 paired Monte Carlo draws: what both share is drawn once. Spreads come from the lines (geometric standard deviation, data quality by the pedigree matrix).',
    complexity: { field: 2000, multiplier: 1 },
    args: { input: t.arg({ type: PairedComparisonInput, required: true }) },
    resolve: (_parent, { input }, { database, viewer }) =>
      comparePair(database, viewer.organisationId, input),
  }),
);
