import { describe, expect, it } from 'vitest';
import { orderTree } from './orderTree.ts';

describe('The rows of a tree', () => {
  it('have everything below a node directly after it', () => {
    const parents = [null, 0, 0, 1, 2, 1, 3];
    expect(orderTree(parents.map((parent) => ({ parent })))).toEqual([0, 1, 3, 6, 5, 2, 4]);
  });

  it('are none where there is nothing', () => {
    expect(orderTree([])).toEqual([]);
  });
});
