import type { BreakEvenInput } from './describeBreakEven.ts';

const percent = (value: number): string => `${Math.round(100 * value)} %`;

function curves(
  first: (value: number) => number | null,
  second: (value: number) => number | null,
  points: BreakEvenInput['points'] = [],
  names: BreakEvenInput['names'] = ['Window profile', 'Window profile, 35 % recycled'],
): BreakEvenInput {
  const values = [0, 0.25, 0.5, 0.75, 1];
  return {
    axis: 'Recycled share',
    names,
    series: values.map((value) => ({ value, first: first(value), second: second(value) })),
    points,
    valueText: percent,
  };
}

/** The cases every break-even chart has to bear. */
export const BREAK_EVEN_GALLERY = {
  empty: {
    ...curves(
      () => 0,
      () => 0,
    ),
    series: [],
  },
  one: curves(
    (value) => 16 - 8 * value,
    () => 12,
    [{ value: 0.5, kgCo2e: 12 }],
  ),
  many: curves(
    (value) => 12 + 40 * (value - 0.5) ** 2,
    () => 14.5,
    [
      { value: 0.25, kgCo2e: 14.5 },
      { value: 0.75, kgCo2e: 14.5 },
    ],
  ),
  noPoint: curves(
    (value) => 6 - value,
    () => 12,
  ),
  missing: curves(
    (value) => (value < 0.5 ? null : 4),
    () => 2,
  ),
  negative: curves(
    (value) => -4 * value,
    (value) => value - 2,
    [{ value: 0.4, kgCo2e: -1.6 }],
  ),
  longNames: curves(
    (value) => 16 - 8 * value,
    () => 12,
    [],
    [
      'Height-adjustable standing desk with bamboo top, dual motors and cable tray, black',
      '可升降双电机竹制桌面站立式办公桌（含走线槽与记忆控制器，黑色哑光粉末喷涂）',
    ],
  ),
} as const satisfies Record<string, BreakEvenInput>;
