import type { ComparisonBasis, LabelState } from '../../graphql/generated/graphql.ts';

export const SUPPLIER_BASES = ['KILOGRAM', 'DECLARED_UNIT'] as const satisfies readonly ComparisonBasis[];

export const TABS = ['list', 'rank', 'compare'] as const;

/** What a supplier's rank is made of, and how much each weighs as long as nobody says otherwise. */
export const RANK_WEIGHTS = {
  label: 50,
  verification: 10,
  dataQuality: 10,
  primaryShare: 10,
  footprint: 10,
  recency: 10,
} as const;
export type RankWeight = keyof typeof RANK_WEIGHTS;
export type RankWeights = Readonly<Record<RankWeight, number>>;
export const WEIGHT_NAMES = Object.keys(RANK_WEIGHTS) as readonly RankWeight[];

/** STANDING: a label that is valid today. LAPSED: one that is suspended, expired or revoked. */
export const LABEL_CHOICES = {
  STANDING: ['VALID', 'SURVEILLANCE_DUE'],
  LAPSED: ['SUSPENDED', 'EXPIRED', 'REVOKED'],
} as const satisfies Record<string, readonly LabelState[]>;
export type LabelChoice = keyof typeof LABEL_CHOICES;

/** What is looked at: everything that belongs in the address. */
export interface SuppliersView {
  readonly tab: (typeof TABS)[number];
  readonly search: string;
  /** English name of the category; empty for none yet. */
  readonly category: string;
  readonly basis: (typeof SUPPLIER_BASES)[number];
  /** Empty: with and without. */
  readonly label: LabelChoice | '';
  readonly weights: RankWeights;
}

/** `?view=compare&category=Furniture&basis=DECLARED_UNIT`, `?view=rank&label=STANDING&weights=50-10-10-10-10-0`; what it does not know counts as not given. */
export function readSuppliersView(parameters: URLSearchParams): SuppliersView {
  return {
    tab: TABS.find((known) => known === parameters.get('view')) ?? 'list',
    search: parameters.get('q') ?? '',
    category: parameters.get('category') ?? '',
    basis: SUPPLIER_BASES.find((known) => known === parameters.get('basis')) ?? 'KILOGRAM',
    label: LABEL_NAMES.find((known) => known === parameters.get('label')) ?? '',
    weights: readWeights(parameters.get('weights')),
  };
}

const LABEL_NAMES = Object.keys(LABEL_CHOICES) as readonly LabelChoice[];

function readWeights(text: string | null): RankWeights {
  const given = (text ?? '').split('-').map(Number);
  const isWhole =
    given.length === WEIGHT_NAMES.length && given.every((weight) => weight >= 0 && weight <= 100);
  if (!isWhole || text === '') return RANK_WEIGHTS;
  return Object.fromEntries(
    WEIGHT_NAMES.map((name, place) => [name, given[place]]),
  ) as unknown as RankWeights;
}

/** The reverse of {@link readSuppliersView}; what is as at the start is left out of the address. */
export function writeSuppliersView({
  tab,
  search,
  category,
  basis,
  label,
  weights,
}: SuppliersView): URLSearchParams {
  const parameters = new URLSearchParams();
  if (tab !== 'list') parameters.set('view', tab);
  if (search !== '') parameters.set('q', search);
  if (category !== '') parameters.set('category', category);
  if (basis !== 'KILOGRAM') parameters.set('basis', basis);
  if (label !== '') parameters.set('label', label);
  if (WEIGHT_NAMES.some((name) => weights[name] !== RANK_WEIGHTS[name]))
    parameters.set('weights', WEIGHT_NAMES.map((name) => weights[name]).join('-'));
  return parameters;
}
