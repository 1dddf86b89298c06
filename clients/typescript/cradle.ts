// Asks Cradle for footprints. Nothing beside Node.js is needed: 22.18 or newer runs it as it stands, any other by tsx.
//
//   export CRADLE_URL=http://localhost:4000 CRADLE_TOKEN=cradle_…
//   node cradle.ts list                          footprints that suppliers share with you, all pages
//   node cradle.ts request <partner id> <product>    asks a supplier for a footprint
//   node cradle.ts watch [count]                 prints new footprints as suppliers publish them
//   node cradle.ts report <assessment id> <file>     .pdf, .xlsx, .html or .json by the ending of the file
import { writeFile } from 'node:fs/promises';

const URL_OF_CRADLE = process.env.CRADLE_URL ?? 'http://localhost:4000';
const TOKEN = process.env.CRADLE_TOKEN ?? '';
const PAGE = Number(process.env.CRADLE_PAGE ?? 100);
const ATTEMPTS = 5;

const SHARED = `
query SharedFootprints($first: Int!, $after: String) {
  sharedFootprints(first: $first, after: $after) {
    pageInfo { hasNextPage endCursor }
    edges { node {
      supplierName productName level totalKgCo2e
      totalBand { lower upper }
      declaredUnit { amount unit }
    } }
  }
}`;

const REQUEST = `
mutation AskForData($partnerId: ID!, $productName: String!) {
  result: askForData(partnerId: $partnerId, input: { productName: $productName, level: TOTAL }) {
    ... on DataRequest { id state }
    ... on InvalidInput { fields { field code message remedy } }
    ... on Refusal { code message }
  }
}`;

const PUBLISHED = `
subscription FootprintPublished {
  footprintPublished { supplierName productName version totalKgCo2e }
}`;

export interface SharedFootprint {
  readonly supplierName: string;
  readonly productName: string;
  readonly level?: string;
  /** Null where it is not given: never a zero. */
  readonly totalKgCo2e: number | null;
  readonly totalBand?: { readonly lower: number; readonly upper: number } | null;
  readonly declaredUnit?: { readonly amount: number; readonly unit: string } | null;
}

interface Answer<Data> {
  readonly data: Data;
  readonly errors?: readonly {
    readonly message: string;
    readonly extensions?: { readonly code?: string; readonly remedy?: string };
  }[];
}

/** What a mutation answers: what it has done, or why it has not. A refusal is a part of the answer, not an error. */
interface Result {
  readonly id?: string;
  readonly state?: string;
  readonly code?: string;
  readonly message?: string;
  readonly fields?: readonly {
    readonly field: string;
    readonly code: string;
    readonly message: string;
    readonly remedy: string;
  }[];
}

/** Cradle has said no; the message says why and what to do. */
export class Refused extends Error {}

/** Sends a request; one that comes too often is sent again when the server says so. */
async function send(path: string, body: object | null, accept = 'application/json'): Promise<Response> {
  for (let attempt = 1; ; attempt++) {
    const response = await fetch(URL_OF_CRADLE + path, {
      method: body === null ? 'GET' : 'POST',
      headers: {
        accept,
        ...(TOKEN !== '' && { authorization: `Bearer ${TOKEN}` }),
        ...(body !== null && { 'content-type': 'application/json' }),
      },
      ...(body !== null && { body: JSON.stringify(body) }),
    });
    if (response.ok) return response;
    if (response.status !== 429 || attempt === ATTEMPTS)
      throw new Refused(`${response.status} ${await response.text()}`);
    const seconds = Number(response.headers.get('retry-after') ?? 1);
    await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
  }
}

export async function ask<Data>(query: string, variables: object = {}): Promise<Data> {
  const response = await send('/graphql', { query, variables });
  return dataOf((await response.json()) as Answer<Data>);
}

function dataOf<Data>({ data, errors }: Answer<Data>): Data {
  if (errors === undefined) return data;
  throw new Refused(
    errors
      .map(({ message, extensions = {} }) =>
        [extensions.code, message, extensions.remedy].filter(Boolean).join(' '),
      )
      .join('\n'),
  );
}

