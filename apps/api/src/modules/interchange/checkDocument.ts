import { checkFootprint, type FootprintCheck, type Reading, readFootprint } from '@cradle/engine';
import { parseDocument } from '@cradle/schema/documents';
import { InvalidInput } from '../../errors/refusals.ts';

export interface ReadDocument {
  readonly reading: Reading;
  readonly check: FootprintCheck;
  /** Line of the text by JSON pointer, counted from 1; null for what is missing. */
  readonly lineOf: (pointer: string) => number | null;
}

/**
 * Reads a footprint somebody sent, in whatever format it is, and checks it.
 *
 * @param today YYYY-MM-DD
 * @throws InvalidInput with the code DOCUMENT_UNREADABLE, DOCUMENT_TOO_LARGE or FORMAT_NOT_RECOGNISED
 */
export function checkDocument(text: string, today: string): ReadDocument {
  const parsed = parseDocument(text);
  if (!parsed.ok) throw new InvalidInput(parsed.refusals);
  const { document, places } = parsed.value;
  const reading = readFootprint(document);
  if (!reading.ok) throw new InvalidInput(reading.refusals);
  return {
    reading: reading.value,
    check: checkFootprint(reading.value, document, today),
    lineOf: (pointer) => {
      const place = places.get(pointer);
      return place === undefined ? null : text.slice(0, place.from).split('\n').length;
    },
  };
}
