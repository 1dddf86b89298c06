import { isSettled } from '@cradle/schema';
import type { AssessmentStatus } from '../graphql/generated/graphql.ts';

interface LinedAssessment {
  readonly id: string;
  /** The current one when not given. */
  readonly version?: number;
  readonly status: AssessmentStatus;
  readonly product: { readonly id: string };
}

/** Where a line is mended: its row of the inventory; of a settled version, which has no spreadsheet, where it is shown. */
export function lineAddress({ id, version, status, product }: LinedAssessment, lineId: string): string {
  const line = encodeURIComponent(lineId);
  if (!isSettled(status)) return `/assessments/${encodeURIComponent(id)}/inventory?line=${line}`;
  const query = version === undefined ? '' : `?version=${version}`;
  return `/products/${encodeURIComponent(product.id)}${query}#${line}`;
}
