import { type Request, type Response, Router } from 'express';
import { getOperationAST, type OperationDefinitionNode, parse } from 'graphql';
import type { Caller } from '../context/caller.ts';
import { requireViewer } from '../context/caller.ts';
import { requirePermission } from '../context/permissions.ts';
import type { Database } from '../db/database.ts';
import { InvalidInput } from '../errors/refusals.ts';
import { toCsv } from '../modules/comparisonExport/toCsv.ts';
import { askedColumns } from '../modules/savedQuery/askedColumns.ts';
import { findSavedVersion } from '../modules/savedQuery/persistedOperation.ts';
import { connectionOf, notTabular, rootOf, tidyAnswer } from '../modules/savedQuery/tidyAnswer.ts';
import { callerOf } from './admitCaller.ts';
import { HttpRefusal } from './httpRefusal.ts';

/** Pages of a connection that one file follows; with the largest page that is 20,000 nodes. */
export const MOST_PAGES = 20;

interface Answer {
  readonly data?: Readonly<Record<string, unknown>> | null | undefined;
  readonly errors?: readonly object[] | undefined;
}

type Variables = Readonly<Record<string, unknown>>;

/** Runs an operation as a caller, with all limits and masks of `/graphql`. */
export type RunOperation = (caller: Caller, query: string, variables: Variables) => Promise<Answer>;

/**
 * `GET /q/<key>.json` and `.csv`: what a saved query answers, for spreadsheets and scripts; `?variables={…}` gives other
 * values than the saved ones. Queries only: an address that is opened must change nothing. No cache between keeps it, and
 * pages of other sites cannot load it with a visitor's cookie.
 */
export function savedQueryRoutes(database: Database, run: RunOperation): Router {
  const router = Router();
  router.get('/q/:file', async (request: Request<{ file: string }>, response: Response) => {
    const [, key, format] = /^([\w-]+)\.(json|csv)$/.exec(request.params.file) ?? [];
    if (key === undefined || format === undefined)
      throw new HttpRefusal(404, 'DOCUMENT_NOT_FOUND', 'The address ends in .json or .csv.');
    refuseEmbedding(request);
    const caller = callerOf(response);
    requirePermission(caller, 'READ');
    const { document, parsed, operation, variables } = await readQuery(
      database,
      caller,
      key,
      request.query.variables,
    );
    response.set('Cache-Control', 'private, no-cache').vary('Authorization').vary('Cookie');
    try {
      const ask = (given: Variables) => run(caller, document, given);
      if (format === 'json') response.json(await ask(variables));
      else {
        const { head, rows } = tidyAnswer(
          await readAllPages(ask, operation, variables),
          askedColumns(parsed, operation, variables),
        );
        response
          .attachment(`${key}.csv`)
          .type('text/csv; charset=utf-8')
          .send(toCsv([...head], rows));
      }
    } catch (error) {
      if (error instanceof Unanswered) response.status(400).json(error.answer);
      else if (error instanceof InvalidInput)
        response.status(400).json({ error: error.message, fields: error.fields });
      else throw error;
    }
  });
  return router;
}

/** The operation was answered with errors instead of data. */
class Unanswered extends Error {
  readonly answer: Answer;
  constructor(answer: Answer) {
    super('The operation was not answered.');
    this.answer = answer;
  }
}

/** @throws HttpRefusal */
async function readQuery(database: Database, caller: Caller, key: string, given: unknown) {
  const saved = await findSavedVersion(
    database,
    {
      organisationId: requireViewer(caller).organisationId,
      userId: requireViewer(caller).userId,
      registeredTokenId: caller.token?.registeredOnly ? caller.token.id : null,
    },
    key,
  );
  if (saved === null)
    throw new HttpRefusal(404, 'DOCUMENT_NOT_FOUND', 'Your organisation has no saved query with this key.');
  const parsed = parse(saved.document);
  const operation = getOperationAST(parsed);
  if (operation?.operation !== 'query')
    throw new HttpRefusal(
      400,
      'NOT_A_QUERY',
      'Only queries are answered at an address. Send this operation to /graphql.',
    );
  return {
    document: saved.document,
    parsed,
    operation,
    variables: { ...saved.variables, ...variablesOf(given) },
  };
}

function variablesOf(given: unknown): Variables {
  if (given === undefined) return {};
  try {
    const parsed: unknown = JSON.parse(String(given));
    if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) return parsed as Variables;
  } catch {
    // Refused below, as anything else that is no object.
  }
  throw new HttpRefusal(400, 'BAD_REQUEST', 'variables is not a JSON object.');
}

/**
 * The whole of what is asked for: a connection is followed over its pages, so that a file is never silently a part.
 *
 * @throws Unanswered; InvalidInput where it cannot be known whether more would follow, or too much does
 */
async function readAllPages(
  ask: (variables: Variables) => Promise<Answer>,
  operation: OperationDefinitionNode,
  variables: Variables,
): Promise<unknown> {
  const { value } = rootOf(await dataOf(ask(variables)));
  const first = connectionOf(value);
  if (first === null) return value;
  const edges = [...first.edges];
  let page = first;
  for (let pages = 1; !isLast(page, edges.length); pages++) {
    const after = page.pageInfo?.endCursor;
    const follows = operation.variableDefinitions?.some(({ variable }) => variable.name.value === 'after');
    if (!after || !follows) throw cannotFollow();
    if (pages === MOST_PAGES)
      throw notTabular(
        `There are more than ${edges.length} rows.`,
        'Ask for larger pages, or narrow the question by a filter.',
      );
    const next = connectionOf(rootOf(await dataOf(ask({ ...variables, after }))).value);
    if (next === null) throw cannotFollow();
    page = next;
    edges.push(...page.edges);
  }
  return { ...first, edges };
}

function isLast(
  { pageInfo, totalCount }: NonNullable<ReturnType<typeof connectionOf>>,
  read: number,
): boolean {
  if (pageInfo?.hasNextPage !== undefined) return !pageInfo.hasNextPage;
  if (totalCount === read) return true;
  throw cannotFollow();
}

function cannotFollow(): InvalidInput {
  return notTabular(
    'The operation gives one page, and a file must not be a part without saying so.',
    'Declare `$after: String`, pass it as `after`, and ask for `pageInfo { hasNextPage endCursor }`; the file then holds all pages.',
  );
}

async function dataOf(asked: Promise<Answer>): Promise<Readonly<Record<string, unknown>>> {
  const answer = await asked;
  if (!answer.data || answer.errors) throw new Unanswered(answer);
  return answer.data;
}

/** A link may be followed from anywhere; an image or a script of another site may not. */
function refuseEmbedding(request: Request): void {
  const isForeign = request.get('sec-fetch-site') === 'cross-site';
  if (isForeign && request.get('sec-fetch-mode') !== 'navigate' && request.get('authorization') === undefined)
    throw new HttpRefusal(403, 'CROSS_SITE', 'A page of another site sent this request. Open Cradle itself.');
}
