import type { Outcome } from '../outcome.ts';

/* How the tests of methods and uncertainty read an outcome. */

/** The value; throws with the codes when there is none, so that the test fails with the reason. */
export function accepted<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(refusedCodes(outcome).join());
  return outcome.value;
}

/** Codes with the fields they are about, `CODE field`; empty when the outcome has a value. */
export function refusedFields<T>(outcome: Outcome<T>): readonly string[] {
  return outcome.ok ? [] : outcome.refusals.map(({ code, field }) => `${code} ${field}`);
}

export function refusedCodes<T>(outcome: Outcome<T>): readonly string[] {
  return outcome.ok ? [] : outcome.refusals.map(({ code }) => code);
}
