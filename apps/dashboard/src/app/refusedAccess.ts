import i18next from 'i18next';
import { mapExchange } from 'urql';
import { showToast } from '../ui/index.ts';

/** Pages that are there for people who have not signed in, or belong to no organisation yet. */
const OPEN = /^\/(sign-in|sign-up|invitation\/|shared\/|labels\/|check$)/;

/** What every page does alike when the server refuses: to the sign-in, to the first organisation, or a word why not. */
export const refusedAccess = mapExchange({
  onResult({ error, data, operation }) {
    const codes = error?.graphQLErrors.map(({ extensions }) => extensions.code) ?? [];
    if (codes.includes('NOT_SIGNED_IN'))
      leaveFor(`/sign-in?next=${encodeURIComponent(location.pathname + location.search)}`);
    else if (codes.includes('NO_ORGANISATION')) leaveFor('/sign-up');
    else if (operation.kind === 'mutation' && isNotAllowed(data)) showToast(i18next.t('account.notAllowed'));
  },
});

function leaveFor(address: string): void {
  if (!OPEN.test(location.pathname)) location.replace(address);
}

function isNotAllowed(data: unknown): boolean {
  return (
    typeof data === 'object' &&
    data !== null &&
    Object.values(data).some((result: unknown) => typeNameOf(result) === 'NotAllowed')
  );
}

function typeNameOf(result: unknown): unknown {
  return typeof result === 'object' && result !== null && '__typename' in result
    ? result.__typename
    : undefined;
}
