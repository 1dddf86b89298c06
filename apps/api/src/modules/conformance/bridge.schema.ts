import {
  BRIDGE_TOPICS,
  type BridgeLine,
  type BridgeStep,
  type BridgeTopic,
  type DescribedBasis,
} from '@cradle/engine';
import { findStandard } from '@cradle/schema';
import { builder } from '../../builder/builder.ts';
import { StageEnum } from '../../builder/enums.ts';
import { localId } from '../../builder/ids.ts';
import { InventoryLineRef } from '../inventoryLine/inventoryLine.schema.ts';
import { StandardRef } from '../standard/standard.schema.ts';
import { CertaintyEnum } from '../standard/standardEnums.ts';
import { type AssessmentBridge, bridgeAssessment } from './bridgeAssessment.ts';

/** Of a step; the rest is in the step itself. */
const MOST_LINES = 20;

const BridgeTopicEnum = builder.enumType('BridgeTopic', {
  description: 'What two standards count differently.',
  values: BRIDGE_TOPICS,
});

const BridgeLineRef = builder.objectRef<BridgeLine>('BridgeLine').implement({
  fields: (t) => ({
    line: t.field({
      type: InventoryLineRef,
      nullable: true,
      description: 'Null for published values.',
      resolve: ({ lineId }, _arguments, { loaders }) => (lineId === null ? null : loaders.line.load(lineId)),
    }),
    kgCo2e: t.exposeFloat('kgCo2e'),
  }),
});

interface ShownStep extends BridgeStep {
  readonly to: DescribedBasis;
}

const BridgeStepRef = builder.objectRef<ShownStep>('BridgeStep').implement({
  description: 'What one difference between two standards moves.',
  fields: (t) => ({
    topic: t.expose('topic', { type: BridgeTopicEnum }),
    stage: t.expose('stage', {
      type: StageEnum,
      nullable: true,
      description: 'Of a stage that comes or goes.',
    }),
    kgCo2e: t.exposeFloat('kgCo2e', { description: 'Added to the total, per declared unit.' }),
    shownApartKgCo2e: t.exposeFloat('shownApartKgCo2e', {
      description: 'Changes its place without changing the total.',
    }),
    unknown: t.exposeInt('unknown', {
      description: 'Contributions it should touch and cannot: known as CO2e only, or not split.',
    }),
    clause: t.string({
      description: 'Of the standard the bridge leads to; empty where it is not known.',
      resolve: ({ topic, to }) => to.sources[topic].clause,
    }),
    certain: t.field({ type: CertaintyEnum, resolve: ({ topic, to }) => to.sources[topic].certainty }),
    lines: t.field({
      type: [BridgeLineRef],
      description: `The largest, ${MOST_LINES} at most.`,
      resolve: ({ lines }) => lines.slice(0, MOST_LINES),
    }),
  }),
});

const BridgeRef = builder.objectRef<AssessmentBridge>('ConformanceBridge').implement({
  description: 'The same product under two ways of counting: start + steps = end, kg CO2e per declared unit.',
  fields: (t) => ({
    from: t.field({
      type: StandardRef,
      nullable: true,
      description: 'Null: as the footprint was calculated.',
      resolve: ({ from }) => (from === null ? null : findStandard(from.standard)!),
    }),
    to: t.field({ type: StandardRef, resolve: ({ to }) => findStandard(to.standard)! }),
    start: t.exposeFloat('start'),
    end: t.exposeFloat('end'),
    gaps: t.exposeInt('gaps', { description: 'Contributions without a value, in neither total.' }),
    unsplitKgCo2e: t.exposeFloat('unsplitKgCo2e', {
      description: 'A published total that no source splits: stages cannot be taken from it.',
    }),
    topicsAlike: t.field({
      type: [BridgeTopicEnum],
      description: 'What both count alike, or what moves nothing here.',
      resolve: ({ steps }): BridgeTopic[] =>
        BRIDGE_TOPICS.filter((topic) => steps.every((step) => step.topic !== topic)),
    }),
    steps: t.field({
      type: [BridgeStepRef],
      resolve: ({ steps, to }) => steps.map((step) => ({ ...step, to })),
    }),
  }),
});

builder.queryField('conformanceBridge', (t) =>
  t.field({
    type: BridgeRef,
    description: 'Which difference between two standards moves how many kilograms of a product.',
    complexity: { field: 50, multiplier: 1 },
    args: {
      assessmentId: t.arg.id({ required: true }),
      from: t.arg.string({ description: 'Code of a standard; nothing: as calculated.' }),
      to: t.arg.string({ required: true, description: 'Code of a standard of the kind PRODUCT.' }),
    },
    resolve: (_parent, { assessmentId, from, to }, { database, viewer }) =>
      bridgeAssessment(
        database,
        viewer.organisationId,
        localId('Assessment', assessmentId, 'assessmentId'),
        from ?? null,
        to,
      ),
  }),
);
