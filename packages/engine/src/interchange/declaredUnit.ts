import { unitRatio } from '../quantity/units.ts';
import { say } from '../saying.ts';
import { decimalOf, times } from './decimal.ts';
import { PACT_UNITS } from './pactTerms.ts';
import type { Loss, ReceivedFootprint } from './receivedFootprint.ts';

const WORDS = Object.entries(PACT_UNITS);

/** PACT's word for a unit; of another unit of the same dimension, the word of its base and the factor. */
export interface PactUnit {
  readonly word: string;
  readonly factor: number;
}

/** @returns null for what PACT has no unit for, for instance metres */
export function pactUnit(code: string): PactUnit | null {
  const exact = WORDS.find(([, unit]) => unit === code);
  if (exact !== undefined) return { word: exact[0], factor: 1 };
  for (const [word, base] of WORDS) {
    const factor = unitRatio(code, base);
    if (factor !== null) return { word, factor };
  }
  return null;
}

/** The declared unit in PACT's words. The figures stay: only the amount is counted in another unit. */
export function inPactUnit(footprint: ReceivedFootprint): {
  readonly footprint: ReceivedFootprint;
  readonly word: string | null;
  readonly losses: readonly Loss[];
} {
  const { declaredUnit, declaredUnitAmount } = footprint;
  const unit = declaredUnit === null ? null : pactUnit(declaredUnit);
  if (unit === null) return { footprint, word: null, losses: [] };
  if (unit.factor === 1 || declaredUnitAmount === null) return { footprint, word: unit.word, losses: [] };
  const amount = times(declaredUnitAmount, decimalOf(unit.factor));
  return {
    footprint: { ...footprint, declaredUnitAmount: amount, declaredUnit: PACT_UNITS[unit.word]! },
    word: unit.word,
    losses: (['declaredUnit', 'declaredUnitAmount'] as const).map((field) => ({
      kind: 'DERIVED',
      field,
      rule: say(
        `${declaredUnitAmount} ${declaredUnit} are ${amount} ${unit.word}.`,
        `${declaredUnitAmount} ${declaredUnit} 即 ${amount} ${unit.word}。`,
      ),
      clause: '',
    })),
  };
}
