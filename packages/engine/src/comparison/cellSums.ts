/** Sums with compensation and counts of gaps by code, for many cells at once. */
export interface CellSums {
  /** Adds a value, or the sum of so many. */
  add(cell: number, value: number, facts?: number): void;
  addGap(cell: number, code: string, facts?: number): void;
  /** Adds a cell of other sums, gaps and all. */
  addCell(cell: number, from: CellSums, fromCell: number): void;
  /** Null where only gaps are, or nothing. */
  value(cell: number): number | null;
  /** How many values were added up. */
  facts(cell: number): number;
  /** How many facts have no value. */
  missing(cell: number): number;
  /** Distinct codes, sorted. */
  gaps(cell: number): readonly string[];
  /** Visits the codes of a cell with the number of facts each is the reason for. */
  eachGap(cell: number, visit: (code: string, facts: number) => void): void;
}

const NO_GAPS: readonly string[] = [];

/** Neumaier's sum in every cell. @param size number of cells */
export function cellSums(size: number): CellSums {
  const sums = new Float64Array(size);
  const lost = new Float64Array(size);
  const counted = new Float64Array(size);
  const gaps = new Map<number, Map<string, number>>();
  const value = (cell: number) => (counted[cell] === 0 ? null : sums[cell]! + lost[cell]!);
  const add: CellSums['add'] = (cell, added, facts = 1) => {
    const sum = sums[cell]!;
    const next = sum + added;
    lost[cell]! += Math.abs(sum) >= Math.abs(added) ? sum - next + added : added - next + sum;
    sums[cell] = next;
    counted[cell]! += facts;
  };
  const addGap: CellSums['addGap'] = (cell, code, facts = 1) => {
    const codes = gaps.get(cell) ?? new Map<string, number>();
    gaps.set(cell, codes.set(code, (codes.get(code) ?? 0) + facts));
  };
  return {
    add,
    addGap,
    addCell(cell, from, fromCell) {
      const added = from.value(fromCell);
      if (added !== null) add(cell, added, from.facts(fromCell));
      from.eachGap(fromCell, (code, facts) => addGap(cell, code, facts));
    },
    value,
    facts: (cell) => counted[cell]!,
    missing: (cell) => [...(gaps.get(cell)?.values() ?? [])].reduce((sum, facts) => sum + facts, 0),
    gaps: (cell) => {
      const codes = gaps.get(cell);
      return codes === undefined ? NO_GAPS : [...codes.keys()].sort();
    },
    eachGap(cell, visit) {
      for (const [code, facts] of gaps.get(cell) ?? []) visit(code, facts);
    },
  };
}
