import { useTranslation } from 'react-i18next';
import type { CombinedError } from 'urql';
import { Button } from './Button.tsx';
import { EmptyState } from './EmptyState.tsx';

export interface ErrorStateProps {
  readonly error: CombinedError;
  readonly onRetry: () => void;
}

/** What the server answered instead of data, in its own words, and a way to ask again. */
export function ErrorState({ error, onRetry }: ErrorStateProps) {
  const { t } = useTranslation();
  return (
    <div role="alert">
      <EmptyState title={t('ui.failed')}>
        <p>{messageOf(error) ?? t('ui.offline')}</p>
        <Button onClick={onRetry}>{t('ui.retry')}</Button>
      </EmptyState>
    </div>
  );
}

function messageOf(error: CombinedError): string | undefined {
  if (error.graphQLErrors.length === 0) return undefined;
  return [...new Set(error.graphQLErrors.map(({ message }) => message))].join(' ');
}
