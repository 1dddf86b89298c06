/** Positions of the nodes of a tree, each directly followed by what is below it, in the order of the list. */
export function orderTree(nodes: readonly { readonly parent?: number | null }[]): readonly number[] {
  const children = nodes.map((): number[] => []);
  const order: number[] = [];
  const open: number[] = [];
  for (const [at, { parent }] of nodes.entries()) {
    if (parent == null) open.push(at);
    else children[parent]?.push(at);
  }
  open.reverse();
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    order.push(next);
    open.push(...children[next]!.toReversed());
  }
  return order;
}
