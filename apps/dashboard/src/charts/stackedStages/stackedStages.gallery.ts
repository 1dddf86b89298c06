import type { BarInput, BarPart, BarValue } from '@cradle/charts';

export const STAGE_PARTS: readonly BarPart[] = [
  { key: 'MATERIALS', label: 'Materials', stage: 'MATERIALS' },
  { key: 'PRODUCTION', label: 'Production', stage: 'PRODUCTION' },
  { key: 'END_OF_LIFE', label: 'End of life', stage: 'END_OF_LIFE' },
];

function value(part: string, kgCo2e: number | null, gaps: readonly string[] = []): BarValue {
  return { part, kgCo2e, gaps };
}

function bar(label: string, values: readonly BarValue[]): BarInput {
  const known = values.flatMap(({ kgCo2e }) => (kgCo2e === null ? [] : [kgCo2e]));
  return {
    key: label,
    label,
    values,
    total: known.length === 0 ? null : known.reduce((sum, kgCo2e) => sum + kgCo2e, 0),
    gaps: [...new Set(values.flatMap(({ gaps }) => gaps))],
  };
}

/** The cases every chart of this kind has to bear. */
export const STACKED_STAGES_GALLERY = {
  empty: [],
  one: [bar('Chair', [value('MATERIALS', 3), value('PRODUCTION', 1)])],
  many: Array.from({ length: 900 }, (_, index) =>
    bar(`Product ${index}`, [value('MATERIALS', index), value('PRODUCTION', 1)]),
  ),
  missing: [
    bar('Kettle', [value('MATERIALS', 2), value('PRODUCTION', null, ['AMOUNT_MISSING'])]),
    bar('Unknown', [value('MATERIALS', null, ['FACTOR_MISSING'])]),
  ],
  negative: [bar('Board', [value('MATERIALS', 5), value('END_OF_LIFE', -2)])],
  longNames: [
    bar('Height-adjustable standing desk with bamboo top, dual motors and cable tray, black', [
      value('MATERIALS', 80),
    ]),
    bar('可升降双电机竹制桌面站立式办公桌（含走线槽与记忆控制器，黑色哑光粉末喷涂）', [
      value('MATERIALS', 80),
    ]),
  ],
} as const satisfies Record<string, readonly BarInput[]>;
