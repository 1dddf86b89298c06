import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const ALGORITHM = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Keeps texts that must be read again, such as a password for another host, so that a copy of the database shows none. */
export interface Sealer {
  seal(text: string): string;
  /** @throws Error when the text was changed, or sealed with another secret */
  open(sealed: string): string;
  /** A key of its own for another use of the installation's secret. */
  keyFor(use: string): Uint8Array;
}

/** @param secret of the installation; every use of it has a key of its own (RFC 5869) */
export function createSealer(secret: string): Sealer {
  const keyFor = (use: string) => new Uint8Array(hkdfSync('sha256', secret, 'cradle', use, 32));
  const key = keyFor('sealed texts');
  return {
    keyFor,
    seal(text) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv(ALGORITHM, key, nonce);
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url');
    },
    open(sealed) {
      const bytes = Buffer.from(sealed, 'base64url');
      const decipher = createDecipheriv(ALGORITHM, key, bytes.subarray(0, NONCE_BYTES));
      decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
      const body = bytes.subarray(NONCE_BYTES + TAG_BYTES);
      return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8');
    },
  };
}
