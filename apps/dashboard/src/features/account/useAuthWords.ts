import { useTranslation } from 'react-i18next';
import type { AuthRefusal } from '../../lib/authRequest.ts';

const KNOWN = [
  ...['INVALID_EMAIL_OR_PASSWORD', 'INVALID_PASSWORD', 'PASSWORD_TOO_SHORT', 'INVALID_EMAIL'],
  ...['USER_ALREADY_EXISTS', 'USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL'],
  ...['SIGN_UP_BY_INVITATION', 'TOO_MANY_REQUESTS', 'OFFLINE', 'INVALID_TOKEN'],
  ...['PASSKEY_NOT_FOUND', 'PASSKEY_NOT_GIVEN', 'PASSKEY_THERE', 'TOO_MANY_PASSKEYS'],
  ...['AUTHENTICATION_FAILED', 'USER_NOT_VERIFIED', 'SESSION_NOT_FRESH'],
] as const;

/** What a refused sign-in means, in the reader's language. */
export function useAuthWords(): (refusal: AuthRefusal) => string {
  const { t } = useTranslation();
  return ({ code, message }) => {
    const known = KNOWN.find((each) => each === code);
    return known === undefined ? message : t(`account.refused.${known}`);
  };
}
