/**
 * Quantile by selection: puts the values in part into order instead of sorting them all. Between two values the line
 * is straight (definition 7 of Hyndman, Fan 1996).
 *
 * @param values reordered in place; not empty, no NaN
 * @param share 0 to 1
 */
export function takeQuantile(values: Float64Array, share: number): number {
  const position = share * (values.length - 1);
  const rank = Math.floor(position);
  const lower = selectRank(values, rank);
  if (position === rank) return lower;
  let upper = Number.POSITIVE_INFINITY;
  for (let i = rank + 1; i < values.length; i++) if (values[i]! < upper) upper = values[i]!;
  return lower + (position - rank) * (upper - lower);
}

/** The value of that rank (0 = smallest); afterwards no value before it is larger and none behind it smaller. */
function selectRank(values: Float64Array, rank: number): number {
  let left = 0;
  let right = values.length - 1;
  while (left < right) {
    const pivot = medianOfThree(values[left]!, values[(left + right) >> 1]!, values[right]!);
    let i = left;
    let j = right;
    while (i <= j) {
      while (values[i]! < pivot) i++;
      while (values[j]! > pivot) j--;
      if (i > j) break;
      const value = values[i]!;
      values[i++] = values[j]!;
      values[j--] = value;
    }
    if (rank <= j) right = j;
    else if (rank >= i) left = i;
    else break;
  }
  return values[rank]!;
}

function medianOfThree(a: number, b: number, c: number): number {
  return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
}
