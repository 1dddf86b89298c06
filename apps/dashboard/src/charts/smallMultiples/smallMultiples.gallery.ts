import { STAGE_PARTS } from '../stackedStages/stackedStages.gallery.ts';
import type { PanelInput, PanelValue } from './deriveSmallMultiples.ts';
import type { SmallMultiplesInput } from './describeSmallMultiples.ts';

const YEARS = [2019, 2020, 2021, 2022, 2023, 2024].map((year) => ({
  key: String(year),
  label: String(year),
}));
const WHOLE = [{ key: 'whole', label: 'Footprint', stage: null }];

function value(
  category: string,
  part: string,
  kgCo2e: number | null,
  ...gaps: readonly string[]
): PanelValue {
  return { category, part, value: kgCo2e, gaps };
}

/** Materials, production and end of life for every year. */
function panel(label: string, ...years: readonly (readonly [number, number, number])[]): PanelInput {
  return {
    key: label,
    label,
    values: years.flatMap((parts, year) =>
      STAGE_PARTS.map(({ key }, part) => value(YEARS[year]?.key ?? '', key, parts[part] ?? null)),
    ),
  };
}

function falling(label: string, from: number, step: number): PanelInput {
  return {
    key: label,
    label,
    values: YEARS.map(({ key }, index) => value(key, 'whole', from - index * step)),
  };
}

const SUPPLIERS: readonly PanelInput[] = [
  panel('Baosteel', [12, 6, 1], [11.5, 5.6, 1], [11, 5, 1], [10.8, 4.2, 1], [10, 3.4, 1], [9.6, 3, 0.9]),
  panel('Tata Steel', [14, 5, 1], [13.9, 5, 1], [13.5, 5, 1], [13.6, 4.9, 1], [13.2, 4.6, 1], [12.9, 4.5, 1]),
  panel('SSAB', [9, 3, 1], [8.4, 2.8, 1], [7, 2.4, 1], [5.5, 2, 0.9], [4.1, 1.6, 0.9], [2.2, 1.3, 0.9]),
  panel('POSCO', [13, 6, 1], [13, 6.1, 1], [12.8, 5.9, 1], [12.5, 5.7, 1], [12.2, 5.5, 1], [12, 5.1, 1]),
];

/** The cases all small multiples have to bear. */
export const SMALL_MULTIPLES_GALLERY = {
  empty: { categories: YEARS, parts: STAGE_PARTS, panels: [], form: 'bars' },
  one: { categories: YEARS, parts: STAGE_PARTS, panels: SUPPLIERS.slice(0, 1), form: 'bars' },
  few: { categories: YEARS, parts: STAGE_PARTS, panels: SUPPLIERS, form: 'bars' },
  lines: {
    categories: YEARS,
    parts: WHOLE,
    panels: [
      falling('Baosteel', 2.3, 0.06),
      falling('Tata Steel', 2.5, 0.02),
      falling('SSAB', 1.6, 0.21),
      falling('POSCO', 2.2, 0.03),
      falling('ArcelorMittal', 2.1, 0.07),
    ],
    form: 'lines',
    unit: 'kg CO₂e / kg',
  },
  many: {
    categories: YEARS,
    parts: WHOLE,
    panels: Array.from({ length: 40 }, (_, index) =>
      falling(`Supplier ${index + 1}`, 3 - index * 0.06, 0.04),
    ),
    form: 'lines',
  },
  missing: {
    categories: YEARS,
    parts: STAGE_PARTS,
    panels: [
      {
        key: 'Kettle works',
        label: 'Kettle works',
        values: [
          value('2019', 'MATERIALS', 8),
          value('2019', 'PRODUCTION', 3),
          value('2020', 'MATERIALS', 7.5),
          value('2020', 'PRODUCTION', null, 'AMOUNT_MISSING'),
          value('2022', 'MATERIALS', null, 'FACTOR_MISSING'),
          value('2023', 'MATERIALS', 6, 'FACTOR_MISSING'),
          value('2024', 'MATERIALS', 5.5),
        ],
      },
      ...SUPPLIERS.slice(2, 3),
    ],
    form: 'bars',
  },
  negative: {
    categories: YEARS.slice(3),
    parts: STAGE_PARTS,
    panels: [
      panel('Sawmill', [6, 2, -5], [6, 1.8, -5.5], [5.8, 1.6, -6]),
      panel('Board factory', [9, 4, -2], [8.6, 3.8, -2], [8, 3.1, -2.4]),
    ].map((one) => ({
      ...one,
      values: one.values.map((old) => ({ ...old, category: String(Number(old.category) + 3) })),
    })),
    form: 'bars',
  },
  longNames: {
    categories: [
      { key: '2019', label: 'Baseline of the reference year' },
      { key: '2020', label: '全面采用再生铝与绿电情景' },
      { key: '2021', label: 'Sea instead of air freight' },
    ],
    parts: STAGE_PARTS,
    panels: [
      { ...SUPPLIERS[0]!, label: '华东地区再生铝合金压铸件供应商（含阳极氧化与机加工工序）' },
      { ...SUPPLIERS[1]!, label: 'Hot-dip galvanised cold-rolled steel coil of a mill in the north-west' },
    ],
    form: 'bars',
  },
} as const satisfies Record<string, SmallMultiplesInput>;
