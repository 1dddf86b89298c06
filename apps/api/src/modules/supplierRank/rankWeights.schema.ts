import type { RankWeights } from '@cradle/engine';
import { builder } from '../../builder/builder.ts';
import { rankWeights } from './rankSuppliers.ts';

export const RankWeightsInput = builder.inputType('RankWeightsInput', {
  description:
    'What counts how much; what is not given keeps its weight (50 for the label, 10 for each other).',
  fields: (t) => ({
    label: t.float(),
    verification: t.float(),
    dataQuality: t.float(),
    primaryShare: t.float(),
    footprint: t.float(),
    recency: t.float(),
  }),
});

/** The weights a caller gave, over the ones given at first. @throws InvalidInput */
export function weightsFrom(given: typeof RankWeightsInput.$inferInput | null | undefined): RankWeights {
  const entries = [
    ['LABEL', given?.label],
    ['VERIFICATION', given?.verification],
    ['DATA_QUALITY', given?.dataQuality],
    ['PRIMARY_SHARE', given?.primaryShare],
    ['FOOTPRINT', given?.footprint],
    ['RECENCY', given?.recency],
  ] as const;
  return rankWeights(Object.fromEntries(entries.filter(([, weight]) => weight != null)));
}
