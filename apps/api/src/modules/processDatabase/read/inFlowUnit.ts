import { unitRatio } from '@cradle/engine';
import { engineUnit } from '../engineUnit.ts';
import type { ProcessFlow } from '../processDatabase.ts';

/** Units of exchanges that no factor is given in. */
const OTHER: Readonly<Record<string, readonly [dimension: string, inBase: number]>> = {
  Bq: ['RADIOACTIVITY', 1],
  kBq: ['RADIOACTIVITY', 1000],
  'm2*a': ['OCCUPATION', 1],
  'ha*a': ['OCCUPATION', 10_000],
};

/**
 * An amount in the unit of its flow, for formats that write a unit at every exchange.
 *
 * @returns null when the two units do not convert into each other
 */
export function inFlowUnit(amount: number, unit: string, flow: ProcessFlow): number | null {
  if (unit === flow.unit) return amount;
  const [dimension, inBase] = OTHER[unit] ?? [];
  const [flowDimension, flowInBase] = OTHER[flow.unit ?? ''] ?? [];
  if (dimension !== undefined && dimension === flowDimension) return (amount * inBase!) / flowInBase!;
  const from = engineUnit(unit);
  const to = engineUnit(flow.unit ?? '');
  if (from === null || to === null) return null;
  const ratio = unitRatio(from, to);
  return ratio === null ? null : amount * ratio;
}
