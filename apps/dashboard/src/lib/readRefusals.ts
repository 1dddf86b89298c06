import type { CombinedError } from 'urql';

interface Answer {
  readonly __typename: string;
  readonly fields?: readonly {
    readonly field: string;
    readonly code: string;
    readonly message: string;
    readonly remedy: string;
  }[];
  readonly message?: string;
}

/** What a mutation refused: by field, and what is about none under the empty name. Null when it was done. */
export type Refusals = ReadonlyMap<string, string> | null;

/** Reads the union a mutation answers with. */
export function readRefusals(
  answer: Answer | null | undefined,
  error: CombinedError | undefined,
  fields: readonly string[],
): Refusals {
  if (!answer) return new Map([['', error?.message ?? '']]);
  if (answer.__typename === 'InvalidInput') {
    const refusals = new Map<string, string>();
    for (const { field, message, remedy } of answer.fields ?? []) {
      const name = fields.includes(field) ? field : '';
      refusals.set(name, [refusals.get(name), `${message} ${remedy}`].filter(Boolean).join(' '));
    }
    return refusals;
  }
  const isRefused = answer.__typename === 'NotFound' || answer.__typename === 'NotAllowed';
  return isRefused ? new Map([['', answer.message ?? '']]) : null;
}
