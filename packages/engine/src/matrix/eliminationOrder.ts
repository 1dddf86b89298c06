import type { SparsePattern } from './sparseMatrix.ts';

/** A node with more than this many times the square root of all has its turn at the end: it would touch every step. */
const DENSE = 1;
const LEAST_DENSE = 16;
/** When every node left has this share of the rest as neighbours, their order no longer matters. */
const FULL = 0.7;
const NONE = -1;

/**
 * An order of elimination that keeps a factorisation sparse: next is always a node with the fewest neighbours among those
 * left, with the degrees bounded as in Amestoy, Davis and Duff (1996), "An approximate minimum degree ordering
 * algorithm". Neighbours are counted both ways, as pivots are to stay on the diagonal.
 *
 * @returns the nodes in their order
 */
export function eliminationOrder(pattern: SparsePattern): Int32Array {
  const { size } = pattern;
  const neighbours = bothWays(pattern);
  const limit = Math.max(LEAST_DENSE, DENSE * Math.sqrt(size));
  const isDense = Uint8Array.from(neighbours, (list) => (list.length > limit ? 1 : 0));
  const order = new Int32Array(size);
  const sparse = eliminate(
    neighbours.map((list) => list.filter((node) => isDense[node] === 0)),
    isDense,
    order,
  );
  const dense = neighbours.flatMap((_list, node) => (isDense[node] === 1 ? [node] : []));
  dense.sort((a, b) => neighbours[a]!.length - neighbours[b]!.length || a - b);
  order.set(dense, sparse);
  return order;
}

/** For each node those it takes from or gives to, rising, without itself. */
function bothWays({ size, starts, rows }: SparsePattern): number[][] {
  const neighbours = Array.from({ length: size }, (): number[] => []);
  for (let column = 0; column < size; column++) {
    for (let at = starts[column]!; at < starts[column + 1]!; at++) {
      const row = rows[at]!;
      if (row === column) continue;
      neighbours[row]!.push(column);
      neighbours[column]!.push(row);
    }
  }
  return neighbours.map((list) => {
    const sorted = Int32Array.from(list).sort();
    return [...sorted.filter((node, at) => at === 0 || node !== sorted[at - 1])];
  });
}

/**
 * The quotient graph: instead of joining all neighbours of an eliminated node pairwise, the node becomes a group of its
 * neighbours, and groups that lie within a newer one are dropped.
 *
 * @returns how many places of `order` were filled
 */
function eliminate(neighbours: number[][], isDense: Uint8Array, order: Int32Array): number {
  const size = neighbours.length;
  const groupsOf = Array.from({ length: size }, (): number[] => []);
  const members: number[][] = Array.from({ length: size }, () => []);
  const queue = degreeQueue(size);
  for (let node = 0; node < size; node++)
    if (isDense[node] === 0) queue.insert(node, neighbours[node]!.length);
  const total = queue.count();
  /** The step in which a node was last seen in the newest group. */
  const inNewest = new Int32Array(size).fill(NONE);
  const isGone = new Uint8Array(size);
  const outside = new Int32Array(size);
  const outsideStep = new Int32Array(size).fill(NONE);

  for (let step = 0; step < total; step++) {
    if (queue.leastDegree() > FULL * (total - step)) return fillUp(order, step, queue);
    const pivot = queue.takeLeast();
    order[step] = pivot;
    isGone[pivot] = 1;
    inNewest[pivot] = step;
    const newest: number[] = [];
    const join = (node: number) => {
      if (isGone[node] === 1 || inNewest[node] === step) return;
      inNewest[node] = step;
      newest.push(node);
    };
    neighbours[pivot]!.forEach(join);
    for (const group of groupsOf[pivot]!) {
      members[group]!.forEach(join);
      members[group] = [];
    }
    neighbours[pivot] = [];
    groupsOf[pivot] = [];
    members[pivot] = newest;

    // How many members each older group has outside of the newest.
    for (const node of newest) {
      for (const group of groupsOf[node]!) {
        if (members[group]!.length === 0) continue;
        if (outsideStep[group] !== step) {
          outsideStep[group] = step;
          members[group] = members[group]!.filter((member) => isGone[member] === 0);
          outside[group] = members[group]!.length;
        }
        outside[group]!--;
      }
    }
    for (const node of newest) {
      neighbours[node] = neighbours[node]!.filter((other) => isGone[other] === 0 && inNewest[other] !== step);
      groupsOf[node] = groupsOf[node]!.filter((group) => members[group]!.length > 0 && outside[group]! > 0);
      let degree = neighbours[node]!.length + newest.length - 1;
      for (const group of groupsOf[node]!) degree += outside[group]!;
      groupsOf[node]!.push(pivot);
      queue.move(node, Math.min(degree, total - step - 2));
    }
  }
  return total;
}

function fillUp(order: Int32Array, from: number, queue: DegreeQueue): number {
  const end = from + queue.count();
  for (let step = from; step < end; step++) order[step] = queue.takeLeast();
  return end;
}

interface DegreeQueue {
  insert(node: number, degree: number): void;
  move(node: number, degree: number): void;
  /** Number of nodes held. */
  count(): number;
  /** Only while nodes are held. */
  leastDegree(): number;
  takeLeast(): number;
}

/** Nodes by degree in doubly linked lists; of the same degree the one put in last comes first. */
function degreeQueue(size: number): DegreeQueue {
  const head = new Int32Array(size + 1).fill(NONE);
  const next = new Int32Array(size).fill(NONE);
  const before = new Int32Array(size).fill(NONE);
  const degreeOf = new Int32Array(size);
  let least = 0;
  let held = 0;

  function insert(node: number, degree: number): void {
    const first = head[degree]!;
    degreeOf[node] = degree;
    next[node] = first;
    before[node] = NONE;
    if (first !== NONE) before[first] = node;
    head[degree] = node;
    least = Math.min(least, degree);
    held++;
  }

  function remove(node: number): void {
    const after = next[node]!;
    const ahead = before[node]!;
    if (after !== NONE) before[after] = ahead;
    if (ahead === NONE) head[degreeOf[node]!] = after;
    else next[ahead] = after;
    held--;
  }

  function leastDegree(): number {
    while (head[least] === NONE) least++;
    return least;
  }

  return {
    insert,
    leastDegree,
    count: () => held,
    move(node, degree) {
      remove(node);
      insert(node, degree);
    },
    takeLeast() {
      const node = head[leastDegree()]!;
      remove(node);
      return node;
    },
  };
}
