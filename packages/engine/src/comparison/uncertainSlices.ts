import { neumaierSum } from '../quantity/neumaierSum.ts';
import type { Distribution } from '../uncertainty/distribution.ts';
import type { UncertainProduct } from '../uncertainty/uncertainProduct.ts';
import type { ComparisonQuery } from './comparison.ts';
import type { EncodedSlice } from './encodeSlice.ts';
import type { FactDetail, RelativeError, SliceDetail } from './factDetail.ts';
import { selectFacts } from './selectFacts.ts';

/** A footprint for a simulation, as far as its numbers are known. */
export interface UncertainSlice {
  readonly product: UncertainProduct;
  /** kg CO2e on the basis, as a comparison shows it; null where only gaps are. */
  readonly kgCo2e: number | null;
  /** Codes of what is missing from it, sorted. */
  readonly gaps: readonly string[];
}

/**
 * The contributions of some slices that a query keeps, as coefficient × amount × factor with relative errors around 1. What has the
 * same key in two of them is drawn once for both: the same line under two scenarios, the same factor in two products.
 *
 * @param basisGap code of the gap where the basis is not known
 */
export function uncertainSlice(
  id: string,
  slices: readonly EncodedSlice[],
  details: ReadonlyMap<EncodedSlice, SliceDetail>,
  query: Pick<ComparisonQuery, 'filters' | 'measure' | 'basis'>,
  basisGap: string,
): UncertainSlice {
  const selection = selectFacts(slices, query);
  const groups = new Map<string, { readonly detail: FactDetail; readonly kgCo2e: number[] }>();
  const gaps = new Set<string>();
  for (const { slice, start, end, scale } of selection.slices) {
    const detail = details.get(slice)!;
    for (const fact of selection.facts.subarray(start, end)) {
      const gap = slice.gaps[fact]!;
      if (gap !== 0) gaps.add(slice.gapCodes[gap - 1]!);
      else if (scale === null) gaps.add(basisGap);
      else {
        const { amount, factor } = detail[fact]!;
        const key = JSON.stringify([amount.key, factor.key]);
        const group = groups.get(key) ?? { detail: detail[fact]!, kgCo2e: [] };
        group.kgCo2e.push(slice.kgCo2e[fact]! * scale);
        groups.set(key, group);
      }
    }
  }
  const known = [...groups.values()].map(({ detail, kgCo2e }) => ({ detail, sum: neumaierSum(kgCo2e) }));
  return {
    product: {
      id,
      lines: known.map(({ detail: { amount, factor }, sum }) => ({
        coefficient: sum,
        quantity: { key: amount.key, distribution: aroundOne(amount) },
        factor: { key: factor.key, distribution: aroundOne(factor) },
      })),
    },
    kgCo2e: known.length === 0 ? null : neumaierSum(known.map(({ sum }) => sum)),
    gaps: [...gaps].sort(),
  };
}

function aroundOne({ gsd }: RelativeError): Distribution {
  return gsd > 1 ? { kind: 'LOGNORMAL', median: 1, gsd } : { kind: 'FIXED', value: 1 };
}
