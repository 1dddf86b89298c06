import { isSettled } from '@cradle/schema';
import type { AssessmentStatus, ConformanceQuery } from '../../graphql/generated/graphql.ts';

export type Result = ConformanceQuery['conformance']['results'][number];

/** What is looked at: everything that belongs in the address. */
export interface ConformanceView {
  readonly tab: 'rules' | 'bridge';
  /** Null: the one the assessment follows. */
  readonly standard: string | null;
  /** Where the bridge begins; null: as calculated. */
  readonly from: string | null;
}

/** `?standard=PACT_V3&tab=bridge&from=ISO_14067_2018`. */
export function readConformanceView(parameters: URLSearchParams): ConformanceView {
  return {
    tab: parameters.get('tab') === 'bridge' ? 'bridge' : 'rules',
    standard: parameters.get('standard'),
    from: parameters.get('from'),
  };
}

/** The reverse of {@link readConformanceView}; what is as at the start is left out of the address. */
export function writeConformanceView({ tab, standard, from }: ConformanceView): URLSearchParams {
  const parameters = new URLSearchParams();
  if (standard !== null) parameters.set('standard', standard);
  if (tab !== 'rules') parameters.set('tab', tab);
  if (from !== null) parameters.set('from', from);
  return parameters;
}

export const RESULT_GROUPS = ['obstacles', 'better', 'answered', 'satisfied', 'notApplicable'] as const;
export type ResultGroup = (typeof RESULT_GROUPS)[number];

/** Where a result is shown: what forbids the claim first. */
export function groupOf({ isObstacle, outcome, answer }: Result): ResultGroup {
  if (isObstacle) return 'obstacles';
  if (answer) return 'answered';
  if (outcome === 'SATISFIED') return 'satisfied';
  return outcome === 'NOT_APPLICABLE' ? 'notApplicable' : 'better';
}

/** The page on which a rule is mended. */
export function placeAddress(
  place: Result['place'],
  assessment: { readonly id: string; readonly version: number; readonly product: { readonly id: string } },
): string {
  const address = `/assessments/${encodeURIComponent(assessment.id)}`;
  switch (place) {
    case 'SCOPE':
    case 'EXCLUSIONS':
    case 'REVIEW':
      return `${address}/scope`;
    case 'INVENTORY':
      return `${address}/inventory`;
    case 'PRODUCT':
    case 'RESULT':
      return `/products/${encodeURIComponent(assessment.product.id)}?version=${assessment.version}`;
    default:
      return place satisfies never;
  }
}

/** Where a line is mended: its row of the inventory; of a settled version, which has no spreadsheet, where it is shown. */
export function lineAddress(
  assessment: {
    readonly id: string;
    readonly version: number;
    readonly status: AssessmentStatus;
    readonly product: { readonly id: string };
  },
  lineId: string,
): string {
  const line = encodeURIComponent(lineId);
  return isSettled(assessment.status)
    ? `/products/${encodeURIComponent(assessment.product.id)}?version=${assessment.version}#${line}`
    : `/assessments/${encodeURIComponent(assessment.id)}/inventory?line=${line}`;
}
