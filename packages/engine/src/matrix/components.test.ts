import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { components } from './components.ts';
import { sparseMatrix } from './sparseMatrix.ts';

type Edge = readonly [from: number, to: number];

function found(size: number, edges: readonly Edge[]): number[][] {
  const names = Array.from({ length: size }, (_, index) => `P${index}`);
  const diagonal = names.map((_name, index): Edge => [index, index]);
  const all = [...diagonal, ...edges];
  const outcome = sparseMatrix(names, {
    rows: all.map(([, to]) => to),
    columns: all.map(([from]) => from),
    values: all.map(() => 0.1),
  });
  if (!outcome.ok) throw new Error(outcome.refusals[0]!.message);
  const { nodes, starts } = components(outcome.value.matrix);
  return Array.from({ length: starts.length - 1 }, (_, part) => [
    ...nodes.subarray(starts[part]!, starts[part + 1]!),
  ]);
}

describe('Processes that need each other', () => {
  it('are one component; what is taken comes before what takes it', () => {
    // 0 takes 1; 1 and 2 take each other; 2 takes 3; 4 stands alone.
    const edges: Edge[] = [
      [0, 1],
      [1, 2],
      [2, 1],
      [2, 3],
    ];
    expect(found(5, edges)).toEqual([[3], [1, 2], [0], [4]]);
  });

  it('may be one large circle', () => {
    const size = 20_000;
    const circle = Array.from({ length: size }, (_, index): Edge => [index, (index + 1) % size]);
    expect(found(size, circle)).toEqual([Array.from({ length: size }, (_, index) => index)]);
  });

  it('are those that can reach each other, in every network', () => {
    const size = 8;
    const edge = fc.tuple(fc.nat(size - 1), fc.nat(size - 1));
    fc.assert(
      fc.property(fc.array(edge, { maxLength: 20 }), (edges) => {
        const reaches = reachability(size, edges);
        const parts = found(size, edges);
        const partOf = new Map(parts.flatMap((nodes, part) => nodes.map((node) => [node, part] as const)));
        expect([...partOf.keys()].sort()).toEqual(Array.from({ length: size }, (_, index) => index));
        for (let a = 0; a < size; a++) {
          for (let b = 0; b < size; b++) {
            expect(partOf.get(a) === partOf.get(b)).toBe(reaches[a]![b]! && reaches[b]![a]!);
            // What a takes from is in its own part or an earlier one.
            if (reaches[a]![b]) expect(partOf.get(b)).toBeLessThanOrEqual(partOf.get(a)!);
          }
        }
      }),
    );
  });
});

/** Warshall's closure: the plainest way to know who can reach whom. */
function reachability(size: number, edges: readonly Edge[]): boolean[][] {
  const reaches = Array.from({ length: size }, (_row, a) =>
    Array.from(
      { length: size },
      (_column, b) => a === b || edges.some(([from, to]) => from === a && to === b),
    ),
  );
  for (let k = 0; k < size; k++)
    for (let a = 0; a < size; a++)
      for (let b = 0; b < size; b++) reaches[a]![b] ||= reaches[a]![k]! && reaches[k]![b]!;
  return reaches;
}
