import type {
  AssessmentKind,
  PortfolioProductsQueryVariables,
  ProductOrderField,
} from '../../graphql/generated/graphql.ts';

/** What of the portfolio is looked at. It lives in the address, so that a view can be kept and sent to others. */
export interface PortfolioView {
  readonly search: string;
  /** English name of the category; empty for all. */
  readonly category: string;
  readonly kind: AssessmentKind | '';
  /** Id of a product family; empty for all. */
  readonly family: string;
  readonly field: ProductOrderField;
  readonly descending: boolean;
}

const FIELDS: readonly ProductOrderField[] = ['NAME', 'SKU', 'CATEGORY', 'FOOTPRINT'];
const KINDS: readonly AssessmentKind[] = ['CALCULATED', 'DECLARED'];
const START: Pick<PortfolioView, 'field' | 'descending'> = { field: 'NAME', descending: false };

/** `?q=chair&category=Furniture&kind=DECLARED&sort=-footprint`; anything it does not know counts as not given. */
export function readPortfolioView(parameters: URLSearchParams): PortfolioView {
  const sort = parameters.get('sort') ?? '';
  const field = FIELDS.find((known) => known === sort.replace('-', '').toUpperCase());
  return {
    search: parameters.get('q') ?? '',
    category: parameters.get('category') ?? '',
    kind: KINDS.find((known) => known === parameters.get('kind')) ?? '',
    family: parameters.get('family') ?? '',
    field: field ?? START.field,
    descending: field === undefined ? START.descending : sort.startsWith('-'),
  };
}

/** The reverse of {@link readPortfolioView}; what is as at the start is left out of the address. */
export function writePortfolioView(view: PortfolioView): URLSearchParams {
  const parameters = new URLSearchParams();
  if (view.search !== '') parameters.set('q', view.search);
  if (view.category !== '') parameters.set('category', view.category);
  if (view.kind !== '') parameters.set('kind', view.kind);
  if (view.family !== '') parameters.set('family', view.family);
  if (view.field !== START.field || view.descending !== START.descending) {
    parameters.set('sort', `${view.descending ? '-' : ''}${view.field.toLowerCase()}`);
  }
  return parameters;
}

/** The order after a click on the head of a column: numbers start with the largest, words with A; again turns it. */
export function sortBy(view: PortfolioView, field: ProductOrderField): PortfolioView {
  const descending = view.field === field ? !view.descending : field === 'FOOTPRINT';
  return { ...view, field, descending };
}

/** Filter and order as the API takes them, without cursor. */
export function toProductVariables(
  view: PortfolioView,
): Pick<PortfolioProductsQueryVariables, 'filter' | 'orderBy'> {
  return {
    filter: {
      ...(view.search.trim() !== '' && { search: view.search.trim() }),
      ...(view.category !== '' && { categories: [view.category] }),
      ...(view.kind !== '' && { kind: view.kind }),
      ...(view.family !== '' && { familyIds: [view.family] }),
    },
    orderBy: { field: view.field, direction: view.descending ? 'DESC' : 'ASC' },
  };
}

/** Whether anything is filtered out. */
export function isFiltered(view: PortfolioView): boolean {
  return view.search.trim() !== '' || view.category !== '' || view.kind !== '' || view.family !== '';
}

/** The address that compares these products, in this order. */
export function compareAddress(productIds: readonly string[]): string {
  return `/compare?${new URLSearchParams({ products: productIds.join(',') })}`;
}
