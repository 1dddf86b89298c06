import type { RadarAxis, RadarItemInput } from './deriveRadar.ts';
import type { RadarInput } from './describeRadar.ts';

const AXES: readonly RadarAxis[] = [
  { key: 'technology', label: 'Technological' },
  { key: 'geography', label: 'Geographical' },
  { key: 'time', label: 'Temporal' },
  { key: 'completeness', label: 'Completeness' },
  { key: 'reliability', label: 'Reliability' },
];

function item(label: string, ...scores: readonly (number | null)[]): RadarItemInput {
  return {
    key: label,
    label,
    scores: Object.fromEntries(AXES.map(({ key }, index) => [key, scores[index] ?? null])),
  };
}

/** The cases every radar has to bear. */
export const RADAR_GALLERY = {
  empty: { axes: AXES, items: [] },
  one: { axes: AXES, items: [item('Desk', 2, 1, 3, 2, 2)] },
  few: {
    axes: AXES,
    items: [
      item('Baosteel', 1, 1, 2, 1, 2),
      item('Sector average', 3, 4, 4, 2, 3),
      item('Estimated by price', 5, 4, 3, 5, 5),
    ],
  },
  many: {
    axes: AXES,
    items: Array.from({ length: 14 }, (_, index) =>
      item(`Supplier ${index + 1}`, ...AXES.map((_axis, at) => 1 + ((index * 2 + at * 3) % 9) / 2)),
    ),
  },
  missing: {
    axes: AXES,
    items: [item('Kettle', 2, null, 3, 2, 1), item('Charger', 4, 3, null, null, 4)],
  },
  allMissing: { axes: AXES, items: [item('Unknown')] },
  longNames: {
    axes: [
      ...AXES.slice(0, 3),
      { key: 'completeness', label: 'Completeness of the inventory over the reference period' },
      { key: 'reliability', label: '数据来源与核查的可靠性（含第三方核查）' },
    ],
    items: [
      item('可升降双电机竹制桌面站立式办公桌（含走线槽与记忆控制器，黑色哑光粉末喷涂）', 2, 3, 1, 4, 2),
      item('Height-adjustable standing desk with bamboo top, dual motors and cable tray', 3, 2, 2, 2, 5),
    ],
  },
} as const satisfies Record<string, RadarInput>;
