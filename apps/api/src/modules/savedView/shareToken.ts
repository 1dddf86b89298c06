import { createHash, randomBytes } from 'node:crypto';

const SECRET_BYTES = 24;

export interface ShareToken {
  readonly organisationId: string;
  readonly hash: string;
}

/**
 * A token that cannot be guessed. It names the organisation, because every table is read by organisation; its hash is
 * what is stored, so that a copy of the database opens nothing.
 */
export function newShareToken(organisationId: string): ShareToken & { readonly token: string } {
  const token = `${Buffer.from(organisationId).toString('base64url')}.${randomBytes(SECRET_BYTES).toString('base64url')}`;
  return { organisationId, token, hash: hashOf(token) };
}

/** Null for a text that is no token. */
export function readShareToken(token: string): ShareToken | null {
  const [organisation, secret, ...rest] = token.split('.');
  if (!organisation || !secret || rest.length > 0) return null;
  return { organisationId: Buffer.from(organisation, 'base64url').toString(), hash: hashOf(token) };
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
