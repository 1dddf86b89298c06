import type { Assessment, Product } from '../../db/generated/client/client.ts';

export interface ProductOfYear extends Product {
  readonly isOwn: boolean;
  /** Declared units of the year; null when nobody knows. */
  readonly volume: number | null;
  /** Stands for the product in the year; null when it has none. */
  readonly assessment: Assessment | null;
  /** Whether the assessment's reference period touches the year. */
  readonly isOfYear: boolean;
}

/** The newest assessment whose reference period touches the year, else the current one. */
export function chooseAssessment(
  product: Pick<Product, 'currentAssessmentId'>,
  assessments: readonly Assessment[],
  year: number,
): Pick<ProductOfYear, 'assessment' | 'isOfYear'> {
  const usable = assessments
    .filter(({ status }) => status !== 'WITHDRAWN')
    .toSorted((a, b) => b.version - a.version);
  const ofYear = usable.find(({ referencePeriodStart: start, referencePeriodEnd: end }) =>
    start === null || end === null ? false : start.getUTCFullYear() <= year && year <= end.getUTCFullYear(),
  );
  if (ofYear !== undefined) return { assessment: ofYear, isOfYear: true };
  const current = usable.find(({ id }) => id === product.currentAssessmentId);
  return { assessment: current ?? null, isOfYear: false };
}
