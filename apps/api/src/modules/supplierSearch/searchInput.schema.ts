import { builder } from '../../builder/builder.ts';
import { AssessmentStatusEnum, BoundaryEnum, OrderDirectionEnum } from '../../builder/enums.ts';
import { SEARCH_SOURCES } from './searchEntry.ts';
import { SEARCH_ORDERS } from './searchOrder.ts';

export const SearchSourceEnum = builder.enumType('SearchSource', {
  description: 'OWN: in the organisation’s own portfolio. SHARED: of another organisation, which shares it.',
  values: SEARCH_SOURCES,
});

const FootprintRangeInput = builder.inputType('FootprintRangeInput', {
  description:
    'kg CO2e for one of the declared unit. A footprint that is shared as a range is found where the two overlap.',
  fields: (t) => ({ unit: t.string({ required: true }), from: t.float(), to: t.float() }),
});

export const SupplierSearchFilter = builder.inputType('SupplierSearchFilter', {
  description: 'What is not given asks for nothing; of several values of one field any one fits.',
  fields: (t) => ({
    search: t.string({ description: 'Words of product, SKU, category or supplier, in either language.' }),
    categories: t.stringList(),
    countries: t.stringList({ description: 'Where it is made, ISO 3166-1 alpha-2.' }),
    statuses: t.field({ type: [AssessmentStatusEnum] }),
    boundaries: t.field({ type: [BoundaryEnum] }),
    years: t.intList({ description: 'In which the reference period ends.' }),
    sources: t.field({ type: [SearchSourceEnum] }),
    labelGrades: t.stringList({ description: 'Of a label of its supplier that stands today.' }),
    labelSchemes: t.stringList(),
    isLabelled: t.boolean(),
    dataQualityTo: t.float({ description: 'A rating of at most this, 1 (best) to 5.' }),
    primaryShareFrom: t.float({ description: '0 to 1.' }),
    footprint: t.field({ type: FootprintRangeInput }),
  }),
});

const SearchOrderEnum = builder.enumType('SupplierSearchOrderField', {
  description: 'Suppliers know SCORE and NAME. FOOTPRINT: one declared unit and boundary after the other.',
  values: SEARCH_ORDERS,
});

export const SupplierSearchOrder = builder.inputType('SupplierSearchOrder', {
  fields: (t) => ({
    field: t.field({ type: SearchOrderEnum, required: true }),
    direction: t.field({ type: OrderDirectionEnum, required: true }),
  }),
});
