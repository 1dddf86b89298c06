import { describe, expect, it } from 'vitest';
import { spreadApart } from './spreadApart.ts';

describe('Labels that would lie over each other', () => {
  it('stay where they are when they do not', () => {
    expect(spreadApart([40, 10], 12, 0, 100)).toEqual([40, 10]);
  });

  it('keep their order and a gap between them', () => {
    expect(spreadApart([50, 52, 51], 10, 0, 100)).toEqual([50, 70, 60]);
  });

  it('move up at the lower end', () => {
    expect(spreadApart([98, 99], 10, 0, 100)).toEqual([90, 100]);
  });
});
