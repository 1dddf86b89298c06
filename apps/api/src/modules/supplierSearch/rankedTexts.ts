/** The texts rows have, in order, and which of them each row has: two rows compare by their ranks. */
export interface RankedTexts {
  readonly texts: readonly string[];
  /** Place among the texts, by place of the row. */
  readonly ranks: Int32Array;
}

export function rankTexts(rows: readonly string[]): RankedTexts {
  const texts = [...new Set(rows)].sort();
  const ranks = new Map(texts.map((text, rank) => [text, rank]));
  return { texts, ranks: Int32Array.from(rows, (text) => ranks.get(text)!) };
}

/** The rank of a text; of one that no row has, between its neighbours: after `a` at 0 and before `c` at 1, `b` is at 0.5. */
export function rankOf({ texts }: RankedTexts, text: string): number {
  let [low, high] = [0, texts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (texts[middle]! < text) low = middle + 1;
    else high = middle;
  }
  return texts[low] === text ? low : low - 0.5;
}
