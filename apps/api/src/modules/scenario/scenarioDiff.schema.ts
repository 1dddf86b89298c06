import { builder } from '../../builder/builder.ts';
import { ChangeKindEnum, TransportModeEnum } from '../../builder/enums.ts';
import { localIdForMutation, localIds } from '../../builder/ids.ts';
import { FactorRef } from '../factor/factor.schema.ts';
import { FindingRef } from '../footprint/footprint.schema.ts';
import { InventoryLineRef } from '../inventoryLine/inventoryLine.schema.ts';
import { type DescribedDiff, type DescribedLine, describeDiff } from './describeDiff.ts';
import { ScenarioRef } from './scenario.schema.ts';

type Part = DescribedLine['before'];

const DiffPartRef = builder.objectRef<Part>('ScenarioDiffPart').implement({
  description: 'What a line says, or one of two parts where a share of it is recycled.',
  fields: (t) => ({
    amount: t.exposeFloat('amount', { nullable: true }),
    unit: t.exposeString('unit'),
    region: t.exposeString('region', { nullable: true }),
    transportMode: t.expose('transportMode', { type: TransportModeEnum, nullable: true }),
    distanceKm: t.exposeFloat('distanceKm', { nullable: true }),
    factor: t.field({
      type: FactorRef,
      nullable: true,
      resolve: ({ input }, _arguments, { loaders }) =>
        input.kind === 'FACTOR' ? loaders.factor.load(input.factorId) : null,
    }),
    inputAssessment: t.prismaField({
      type: 'Assessment',
      nullable: true,
      resolve: (query, { input }, _arguments, { database, viewer: { organisationId } }) =>
        input.kind === 'ASSESSMENT'
          ? database.prisma.assessment.findUnique({
              ...query,
              where: { organisationId_id: { organisationId, id: input.assessmentId } },
            })
          : null,
    }),
    supplierId: t.string({ nullable: true, resolve: ({ supplierId }) => supplierId }),
  }),
});

const DiffLineRef = builder.objectRef<DescribedLine>('ScenarioDiffLine').implement({
  description: 'A line that is not what it was; kg CO2e per declared unit of its assessment.',
  fields: (t) => ({
    line: t.field({
      type: InventoryLineRef,
      nullable: true,
      resolve: ({ before }, _arguments, { loaders }) => loaders.line.load(before.id),
    }),
    before: t.field({ type: DiffPartRef, resolve: ({ before }) => before }),
    after: t.field({ type: [DiffPartRef], resolve: ({ after }) => [...after] }),
    changeIds: t.stringList({ resolve: ({ changeIds }) => [...changeIds] }),
    kgBefore: t.exposeFloat('kgBefore', { nullable: true }),
    kgAfter: t.exposeFloat('kgAfter', { nullable: true }),
  }),
});

const DiffChangeRef = builder.objectRef<DescribedDiff['changes'][number]>('ScenarioDiffChange').implement({
  fields: (t) => ({
    id: t.id({ resolve: ({ change }) => change.id }),
    kind: t.field({ type: ChangeKindEnum, resolve: ({ change }) => change.kind }),
    scenario: t.prismaField({
      type: ScenarioRef,
      nullable: true,
      description: 'Where it was written: the scenario itself or one it descends from.',
      resolve: (query, { scenarioId: id }, _arguments, { database, viewer: { organisationId } }) =>
        database.prisma.scenario.findUnique({
          ...query,
          where: { organisationId_id: { organisationId, id } },
        }),
    }),
    replacesParent: t.exposeBoolean('replacesParent'),
    lineCount: t.int({
      description: 'Lines it selects, also those on which it has no effect.',
      resolve: ({ lines }) => lines,
    }),
  }),
});

const ScenarioDiffRef = builder.objectRef<DescribedDiff>('ScenarioDiff').implement({
  description: 'What a scenario does to the base case, the changes of its parents included.',
  fields: (t) => ({
    changes: t.field({ type: [DiffChangeRef], resolve: ({ changes }) => [...changes] }),
    lineCount: t.int({ resolve: ({ lines }) => lines.length }),
    lines: t.field({
      type: [DiffLineRef],
      description: 'The largest change first.',
      args: { first: t.arg.int({ defaultValue: 100 }) },
      complexity: ({ first }) => ({ field: 1, multiplier: Math.min(Math.max(first ?? 100, 1), 1000) }),
      resolve: ({ lines }, { first }) => lines.slice(0, Math.min(Math.max(first ?? 100, 0), 1000)),
    }),
    findings: t.field({
      type: [FindingRef],
      description: 'Changes that compete or are not possible, and factors that were chosen.',
      resolve: ({ findings }) => [...findings],
    }),
  }),
});

builder.queryField('scenarioDiff', (t) =>
  t.field({
    type: ScenarioDiffRef,
    complexity: { field: 1_000, multiplier: 1 },
    args: {
      scenarioId: t.arg.id({ required: true }),
      assessmentIds: t.arg.idList({ description: 'Left out: the current assessments of all products.' }),
    },
    resolve: (_parent, { scenarioId, assessmentIds }, { database, viewer }) =>
      describeDiff(
        database,
        viewer.organisationId,
        localIdForMutation('Scenario', 'scenario', scenarioId),
        assessmentIds ? localIds('Assessment', assessmentIds, 'assessmentIds') : null,
      ),
  }),
);
