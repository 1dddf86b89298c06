import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useQuery } from 'urql';
import { useLanguage } from '../../i18n/index.ts';
import { Badge, Card, ErrorState, Skeleton, Stack } from '../../ui/index.ts';
import styles from './Standards.module.css';
import { StandardsQuery } from './standardQueries.ts';

const KINDS = ['PRODUCT', 'EMBEDDED', 'ORGANISATION'] as const;

/** Every standard of the library, by what it is for. */
export function StandardList() {
  const { t } = useTranslation();
  const { nameOf, either } = useLanguage();
  const [{ data, error }, ask] = useQuery({ query: StandardsQuery });
  if (error && !data)
    return <ErrorState error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />;
  if (!data) return <Skeleton height="4rem" lines={6} />;
  return (
    <Stack>
      {KINDS.map((kind) => (
        <Card key={kind} title={t(`standards.kind.${kind}`)}>
          <ul className={styles.list}>
            {data.standards
              .filter((standard) => standard.kind === kind)
              .map((standard) => (
                <li key={standard.code}>
                  <div className={styles.named}>
                    <Link to={`/standards/${standard.code}`}>{nameOf(standard)}</Link>
                    {standard.status === 'LEGACY' && (
                      <Badge tone="warning">{t(`standards.status.${standard.status}`)}</Badge>
                    )}
                  </div>
                  <p className="lead">
                    {standard.publisher} · {standard.year} ·{' '}
                    {t('standards.rules', { count: standard.ruleCount })}
                  </p>
                  <p>{either(standard.scope, standard.scopeZh)}</p>
                </li>
              ))}
          </ul>
        </Card>
      ))}
    </Stack>
  );
}
