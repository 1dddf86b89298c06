import type { DistributionInput, Draws } from './deriveDistribution.ts';

/** A bell over equally wide bins. */
function bell(lower: number, upper: number, middle: number, width: number): Draws {
  const bins = 40;
  const step = (upper - lower) / bins;
  const heights = Array.from({ length: bins }, (_, bin) =>
    Math.exp(-(((lower + (bin + 0.5) * step - middle) / width) ** 2)),
  );
  const all = heights.reduce((sum, height) => sum + height, 0);
  return { lower, upper, shares: heights.map((height) => height / all) };
}

function pair(labels: readonly [string, string], middles: readonly [number, number]): DistributionInput {
  const [first, second] = middles;
  return {
    pair: {
      first: { key: 'first', label: labels[0], draws: bell(0, 12, first, 1) },
      second: { key: 'second', label: labels[1], draws: bell(0, 12, second, 1.4) },
      difference: bell(first - second - 3, first - second + 3, first - second, 0.9),
    },
  };
}

/** The cases every distribution has to bear. */
export const DISTRIBUTION_GALLERY = {
  empty: { pair: null },
  overlapping: pair(['Kettle', 'Kettle, eco'], [5, 5.6]),
  apart: pair(['Power bank by sea', 'Power bank by air'], [3, 9]),
  certain: {
    pair: {
      first: { key: 'a', label: 'A', draws: { lower: 2, upper: 2, shares: [1] } },
      second: { key: 'b', label: 'B', draws: { lower: 2, upper: 2, shares: [1] } },
      difference: { lower: 0, upper: 0, shares: [1] },
    },
  },
  negative: {
    pair: {
      first: { key: 'a', label: 'Board with credit', draws: bell(-6, 2, -3, 0.8) },
      second: { key: 'b', label: 'Board', draws: bell(-6, 2, 0, 0.6) },
      difference: bell(-5, 0.5, -3, 0.8),
    },
  },
  longNames: pair(
    [
      'Height-adjustable standing desk with bamboo top, dual motors and cable tray, black',
      '可升降双电机竹制桌面站立式办公桌（含走线槽与记忆控制器，黑色哑光粉末喷涂）',
    ],
    [4, 7],
  ),
} as const satisfies Record<string, DistributionInput>;
