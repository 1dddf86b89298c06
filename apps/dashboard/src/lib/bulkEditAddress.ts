import type { MemberStep } from './compareAddress.ts';
import { formatList, formatQuery } from './urlState.ts';

/** Parameters of `/bulk-edit`: which lines are meant. */
export const BULK_PARAMETERS = {
  PRODUCT: 'products',
  PRODUCT_CATEGORY: 'category',
  STAGE: 'stage',
  SUPPLIER: 'supplier',
  PROCESS: 'process',
} as const;

/** The address that edits the lines of these products at once. */
export function bulkEditProductsAddress(productIds: readonly string[]): string {
  return `/bulk-edit${formatQuery(new URLSearchParams({ products: formatList([...productIds]) }))}`;
}

/** The address that replaces one factor wherever it is used. */
export function bulkEditFactorAddress(factorId: string): string {
  return `/bulk-edit${formatQuery(new URLSearchParams({ factor: factorId }))}`;
}

/** Members that stand for what is not stated, and for all others. */
const NOT_ONE: readonly string[] = ['', '-', '*'];

/**
 * The address that edits the lines behind members that hold together; null where lines do not state such a member. The region
 * of a contribution may be its factor's.
 */
export function bulkEditMembersAddress(steps: readonly MemberStep[]): string | null {
  const parameters = new URLSearchParams();
  for (const { dimension, id } of steps) {
    const name = BULK_PARAMETERS[dimension as keyof typeof BULK_PARAMETERS];
    if (name === undefined || NOT_ONE.includes(id)) return null;
    parameters.set(name, formatList([id]));
  }
  return `/bulk-edit${formatQuery(parameters)}`;
}
