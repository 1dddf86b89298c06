import { useState } from 'react';
import type { CombinedError } from 'urql';
import { refusalText } from '../../lib/refusalText.ts';

/** What a mutation of this feature answers: something that worked, or a refusal in words. */
interface Answer {
  readonly data?:
    | {
        readonly result:
          | { readonly __typename: string }
          | {
              readonly __typename: string;
              readonly message: string;
              readonly fields?: readonly { readonly message: string; readonly remedy: string }[];
            };
      }
    | undefined;
  readonly error?: CombinedError | undefined;
}

/** Keeps the words of the last refusal. `accepted` says whether an answer is none, and forgets the one before. */
export function useRefusal() {
  const [refusal, setRefusal] = useState<string | null>(null);
  const accepted = ({ data, error }: Answer): boolean => {
    const words = error ? error.message : data === undefined ? null : refusalOf(data.result);
    setRefusal(words);
    return words === null;
  };
  return { refusal, accepted };
}

function refusalOf(result: NonNullable<Answer['data']>['result']): string | null {
  if (!('message' in result)) return null;
  const fields = result.fields ?? [];
  return fields.length === 0 ? result.message : refusalText(fields);
}
