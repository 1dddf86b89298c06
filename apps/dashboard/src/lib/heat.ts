/**
 * How strong the colour of a value is, from -1 (largest credit) to 1 (largest emission). The square root keeps small
 * values visible beside one that is a hundred times larger.
 *
 * @param largest the largest size of a value whatever its sign, in the unit of the value; 0 without values
 * @example heatOf(0.05, 5) is 0.1
 */
export function heatOf(value: number, largest: number): number {
  if (largest === 0) return 0;
  return Math.sign(value) * Math.sqrt(Math.min(1, Math.abs(value) / largest));
}
