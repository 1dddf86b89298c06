import type { Technosphere } from './technosphere.ts';

/**
 * Strongly connected components of "j takes from i" (Tarjan 1972), without recursion, so that a supply chain of many
 * thousand steps cannot exhaust the stack.
 *
 * @returns components with what is taken before those that take it: reversed, users come before their inputs
 */
export function components({ size, columns }: Technosphere): readonly (readonly number[])[] {
  const order = new Int32Array(size).fill(-1);
  const low = new Int32Array(size);
  const onStack = new Uint8Array(size);
  const stack: number[] = [];
  const found: number[][] = [];
  let next = 0;

  const enter = (node: number) => {
    order[node] = next;
    low[node] = next;
    next++;
    stack.push(node);
    onStack[node] = 1;
  };

  for (let start = 0; start < size; start++) {
    if (order[start] !== -1) continue;
    enter(start);
    const path: { node: number; edge: number }[] = [{ node: start, edge: 0 }];
    while (path.length > 0) {
      const step = path[path.length - 1]!;
      const rows = columns[step.node]!.rows;
      if (step.edge < rows.length) {
        const target = rows[step.edge]!;
        step.edge++;
        if (order[target] === -1) {
          enter(target);
          path.push({ node: target, edge: 0 });
        } else if (onStack[target] === 1) low[step.node] = Math.min(low[step.node]!, order[target]!);
        continue;
      }
      path.pop();
      const parent = path[path.length - 1];
      if (parent !== undefined) low[parent.node] = Math.min(low[parent.node]!, low[step.node]!);
      if (low[step.node] === order[step.node]) found.push(popComponent(step.node, stack, onStack));
    }
  }
  return found;
}

function popComponent(root: number, stack: number[], onStack: Uint8Array): number[] {
  const component: number[] = [];
  for (;;) {
    const node = stack.pop()!;
    onStack[node] = 0;
    component.push(node);
    if (node === root) return component.sort((a, b) => a - b);
  }
}
