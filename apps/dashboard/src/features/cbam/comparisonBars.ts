import type { BarInput } from '../../charts/index.ts';
import type { LoadedGood } from './cbamTypes.ts';

export const COMPARISON_PARTS = ['ownDirect', 'precursorDirect', 'counted', 'base', 'markUp'] as const;
export type ComparisonPart = (typeof COMPARISON_PARTS)[number];

/** What is due by own figures, and by the default value of each year with its mark-up apart [t CO2e / t]. */
export function comparisonBars(
  { see, gaps, default: held }: Pick<LoadedGood, 'see' | 'gaps' | 'default'>,
  nameOfActual: string,
  nameOfDefault: (year: number) => string,
): readonly BarInput[] {
  const value = (part: ComparisonPart, kgCo2e: number | null) => ({ part, kgCo2e, gaps: [] });
  const direct = (see.ownDirect ?? 0) + (see.precursorDirect ?? 0);
  const actual: BarInput = {
    ...{ key: 'ACTUAL', label: nameOfActual, total: see.basis, gaps: [...gaps] },
    values: [
      value('ownDirect', see.ownDirect),
      value('precursorDirect', see.precursorDirect),
      value('counted', see.basis === null ? null : withoutNoise(see.basis - direct)),
    ].filter(({ kgCo2e }) => kgCo2e !== 0),
  };
  return [
    actual,
    ...held.markUps.map(
      (own): BarInput => ({
        ...{ key: String(own.year), label: nameOfDefault(own.year), total: own.value, gaps: [] },
        values: [value('base', own.base), value('markUp', own.value - own.base)],
      }),
    ),
  ];
}

function withoutNoise(value: number): number {
  return Math.abs(value) < 1e-12 ? 0 : value;
}
