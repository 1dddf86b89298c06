/** Square of the unit of rounding, 2⁻⁵³. */
const ROUNDING_SQUARED = 2 ** -106;
/** Below it products of errors are no longer normal numbers, and the bound on them does not hold. */
const SMALLEST_SIZE = 1e-200;

/**
 * A sum of rows given in two parts, when it is certain to be what a footprint says, bit for bit; NaN otherwise.
 *
 * Where no row was there before, rows were added in the order of the footprint, which gives its bits. Otherwise: a footprint
 * adds rows one after the other with compensation (Neumaier 1974). Its sum before the last rounding is within n²u² Σ|x| of
 * the true one, and so is this one, in another order (Higham 2002, 4.3). When no number within those bounds rounds to
 * anything else, both round to the same bits. (In 10⁴ times it fails about once.)
 *
 * @param size sum of the sizes of all that was added
 * @param terms how often something was added
 * @param others how many rows were there before
 */
export function certainSum(high: number, low: number, size: number, terms: number, others: number): number {
  const rounded = high + low;
  if (others === 0) return Number.isFinite(rounded) ? rounded : Number.NaN;
  const kept = rounded - high;
  const rest = high - (rounded - kept) + (low - kept);
  const bound = 16 * (terms + 4) * (terms + 4) * ROUNDING_SQUARED * size;
  const isCertain =
    size > SMALLEST_SIZE && rounded + (rest + bound) === rounded && rounded + (rest - bound) === rounded;
  return isCertain ? rounded : Number.NaN;
}
