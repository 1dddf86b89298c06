import { CombinedError, mapExchange } from 'urql';
import { refusalWords } from '../lib/refusalWords.ts';

interface RefusedField {
  readonly code: string;
  readonly message: string;
  readonly remedy: string;
}

interface Refusal {
  readonly __typename: string;
  readonly message?: string;
  readonly remedy?: string;
  readonly fields?: readonly RefusedField[];
}

/** Refusals without fields, by the name of their type. */
const CODES: Readonly<Record<string, string>> = {
  InvalidInput: 'INVALID_INPUT',
  NotFound: 'NOT_FOUND',
  NotAllowed: 'NOT_ALLOWED',
};

/** Every refusal in the reader's language, here once for all pages. */
export const wordRefusals = mapExchange({
  onResult(answer) {
    const { data, error, operation } = answer;
    const isRefused = error !== undefined && error.graphQLErrors.length > 0;
    return {
      ...answer,
      ...(operation.kind === 'mutation' && { data: wordAnswers(data) }),
      ...(isRefused && { error: wordError(error) }),
    };
  },
});

/** The members of a mutation's result unions. */
function wordAnswers<Data>(data: Data): Data {
  if (typeof data !== 'object' || data === null) return data;
  const worded = Object.entries(data).map(([name, result]) => [
    name,
    isRefusal(result) ? word(result) : result,
  ]);
  return Object.fromEntries(worded) as Data;
}

function isRefusal(result: unknown): result is Refusal {
  const name = (result as Partial<Refusal> | null | undefined)?.__typename;
  return name !== undefined && Object.hasOwn(CODES, name);
}

function word(refusal: Refusal): Refusal {
  const { __typename, message, remedy, fields } = refusal;
  const words = refusalWords({ code: CODES[__typename]!, message: message ?? '', remedy });
  return {
    ...refusal,
    ...(message !== undefined && { message: words.message }),
    ...(remedy !== undefined && { remedy: words.remedy }),
    ...(fields !== undefined && { fields: wordFields(fields) }),
  };
}

function wordError(error: CombinedError): CombinedError {
  return new CombinedError({
    response: error.response,
    graphQLErrors: error.graphQLErrors.map(({ message, extensions }) => {
      const words = refusalWords({ code: String(extensions.code ?? ''), message });
      return {
        message: [words.message, words.remedy].filter(Boolean).join(' '),
        extensions: {
          ...extensions,
          ...(isFields(extensions.fields) && { fields: wordFields(extensions.fields) }),
        },
      };
    }),
  });
}

/** What a query refuses comes beside its error. */
function isFields(fields: unknown): fields is readonly RefusedField[] {
  return Array.isArray(fields);
}

function wordFields(fields: readonly RefusedField[]): readonly RefusedField[] {
  return fields.map((field) => ({ ...field, ...refusalWords(field) }));
}
