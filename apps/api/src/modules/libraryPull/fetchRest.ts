import { createWriteStream } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { type Dispatcher, request } from 'undici';
import { readNote, type Validators, writeNote } from './heldFile.ts';

/** Why a file could not be had. docs/errors.md says what to do about each. */
export type DownloadFailure =
  | 'UNREACHABLE'
  | 'NOT_TRUSTED'
  | 'NOT_FOUND'
  | 'REFUSED'
  | 'SERVER_FAILED'
  | 'TRUNCATED'
  | 'NOT_A_FILE'
  | 'TOO_LARGE'
  | 'CHECKSUM_MISMATCH'
  | 'NOT_WRITABLE';

/** An attempt that did not bring the whole file; what came so far lies in the part. */
export interface Interruption {
  readonly kind: 'INTERRUPTED';
  readonly code: DownloadFailure;
  readonly detail: string;
  readonly mayRetry: boolean;
  readonly isOffline: boolean;
  /** Milliseconds the server asked for; null where it did not. */
  readonly retryAfter: number | null;
}

export type Fetched =
  | Interruption
  | { readonly kind: 'UNCHANGED' }
  | { readonly kind: 'WHOLE'; readonly resumedFrom: number; readonly validators: Validators };

export interface FetchRequest {
  readonly url: string;
  readonly part: string;
  readonly dispatcher: Dispatcher;
  readonly onProgress: (done: number, total: number) => void;
  /** Shown until the server says how many there are. */
  readonly expectedBytes: number;
  /** What the server said of the file that lies here whole. */
  readonly heldValidators: Validators | null;
}

const HEADERS_TIMEOUT = 30_000;
const BODY_TIMEOUT = 60_000;
/** No file of an open source comes near it; more is a mistake or an attack. */
const MOST_BYTES = 2_000_000_000;
const MOST_WAIT = 60_000;

/** One attempt: asks for what the part lacks, or for the whole file if it has changed or the server cannot continue. */
export async function fetchRest(wanted: FetchRequest): Promise<Fetched> {
  const { url, part, dispatcher, heldValidators } = wanted;
  const partValidators = await readNote(noteOf(part), url);
  const tag = partValidators === null ? null : strongTag(partValidators);
  const have = tag === null ? 0 : await sizeOf(part);
  const conditions =
    have > 0 ? { range: `bytes=${have}-`, 'if-range': tag! } : unchangedSince(heldValidators);
  try {
    const response = await request(url, {
      dispatcher,
      // A packed answer would make ranges and checksums those of the packing.
      headers: { 'accept-encoding': 'identity', 'user-agent': 'cradle', ...conditions },
      headersTimeout: HEADERS_TIMEOUT,
      bodyTimeout: BODY_TIMEOUT,
    });
    const refusal = await readStatus(response, part);
    if (refusal !== null) return refusal;
    return await receive(response, wanted, have);
  } catch (error) {
    return networkFailure(error);
  }
}

/** Null where the answer is (a part of) the file. */
async function readStatus(response: Dispatcher.ResponseData, part: string): Promise<Fetched | null> {
  const { statusCode: status, headers } = response;
  const isPage = /^text\/html|^application\/xhtml/i.test(headerOf(headers, 'content-type') ?? '');
  if ((status === 200 || status === 206) && !isPage) return null;
  await response.body.dump();
  if (status === 304) return { kind: 'UNCHANGED' };
  if (status === 416) {
    await rm(part, { force: true });
    return interrupted('TRUNCATED', 'the part here is longer than the file', { mayRetry: true });
  }
  if (status === 200 || status === 206)
    return interrupted('NOT_A_FILE', `${status} with a web page instead of the file`);
  if (status === 404 || status === 410) return interrupted('NOT_FOUND', String(status));
  const mayRetry = status === 408 || status === 425 || status === 429 || status >= 500;
  const retryAfter = mayRetry ? waitAsked(headerOf(headers, 'retry-after')) : null;
  return interrupted(mayRetry ? 'SERVER_FAILED' : 'REFUSED', String(status), { mayRetry, retryAfter });
}

