import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { largestFirst } from './largestFirst.ts';

describe('A queue by size', () => {
  it('gives back what a stable sort would, also between puts', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20)), fc.nat(30), (keys, taken) => {
        const queue = largestFirst<number>();
        const expected = keys
          .map((key, order) => ({ key, order }))
          .sort((a, b) => b.key - a.key || a.order - b.order);
        for (const [order, key] of keys.entries()) queue.put(key, order);
        const early = Array.from({ length: Math.min(taken, keys.length) }, () => queue.take()!);
        // What comes back in has come last among its equals.
        expect(early).toEqual(expected.slice(0, early.length).map(({ order }) => order));
        queue.put(1000, -1);
        expect(queue.take()).toBe(-1);
        const late = Array.from({ length: queue.size }, () => queue.take());
        expect(late).toEqual(expected.slice(early.length).map(({ order }) => order));
        expect(queue.take()).toBeUndefined();
        expect(queue.size).toBe(0);
      }),
    );
  });
});
