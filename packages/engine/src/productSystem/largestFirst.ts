/** A queue that gives back the entry of the largest key first; of equal keys the one that came first. */
export interface LargestFirst<T> {
  readonly size: number;
  put(key: number, value: T): void;
  /** Undefined when nothing is left. */
  take(): T | undefined;
}

interface Entry<T> {
  readonly key: number;
  readonly order: number;
  readonly value: T;
}

/** A binary heap (Williams 1964). */
export function largestFirst<T>(): LargestFirst<T> {
  const heap: Entry<T>[] = [];
  let entered = 0;

  function rise(entry: Entry<T>): void {
    let at = heap.length;
    heap.push(entry);
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (!isBefore(entry, heap[above]!)) break;
      heap[at] = heap[above]!;
      at = above;
    }
    heap[at] = entry;
  }

  function sink(entry: Entry<T>): void {
    let at = 0;
    for (let below = 1; below < heap.length; below = 2 * at + 1) {
      if (below + 1 < heap.length && isBefore(heap[below + 1]!, heap[below]!)) below++;
      if (!isBefore(heap[below]!, entry)) break;
      heap[at] = heap[below]!;
      at = below;
    }
    heap[at] = entry;
  }

  return {
    get size() {
      return heap.length;
    },
    put(key, value) {
      rise({ key, order: entered++, value });
    },
    take() {
      const first = heap[0];
      const last = heap.pop();
      if (last !== undefined && heap.length > 0) sink(last);
      return first?.value;
    },
  };
}

function isBefore<T>(a: Entry<T>, b: Entry<T>): boolean {
  return a.key > b.key || (a.key === b.key && a.order < b.order);
}
