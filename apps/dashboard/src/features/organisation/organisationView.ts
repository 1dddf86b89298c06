import type { InventorySide } from '../../graphql/generated/graphql.ts';

export const ORGANISATION_TABS = ['inventory', 'activities', 'neutrality'] as const;
export const INVENTORY_SIDES = ['BRAND', 'SITE', 'PRODUCT'] as const satisfies readonly InventorySide[];

/** What is looked at: everything that belongs in the address. */
export interface OrganisationView {
  readonly tab: (typeof ORGANISATION_TABS)[number];
  /** Null: the newest that somebody has counted. */
  readonly year: number | null;
  /** Empty: the whole organisation. */
  readonly brand: string;
  readonly by: (typeof INVENTORY_SIDES)[number];
}

/** `?view=activities&year=2025&brand=Volta&by=SITE`; what it does not know counts as not given. */
export function readOrganisationView(parameters: URLSearchParams): OrganisationView {
  const year = Number(parameters.get('year') ?? '');
  return {
    tab: ORGANISATION_TABS.find((known) => known === parameters.get('view')) ?? 'inventory',
    year: Number.isInteger(year) && year >= 1990 && year <= 2100 ? year : null,
    brand: parameters.get('brand') ?? '',
    by: INVENTORY_SIDES.find((known) => known === parameters.get('by')) ?? 'BRAND',
  };
}

/** The reverse of {@link readOrganisationView}; what is as at the start is left out of the address. */
export function writeOrganisationView({ tab, year, brand, by }: OrganisationView): URLSearchParams {
  const parameters = new URLSearchParams();
  if (tab !== 'inventory') parameters.set('view', tab);
  if (year !== null) parameters.set('year', String(year));
  if (brand !== '') parameters.set('brand', brand);
  if (by !== 'BRAND') parameters.set('by', by);
  return parameters;
}
