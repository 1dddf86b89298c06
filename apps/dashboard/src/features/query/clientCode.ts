import { getOperationAST, parse } from 'graphql';
import { type Draft, parseVariables } from './draft.ts';

export const CODE_LANGUAGES = ['curl', 'typescript', 'python'] as const;
export type CodeLanguage = (typeof CODE_LANGUAGES)[number];

export interface Asked extends Draft {
  /** Origin of this installation, for instance `https://cradle.example.org`. */
  readonly origin: string;
  /** Whether the code signs in by the API token in the variable `CRADLE_TOKEN` of its environment. */
  readonly withToken: boolean;
}

/** A program that sends what stands in the editor and prints the answer. Null while the variables are no JSON object. */
export function clientCode(language: CodeLanguage, asked: Asked): string | null {
  const variables = parseVariables(asked.variables);
  if (variables === null) return null;
  const listens = isSubscription(asked.document);
  const request = {
    url: `${asked.origin}/graphql${listens ? '/stream' : ''}`,
    body: { query: asked.document, variables },
    listens,
    withToken: asked.withToken,
  };
  return WRITERS[language](request);
}

interface WrittenRequest {
  readonly url: string;
  readonly body: { readonly query: string; readonly variables: Readonly<Record<string, unknown>> };
  /** The answer is a stream of events that goes on. */
  readonly listens: boolean;
  readonly withToken: boolean;
}

const WRITERS: Readonly<Record<CodeLanguage, (request: WrittenRequest) => string>> = {
  curl: writeCurl,
  typescript: writeTypeScript,
  python: writePython,
};

/** The body stands between quoted marks, so the shell replaces nothing inside. */
function writeCurl({ url, body, listens, withToken }: WrittenRequest): string {
  const lines = [
    `curl -sS${listens ? 'N' : ''} '${url}'`,
    ...(withToken ? ['-H "Authorization: Bearer $CRADLE_TOKEN"'] : []),
    "-H 'Content-Type: application/json'",
    ...(listens ? ["-H 'Accept: text/event-stream'"] : []),
    "--data-binary @- <<'JSON'",
  ];
  return `${lines.join(' \\\n  ')}\n${JSON.stringify(body, null, 2)}\nJSON\n`;
}

function writeTypeScript({ url, body, listens, withToken }: WrittenRequest): string {
  return `const query = \`${body.query.replaceAll(/[\\`]|\$\{/g, '\\$&')}\`;

const response = await fetch(${JSON.stringify(url)}, {
  method: 'POST',
  headers: {
    'content-type': 'application/json',${listens ? "\n    accept: 'text/event-stream'," : ''}${
      withToken ? "\n    authorization: 'Bearer ' + process.env.CRADLE_TOKEN," : ''
    }
  },
  body: JSON.stringify({ query, variables: ${indent(JSON.stringify(body.variables, null, 2))} }),
});
${
  listens
    ? `for await (const piece of response.body!.pipeThrough(new TextDecoderStream())) console.log(piece);`
    : `if (response.status === 429) throw new Error(\`Wait \${response.headers.get('retry-after')} s.\`);
const { data, errors } = await response.json();
if (errors) throw new Error(JSON.stringify(errors, null, 2));
console.log(JSON.stringify(data, null, 2));`
}
`;
}

function writePython({ url, body, listens, withToken }: WrittenRequest): string {
  const quoted = (text: string): string => `'''${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'''`;
  return `import json
import os
import urllib.request

QUERY = ${quoted(body.query)}
VARIABLES = json.loads(${quoted(JSON.stringify(body.variables, null, 2))})

request = urllib.request.Request(
    ${JSON.stringify(url)},
    data=json.dumps({"query": QUERY, "variables": VARIABLES}).encode(),
    headers={
        "Content-Type": "application/json",${listens ? '\n        "Accept": "text/event-stream",' : ''}${
          withToken ? '\n        "Authorization": "Bearer " + os.environ["CRADLE_TOKEN"],' : ''
        }
    },
)
with urllib.request.urlopen(request) as response:
${
  listens
    ? `    for line in response:
        print(line.decode(), end="", flush=True)`
    : `    answer = json.load(response)
if answer.get("errors"):
    raise SystemExit(json.dumps(answer["errors"], indent=2, ensure_ascii=False))
print(json.dumps(answer["data"], indent=2, ensure_ascii=False))`
}
`;
}

function isSubscription(document: string): boolean {
  try {
    return getOperationAST(parse(document))?.operation === 'subscription';
  } catch {
    return false;
  }
}

function indent(text: string): string {
  return text.replaceAll('\n', '\n  ');
}
