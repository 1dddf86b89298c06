import type { ChangeInput } from './deriveWaterfall.ts';

function change(
  label: string,
  before: number | null | undefined,
  after: number | null | undefined,
  gaps: readonly string[] = [],
): ChangeInput {
  return { key: label, label, before, after, gaps };
}

/** The cases every waterfall has to bear. */
export const WATERFALL_GALLERY = {
  empty: [],
  one: [change('Materials', 10, 6)],
  many: Array.from({ length: 900 }, (_, index) => change(`Product ${index}`, 100, 100 - index / 10)),
  missing: [
    change('Materials', 10, 8),
    change('Production', 4, null, ['FACTOR_MISSING']),
    change('Use', null, null, ['AMOUNT_MISSING']),
  ],
  allMissing: [change('Use', null, 3, ['AMOUNT_MISSING'])],
  negative: [change('Materials', 5, 1), change('End of life', -1, -6)],
  onlyOneSide: [
    change('Air freight', 7, undefined),
    change('Sea freight', undefined, 1),
    change('Use', 2, 2),
  ],
  lastYearToThis: [
    change('Electricity', 412, 318),
    change('Steel sheet, hot-dip galvanised', 655, 602),
    change('Sea freight', 88, 97),
    change('Air freight', 41, undefined),
    change('Aluminium profile', 290, 301),
    change('Corrugated board', 36, 35.2),
    change('Powder coating', 19, null, ['AMOUNT_MISSING']),
    change('Screws and fittings', 12, 12),
  ],
  longNames: [
    change('Height-adjustable standing desk with bamboo top, dual motors and cable tray, black', 80, 20),
    change('可升降双电机竹制桌面站立式办公桌（含走线槽与记忆控制器，黑色哑光粉末喷涂）', 80, 90),
  ],
} as const satisfies Record<string, readonly ChangeInput[]>;
