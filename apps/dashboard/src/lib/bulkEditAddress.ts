import type { MemberStep } from './compareAddress.ts';
import { formatList, formatQuery } from './urlState.ts';

/** Parameters of `/bulk-edit`: which lines are meant. */
export const BULK_PARAMETERS = {
  PRODUCT: 'products',
  PRODUCT_CATEGORY: 'category',
  STAGE: 'stage',
  SUPPLIER: 'supplier',
  PROCESS: 'process',
  REGION: 'region',
} as const;

/** The address that edits the lines of these products at once. */
export function bulkEditProductsAddress(productIds: readonly string[]): string {
  return `/bulk-edit${formatQuery(new URLSearchParams({ products: formatList([...productIds]) }))}`;
}

/** The address that replaces one factor wherever it is used. */
export function bulkEditFactorAddress(factorId: string): string {
  return `/bulk-edit${formatQuery(new URLSearchParams({ factor: factorId }))}`;
}

/** The address that edits the lines behind members that hold together; null where lines do not state such a member. */
export function bulkEditMembersAddress(steps: readonly MemberStep[]): string | null {
  const parameters = new URLSearchParams();
  for (const { dimension, id } of steps) {
    const name = BULK_PARAMETERS[dimension as keyof typeof BULK_PARAMETERS];
    if (name === undefined || id === '') return null;
    parameters.set(name, formatList([id]));
  }
  return `/bulk-edit${formatQuery(parameters)}`;
}
