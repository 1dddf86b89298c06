import { useState } from 'react';
import type { CombinedError } from 'urql';
import { refusalText } from './refusalText.ts';

interface Refused {
  readonly __typename: string;
  readonly message?: string;
  readonly remedy?: string;
  readonly fields?: readonly { readonly message: string; readonly remedy: string }[];
}

interface Answer {
  readonly data?: { readonly result: Refused } | undefined;
  readonly error?: CombinedError | undefined;
}

/** Keeps the words of the last refusal. `accepted` says whether an answer is none, and forgets the one before. */
export function useRefusal() {
  const [refusal, setRefusal] = useState<string | null>(null);
  const accepted = ({ data, error }: Answer): boolean => {
    const words = error ? error.message : data === undefined ? null : wordsOf(data.result);
    setRefusal(words);
    return words === null;
  };
  return { refusal, accepted };
}

function wordsOf({ message, remedy, fields = [] }: Refused): string | null {
  if (message === undefined) return null;
  return fields.length > 0 ? refusalText(fields) : [message, remedy].filter(Boolean).join(' ');
}
