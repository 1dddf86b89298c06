import { createPublicKey, sign, verify } from 'node:crypto';
import { canonicalText } from '@cradle/schema';
import type { SigningKey } from './labelKey.ts';

/** A document with the signature of whoever issued it. */
export interface Signed<Document> {
  readonly document: Document;
  /** Ed25519 over the document's canonical text (UTF-8, keys in order, no spaces), base64. */
  readonly signature: string;
  /** SPKI as PEM. */
  readonly publicKey: string;
}

export function signDocument<Document>(document: Document, key: SigningKey): Signed<Document> {
  const signature = sign(null, Buffer.from(canonicalText(document)), key.privateKey).toString('base64');
  return { document, signature, publicKey: key.publicKey };
}

/**
 * Whether a document is as it was signed. The key is the issuer's, from a place one trusts: one that comes with the document
 * proves only that the two belong together.
 */
export function isGenuine(
  { document, signature }: Omit<Signed<unknown>, 'publicKey'>,
  publicKey: string,
): boolean {
  return hasSigned(canonicalText(document), signature, publicKey);
}

const SIGNATURE = /<!-- signature:([A-Za-z0-9+/=]+) -->/;

/** Signs a drawing as a whole: the signature stands in a comment before its end. */
export function signBadge(svg: string, { privateKey }: SigningKey): string {
  const signature = sign(null, Buffer.from(svg), privateKey).toString('base64');
  return svg.replace(/<\/svg>\s*$/, `<!-- signature:${signature} --></svg>`);
}

/** Whether a badge is as it was signed, every letter of it. */
export function isGenuineBadge(svg: string, publicKey: string): boolean {
  const signature = SIGNATURE.exec(svg)?.[1];
  return signature !== undefined && hasSigned(svg.replace(SIGNATURE, ''), signature, publicKey);
}

function hasSigned(text: string, signature: string, publicKey: string): boolean {
  try {
    return verify(null, Buffer.from(text), createPublicKey(publicKey), Buffer.from(signature, 'base64'));
  } catch {
    return false;
  }
}
