import type { SwingInput } from '@cradle/charts';

function swing(label: string, kgAtLow: number, kgAtHigh: number, low = '-10%', high = '+10%'): SwingInput {
  return { key: label, label, low, high, kgAtLow, kgAtHigh };
}

/** The cases every tornado has to bear, each with its base. */
export const TORNADO_GALLERY = {
  empty: { base: 10, swings: [] },
  one: { base: 10, swings: [swing('Aluminium', 8, 13)] },
  many: {
    base: 100,
    swings: Array.from({ length: 40 }, (_, index) => swing(`Line ${index}`, 100 - index, 100 + index)),
  },
  oneSided: { base: 10, swings: [swing('Recycled share', 10, 6, '0%', '100%')] },
  nothingMoves: { base: 10, swings: [swing('Meals cooked', 10, 10)] },
  negative: { base: -5, swings: [swing('Credit for recycling', -4, -7)] },
  longNames: {
    base: 80,
    swings: [
      swing('Height-adjustable standing desk with bamboo top, dual motors and cable tray, black', 70, 90),
      swing('可升降双电机竹制桌面站立式办公桌（含走线槽与记忆控制器，黑色哑光粉末喷涂）', 76, 83),
    ],
  },
} as const satisfies Record<string, { readonly base: number; readonly swings: readonly SwingInput[] }>;
