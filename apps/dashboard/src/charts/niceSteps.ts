/** A step of 1, 2 or 5 times a power of ten that divides `span` into at most `most` parts. */
export function niceStep(span: number, most: number): number {
  const rough = span / most;
  const power = Math.floor(Math.log10(rough));
  for (const [digit, exponent] of [
    [1, power],
    [2, power],
    [5, power],
  ] as const) {
    // Not digit * 10 ** power, whose last bits are not those of the number meant.
    const step = Number(`${digit}e${exponent}`);
    if (step >= rough) return step;
  }
  return Number(`1e${power + 1}`);
}

/**
 * Round numbers for an axis that holds `least`, `most` and 0, the ends included.
 *
 * @example niceSteps(-3, 18, 4) is [-5, 0, 5, 10, 15, 20]
 */
export function niceSteps(least: number, most: number, count: number): readonly number[] {
  const low = Math.min(0, least);
  const high = Math.max(0, most);
  if (high === low) return [0, 1];
  const step = niceStep(high - low, count);
  const from = Math.floor(low / step);
  const to = Math.ceil(high / step);
  const decimals = Math.max(0, -Math.floor(Math.log10(step)));
  return Array.from({ length: to - from + 1 }, (_, index) =>
    Number(((from + index) * step).toFixed(decimals)),
  );
}
