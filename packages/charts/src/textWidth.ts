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
  // A little more than estimated: a name is cut as soon as it is a pixel too wide.
  return Math.min(longest + 4, Math.floor(most));
}

/**
 * A text in lines that are drawn no wider than `room` px: breaks at spaces, and anywhere in Chinese. A word that is
 * wider alone stands on a line of its own.
 */
export function wrapText(text: string, fontSize: number, room: number): readonly string[] {
  const words =
    text.match(
      /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60]|[^\s\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60]+|\s+/g,
    ) ?? [];
  const lines: string[] = [];
  let line = '';
  for (const word of words) {
    if (line !== '' && textWidth(line + word, fontSize) > room) {
      lines.push(line.trimEnd());
      line = word.trimStart();
    } else {
      line += word;
    }
  }
  return line.trim() === '' ? lines : [...lines, line.trimEnd()];
}

/** Less of a name than this tells nothing, in px at font size 12. */
const LEAST_NAME = 22;

/** A text cut to `room` px with an ellipsis; the empty text where so little would be left that it tells nothing. */
export function cutText(text: string, fontSize: number, room: number): string {
  if (textWidth(text, fontSize) <= room) return text;
  let cut = text;
  while (cut.length > 0 && textWidth(`${cut}…`, fontSize) > room) cut = cut.slice(0, -1);
  return textWidth(cut, fontSize) < LEAST_NAME ? '' : `${cut.trimEnd()}…`;
}
