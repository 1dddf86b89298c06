import { compare } from './compare.ts';
import type {
  Basis,
  ComparisonQuery,
  ComparisonResult,
  ComparisonTotal,
  Dimension,
  DimensionFilter,
} from './comparison.ts';
import type { EncodedSlice } from './encodeSlice.ts';

export interface HotspotQuery {
  readonly dimension: Dimension;
  readonly basis: Basis;
  readonly filters: readonly DimensionFilter[];
  /** So many members at most. */
  readonly limit: number;
}

export interface HotspotMember {
  readonly member: string;
  readonly kgCo2e: number | null;
  /** Of the total; null without one. */
  readonly share: number | null;
  /** Of this and all larger members. */
  readonly cumulativeShare: number | null;
}

export interface Hotspots {
  readonly members: readonly HotspotMember[];
  readonly total: ComparisonTotal;
}

/** The members of one dimension by what they contribute, largest first, gaps last. */
export function hotspots(
  slices: readonly EncodedSlice[],
  { dimension, basis, filters, limit }: HotspotQuery,
): Hotspots {
  const query = hotspotQuery({ dimension, basis, filters });
  return rankHotspots(compare(slices, query), limit);
}

/** The comparison that {@link rankHotspots} reads. */
export function hotspotQuery({ dimension, basis, filters }: Omit<HotspotQuery, 'limit'>): ComparisonQuery {
  return { rows: [dimension], columns: [], filters, measure: 'TOTAL', basis, baselineColumn: null };
}

/** The rows of a comparison by one dimension, largest first, gaps last. */
export function rankHotspots(
  { rows, rowTotals, total }: Pick<ComparisonResult, 'rows' | 'rowTotals' | 'total'>,
  limit: number,
): Hotspots {
  const ranked = rows
    .map(([member], index) => ({ member: member!, kgCo2e: rowTotals[index]!.kgCo2e }))
    .sort((a, b) => (b.kgCo2e ?? Number.NEGATIVE_INFINITY) - (a.kgCo2e ?? Number.NEGATIVE_INFINITY));
  let cumulated = 0;
  const members = ranked.slice(0, limit).map(({ member, kgCo2e }): HotspotMember => {
    const share = kgCo2e === null || !total.kgCo2e ? null : kgCo2e / total.kgCo2e;
    cumulated += share ?? 0;
    return { member, kgCo2e, share, cumulativeShare: share === null ? null : cumulated };
  });
  return { members, total };
}
