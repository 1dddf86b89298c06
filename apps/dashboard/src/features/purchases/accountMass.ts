import { massUnitFor } from '../../lib/format.ts';
import type { Account } from './Coverage.tsx';

/** The one unit of a year's purchases, by their total, and how a mass is shown in it. */
export function accountMass({ kgCo2e }: Pick<Account, 'kgCo2e'>): {
  readonly unit: string;
  readonly of: (kg: number | null) => number | null;
} {
  const { unit, kg } = massUnitFor(kgCo2e ?? 0);
  return { unit: `${unit} CO₂e`, of: (value) => (value === null ? null : value / kg) };
}
