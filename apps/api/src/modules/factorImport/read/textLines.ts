import { InvalidFile } from '../../../errors/invalidFile.ts';

/** No line of an open library comes near it. */
const LONGEST_LINE = 5_000_000;

/** Some lines of a text. */
export interface Lines {
  readonly lines: readonly string[];
  /** How lines end in this text: as the first one does. */
  readonly newline: '\n' | '\r\n' | '\r';
}

/**
 * The lines of a CSV file that comes in pieces, as many at a time as have come. A line end inside quotes ends a line, too.
 *
 * @throws InvalidFile when a line is too long to be one
 */
export async function* textLines(name: string, pieces: AsyncIterable<string>): AsyncGenerator<Lines> {
  let rest = '';
  let newline: Lines['newline'] | null = null;
  for await (const piece of pieces) {
    rest += piece;
    newline ??= firstNewline(rest);
    const lines = newline === null ? [] : rest.split(newline);
    rest = lines.pop() ?? rest;
    if (rest.length > LONGEST_LINE)
      throw new InvalidFile(
        `${name} has a line of more than 5,000,000 characters. Is it the right file? Nothing was imported.`,
      );
    if (newline !== null && lines.length > 0) yield { lines, newline };
  }
  if (rest === '') return;
  newline ??= rest.includes('\r') ? '\r' : '\n';
  yield { lines: rest.split(newline), newline };
}

/** The first line end outside quotes, once the character after it is there. */
function firstNewline(text: string): Lines['newline'] | null {
  let isQuoted = false;
  for (const { 0: found, index } of text.matchAll(/"|\r\n|\r|\n/g)) {
    if (found === '"') isQuoted = !isQuoted;
    else if (!isQuoted) return found === '\r' && index === text.length - 1 ? null : (found as '\r');
  }
  return null;
}
