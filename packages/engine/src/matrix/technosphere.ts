/** One exchange: column `column` takes (negative) or makes (positive) `value` of the product of row `row`. */
export interface Triplet {
  readonly row: number;
  readonly column: number;
  readonly value: number;
}

/**
 * The technosphere A of a product system, by columns. A_jj > 0 is what process j makes of its own product for one run,
 * A_ij < 0 what it takes of product i (Heijungs and Suh 2002, chapter 2). Exchanges of the same place are added.
 */
export interface Technosphere {
  readonly size: number;
  readonly names: readonly string[];
  /** For each column the rows of its exchanges, rising, and their values. Zeros are left out. */
  readonly columns: readonly { readonly rows: readonly number[]; readonly values: readonly number[] }[];
}

/** @throws RangeError for a triplet outside the matrix or a value that is not finite: a fault of the caller */
export function technosphere(names: readonly string[], triplets: Iterable<Triplet>): Technosphere {
  const size = names.length;
  const columns = Array.from({ length: size }, () => new Map<number, number>());
  for (const { row, column, value } of triplets) {
    const entries = columns[column];
    if (entries === undefined || row < 0 || row >= size)
      throw new RangeError(`(${row}, ${column}) is outside ${size} x ${size}.`);
    if (!Number.isFinite(value)) throw new RangeError(`The exchange at (${row}, ${column}) is ${value}.`);
    entries.set(row, (entries.get(row) ?? 0) + value);
  }
  return {
    size,
    names,
    columns: columns.map((entries) => {
      const sorted = [...entries].filter(([, value]) => value !== 0).sort(([a], [b]) => a - b);
      return { rows: sorted.map(([row]) => row), values: sorted.map(([, value]) => value) };
    }),
  };
}
