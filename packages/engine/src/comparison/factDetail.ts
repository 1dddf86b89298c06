/** An uncertain number around 1. The same key is the same number, wherever it occurs. */
export interface RelativeError {
  readonly key: string;
  /** Geometric standard deviation, 1 or more; 1 is certain. */
  readonly gsd: number;
}

/** What some measures have to know of a contribution beside its emissions. */
export interface FactDetail {
  /** Whether it flies: true for the factors of air freight and flights; null for a published value nobody has split. */
  readonly aviation: boolean | null;
  /** Whether activity and factor rest on primary data. */
  readonly primary: boolean;
  /** Mean of the ratings of its line, 1 (best) to 5; null when it has none. */
  readonly quality: number | null;
  /** kg of its gas per declared unit; null where only CO2e is known. */
  readonly kgGas: number | null;
  readonly amount: RelativeError;
  readonly factor: RelativeError;
}

/** The details of a slice, fact by fact. */
export type SliceDetail = readonly FactDetail[];
