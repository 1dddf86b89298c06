/** Somebody who listens to `/graphql/stream`. */
export interface Listening<Data> {
  readonly heard: readonly Data[];
  /** Whether the server has ended the stream. */
  isOver(): boolean;
  stop(): void;
}

export function askStream(
  url: string,
  query: string,
  { variables = {}, headers = {}, signal }: StreamOptions = {},
): Promise<Response> {
  return fetch(`${url}/graphql/stream`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream', ...headers },
    body: JSON.stringify({ query, variables }),
    ...(signal && { signal }),
  });
}

export interface StreamOptions {
  readonly variables?: object;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

/** @throws Error when the stream is refused */
export async function listen<Data>(
  url: string,
  query: string,
  options: Omit<StreamOptions, 'signal'> = {},
): Promise<Listening<Data>> {
  const leaving = new AbortController();
  const heard: Data[] = [];
  let isOver = false;
  const response = await askStream(url, query, { ...options, signal: leaving.signal });
  if (response.status !== 200) throw new Error(`${response.status} ${await response.text()}`);
  const read = async () => {
    let text = '';
    for await (const piece of response.body as unknown as AsyncIterable<Uint8Array>) {
      text += Buffer.from(piece).toString();
      const events = text.split('\n\n');
      text = events.pop() ?? '';
      for (const event of events) {
        const data = /^data: (.+)$/m.exec(event)?.[1];
        if (event.includes('event: next') && data) heard.push(JSON.parse(data).data);
      }
    }
  };
  read()
    .catch(() => undefined)
    .finally(() => {
      isOver = true;
    });
  return { heard, isOver: () => isOver, stop: () => leaving.abort() };
}
