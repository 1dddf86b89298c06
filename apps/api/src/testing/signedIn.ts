import { INVITATION_HEADER } from '../modules/account/createAuth.ts';
import type { TestServer } from './startTestServer.ts';

export const PASSWORD = 'correct horse battery staple';

/** The cookie of a browser that has signed up. */
export async function signUp(
  { url }: Pick<TestServer, 'url'>,
  name: string,
  invitation?: string,
): Promise<{
  readonly status: number;
  readonly cookie: string;
  readonly setCookie: string;
  readonly body: unknown;
}> {
  return post(url, '/auth/sign-up/email', { name, email: emailOf(name), password: PASSWORD }, invitation);
}

export async function signIn({ url }: Pick<TestServer, 'url'>, name: string, password = PASSWORD) {
  return post(url, '/auth/sign-in/email', { email: emailOf(name), password });
}

export function emailOf(name: string): string {
  return `${name.toLowerCase()}@example.org`;
}

async function post(url: string, path: string, body: object, invitation?: string) {
  const response = await fetch(`${url}${path}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      origin: url,
      ...(invitation && { [INVITATION_HEADER]: invitation }),
    },
    body: JSON.stringify(body),
  });
  const setCookie = response.headers.getSetCookie().join('; ');
  const cookie = response.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  return { status: response.status, cookie, setCookie, body: (await response.json()) as unknown };
}
