import type { SparsePattern } from './sparseMatrix.ts';

/** Parts of a network, each a run of `nodes`: part b is nodes[starts[b]] up to, but not including, nodes[starts[b + 1]]. */
export interface Components {
  readonly nodes: Int32Array;
  readonly starts: Int32Array;
}

/**
 * Strongly connected components of "j takes from i" (Tarjan 1972), without recursion, so that a supply chain of many
 * thousand steps cannot exhaust the stack.
 *
 * @returns components with what is taken before those that take it, the nodes of each rising: reversed, users come
 * before their inputs
 */
export function components({ size, starts, rows }: SparsePattern): Components {
  const order = new Int32Array(size).fill(-1);
  const low = new Int32Array(size);
  const onStack = new Uint8Array(size);
  const stack = new Int32Array(size);
  const path = new Int32Array(size);
  const nextEntry = starts.slice(0, size);
  const nodes = new Int32Array(size);
  const partStarts: number[] = [0];
  let found = 0;
  let stacked = 0;
  let visited = 0;

  for (let start = 0; start < size; start++) {
    if (order[start] !== -1) continue;
    let depth = 0;
    path[depth++] = start;
    while (depth > 0) {
      const node = path[depth - 1]!;
      if (order[node] === -1) {
        order[node] = visited;
        low[node] = visited++;
        stack[stacked++] = node;
        onStack[node] = 1;
      }
      if (nextEntry[node]! < starts[node + 1]!) {
        const target = rows[nextEntry[node]!++]!;
        if (order[target] === -1) path[depth++] = target;
        else if (onStack[target] === 1) low[node] = Math.min(low[node]!, order[target]!);
        continue;
      }
      depth--;
      if (depth > 0) low[path[depth - 1]!] = Math.min(low[path[depth - 1]!]!, low[node]!);
      if (low[node] !== order[node]) continue;
      const first = found;
      do {
        onStack[stack[--stacked]!] = 0;
        nodes[found++] = stack[stacked]!;
      } while (stack[stacked] !== node);
      nodes.subarray(first, found).sort();
      partStarts.push(found);
    }
  }
  return { nodes, starts: Int32Array.from(partStarts) };
}
