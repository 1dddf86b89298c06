const CJK = /[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uff60]/;

/** About how wide a text is drawn, in px: a Chinese character is as wide as high, others are a little over half. */
export function textWidth(text: string, fontSize: number): number {
  let ems = 0;
  for (const character of text) ems += CJK.test(character) ? 1 : 0.56;
  return Math.ceil(ems * fontSize);
}

/** The room for labels beside bars: what the longest needs, but never more than `most`. */
export function labelRoom(labels: readonly string[], fontSize: number, most: number): number {
  const longest = labels.reduce((widest, label) => Math.max(widest, textWidth(label, fontSize)), 0);
  return Math.min(longest, Math.floor(most));
}
