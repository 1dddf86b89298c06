import type { TimeSeriesInput } from './describeTimeSeries.ts';

type Points = readonly (readonly [year: number, value: number | null])[];

function line(label: string, points: Points) {
  return { key: label, label, points: points.map(([year, value]) => ({ year, value })) };
}

function falling(from: number, step: number, first = 2010, count = 14): Points {
  return Array.from({ length: count }, (_, index) => [first + index, from - index * step]);
}

/** The cases every time series has to bear. */
export const TIME_SERIES_GALLERY = {
  empty: { lines: [], chosen: 'China' },
  one: { lines: [line('China', [[2024, 0.58]])], chosen: 'China', unit: 'kg CO₂e / kWh' },
  few: {
    lines: [
      line('China', falling(0.76, 0.013)),
      line('Germany', falling(0.55, 0.014)),
      line('France', falling(0.08, 0.002)),
      line('India', falling(0.78, 0.005)),
    ],
    chosen: 'China',
    unit: 'kg CO₂e / kWh',
  },
  many: {
    lines: Array.from({ length: 30 }, (_, index) =>
      line(`Region ${index}`, falling(0.9 - index * 0.02, 0.01)),
    ),
    chosen: 'Region 3',
    unit: 'kg CO₂e / kWh',
  },
  versions: {
    lines: [
      line('Total', [
        [2022, 12.4],
        [2023, 11.8],
        [2024, null],
        [2025, 9.1],
      ]),
      line('Materials and pre-processing 原材料获取与预加工', [
        [2022, 8.9],
        [2023, 8.2],
        [2024, 7.7],
        [2025, 6],
      ]),
      line('End of life', [
        [2022, -0.4],
        [2023, -0.4],
        [2025, -0.6],
      ]),
    ],
    chosen: 'Total',
  },
  missing: {
    lines: [
      line('Supplier A', [
        [2018, 4.2],
        [2019, 4.1],
        [2020, null],
        [2021, 3.6],
        [2022, null],
        [2023, 3.1],
        [2024, 3],
      ]),
      line('Supplier B', [
        [2018, 2.9],
        [2021, 2.7],
        [2024, 2.2],
      ]),
      line('Supplier C', [
        [2020, null],
        [2024, null],
      ]),
    ],
    chosen: 'Supplier A',
  },
  negative: {
    lines: [line('Timber', falling(-0.4, 0.05)), line('Plywood', falling(0.3, 0.06))],
    chosen: 'Timber',
  },
  longNames: {
    lines: [
      line(
        'Height-adjustable standing desk with bamboo top, dual motors and cable tray, black',
        falling(82, 1.5),
      ),
      line('可升降双电机竹制桌面站立式办公桌（含走线槽与记忆控制器，黑色哑光粉末喷涂）', falling(80, 1)),
    ],
    chosen: '可升降双电机竹制桌面站立式办公桌（含走线槽与记忆控制器，黑色哑光粉末喷涂）',
  },
} as const satisfies Record<string, TimeSeriesInput>;
