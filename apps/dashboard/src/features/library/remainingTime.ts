/** A time that still passes, in the unit people would say it in; null where nobody knows. */
export function remainingTime(
  seconds: number | null,
): { readonly unit: 'seconds' | 'minutes'; readonly count: number } | null {
  if (seconds === null || !Number.isFinite(seconds)) return null;
  const whole = Math.max(1, Math.ceil(seconds));
  return whole < 100 ? { unit: 'seconds', count: whole } : { unit: 'minutes', count: Math.ceil(whole / 60) };
}
