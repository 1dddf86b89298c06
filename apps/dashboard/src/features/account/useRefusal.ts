import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CombinedError } from 'urql';
import type { AuthRefusal } from '../../lib/authRequest.ts';
import { refusalText } from '../../lib/refusalText.ts';

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

const KNOWN = [
  ...['INVALID_EMAIL_OR_PASSWORD', 'INVALID_PASSWORD', 'PASSWORD_TOO_SHORT', 'INVALID_EMAIL'],
  ...['USER_ALREADY_EXISTS', 'USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL'],
  ...['SIGN_UP_BY_INVITATION', 'TOO_MANY_REQUESTS', 'OFFLINE'],
] as const;

/** What a refused sign-in means, in the reader's language. */
export function useAuthWords(): (refusal: AuthRefusal) => string {
  const { t } = useTranslation();
  return ({ code, message }) => {
    const known = KNOWN.find((each) => each === code);
    return known === undefined ? message : t(`account.refused.${known}`);
  };
}
