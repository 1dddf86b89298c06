import { RANK_PARTS, type RankedPart } from '@cradle/engine';
import { builder } from '../../builder/builder.ts';
import { LabelStateEnum } from '../factoryEvaluation/evaluationEnums.ts';
import { LabelRef } from '../factoryEvaluation/factoryEvaluation.schema.ts';
import { SupplierRef } from '../supplier/supplier.schema.ts';
import { type RankedSupplier, rankOf } from './rankSuppliers.ts';
import { RankWeightsInput, weightsFrom } from './rankWeights.schema.ts';

const PartEnum = builder.enumType('RankPart', {
  description:
    'LABEL: a valid label. VERIFICATION: share of verified footprints. DATA_QUALITY: (5 − rating) / 4. PRIMARY_SHARE. FOOTPRINT: part of comparable footprints that are higher. RECENCY: 1 up to 12 months, 0 from 48.',
  values: RANK_PARTS,
});

export const RankedPartRef = builder.objectRef<RankedPart>('RankedPart').implement({
  fields: (t) => ({
    part: t.field({ type: PartEnum, resolve: ({ part }) => part }),
    value: t.exposeFloat('value', {
      nullable: true,
      description: '0 to 1; null where nothing is known: no points.',
    }),
    weight: t.exposeFloat('weight'),
    points: t.exposeFloat('points', { description: 'What it adds to the score.' }),
  }),
});

const RankRef = builder.objectRef<RankedSupplier>('SupplierRank').implement({
  description: 'Why a supplier stands where it stands: the score is the sum of the points.',
  fields: (t) => ({
    score: t.exposeFloat('score', { description: '0 to 100.' }),
    labelState: t.field({
      type: LabelStateEnum,
      nullable: true,
      description: 'Of its best label; null for none.',
      resolve: ({ facts }) => facts.label,
    }),
    parts: t.field({ type: [RankedPartRef], resolve: ({ parts }) => [...parts] }),
  }),
});

builder.prismaObjectFields(SupplierRef, (t) => ({
  rank: t.field({
    type: RankRef,
    args: { weights: t.arg({ type: RankWeightsInput }) },
    resolve: async ({ id }, { weights }, { loaders }) =>
      rankOf((await loaders.ranks.load('ALL')).facts.get(id), weightsFrom(weights)),
  }),
  labels: t.field({
    type: [LabelRef],
    description: 'Of its factories, the one issued last first, whatever their state.',
    complexity: 10,
    resolve: async ({ id }, _args, { loaders }) => [...(await loaders.supplierLabels.load(id))],
  }),
}));
