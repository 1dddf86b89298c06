/**
 * Places as near to where they are wanted as they can be with `gap` between neighbours, in the same order, from `least`
 * to `most` if they fit.
 *
 * @returns one for each place wanted
 * @example spreadApart([10, 11], 4, 0, 100) is [10, 14]
 */
export function spreadApart(
  wanted: readonly number[],
  gap: number,
  least: number,
  most: number,
): readonly number[] {
  const order = wanted.map((_place, index) => index).sort((a, b) => wanted[a]! - wanted[b]!);
  const places = [...wanted];
  let next = least;
  for (const index of order) {
    places[index] = Math.max(places[index]!, next);
    next = places[index]! + gap;
  }
  let last = most;
  for (const index of order.toReversed()) {
    places[index] = Math.min(places[index]!, last);
    last = places[index]! - gap;
  }
  return places;
}
