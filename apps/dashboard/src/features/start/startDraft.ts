import type { Boundary } from '../../graphql/generated/graphql.ts';

/** What somebody has said of a product that is not there yet. */
export interface StartDraft {
  readonly name: string;
  readonly category: string;
  readonly sku: string;
  readonly amount: number | null;
  readonly unit: string;
  readonly massKg: number | null;
  readonly annualVolume: number | null;
  readonly boundary: Boundary;
  /** Code of an assessment template; empty: none. */
  readonly template: string;
  /** Rows copied from a spreadsheet. */
  readonly table: string;
  /** Given once the product is made, so that a second try does not make a second one. */
  readonly productId: string | null;
}

export const EMPTY_DRAFT: StartDraft = {
  name: '',
  category: '',
  sku: '',
  amount: 1,
  unit: 'piece',
  massKg: null,
  annualVolume: null,
  boundary: 'CRADLE_TO_GATE',
  template: '',
  table: '',
  productId: null,
};

const STORED = 'cradle.start';

/** What was written before the page was left or reloaded. */
export function readDraft(): StartDraft {
  try {
    return { ...EMPTY_DRAFT, ...(JSON.parse(localStorage.getItem(STORED) ?? '{}') as Partial<StartDraft>) };
  } catch {
    return EMPTY_DRAFT;
  }
}

export function keepDraft(draft: StartDraft): void {
  try {
    localStorage.setItem(STORED, JSON.stringify(draft));
  } catch {
    // A full or forbidden store must not keep anybody from going on.
  }
}

export function forgetDraft(): void {
  localStorage.removeItem(STORED);
}

const LETTERS = 24;
const SUFFIX = 4;

/** A number for a product that was given none: `DESK-LAMP-7F3A`. `random` gives 0 to 1. */
export function proposeSku(name: string, random: () => number): string {
  const words = name
    .normalize('NFKD')
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, LETTERS);
  const suffix = Array.from({ length: SUFFIX }, () => Math.floor(random() * 16).toString(16)).join('');
  return `${words || 'PRODUCT'}-${suffix.toUpperCase()}`;
}
