import type { ParetoInput } from '@cradle/charts';

/** Members in the order given, with what they make up together. */
function ranked(
  values: readonly (readonly [label: string, kgCo2e: number | null, gaps?: readonly string[]])[],
): readonly ParetoInput[] {
  const whole = values.reduce((sum, [, kgCo2e]) => sum + (kgCo2e ?? 0), 0);
  let cumulated = 0;
  return values.map(([label, kgCo2e, gaps = []]) => {
    const before = cumulated / whole;
    cumulated += kgCo2e ?? 0;
    return {
      key: label,
      label,
      isOne: true,
      kgCo2e,
      cumulativeShare: kgCo2e === null || !(whole > 0) ? null : cumulated / whole,
      isVital: kgCo2e !== null && kgCo2e > 0 && before < 0.8,
      gaps,
    };
  });
}

/** The cases every Pareto chart has to bear. */
export const PARETO_GALLERY = {
  empty: [],
  one: ranked([['Smelting', 12]]),
  few: ranked([
    ['Smelting', 60],
    ['Rolling', 25],
    ['Coating', 10],
    ['Packing', 5],
  ]),
  many: ranked(
    Array.from({ length: 60 }, (_, index) => [`Supplier ${index + 1}`, 100 / (index + 1)] as const),
  ),
  missing: ranked([
    ['Smelting', 60, ['ANNUAL_VOLUME_UNKNOWN']],
    ['Rolling', 25],
    ['Coating', null, ['FACTOR_MISSING']],
  ]),
  allMissing: ranked([['Coating', null, ['FACTOR_MISSING']]]),
  negative: ranked([
    ['Smelting', 60],
    ['Rolling', 20],
    ['Scrap returned', -10],
  ]),
  longNames: ranked([
    ['Primary aluminium, cold rolled, anodised, with closed-loop scrap from three stamping lines', 80],
    ['广东佛山再生铝压铸件（含阳极氧化与精加工，闭环回收边角料）', 20],
  ]),
} as const satisfies Record<string, readonly ParetoInput[]>;
