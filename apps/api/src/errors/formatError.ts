import { randomUUID } from 'node:crypto';
import { unwrapResolverError } from '@apollo/server/errors';
import { PothosValidationError } from '@pothos/core';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { HandedOver, InvalidInput, NoOrganisation, NotAllowed, NotFound, NotSignedIn } from './refusals.ts';

/** Codes that Apollo or we set on purpose; their messages are meant for the caller. */
const SPOKEN = new Set([
  'BAD_REQUEST',
  'BAD_USER_INPUT',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'QUERY_TOO_COMPLEX',
  'QUERY_TOO_DEEP',
  'TOO_MANY_ALIASES',
  'INVALID_INPUT',
  'NOT_FOUND',
]);

/**
 * What a caller sees of an error. Refusals and faults of the request keep their message; everything unexpected becomes
 * an id that the server's log knows, because messages of libraries may hold paths, statements or data.
 */
export function formatError(
  formatted: GraphQLFormattedError,
  thrown: unknown,
  log: (line: string, error: unknown) => void,
): GraphQLFormattedError {
  const cause = unwrapResolverError(thrown);
  if (cause instanceof InvalidInput) {
    return { ...formatted, extensions: { code: cause.code, fields: cause.fields } };
  }
  if (cause instanceof NotFound) return { ...formatted, extensions: { code: cause.code, id: cause.id } };
  if (
    cause instanceof HandedOver ||
    cause instanceof NotAllowed ||
    cause instanceof NotSignedIn ||
    cause instanceof NoOrganisation
  )
    return { ...formatted, extensions: { code: cause.code, remedy: cause.remedy } };
  const code = limitCode(formatted.message) ?? formatted.extensions?.code;
  if (typeof code === 'string' && SPOKEN.has(code)) {
    return { ...formatted, message: spokenMessage(formatted.message, code), extensions: { code } };
  }
  // The limits of pages, and cursors that no page has returned.
  if (cause instanceof PothosValidationError)
    return {
      ...formatted,
      message: /cursor/i.test(cause.message) ? NO_CURSOR : cause.message,
      extensions: { code: 'BAD_USER_INPUT' },
    };
  // Pothos reports input it cannot read as a plain GraphQLError raised outside any resolver.
  if (thrown instanceof GraphQLError && thrown.originalError === undefined && formatted.path === undefined) {
    return { ...formatted, extensions: { code: 'BAD_REQUEST' } };
  }
  const id = randomUUID();
  log(`Unexpected error ${id} at ${formatted.path?.join('.') ?? 'the request'}`, cause);
  return {
    message: `Something went wrong on our side. Quote ${id} when you report it.`,
    ...(formatted.path && { path: formatted.path }),
    ...(formatted.locations && { locations: formatted.locations }),
    extensions: { code: 'INTERNAL_SERVER_ERROR', id },
  };
}

const NO_CURSOR = 'This is no cursor of the list: pass one that an earlier page returned, or none.';

const LIMIT_REMEDY: Readonly<Record<string, string>> = {
  QUERY_TOO_COMPLEX: ' Ask for smaller pages or fewer fields.',
  QUERY_TOO_DEEP: ' Ask in several operations.',
  TOO_MANY_ALIASES: ' Ask in several operations.',
};

/** The limit plugins call an operation that is too large a syntax error, which it is not. */
function spokenMessage(message: string, code: string): string {
  const remedy = LIMIT_REMEDY[code];
  return remedy === undefined ? message : message.replace(/^Syntax Error: /, '') + remedy;
}

/** The limit plugins raise plain errors; what they say is told apart by its beginning. */
function limitCode(message: string): string | undefined {
  if (/^Query exceeds maximum/.test(message)) return 'QUERY_TOO_COMPLEX';
  if (/^Query depth/.test(message)) return 'QUERY_TOO_DEEP';
  if (/^Syntax Error: (Query depth|Depth)|depth limit/i.test(message)) return 'QUERY_TOO_DEEP';
  if (/aliases limit/i.test(message)) return 'TOO_MANY_ALIASES';
  return undefined;
}
