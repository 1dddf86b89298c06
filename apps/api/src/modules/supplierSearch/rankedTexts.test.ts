import { describe, expect, it } from 'vitest';
import { rankOf, rankTexts } from './rankedTexts.ts';

describe('Ranks of texts', () => {
  it('stand in for the texts, equal ones alike', () => {
    const { texts, ranks } = rankTexts(['glass', 'cable', 'glass', '']);
    expect(texts).toEqual(['', 'cable', 'glass']);
    expect([...ranks]).toEqual([2, 1, 2, 0]);
  });

  it('put a text that no row has between its neighbours', () => {
    const ranked = rankTexts(['b', 'd']);
    expect(['a', 'b', 'c', 'd', 'e'].map((text) => rankOf(ranked, text))).toEqual([-0.5, 0, 0.5, 1, 1.5]);
  });
});
