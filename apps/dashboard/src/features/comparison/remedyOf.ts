import type { FindingSeverity, Stage } from '../../graphql/generated/graphql.ts';
import { setFilter } from './changeView.ts';
import type { ComparisonView } from './comparisonView.ts';

export interface Remedy {
  readonly key: 'KILOGRAM' | 'COMMON_STAGES' | 'ALL_STAGES' | 'ONE_GWP_SET' | 'OWN_GWP_SETS';
  readonly view: ComparisonView;
}

/** What of a view makes footprints comparable in what a finding is about, or takes a conversion back; null for the others. */
export function remedyOf(
  code: string,
  severity: FindingSeverity,
  view: ComparisonView,
  commonStages: readonly Stage[],
): Remedy | null {
  const converted = severity === 'CONVERTED';
  if (code === 'K-01' && !converted && view.basis !== 'KILOGRAM') {
    return { key: 'KILOGRAM', view: { ...view, basis: 'KILOGRAM' } };
  }
  if (code === 'K-02' && converted) {
    return { key: 'ALL_STAGES', view: setFilter(view, { dimension: 'STAGE', mode: 'include', members: [] }) };
  }
  if (code === 'K-02' && commonStages.length > 0) {
    const filter = { dimension: 'STAGE', mode: 'include', members: commonStages } as const;
    return { key: 'COMMON_STAGES', view: setFilter(view, filter) };
  }
  if (code === 'K-05' && converted) return { key: 'OWN_GWP_SETS', view: { ...view, gwpSet: null } };
  if (code === 'K-05' && view.gwpSet === null) {
    return { key: 'ONE_GWP_SET', view: { ...view, gwpSet: 'AR6' } };
  }
  return null;
}
