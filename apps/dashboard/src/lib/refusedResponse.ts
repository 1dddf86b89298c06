import { refusalText } from './refusalText.ts';
import { refusalWords } from './refusalWords.ts';

const CODES: Readonly<Record<number, string>> = {
  400: 'BAD_REQUEST',
  401: 'NOT_SIGNED_IN',
  403: 'NOT_ALLOWED',
  404: 'NOT_FOUND',
  413: 'FILE_TOO_LARGE',
  429: 'TOO_MANY_REQUESTS',
};

interface Body {
  readonly error?: string;
  readonly fields?: readonly { readonly code: string; readonly message: string; readonly remedy: string }[];
}

/** Why a request for a file, or with one, was refused, in the reader's language. */
export async function refusedResponse(response: Response): Promise<string> {
  const { error, fields = [] } = ((await response.json().catch(() => null)) ?? {}) as Body;
  if (fields.length > 0) return refusalText(fields.map((field) => refusalWords(field)));
  const code = CODES[response.status] ?? 'INTERNAL_SERVER_ERROR';
  return refusalText([refusalWords({ code, message: error ?? response.statusText })]);
}
