import type { CombinedError } from 'urql';
import { refusalText } from './refusalText.ts';

/** What a mutation answers: what was done, or a refusal. */
export interface MutationAnswer {
  readonly __typename: string;
  readonly fields?: readonly { readonly message: string; readonly remedy: string }[];
  readonly message?: string;
  readonly remedy?: string;
}

const REFUSALS: readonly string[] = ['InvalidInput', 'NotFound', 'NotAllowed'];

/** Why a mutation was refused, in words; empty when it was done. */
export function answerText(
  answer: MutationAnswer | null | undefined,
  error: CombinedError | undefined,
): string {
  if (!answer) return error?.message ?? '';
  if (!REFUSALS.includes(answer.__typename)) return '';
  const { fields = [], message = '', remedy = '' } = answer;
  return fields.length > 0 ? refusalText(fields) : [message, remedy].filter(Boolean).join(' ');
}
