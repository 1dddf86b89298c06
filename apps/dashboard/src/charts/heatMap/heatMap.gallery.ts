import type { HeatMapCell, HeatMapEntry } from './deriveHeatMap.ts';

export interface HeatMapCase {
  readonly rows: readonly HeatMapEntry[];
  readonly columns: readonly HeatMapEntry[];
  readonly cells: readonly HeatMapCell[];
}

function entries(...labels: readonly (readonly [string, number | null])[]): readonly HeatMapEntry[] {
  return labels.map(([label, total]) => ({ key: label, label, total }));
}

/** The cases every heat map has to bear. */
export const HEAT_MAP_GALLERY = {
  empty: { rows: [], columns: [], cells: [] },
  one: {
    rows: entries(['Chair', 3]),
    columns: entries(['Materials', 3]),
    cells: [{ row: 0, column: 0, kgCo2e: 3, gaps: [] }],
  },
  many: {
    rows: Array.from({ length: 900 }, (_, row) => ({ key: `${row}`, label: `Product ${row}`, total: row })),
    columns: entries(['Materials', 10], ['Production', 5]),
    cells: Array.from({ length: 900 }, (_, row) => ({ row, column: row % 2, kgCo2e: row, gaps: [] })),
  },
  missing: {
    rows: entries(['Kettle', 2], ['Unknown', null]),
    columns: entries(['Materials', 2]),
    cells: [
      { row: 0, column: 0, kgCo2e: 2, gaps: ['AMOUNT_MISSING'] },
      { row: 1, column: 0, kgCo2e: null, gaps: ['FACTOR_MISSING'] },
    ],
  },
  negative: {
    rows: entries(['Board', 3]),
    columns: entries(['Materials', 5], ['End of life', -2]),
    cells: [
      { row: 0, column: 0, kgCo2e: 5, gaps: [] },
      { row: 0, column: 1, kgCo2e: -2, gaps: [] },
    ],
  },
  longNames: {
    rows: entries(
      ['Height-adjustable standing desk with bamboo top, dual motors and cable tray, black', 80],
      ['可升降双电机竹制桌面站立式办公桌（含走线槽与记忆控制器，黑色哑光粉末喷涂）', 80],
    ),
    columns: entries(
      ['Distribution from the factory gate to the warehouse of the customer', 1],
      ['废弃处置与回收利用', 1],
    ),
    cells: [{ row: 0, column: 0, kgCo2e: 80, gaps: [] }],
  },
} as const satisfies Record<string, HeatMapCase>;
