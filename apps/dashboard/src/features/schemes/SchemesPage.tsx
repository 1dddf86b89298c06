import { roleMay } from '@cradle/schema';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { useQuery } from 'urql';
import { useLanguage } from '../../i18n/index.ts';
import { formatDay } from '../../lib/format.ts';
import { usePageTitle } from '../../lib/usePageTitle.ts';
import { Badge, Button, Card, EmptyState, ErrorState, PageHead, Skeleton, Stack } from '../../ui/index.ts';
import styles from './Schemes.module.css';
import { SchemesQuery } from './schemeQueries.ts';

/** `/schemes`: the organisation's own schemes with their versions, and the presets to begin from. */
export function SchemesPage() {
  const { t } = useTranslation();
  const { locale, nameOf, either } = useLanguage();
  const navigate = useNavigate();
  usePageTitle(t('schemes.title'));
  const [{ data, error }, ask] = useQuery({ query: SchemesQuery, requestPolicy: 'cache-and-network' });
  if (error && !data)
    return <ErrorState error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />;
  if (!data) return <Skeleton height="3rem" lines={6} />;
  const mayPublish = roleMay(data.viewer.role, 'ANSWER_EVALUATION');
  const publish = mayPublish && (
    <Button variant="primary" onClick={() => void navigate('/schemes/new')}>
      {t('schemes.bring')}
    </Button>
  );
  return (
    <Stack>
      <PageHead
        back={{ to: '/evaluations', label: t('evaluations.title') }}
        title={t('schemes.title')}
        lead={t('schemes.lead')}
        tools={publish}
      />
      <Card title={t('schemes.own')} subtitle={t('schemes.ownHint')}>
        {data.evaluationSchemes.length === 0 ? (
          <EmptyState title={t('schemes.noneOwn')}>
            <p>{t('schemes.noneOwnHint')}</p>
          </EmptyState>
        ) : (
          <ul className={styles.list}>
            {data.evaluationSchemes.map((scheme) => {
              const [newest] = scheme.versions;
              const used = scheme.versions.reduce((sum, { evaluationCount }) => sum + evaluationCount, 0);
              return (
                <li key={scheme.id} className={styles.item}>
                  <Link to={`/schemes/${encodeURIComponent(scheme.id)}`}>{nameOf(scheme)}</Link>
                  <span className="lead">
                    {newest &&
                      t('schemes.newest', {
                        version: newest.version,
                        day: formatDay(newest.publishedAt, locale),
                      })}{' '}
                    · {t('schemes.used', { count: used })}
                  </span>
                </li>
              );
            })}
          </ul>
        )}
      </Card>
      <Card title={t('schemes.presets')} subtitle={t('schemes.presetsHint')}>
        <ul className={styles.list}>
          {data.schemePresets.map(({ key, missing, rules }) => (
            <li key={key} className={styles.item}>
              <span className={styles.marks}>
                <Link to={`/schemes/${encodeURIComponent(key)}`}>{nameOf(rules)}</Link>
                <Badge tone={missing.length === 0 ? 'good' : 'warning'}>
                  {missing.length === 0
                    ? t('schemes.ready')
                    : t('schemes.missingValues', { count: missing.length })}
                </Badge>
              </span>
              <span className="lead">
                {t('schemes.size', {
                  groups: rules.nodes.filter(({ kind }) => kind === 'GROUP').length,
                  indicators: rules.nodes.filter(({ kind }) => kind !== 'GROUP').length,
                })}
              </span>
              <span className="lead">{either(rules.basis, rules.basisZh)}</span>
            </li>
          ))}
        </ul>
      </Card>
    </Stack>
  );
}
