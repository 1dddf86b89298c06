import type { RankWeights } from '@cradle/engine';
import { builder } from '../../builder/builder.ts';
import { refusalsOf } from '../../builder/refusalTypes.ts';
import { RankWeightsInput, weightsFrom } from '../supplierRank/rankWeights.schema.ts';
import { countFacets, type FacetOption, type FootprintFacet, type SearchFacets } from './countFacets.ts';
import { checkFilter } from './searchFilter.ts';
import { SupplierSearchFilter } from './searchInput.schema.ts';
import { readSearchWeights, type SavedWeights, saveSearchWeights } from './searchWeights.ts';
import { searchIndexOf } from './supplierSearch.schema.ts';

const FacetOptionRef = builder.objectRef<FacetOption>('FacetOption').implement({
  fields: (t) => ({
    value: t.exposeString('value', { description: 'Empty: not known.' }),
    nameZh: t.exposeString('nameZh', { description: 'Empty where the value is a code.' }),
    count: t.exposeInt('count', { description: 'Products it would find beside everything else chosen.' }),
  }),
});

const FootprintBinRef = builder.objectRef<FootprintFacet['bins'][number]>('FootprintBin').implement({
  description: 'lower ≤ kg CO2e < upper, on steps of 1, 2 and 5.',
  fields: (t) => ({
    lower: t.exposeFloat('lower'),
    upper: t.exposeFloat('upper'),
    count: t.exposeInt('count'),
  }),
});

const FootprintFacetRef = builder.objectRef<FootprintFacet>('FootprintFacet').implement({
  description: 'The footprints of one declared unit, in kg CO2e for one of it.',
  fields: (t) => ({
    unit: t.exposeString('unit'),
    count: t.exposeInt('count'),
    lowest: t.exposeFloat('lowest'),
    highest: t.exposeFloat('highest'),
    bins: t.field({ type: [FootprintBinRef], resolve: ({ bins }) => [...bins] }),
  }),
});

const SearchFacetsRef = builder.objectRef<SearchFacets>('SearchFacets').implement({
  description:
    'What can be chosen, and how many products each choice would find. What is chosen in the same facet does not narrow its counts. `dataQualities` are whole ratings, `primaryShares` quarters, each by its lower edge.',
  fields: (t) => {
    const options = (list: Exclude<keyof SearchFacets, 'footprints'>) =>
      t.field({ type: [FacetOptionRef], resolve: (facets) => [...facets[list]] });
    return {
      categories: options('categories'),
      countries: options('countries'),
      statuses: options('statuses'),
      boundaries: options('boundaries'),
      years: options('years'),
      sources: options('sources'),
      labelGrades: options('labelGrades'),
      labelSchemes: options('labelSchemes'),
      dataQualities: options('dataQualities'),
      primaryShares: options('primaryShares'),
      footprints: t.field({ type: [FootprintFacetRef], resolve: ({ footprints }) => [...footprints] }),
    };
  },
});

const SearchWeightsRef = builder.objectRef<SavedWeights>('SearchWeights').implement({
  description: 'What counts how much where a search does not say, for the whole organisation.',
  fields: (t) => {
    const weight = (part: keyof RankWeights) => t.float({ resolve: ({ weights }) => weights[part] });
    return {
      label: weight('LABEL'),
      verification: weight('VERIFICATION'),
      dataQuality: weight('DATA_QUALITY'),
      primaryShare: weight('PRIMARY_SHARE'),
      footprint: weight('FOOTPRINT'),
      recency: weight('RECENCY'),
      savedByName: t.exposeString('savedByName', { description: 'Empty: the usual weights.' }),
    };
  },
});

builder.queryFields((t) => ({
  searchFacets: t.field({
    type: SearchFacetsRef,
    complexity: { field: 100, multiplier: 1 },
    args: { filter: t.arg({ type: SupplierSearchFilter }) },
    resolve: async (_parent, { filter }, context) =>
      countFacets(await searchIndexOf(context), checkFilter(filter ?? {})),
  }),
  searchWeights: t.field({
    type: SearchWeightsRef,
    resolve: (_parent, _arguments, { database, viewer }) =>
      readSearchWeights(database, viewer.organisationId),
  }),
}));

builder.mutationField('saveSearchWeights', (t) =>
  t.field({
    type: SearchWeightsRef,
    permission: 'EDIT_PORTFOLIO',
    description: 'From now on searches of the whole organisation weigh so where they do not say.',
    errors: refusalsOf('SaveSearchWeightsResult'),
    args: { weights: t.arg({ type: RankWeightsInput, required: true }) },
    resolve: (_parent, { weights }, { database, viewer }) =>
      saveSearchWeights(database, viewer, weightsFrom(weights)),
  }),
);
