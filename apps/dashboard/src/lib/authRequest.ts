/** What the server refuses a sign-in with, as a code the texts know, or its own words. */
export interface AuthRefusal {
  readonly code: string;
  readonly message: string;
}

/**
 * Asks the part of the server that signs people in and out; it sets and ends the cookie of this browser.
 *
 * @returns null when it worked
 */
export async function authRequest(
  path: string,
  body: object,
  headers: Readonly<Record<string, string>> = {},
): Promise<AuthRefusal | null> {
  const { refusal } = await askAuth(path, body, headers);
  return refusal;
}

/** The same, for a sign-in at a provider: the address to go to. */
export async function providerAddress(callbackURL: string): Promise<string | null> {
  const { data } = await askAuth('/sign-in/social', { provider: 'oidc', callbackURL });
  return typeof data.url === 'string' ? data.url : null;
}

/** @param body null: it is only read. */
export async function askAuth(
  path: string,
  body: object | null,
  headers: Readonly<Record<string, string>> = {},
): Promise<{ readonly refusal: AuthRefusal | null; readonly data: Readonly<Record<string, unknown>> }> {
  try {
    const response = await fetch(`/auth${path}`, {
      method: body === null ? 'GET' : 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      ...(body !== null && { body: JSON.stringify(body) }),
    });
    const data = ((await response.json().catch(() => null)) ?? {}) as Readonly<Record<string, unknown>>;
    if (response.ok) return { refusal: null, data };
    if (response.status === 429) return { refusal: { code: 'TOO_MANY_REQUESTS', message: '' }, data };
    return {
      refusal: { code: String(data.code ?? ''), message: String(data.message ?? response.statusText) },
      data,
    };
  } catch {
    return { refusal: { code: 'OFFLINE', message: '' }, data: {} };
  }
}
