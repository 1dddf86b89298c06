import type { DocumentNode, Outcome } from '@cradle/engine';
import { parseJson } from './parseJson.ts';
import { parseXml } from './parseXml.ts';

/** More than any footprint has; a document of 1 MB is parsed in well under a second. */
export const MOST_CHARACTERS = 1_000_000;

/** From the first to after the last character of a value. */
export interface DocumentPlace {
  readonly from: number;
  readonly to: number;
}

export interface ParsedDocument {
  readonly document: DocumentNode;
  /** Where values stand in the text, by JSON pointer. */
  readonly places: ReadonlyMap<string, DocumentPlace>;
}

/**
 * Parses JSON or XML into the tree that the engine reads, and remembers where everything stands. Numbers keep their digits.
 *
 * @returns a refusal DOCUMENT_UNREADABLE with the line, or DOCUMENT_TOO_LARGE
 */
export function parseDocument(text: string): Outcome<ParsedDocument> {
  const clean = text.charCodeAt(0) === 0xfeff ? ` ${text.slice(1)}` : text;
  if (clean.length > MOST_CHARACTERS)
    return refused(
      'DOCUMENT_TOO_LARGE',
      `The document has more than ${MOST_CHARACTERS / 1e6} million characters.`,
      'Send one footprint, without attachments.',
    );
  if (clean.trim() === '')
    return refused('DOCUMENT_UNREADABLE', 'There is nothing to read.', 'Paste a footprint.');
  const parsed = clean.trimStart().startsWith('<') ? parseXml(clean) : parseJson(clean);
  if ('document' in parsed) return { ok: true, value: parsed };
  const line = clean.slice(0, parsed.at).split('\n').length;
  return refused(
    'DOCUMENT_UNREADABLE',
    `Line ${line}: ${parsed.fault}`,
    'Send the document as it was exported; a comma, quotation mark or tag may be missing.',
  );
}

function refused(code: string, message: string, remedy: string): Outcome<ParsedDocument> {
  return { ok: false, refusals: [{ code, field: 'document', subject: '', message, remedy }] };
}
