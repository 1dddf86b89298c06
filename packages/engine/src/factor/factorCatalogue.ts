import type { Factor } from './factor.ts';

/** Factors to look up and choose from; a value, not a store. */
export interface FactorCatalogue {
  readonly factors: readonly Factor[];
  byId(id: string): Factor | undefined;
  /** In the order of ids. */
  byActivity(activity: string): readonly Factor[];
}

export function factorCatalogue(factors: readonly Factor[]): FactorCatalogue {
  const sorted = [...factors].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  const byId = new Map(sorted.map((factor) => [factor.id, factor]));
  const byActivity = new Map<string, Factor[]>();
  for (const factor of sorted) {
    const same = byActivity.get(factor.activity);
    if (same === undefined) byActivity.set(factor.activity, [factor]);
    else same.push(factor);
  }
  return {
    factors: sorted,
    byId: (id) => byId.get(id),
    byActivity: (activity) => byActivity.get(activity) ?? [],
  };
}
