import { builder } from '../../builder/builder.ts';
import { ContributionRef } from '../footprint/footprint.schema.ts';
import { ProductRef } from '../product/product.schema.ts';
import { type CellInterval, cellInterval } from './cellInterval.ts';
import { CellGapRef, ComparisonInput } from './comparison.schema.ts';
import type { CellContribution } from './findCellContributions.ts';
import { scenarioId } from './labelMembers.ts';
import { type LoadedCell, loadCell } from './loadCell.ts';

const CellContributionRef = builder
  .objectRef<CellContribution & Pick<LoadedCell['contributions'][number], 'row'>>('CellContribution')
  .implement({
    description: 'A contribution as a cell of a comparison adds it up.',
    fields: (t) => ({
      kgCo2e: t.exposeFloat('kgCo2e', {
        nullable: true,
        description: 'On the basis of the comparison; null for a gap.',
      }),
      share: t.exposeFloat('share', { nullable: true, description: 'Of the cell.' }),
      gap: t.exposeString('gap', { nullable: true }),
      scenario: t.id({
        description: '`BASE` or the id of a scenario.',
        resolve: ({ subject }) => scenarioId(subject.scenarioKey),
      }),
      product: t.prismaField({
        type: ProductRef,
        resolve: (query, { subject }, _arguments, { database, viewer: { organisationId } }) =>
          database.prisma.product.findUniqueOrThrow({
            ...query,
            where: { organisationId_id: { organisationId, id: subject.productId } },
          }),
      }),
      contribution: t.field({
        type: ContributionRef,
        description: 'The contribution itself, per declared unit: gas, line, factor, source.',
        resolve: ({ row }) => row,
      }),
    }),
  });

const CellIntervalRef = builder.objectRef<CellInterval>('CellInterval').implement({
  description: 'The middle 95 % of a lognormal distribution around the value of a cell.',
  fields: (t) => ({
    gsd: t.exposeFloat('gsd', { description: 'Geometric standard deviation, 1 or more.' }),
    lower: t.exposeFloat('lower', { description: 'kg CO2e.' }),
    upper: t.exposeFloat('upper', { description: 'kg CO2e.' }),
  }),
});

const CellContributionsRef = builder.objectRef<LoadedCell>('CellContributions').implement({
  description: 'What a cell of a comparison is the sum of, the largest first.',
  fields: (t) => ({
    contributions: t.field({
      type: [CellContributionRef],
      resolve: ({ contributions }) => [...contributions],
    }),
    totalCount: t.exposeInt('totalCount'),
    kgCo2e: t.exposeFloat('kgCo2e', {
      nullable: true,
      description: 'The sum of all of them: kg CO2e of the cell.',
    }),
    gaps: t.field({ type: [CellGapRef], resolve: ({ gaps }) => [...gaps] }),
    interval: t.field({
      type: CellIntervalRef,
      nullable: true,
      complexity: { field: 500, multiplier: 1 },
      description: 'Null without a positive value, and where there is too much to be looked at one by one.',
      resolve: ({ request, kgCo2e }, _arguments, { database, viewer }) =>
        cellInterval(database, viewer.organisationId, request, kgCo2e),
    }),
  }),
});

builder.queryField('cellContributions', (t) =>
  t.field({
    type: CellContributionsRef,
    complexity: ({ first }) => ({ field: 500, multiplier: first ?? 50 }),
    args: {
      input: t.arg({ type: ComparisonInput, required: true, description: 'The comparison the cell is in.' }),
      row: t.arg.stringList({
        required: true,
        description:
          'Ids along the path of its row, or the first of them: everything below. Empty for the whole column.',
      }),
      column: t.arg.stringList({ required: true, description: 'The same along its column.' }),
      first: t.arg.int({ defaultValue: 50, description: '1 to 500.' }),
      offset: t.arg.int({ defaultValue: 0 }),
    },
    resolve: (_parent, { input, row, column, first, offset }, { database, viewer }) =>
      loadCell(database, viewer.organisationId, {
        input,
        row,
        column,
        first: first ?? 50,
        offset: offset ?? 0,
      }),
  }),
);
