import { createHash } from 'node:crypto';

const PREFIX = 'sha256:';

/** SHA-256 of a document's text, hexadecimal: what programs send instead of the document. */
export function hashOfDocument(document: string): string {
  return createHash('sha256').update(document).digest('hex');
}

/** As `documentId` of a request, by the proposal for persisted documents of GraphQL over HTTP (appendix A). */
export function documentIdOf(hash: string): string {
  return `${PREFIX}${hash}`;
}

/** The hash inside a document id; null for an id of another kind. */
export function hashInDocumentId(documentId: string): string | null {
  const hash = documentId.startsWith(PREFIX) ? documentId.slice(PREFIX.length) : documentId;
  return /^[0-9a-f]{64}$/.test(hash) ? hash : null;
}
