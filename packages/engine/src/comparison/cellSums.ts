/** Sums with compensation and sets of gap codes, for many cells at once. */
export interface CellSums {
  add(cell: number, value: number): void;
  addGap(cell: number, code: string): void;
  /** Adds a cell of other sums, gaps and all. */
  addCell(cell: number, from: CellSums, fromCell: number): void;
  /** Null where only gaps are, or nothing. */
  value(cell: number): number | null;
  /** Distinct codes, sorted. */
  gaps(cell: number): readonly string[];
}

const NO_GAPS: readonly string[] = [];

/** Neumaier's sum in every cell. @param size number of cells */
export function cellSums(size: number): CellSums {
  const sums = new Float64Array(size);
  const lost = new Float64Array(size);
  const counted = new Uint8Array(size);
  const gaps = new Map<number, Set<string>>();
  const own: CellSums = {
    add(cell, value) {
      const sum = sums[cell]!;
      const next = sum + value;
      lost[cell]! += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
      sums[cell] = next;
      counted[cell] = 1;
    },
    addGap(cell, code) {
      const codes = gaps.get(cell);
      if (codes === undefined) gaps.set(cell, new Set([code]));
      else codes.add(code);
    },
    addCell(cell, from, fromCell) {
      const value = from.value(fromCell);
      if (value !== null) own.add(cell, value);
      for (const code of from.gaps(fromCell)) own.addGap(cell, code);
    },
    value: (cell) => (counted[cell] === 1 ? sums[cell]! + lost[cell]! : null),
    gaps: (cell) => {
      const codes = gaps.get(cell);
      return codes === undefined ? NO_GAPS : [...codes].sort();
    },
  };
  return own;
}
