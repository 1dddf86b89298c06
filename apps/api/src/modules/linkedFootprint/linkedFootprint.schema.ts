import { builder } from '../../builder/builder.ts';
import { localIdForMutation } from '../../builder/ids.ts';
import { refusalsOf } from '../../builder/refusalTypes.ts';
import { FactorRef } from '../factor/factor.schema.ts';
import { MovedRef } from '../factorUpdate/factorUpdate.schema.ts';
import { SharedFootprintRef } from '../sharing/sharedFootprint.schema.ts';
import { acceptLinkedUpdate, findLinkedUpdates, type LinkedUpdate } from './linkedUpdates.ts';
import { linkFootprint } from './linkFootprint.ts';
import { MOST_TAKEN, productIds, takeOverFootprints } from './takeOverFootprints.ts';

const LinkedUpdateRef = builder.objectRef<LinkedUpdate>('LinkedUpdate').implement({
  description: 'A newer version of a footprint that is used as a factor, and what following it would do.',
  fields: (t) => ({
    factor: t.field({
      type: FactorRef,
      nullable: true,
      resolve: ({ link }, _arguments, { loaders }) => loaders.factor.load(link.factorId),
    }),
    version: t.int({ description: 'That is used now.', resolve: ({ link }) => link.version }),
    footprint: t.field({ type: SharedFootprintRef, resolve: ({ shared }) => shared }),
    before: t.exposeFloat('before', { nullable: true, description: 'kg CO2e per unit of the factor.' }),
    after: t.exposeFloat('after'),
    moved: t.field({ type: [MovedRef], resolve: ({ moved }) => [...moved] }),
  }),
});

builder.queryField('linkedUpdates', (t) =>
  t.field({
    type: [LinkedUpdateRef],
    description:
      'What suppliers have published since their footprints were linked. Nothing moves until it is accepted.',
    complexity: { field: 500, multiplier: 10 },
    resolve: async (_parent, _arguments, { database, viewer }) => [
      ...(await findLinkedUpdates(database, viewer)),
    ],
  }),
);

export const LinkedFactorRef = builder.objectRef<{ factorId: string }>('LinkedFactor').implement({
  fields: (t) => ({
    factor: t.field({
      type: FactorRef,
      nullable: true,
      resolve: ({ factorId }, _arguments, { loaders }) => loaders.factor.clear(factorId).load(factorId),
    }),
  }),
});

const TakenOverRef = builder.objectRef<{ readonly ids: readonly string[] }>('TakenOverFootprints').implement({
  fields: (t) => ({
    productIds: t.idList({
      description: 'Of the own portfolio, in the order of the shares.',
      resolve: ({ ids }) => productIds(ids),
    }),
  }),
});

builder.mutationFields((t) => ({
  takeOverFootprints: t.field({
    type: TakenOverRef,
    permission: 'EDIT_PORTFOLIO',
    description: `Makes declared footprints of the own portfolio from shared ones, to compare them with everything else; at most ${MOST_TAKEN} at once. What is taken over stays when the share ends.`,
    errors: refusalsOf('TakeOverFootprintsResult'),
    args: { ids: t.arg.idList({ required: true, description: 'Of shared footprints.' }) },
    resolve: async (_parent, { ids }, { database, viewer }) => ({
      ids: await takeOverFootprints(database, viewer, ids),
    }),
  }),
  linkFootprint: t.field({
    type: LinkedFactorRef,
    permission: 'EDIT_PORTFOLIO',
    description: 'Makes an own factor of a shared footprint, for the lines of own products.',
    errors: refusalsOf('LinkFootprintResult'),
    args: { id: t.arg.id({ required: true, description: 'Of a shared footprint.' }) },
    resolve: async (_parent, { id }, { database, viewer }) => ({
      factorId: await linkFootprint(database, viewer, id),
    }),
  }),
  acceptLinkedUpdate: t.field({
    type: LinkedFactorRef,
    permission: 'EDIT_PORTFOLIO',
    description: "Follows a supplier's newest version in every assessment that is not settled.",
    errors: refusalsOf('AcceptLinkedUpdateResult'),
    args: { factorId: t.arg.id({ required: true }) },
    resolve: async (_parent, { factorId }, { database, viewer }) => ({
      factorId: await acceptLinkedUpdate(database, viewer, localIdForMutation('Factor', 'factor', factorId)),
    }),
  }),
}));
