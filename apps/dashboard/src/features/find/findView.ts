import type {
  AssessmentStatus,
  Boundary,
  RankWeightsInput,
  SearchSource,
  SupplierSearchFilter,
  SupplierSearchOrder,
} from '../../graphql/generated/graphql.ts';
import { formatList, parseList } from '../../lib/urlState.ts';

export const FIND_TABS = ['products', 'suppliers'] as const;
export type FindTab = (typeof FIND_TABS)[number];

/** Orders by their names in the address; a minus before one turns it round. */
export const ORDERS = ['score', 'name', 'footprint', 'quality', 'year'] as const;
export type OrderName = (typeof ORDERS)[number];

const ORDER_FIELDS = {
  ...{ score: 'SCORE', name: 'NAME', footprint: 'FOOTPRINT', quality: 'DATA_QUALITY', year: 'YEAR' },
} as const satisfies Record<OrderName, SupplierSearchOrder['field']>;

/** The facets in which any number of values is chosen. */
export const CHOICES = [
  ...(['category', 'country', 'status', 'boundary', 'year', 'source', 'grade', 'scheme'] as const),
] as const;
export type Choice = (typeof CHOICES)[number];

export const WEIGHTS = [
  ...(['label', 'verification', 'dataQuality', 'primaryShare', 'footprint', 'recency'] as const),
] as const;
export type Weight = (typeof WEIGHTS)[number];
export type Weights = Readonly<Record<Weight, number>>;

/** What is looked for: everything that belongs in the address. */
export interface FindView {
  readonly tab: FindTab;
  readonly search: string;
  readonly chosen: Readonly<Record<Choice, readonly string[]>>;
  readonly isLabelled: boolean;
  readonly qualityTo: number | null;
  readonly primaryFrom: number | null;
  /** Empty: of any declared unit. */
  readonly unit: string;
  readonly from: number | null;
  readonly to: number | null;
  readonly order: OrderName;
  readonly isDescending: boolean;
  /** Null: as the organisation has saved it. */
  readonly weights: Weights | null;
}

/** `?view=suppliers&q=steel&country=CN,VN&unit=piece&from=1&to=20&order=-score&weights=50-10-10-10-10-0`; what it does not know counts as not given. */
export function readFindView(parameters: URLSearchParams): FindView {
  const written = parameters.get('order') ?? '-score';
  const order = ORDERS.find((known) => known === written.replace(/^-/, '')) ?? 'score';
  return {
    tab: FIND_TABS.find((known) => known === parameters.get('view')) ?? 'products',
    search: parameters.get('q') ?? '',
    chosen: Object.fromEntries(
      CHOICES.map((choice) => [choice, parseList(parameters.get(choice) ?? '')]),
    ) as Record<Choice, readonly string[]>,
    isLabelled: parameters.get('labelled') === 'yes',
    qualityTo: readNumber(parameters.get('quality')),
    primaryFrom: readNumber(parameters.get('primary')),
    unit: parameters.get('unit') ?? '',
    from: readNumber(parameters.get('from')),
    to: readNumber(parameters.get('to')),
    ...{ order, isDescending: written.startsWith('-') },
    weights: readWeights(parameters.get('weights')),
  };
}

/** The reverse of {@link readFindView}; what is as at the start is left out of the address. */
export function writeFindView(view: FindView): URLSearchParams {
  const parameters = new URLSearchParams();
  const set = (name: string, value: string | number | null): void => {
    if (value !== null && value !== '') parameters.set(name, String(value));
  };
  if (view.tab !== 'products') set('view', view.tab);
  set('q', view.search);
  for (const choice of CHOICES) set(choice, formatList(view.chosen[choice]));
  if (view.isLabelled) set('labelled', 'yes');
  set('quality', view.qualityTo);
  set('primary', view.primaryFrom);
  set('unit', view.unit);
  set('from', view.from);
  set('to', view.to);
  const order = `${view.isDescending ? '-' : ''}${view.order}`;
  if (order !== '-score') set('order', order);
  if (view.weights !== null) set('weights', WEIGHTS.map((name) => view.weights?.[name]).join('-'));
  return parameters;
}

function readNumber(text: string | null): number | null {
  const value = text === null || text.trim() === '' ? Number.NaN : Number(text);
  return Number.isFinite(value) ? value : null;
}

function readWeights(text: string | null): Weights | null {
  const given = (text ?? '').split('-').map(Number);
  const isWhole =
    given.length === WEIGHTS.length &&
    given.every((weight) => weight >= 0 && weight <= 100) &&
    given.some((weight) => weight > 0);
  if (!isWhole) return null;
  return Object.fromEntries(WEIGHTS.map((name, place) => [name, given[place]])) as unknown as Weights;
}

/** The question the address asks. A range whose ends are the wrong way round is asked the other way. */
export function toFilter(view: FindView): SupplierSearchFilter {
  const { chosen, unit } = view;
  const [from, to] =
    view.from !== null && view.to !== null && view.from > view.to
      ? [view.to, view.from]
      : [view.from, view.to];
  return {
    search: view.search.trim() || null,
    categories: [...chosen.category],
    countries: [...chosen.country],
    statuses: [...chosen.status] as AssessmentStatus[],
    boundaries: [...chosen.boundary] as Boundary[],
    years: chosen.year.map(Number).filter(Number.isInteger),
    sources: [...chosen.source] as SearchSource[],
    labelGrades: [...chosen.grade],
    labelSchemes: [...chosen.scheme],
    isLabelled: view.isLabelled ? true : null,
    dataQualityTo: view.qualityTo,
    primaryShareFrom: view.primaryFrom,
    footprint: unit === '' ? null : { unit, from, to },
  };
}

export function toOrder({ tab, order, isDescending }: FindView): SupplierSearchOrder {
  const field = tab === 'suppliers' && order !== 'name' ? 'SCORE' : ORDER_FIELDS[order];
  return { field, direction: isDescending ? 'DESC' : 'ASC' };
}

export function toWeights({ weights }: FindView): RankWeightsInput | null {
  return weights === null ? null : { ...weights };
}

/** Whether anything is asked for. */
export function isFiltered(view: FindView): boolean {
  const { search, chosen, isLabelled, qualityTo, primaryFrom, unit } = view;
  return (
    search.trim() !== '' ||
    CHOICES.some((choice) => chosen[choice].length > 0) ||
    isLabelled ||
    qualityTo !== null ||
    primaryFrom !== null ||
    unit !== ''
  );
}

/** The same view with nothing asked for; tab, order and weights stay. */
export function withoutFilters({ tab, order, isDescending, weights }: FindView): FindView {
  return { ...readFindView(new URLSearchParams()), tab, order, isDescending, weights };
}
