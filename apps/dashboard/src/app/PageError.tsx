import { useTranslation } from 'react-i18next';
import { useRouteError } from 'react-router';
import { Button, EmptyState } from '../ui/index.ts';

/** In place of a page that threw while it was drawn or loaded; the rest of the window keeps working. */
export function PageError() {
  const { t } = useTranslation();
  const error = useRouteError();
  return (
    <div role="alert">
      <EmptyState title={t('shell.crashed')}>
        <code>{error instanceof Error ? error.message : String(error)}</code>
        <Button onClick={() => location.reload()}>{t('shell.reload')}</Button>
      </EmptyState>
    </div>
  );
}
