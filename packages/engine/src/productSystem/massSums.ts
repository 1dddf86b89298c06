/** Neumaier sums of kilograms in rows and columns. */
export interface MassSums {
  add(row: number, column: number, kilograms: number): void;
  /** The sums of a row, by column. */
  of(row: number): Float64Array;
}

export function massSums(rows: number, columns: number): MassSums {
  const sums = new Float64Array(rows * columns);
  const lost = new Float64Array(rows * columns);
  return {
    add(row, column, kilograms) {
      const cell = row * columns + column;
      const sum = sums[cell]!;
      const next = sum + kilograms;
      lost[cell]! += Math.abs(sum) >= Math.abs(kilograms) ? sum - next + kilograms : kilograms - next + sum;
      sums[cell] = next;
    },
    of: (row) =>
      Float64Array.from(
        { length: columns },
        (_, column) => sums[row * columns + column]! + lost[row * columns + column]!,
      ),
  };
}
