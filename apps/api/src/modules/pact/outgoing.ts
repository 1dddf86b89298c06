import { lookup as lookupAddress } from 'node:dns';
import net from 'node:net';
import ipaddr from 'ipaddr.js';
import { Agent, type Dispatcher, request } from 'undici';

const TIMEOUT_MS = 15_000;
const MOST_BYTES = 20_000_000;

/** A partner's host was not asked, or did not answer as it should. The message is for people. */
export class OutgoingRefused extends Error {
  /** What it answered; null where it was not asked, did not answer, or answered something that is not understood. */
  readonly status: number | null;
  constructor(message: string, status: number | null = null) {
    super(message);
    this.status = status;
  }
}

export interface Outgoing {
  /** @throws OutgoingRefused */
  ask(url: string, options?: OutgoingRequest): Promise<OutgoingAnswer>;
  close(): Promise<void>;
}

export interface OutgoingRequest {
  readonly method?: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface OutgoingAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}

/**
 * Requests to addresses that others have given. Only https, and only to addresses of the open internet: every address a name
 * leads to is looked at in the moment of connecting, so that a name cannot lead elsewhere in between. Redirects are
 * not followed.
 *
 * @param allowedHosts hosts with port that are reached wherever they are and also without TLS, such as a partner's in the same network
 */
export function createOutgoing(allowedHosts: readonly string[]): Outgoing {
  const guarded = new Agent({ connect: { lookup: lookupOpen as net.LookupFunction, timeout: TIMEOUT_MS } });
  const open = new Agent({ connect: { timeout: TIMEOUT_MS } });
  return {
    async ask(url, options = {}) {
      const target = readTarget(url);
      const isAllowed = allowedHosts.includes(target.host);
      if (!isAllowed) refuseInternal(target);
      try {
        return await send(target, options, isAllowed ? open : guarded);
      } catch (error) {
        if (error instanceof OutgoingRefused) throw error;
        throw new OutgoingRefused(`${target.host} could not be reached: ${reasonOf(error)}.`);
      }
    },
    async close() {
      await Promise.all([guarded.destroy(), open.destroy()]);
    },
  };
}

function readTarget(url: string): URL {
  if (!URL.canParse(url)) throw new OutgoingRefused(`${url} is no address.`);
  const target = new URL(url);
  if (target.username !== '' || target.password !== '')
    throw new OutgoingRefused('An address must not hold a name or password.');
  return target;
}

function refuseInternal(target: URL): void {
  if (target.protocol !== 'https:') throw new OutgoingRefused(`${target.host} must be reached by https.`);
  const name = target.hostname.replace(/^\[|\]$/g, '');
  if (net.isIP(name) !== 0 && !isOpen(name)) throw internal(target.hostname);
}

/** Whether an address is one of the open internet: not of this machine, a private network or any other special use. */
export function isOpen(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  // An IPv4 address inside an IPv6 one is looked at as what it is.
  return ipaddr.process(address).range() === 'unicast';
}

type Found = (
  error: Error | null,
  address: string | { address: string; family: number }[],
  family?: number,
) => void;

function lookupOpen(name: string, options: { readonly all?: boolean }, found: Found): void {
  lookupAddress(name, { all: true }, (error, addresses) => {
    if (error !== null) return found(error, '');
    // One internal address among several is enough: which of them is used is not ours to choose.
    if (addresses.length === 0 || addresses.some(({ address }) => !isOpen(address)))
      return found(internal(name), '');
    const [first] = addresses;
    return options.all ? found(null, addresses) : found(null, first!.address, first!.family);
  });
}

function internal(name: string): OutgoingRefused {
  return new OutgoingRefused(`${name} is an address inside of a network, which Cradle does not ask.`);
}

async function send(
  target: URL,
  { method = 'GET', headers = {}, body }: OutgoingRequest,
  dispatcher: Dispatcher,
) {
  const response = await request(target, {
    ...{ method, headers, dispatcher, headersTimeout: TIMEOUT_MS, bodyTimeout: TIMEOUT_MS },
    signal: AbortSignal.timeout(2 * TIMEOUT_MS),
    ...(body !== undefined && { body }),
  });
  if (response.statusCode >= 300 && response.statusCode < 400) {
    await response.body.dump();
    throw new OutgoingRefused(`${target.host} answers with a redirect, which is not followed.`);
  }
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of response.body as AsyncIterable<Buffer>) {
    bytes += piece.length;
    if (bytes > MOST_BYTES)
      throw new OutgoingRefused(`${target.host} answers with more than ${MOST_BYTES} bytes.`);
    pieces.push(piece);
  }
  return {
    status: response.statusCode,
    headers: response.headers,
    text: Buffer.concat(pieces).toString('utf8'),
  };
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const { cause } = error;
  return cause instanceof OutgoingRefused ? cause.message : error.message;
}