export function accepted(result: Result): Result {
  if (result.fields !== undefined)
    throw new Refused(
      result.fields
        .map(({ code, field, message, remedy }) => `${code} ${field}: ${message} ${remedy}`)
        .join('\n'),
    );
  if (result.message !== undefined) throw new Refused(`${result.code} ${result.message}`);
  return result;
}

/** Every footprint that is shared with you, page by page. */
export async function* sharedFootprints(): AsyncGenerator<SharedFootprint> {
  let after: string | null = null;
  do {
    const { sharedFootprints: page }: SharedPage = await ask<SharedPage>(SHARED, { first: PAGE, after });
    for (const { node } of page.edges) yield node;
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  } while (after !== null);
}

interface SharedPage {
  readonly sharedFootprints: {
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
    readonly edges: readonly { readonly node: SharedFootprint }[];
  };
}

function figure({ totalKgCo2e, totalBand, declaredUnit }: SharedFootprint): string {
  const text = totalKgCo2e ?? (totalBand ? `${totalBand.lower} to ${totalBand.upper}` : null);
  if (text === null) return 'not given';
  return `${text} kg CO2e${declaredUnit ? ` per ${declaredUnit.amount} ${declaredUnit.unit}` : ''}`;
}

/** What a subscription hears, as server-sent events. */
async function* events<Data>(query: string): AsyncGenerator<Data> {
  const response = await send('/graphql/stream', { query }, 'text/event-stream');
  let text = '';
  for await (const piece of response.body!.pipeThrough(new TextDecoderStream())) {
    const parts = (text + piece).split(/\r?\n\r?\n/);
    text = parts.pop() ?? '';
    for (const part of parts) {
      const lines = part.split(/\r?\n/);
      const name = lines.find((line) => line.startsWith('event: '))?.slice(7);
      const data = lines.flatMap((line) => (line.startsWith('data: ') ? [line.slice(6)] : [])).join('');
      if (name === 'complete') return;
      if (name === 'next' && data !== '') yield dataOf(JSON.parse(data) as Answer<Data>);
    }
  }
}

/** The server ends a stream after some minutes; then this one asks again. */
async function watch(count: number): Promise<void> {
  let heard = 0;
  for (;;) {
    for await (const { footprintPublished } of events<{ footprintPublished: SharedFootprint }>(PUBLISHED)) {
      print(footprintPublished.supplierName, footprintPublished.productName, figure(footprintPublished));
      if (++heard === count) return;
    }
  }
}

async function report(assessmentId: string, file: string): Promise<void> {
  const ending = file.slice(file.lastIndexOf('.') + 1);
  const response = await send(
    `/assessments/${encodeURIComponent(assessmentId)}/report.${ending}`,
    null,
    '*/*',
  );
  await writeFile(file, new Uint8Array(await response.arrayBuffer()));
  print(file);
}

function print(...cells: readonly string[]): void {
  console.log(cells.join('\t'));
}

const [command = 'list', ...rest] = process.argv.slice(2);
try {
  if (command === 'list') {
    for await (const footprint of sharedFootprints())
      print(footprint.supplierName, footprint.productName, footprint.level ?? '', figure(footprint));
  } else if (command === 'request' && rest.length === 2) {
    const [partnerId, productName] = rest;
    const { result } = await ask<{ result: Result }>(REQUEST, { partnerId, productName });
    const { state = '', id = '' } = accepted(result);
    print(state, id);
  } else if (command === 'watch') {
    await watch(Number(rest[0] ?? 0));
    // The stream that is left open would keep the program alive.
    process.exit();
  } else if (command === 'report' && rest.length === 2) {
    await report(rest[0]!, rest[1]!);
  } else
    throw new Refused(
      'list | request <partner id> <product> | watch [count] | report <assessment id> <file>',
    );
} catch (error) {
  if (!(error instanceof Refused)) throw error;
  console.error(`Refused: ${error.message}`);
  process.exit(1);
}
