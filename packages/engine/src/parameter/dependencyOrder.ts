/**
 * Names so that each stands behind those it needs; otherwise in the order given.
 *
 * @param needs what a name needs; names that are not among `names` do not count
 * @returns the order, or the names of one circle in the order of need, the first again at the end
 */
export function dependencyOrder(
  names: readonly string[],
  needs: (name: string) => readonly string[],
): { readonly order: readonly string[] } | { readonly circle: readonly string[] } {
  const known = new Set(names);
  const done = new Set<string>();
  const order: string[] = [];
  for (const start of names) {
    // The way from the start to the name looked at, each with what of its needs is still open.
    const way: { readonly name: string; readonly open: string[] }[] = [];
    const onWay = new Set<string>();
    const enter = (name: string): void => {
      onWay.add(name);
      way.push({
        name,
        open: needs(name)
          .filter((needed) => known.has(needed))
          .reverse(),
      });
    };
    if (!done.has(start)) enter(start);
    for (let last = way.at(-1); last !== undefined; last = way.at(-1)) {
      const next = last.open.pop();
      if (next === undefined) {
        done.add(last.name);
        order.push(last.name);
        onWay.delete(last.name);
        way.pop();
      } else if (onWay.has(next)) {
        const names = way.map(({ name }) => name);
        return { circle: [...names.slice(names.indexOf(next)), next] };
      } else if (!done.has(next)) enter(next);
    }
  }
  return { order };
}
