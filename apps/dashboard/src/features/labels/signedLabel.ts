import { canonicalText, type PublicLabel } from '@cradle/schema';

export interface SignedLabel {
  readonly document: PublicLabel;
  /** Ed25519 over the document's canonical text, base64. */
  readonly signature: string;
  /** SPKI as PEM. */
  readonly publicKey: string;
}

/** GENUINE: as it was signed. ALTERED: not. UNKNOWN: this browser cannot tell, for instance without https. */
export type SignatureOutcome = 'GENUINE' | 'ALTERED' | 'UNKNOWN';

export interface CheckedSignature {
  readonly outcome: SignatureOutcome;
  /** SHA-256 of the public key, hexadecimal, to compare with the one the issuer gives elsewhere; empty where it is unknown. */
  readonly fingerprint: string;
}

/** Checks in this browser that a label is as it was signed by the key that came along. */
export async function checkSignature({
  document,
  signature,
  publicKey,
}: SignedLabel): Promise<CheckedSignature> {
  const subtle = globalThis.crypto?.subtle;
  if (subtle === undefined) return { outcome: 'UNKNOWN', fingerprint: '' };
  const spki = bytesOf(publicKey.replaceAll(/-----[^-]+-----|\s/g, ''));
  const fingerprint = hexOf(await subtle.digest('SHA-256', spki));
  try {
    const key = await subtle.importKey('spki', spki, { name: 'Ed25519' }, false, ['verify']);
    const text = new TextEncoder().encode(canonicalText(document));
    const isGenuine = await subtle.verify({ name: 'Ed25519' }, key, bytesOf(signature), text);
    return { outcome: isGenuine ? 'GENUINE' : 'ALTERED', fingerprint };
  } catch {
    return { outcome: 'UNKNOWN', fingerprint };
  }
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
}

function hexOf(bytes: ArrayBuffer): string {
  return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
