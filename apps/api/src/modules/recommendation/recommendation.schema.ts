import { builder } from '../../builder/builder.ts';
import { ChangeKindEnum, TransportModeEnum } from '../../builder/enums.ts';
import { localIdForMutation } from '../../builder/ids.ts';
import { FactorRef } from '../factor/factor.schema.ts';
import { InventoryLineRef } from '../inventoryLine/inventoryLine.schema.ts';
import { type FoundRecommendation, findRecommendations } from './findRecommendations.ts';

type RecommendedChange = FoundRecommendation['changes'][number];

const RecommendedChangeRef = builder.objectRef<RecommendedChange>('RecommendedChange').implement({
  description: 'A change as `createScenario` takes it, for one line.',
  fields: (t) => ({
    kind: t.field({ type: ChangeKindEnum, resolve: ({ change }) => change.kind }),
    line: t.field({
      type: InventoryLineRef,
      nullable: true,
      resolve: ({ lineId }, _arguments, { loaders }) => loaders.line.load(lineId),
    }),
    toFactor: t.field({
      type: FactorRef,
      nullable: true,
      resolve: ({ change }, _arguments, { loaders }) =>
        change.kind === 'REPLACE_FACTOR' ? loaders.factor.load(change.toFactorId) : null,
    }),
    toActivity: t.string({
      nullable: true,
      resolve: ({ change }) => ('toActivity' in change ? change.toActivity : null),
    }),
    toRegion: t.string({
      nullable: true,
      resolve: ({ change }) => ('toRegion' in change ? change.toRegion : null),
    }),
    toTransportMode: t.field({
      type: TransportModeEnum,
      nullable: true,
      resolve: ({ change }) => (change.kind === 'CHANGE_TRANSPORT_MODE' ? change.toTransportMode : null),
    }),
    amountFactor: t.float({
      nullable: true,
      resolve: ({ change }) => (change.kind === 'SCALE_AMOUNT' ? change.amountFactor : null),
    }),
    distanceFactor: t.float({
      nullable: true,
      resolve: ({ change }) => (change.kind === 'CHANGE_TRANSPORT_MODE' ? change.distanceFactor : null),
    }),
  }),
});

const RecommendationRef = builder.objectRef<FoundRecommendation>('Recommendation').implement({
  description:
    'A change worth trying, with what it saves when it is really calculated. Savings of several do not add up.',
  fields: (t) => ({
    title: t.exposeString('title'),
    titleZh: t.exposeString('titleZh'),
    kgSaved: t.exposeFloat('kgSaved', { description: 'kg CO2e per declared unit.' }),
    share: t.exposeFloat('share', { description: 'Of the base total, 0..1.' }),
    changes: t.field({ type: [RecommendedChangeRef], resolve: ({ changes }) => [...changes] }),
  }),
});

builder.queryField('recommendations', (t) =>
  t.field({
    type: [RecommendationRef],
    complexity: { field: 500, multiplier: 10 },
    args: { assessmentId: t.arg.id({ required: true }) },
    resolve: (_parent, { assessmentId }, { database, viewer }) =>
      findRecommendations(
        database,
        viewer.organisationId,
        localIdForMutation('Assessment', 'assessment', assessmentId),
      ),
  }),
);
