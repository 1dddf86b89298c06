import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useQuery } from 'urql';
import { useLanguage } from '../../i18n/index.ts';
import { usePageTitle } from '../../lib/usePageTitle.ts';
import { EmptyState, ErrorState, Skeleton, Stack } from '../../ui/index.ts';
import { Markdown } from '../../ui/Markdown.tsx';
import styles from './Learning.module.css';
import { OwnPagesQuery } from './learningQueries.ts';
import { ReadToggle } from './ReadToggle.tsx';

/** `/learn/page/:id`: a page that an operator has written. */
export function OwnPage() {
  const { t } = useTranslation();
  const { either } = useLanguage();
  const { id = '' } = useParams();
  const [{ data, error }, ask] = useQuery({ query: OwnPagesQuery });
  const page = [...(data?.programmeMemberships ?? []), ...(data?.programmes ?? [])]
    .flatMap(({ pages }) => pages)
    .find((each) => each.id === id);
  usePageTitle(page ? either(page.title, page.titleZh) : t('learning.title'));
  if (error && !data)
    return <ErrorState error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />;
  if (!data) return <Skeleton height="1.5rem" lines={8} />;
  if (!page)
    return (
      <EmptyState title={t('learning.notFound')}>
        <Link to="/learn">{t('learning.all')}</Link>
      </EmptyState>
    );
  return (
    <Stack as="article">
      <header>
        <h1>{either(page.title, page.titleZh)}</h1>
      </header>
      <Markdown text={either(page.body, page.bodyZh)} />
      <p className={styles.row}>
        <ReadToggle topic={`page:${page.id}`} />
        <Link to="/learn">{t('learning.all')}</Link>
      </p>
    </Stack>
  );
}
