import { builder } from '../../builder/builder.ts';
import { GwpSetEnum } from '../../builder/enums.ts';
import { localIdForMutation } from '../../builder/ids.ts';
import { refusalsOf } from '../../builder/refusalTypes.ts';
import { FactorRef } from '../factor/factor.schema.ts';
import { MovedRef } from '../factorUpdate/factorUpdate.schema.ts';
import { CheckFindingRef } from '../interchange/interchange.schema.ts';
import { ReceivedFootprintRef } from '../pact/pact.schema.ts';
import { LinkedFactorRef } from './linkedFootprint.schema.ts';
import { linkReceived, type ReadReceived, readReceived } from './linkReceived.ts';
import { acceptReceivedUpdate, findReceivedUpdates, type ReceivedUpdate } from './receivedUpdates.ts';

const ReadReceivedRef = builder.objectRef<ReadReceived>('ReceivedFigures').implement({
  description: 'What a received footprint says, read anew, cradle to gate and without biogenic uptake.',
  fields: (t) => ({
    companyName: t.string({ nullable: true, resolve: ({ reading }) => reading.footprint.companyName }),
    kgCo2ePerUnit: t.float({
      nullable: true,
      description: 'Null where it gives no figure; `unusable` says why.',
      resolve: ({ factor }) => factor?.kgCo2e ?? null,
    }),
    unit: t.string({ nullable: true, resolve: ({ factor }) => factor?.unit ?? null }),
    gwpSet: t.field({
      type: GwpSetEnum,
      nullable: true,
      resolve: ({ factor }) =>
        (factor?.row.gwpSet as typeof GwpSetEnum.$inferType | null | undefined) ?? null,
    }),
    region: t.string({ resolve: ({ factor }) => String(factor?.row.region ?? '') }),
    year: t.int({ nullable: true, resolve: ({ factor }) => (factor?.row.year as number | null) ?? null }),
    validUntil: t.string({
      nullable: true,
      description: 'As it is written there.',
      resolve: ({ reading }) => reading.footprint.validUntil,
    }),
    unusable: t.stringList({
      description: 'Why no factor can be made of it: UNIT_UNKNOWN or TOTAL_MISSING.',
      resolve: ({ refusals }) => refusals.map(({ code }) => code),
    }),
    findings: t.field({
      type: [CheckFindingRef],
      description: 'What the checker says of it.',
      resolve: ({ findings }) => findings.map((finding) => ({ ...finding, line: null })),
    }),
  }),
});

builder.prismaObjectFields(ReceivedFootprintRef, (t) => ({
  figures: t.field({
    type: ReadReceivedRef,
    complexity: 5,
    select: { partnerId: true, pfId: true, version: true, document: true, partner: true },
    resolve: (received) => readReceived(received),
  }),
  factor: t.field({
    type: FactorRef,
    nullable: true,
    description: 'The own factor made of it, as long as it is in use.',
    select: { partnerId: true, pfId: true, version: true },
    resolve: ({ partnerId, pfId, version }, _arguments, { loaders }) =>
      loaders.receivedFactor.load({ partnerId, pfId, version }),
  }),
}));

const ReceivedUpdateRef = builder.objectRef<ReceivedUpdate>('ReceivedUpdate').implement({
  description:
    'What became of a received footprint that is used as a factor, and what following it would do.',
  fields: (t) => ({
    factor: t.field({
      type: FactorRef,
      nullable: true,
      resolve: ({ link }, _arguments, { loaders }) => loaders.factor.load(link.factorId),
    }),
    footprint: t.field({
      type: ReceivedFootprintRef,
      nullable: true,
      description: 'What stands in its place; null where it was deprecated and nothing does.',
      resolve: ({ received }) => received,
    }),
    before: t.exposeFloat('before', { nullable: true, description: 'kg CO2e per unit of the factor.' }),
    after: t.exposeFloat('after', { nullable: true }),
    moved: t.field({ type: [MovedRef], resolve: ({ moved }) => [...moved] }),
  }),
});

builder.queryField('receivedUpdates', (t) =>
  t.field({
    type: [ReceivedUpdateRef],
    description:
      'What partners have sent by PACT since their footprints were linked. Nothing moves until it is accepted.',
    complexity: { field: 500, multiplier: 10 },
    resolve: async (_parent, _arguments, { database, viewer }) => [
      ...(await findReceivedUpdates(database, viewer)),
    ],
  }),
);

builder.mutationFields((t) => ({
  linkReceivedFootprint: t.field({
    type: LinkedFactorRef,
    permission: 'EDIT_PORTFOLIO',
    description: 'Makes an own factor of a footprint that came by PACT, for the lines of own products.',
    errors: refusalsOf('LinkReceivedFootprintResult'),
    args: { partnerId: t.arg.id({ required: true }), pfId: t.arg.id({ required: true }) },
    resolve: async (_parent, { partnerId, pfId }, { database, viewer }) => ({
      factorId: await linkReceived(database, viewer, {
        ...{ partnerId: localIdForMutation('Partner', 'partner', partnerId), pfId },
      }),
    }),
  }),
  acceptReceivedUpdate: t.field({
    type: LinkedFactorRef,
    permission: 'EDIT_PORTFOLIO',
    description:
      'Follows a received footprint to what stands in its place, in every assessment that is not settled.',
    errors: refusalsOf('AcceptReceivedUpdateResult'),
    args: { factorId: t.arg.id({ required: true }) },
    resolve: async (_parent, { factorId }, { database, viewer }) => ({
      factorId: await acceptReceivedUpdate(
        database,
        viewer,
        localIdForMutation('Factor', 'factor', factorId),
      ),
    }),
  }),
}));
