import { useState } from 'react';
import type { CombinedError } from 'urql';
import { answerText, type MutationAnswer } from './answerText.ts';

interface Answered {
  readonly data?: { readonly result: MutationAnswer } | undefined;
  readonly error?: CombinedError | undefined;
}

/** Keeps the words of the last refusal. `accepted` says whether an answer is none, and forgets the one before. */
export function useRefusal() {
  const [refusal, setRefusal] = useState<string | null>(null);
  const accepted = ({ data, error }: Answered): boolean => {
    const words = answerText(data?.result, error);
    setRefusal(words === '' ? null : words);
    return words === '';
  };
  return { refusal, accepted };
}
