import type { Outcome } from '@cradle/engine';
import { InvalidInput } from './refusals.ts';

/** What the engine found. @throws InvalidInput with the engine's refusals */
export function granted<Value>(outcome: Outcome<Value>): Value {
  if (outcome.ok) return outcome.value;
  throw new InvalidInput(
    outcome.refusals.map(({ field, code, message, remedy }) => ({ field, code, message, remedy })),
  );
}
