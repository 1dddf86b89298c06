import { useTranslation } from 'react-i18next';
import { Link, Navigate, useParams } from 'react-router';
import { useQuery } from 'urql';
import { EmptyState, ErrorState, Skeleton } from '../../ui/index.ts';
import { SavedViewQuery } from './savedViewQueries.ts';

/** `/v/:key`: a short address that leads on to the view it stands for. */
export function OpenViewPage() {
  const { t } = useTranslation();
  const { key = '' } = useParams();
  const [{ data, error }, ask] = useQuery({ query: SavedViewQuery, variables: { key } });
  if (error) return <ErrorState error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />;
  if (data === undefined) return <Skeleton height="2rem" lines={8} />;
  if (data.savedView !== null) return <Navigate to={data.savedView.address} replace />;
  return (
    <EmptyState title={t('views.notFound')}>
      <p>{t('views.notFoundHint')}</p>
      <Link to="/compare">{t('shell.compare')}</Link>
    </EmptyState>
  );
}