async function receive(
  { statusCode, headers, body }: Dispatcher.ResponseData,
  { url, part, expectedBytes, onProgress }: FetchRequest,
  have: number,
): Promise<Fetched> {
  const begin = statusCode === 206 ? rangeStart(headerOf(headers, 'content-range')) : 0;
  if (begin !== 0 && begin !== have) {
    await body.dump();
    await rm(part, { force: true });
    return interrupted('SERVER_FAILED', 'the server continued at another place', { mayRetry: true });
  }
  const length = Number(headerOf(headers, 'content-length') ?? Number.NaN);
  const total = Number.isFinite(length) ? begin + length : null;
  if ((total ?? 0) > MOST_BYTES) {
    await body.dump();
    return interrupted('TOO_LARGE', `${total} bytes`);
  }
  const validators = {
    etag: headerOf(headers, 'etag'),
    lastModified: headerOf(headers, 'last-modified'),
  };
  // Before the bytes: whoever finds the part must know of which state of the file it is.
  await writeNote(noteOf(part), url, validators);
  let done = begin;
  const counted = async function* (pieces: AsyncIterable<Buffer>) {
    for await (const piece of pieces) {
      done += piece.length;
      if (done > MOST_BYTES) throw new TooLarge();
      yield piece;
      onProgress(done, total ?? Math.max(expectedBytes, done));
    }
  };
  await pipeline(body, counted, createWriteStream(part, { flags: begin > 0 ? 'a' : 'w' }));
  if (total !== null && done !== total)
    return interrupted('TRUNCATED', `${done} of ${total} bytes`, { mayRetry: true });
  await rm(noteOf(part), { force: true });
  return { kind: 'WHOLE', resumedFrom: begin, validators };
}

class TooLarge extends Error {}

/** Codes of Node and undici by what they mean for whoever waits for the file. */
const OFFLINE = /^(ENOTFOUND|EAI_AGAIN|ENETUNREACH|ENETDOWN|EHOSTUNREACH|ECONNREFUSED)$/;
const NOT_TRUSTED = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|UNABLE_TO_GET_ISSUER/;
const NOT_WRITABLE = /^(ENOSPC|EACCES|EROFS|EDQUOT|EPERM)$/;

function networkFailure(error: unknown): Interruption {
  if (error instanceof TooLarge) return interrupted('TOO_LARGE', `more than ${MOST_BYTES} bytes`);
  const code = codeOf(error);
  if (NOT_WRITABLE.test(code)) return interrupted('NOT_WRITABLE', code);
  if (NOT_TRUSTED.test(code)) return interrupted('NOT_TRUSTED', code);
  if (/proxy/i.test(messageOf(error)) && /40[37]/.test(messageOf(error)))
    return interrupted('REFUSED', 'the proxy refused');
  const isCutOff = code === 'UND_ERR_SOCKET' || code === 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH';
  return interrupted(isCutOff ? 'TRUNCATED' : 'UNREACHABLE', code || messageOf(error), {
    mayRetry: true,
    isOffline: OFFLINE.test(code),
  });
}

/** The first code along the chain of causes; addresses tried one after the other come as an AggregateError. */
function codeOf(error: unknown): string {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ('code' in cause && typeof cause.code === 'string') return cause.code;
    if (cause instanceof AggregateError) return codeOf(cause.errors[0]);
  }
  return '';
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function interrupted(
  code: DownloadFailure,
  detail: string,
  more: Partial<Pick<Interruption, 'mayRetry' | 'isOffline' | 'retryAfter'>> = {},
): Interruption {
  return { kind: 'INTERRUPTED', code, detail, mayRetry: false, isOffline: false, retryAfter: null, ...more };
}

/** What may stand in If-Range: a weak tag may not (RFC 9110, section 13.1.5). */
function strongTag({ etag, lastModified }: Validators): string | null {
  return etag !== null && !etag.startsWith('W/') ? etag : lastModified;
}

function unchangedSince(validators: Validators | null): Record<string, string> {
  if (validators?.etag) return { 'if-none-match': validators.etag };
  return validators?.lastModified ? { 'if-modified-since': validators.lastModified } : {};
}

function rangeStart(contentRange: string | null): number {
  const start = /^bytes (\d+)-/.exec(contentRange ?? '')?.[1];
  return start === undefined ? -1 : Number(start);
}

function waitAsked(retryAfter: string | null): number | null {
  const seconds = Number(retryAfter ?? Number.NaN);
  return Number.isFinite(seconds) ? Math.min(Math.max(seconds, 0) * 1_000, MOST_WAIT) : null;
}

function headerOf(headers: Dispatcher.ResponseData['headers'], name: string): string | null {
  const value = headers[name];
  return (Array.isArray(value) ? value[0] : value) ?? null;
}

async function sizeOf(file: string): Promise<number> {
  return (await stat(file).catch(() => null))?.size ?? 0;
}

function noteOf(part: string): string {
  return `${part}.json`;
}
