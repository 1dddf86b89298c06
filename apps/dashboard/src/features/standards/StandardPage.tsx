import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useQuery } from 'urql';
import type { StandardQuery as Answer } from '../../graphql/generated/graphql.ts';
import { useLanguage } from '../../i18n/index.ts';
import { usePageTitle } from '../../lib/usePageTitle.ts';
import {
  Badge,
  buttonClass,
  Card,
  EmptyState,
  ErrorState,
  PageHead,
  Skeleton,
  Stack,
} from '../../ui/index.ts';
import { ClauseNote } from './ClauseNote.tsx';
import styles from './Standards.module.css';
import { StandardQuery } from './standardQueries.ts';

type Standard = NonNullable<Answer['standard']>;

/** `/standards/:code`: what a standard is, what it asks, and what is checked of it. */
export function StandardPage() {
  const { t } = useTranslation();
  const { nameOf, either } = useLanguage();
  const { code = '' } = useParams();
  const [{ data, error }, ask] = useQuery({ query: StandardQuery, variables: { code } });
  const standard = data?.standard;
  usePageTitle(standard ? nameOf(standard) : t('standards.title'));
  if (error && !data)
    return <ErrorState error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />;
  if (!data) return <Skeleton height="2rem" lines={10} />;
  if (!standard)
    return (
      <EmptyState title={t('standards.notFound')}>
        <p>{t('shell.notFoundHint')}</p>
      </EmptyState>
    );
  const note = either(standard.statusNote, standard.statusNoteZh);
  return (
    <Stack>
      <PageHead
        back={{ to: '/standards', label: t('standards.back') }}
        title={nameOf(standard)}
        lead={
          <>
            {standard.publisher} · {standard.year} · {t(`standards.status.${standard.status}`)}
            {note && ` · ${note}`}
          </>
        }
      >
        <p>{either(standard.scope, standard.scopeZh)}</p>
        <p>
          <Link
            className={buttonClass('secondary')}
            to={`/standards?tab=compare&codes=${standard.code},${standard.code === 'PACT_V3' ? 'ISO_14067_2018' : 'PACT_V3'}`}
          >
            {t('standards.compareWith')}
          </Link>
        </p>
      </PageHead>
      <Requirements requirements={standard.requirements} />
      <Rules rules={standard.rules} />
    </Stack>
  );
}

function Requirements({ requirements }: Pick<Standard, 'requirements'>) {
  const { t } = useTranslation();
  const { either } = useLanguage();
  return (
    <Card title={t('standards.asks')} subtitle={t('standards.asksHint')}>
      <dl className={styles.topics}>
        {requirements.map(({ topic, clause, certainty, text, textZh }) => (
          <div key={topic}>
            <dt>{t(`standards.topic.${topic}`)}</dt>
            <dd>
              {either(text, textZh)} <ClauseNote clause={clause} certainty={certainty} />
            </dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}

const TONES = { ERROR: 'danger', WARNING: 'warning', INFO: 'neutral' } as const;

function Rules({ rules }: Pick<Standard, 'rules'>) {
  const { t } = useTranslation();
  const { either } = useLanguage();
  return (
    <Card
      title={t('standards.checked')}
      subtitle={`${t('standards.rules', { count: rules.length })}. ${t('standards.checkedHint')}`}
    >
      <ul className={styles.list}>
        {rules.map(({ id, clause, certain, level, text, textZh }) => (
          <li key={id}>
            <p>
              <Badge tone={TONES[level]}>{t(`standards.level.${level}`)}</Badge> {either(text, textZh)}
            </p>
            <p>
              <code>{id}</code> <ClauseNote clause={clause} certainty={certain} />
            </p>
          </li>
        ))}
      </ul>
    </Card>
  );
}
