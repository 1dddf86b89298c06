import type { CombinedError } from 'urql';
import { refusalText } from './refusalText.ts';

interface Answer {
  readonly __typename: string;
  readonly fields?: readonly { readonly message: string; readonly remedy: string }[];
  readonly message?: string;
}

/** Why a mutation was refused, in words; empty when it was done. */
export function answerText(answer: Answer | null | undefined, error: CombinedError | undefined): string {
  if (!answer) return error?.message ?? '';
  if (answer.__typename === 'InvalidInput') return refusalText(answer.fields ?? []);
  return answer.__typename === 'NotFound' ? (answer.message ?? '') : '';
}
