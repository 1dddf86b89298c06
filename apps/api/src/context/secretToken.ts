import { createHash, randomBytes } from 'node:crypto';

const SECRET_BYTES = 24;

export interface SecretToken {
  readonly organisationId: string;
  readonly hash: string;
}

/**
 * A token that cannot be guessed. It names the organisation, because every table is read by organisation; its hash is
 * what is stored, so that a copy of the database opens nothing.
 *
 * @param prefix says to people and to secret scanners what kind of token it is, for instance `cradle_`
 */
export function newSecretToken(
  organisationId: string,
  prefix = '',
): SecretToken & { readonly token: string } {
  const organisation = Buffer.from(organisationId).toString('base64url');
  const token = `${prefix}${organisation}.${randomBytes(SECRET_BYTES).toString('base64url')}`;
  return { organisationId, token, hash: hashOfSecret(token) };
}

/** Null for a text that is no token. */
export function readSecretToken(token: string, prefix = ''): SecretToken | null {
  if (!token.startsWith(prefix)) return null;
  const [organisation, secret, ...rest] = token.slice(prefix.length).split('.');
  if (!organisation || !secret || rest.length > 0) return null;
  return { organisationId: Buffer.from(organisation, 'base64url').toString(), hash: hashOfSecret(token) };
}

/** What is stored of a secret that nobody could guess; a password would need a slow hash. */
export function hashOfSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
