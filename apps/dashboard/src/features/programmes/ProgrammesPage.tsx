import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { useMutation, useQuery } from 'urql';
import type { ProgrammesQuery as Programmes } from '../../graphql/generated/graphql.ts';
import { useLanguage } from '../../i18n/index.ts';
import { formatDay } from '../../lib/format.ts';
import { usePageTitle } from '../../lib/usePageTitle.ts';
import { useRefusal } from '../../lib/useRefusal.ts';
import {
  Badge,
  Button,
  ButtonLink,
  Card,
  ErrorState,
  NeedsPermission,
  PageHead,
  Refusal,
  Skeleton,
  Stack,
  TextField,
} from '../../ui/index.ts';
import styles from './Programmes.module.css';
import { EMPTY_TEXTS, ProgrammeTextFields } from './ProgrammeTextFields.tsx';
import { CreateProgramme, ProgrammesQuery } from './programmeQueries.ts';

/** `/programmes`: programmes the organisation is in, those it runs, and how to begin either. */
export function ProgrammesPage() {
  const { t } = useTranslation();
  usePageTitle(t('programmes.title'));
  const [{ data, error }, ask] = useQuery({ query: ProgrammesQuery, requestPolicy: 'cache-and-network' });
  if (error && !data)
    return <ErrorState error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />;
  if (!data) return <Skeleton height="2rem" lines={8} />;
  return (
    <Stack>
      <PageHead title={t('programmes.title')} lead={t('programmes.lead')} learn="ALL" />
      <Card title={t('programmes.ours')} subtitle={t('programmes.oursHint')}>
        <Memberships memberships={data.programmeMemberships} />
        <JoinByCode />
      </Card>
      <Card title={t('programmes.run')} subtitle={t('programmes.runHint')}>
        {data.programmes.length > 0 && <OwnProgrammes programmes={data.programmes} />}
        <NeedsPermission needs="RUN_PROGRAMME">
          <NewProgramme />
        </NeedsPermission>
      </Card>
    </Stack>
  );
}

function Memberships({ memberships }: { readonly memberships: Programmes['programmeMemberships'] }) {
  const { t } = useTranslation();
  const { either, locale } = useLanguage();
  if (memberships.length === 0) return <p>{t('programmes.noMemberships')}</p>;
  return (
    <ul className={styles.list}>
      {memberships.map(({ id, state, way, notices, ...named }) => {
        const unread = notices.filter(({ readAt }) => readAt === null).length;
        return (
          <li key={id} className={styles.item}>
            <div>
              <Link to={`/programmes/in/${encodeURIComponent(id)}`}>
                {either(named.programmeName, named.programmeNameZh)}
              </Link>{' '}
              <Badge>{t(`programmes.state.${state}`)}</Badge>{' '}
              {unread > 0 && <Badge tone="info">{t('programmes.unread', { count: unread })}</Badge>}
              <span className="under">
                {either(named.operatorName, named.operatorNameZh)}
                {state === 'JOINED' &&
                  way.nextStep &&
                  ` · ${t('programmes.next')}: ${t(`programmes.step.${way.nextStep}`)}`}
                {state === 'JOINED' &&
                  way.since &&
                  `, ${t('programmes.since', { day: formatDay(way.since, locale) })}`}
              </span>
            </div>
          </li>
        );
      })}
    </ul>
  );
}

function JoinByCode() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [code, setCode] = useState('');
  const open = (event: FormEvent): void => {
    event.preventDefault();
    if (code.trim() !== '') void navigate(`/programmes/join/${encodeURIComponent(code.trim())}`);
  };
  return (
    <form className={styles.form} onSubmit={open}>
      <TextField
        label={t('programmes.code')}
        hint={t('programmes.codeHint')}
        value={code}
        onChange={setCode}
      />
      <div className={styles.row}>
        <Button type="submit" disabled={code.trim() === ''}>
          {t('programmes.open')}
        </Button>
      </div>
    </form>
  );
}

function OwnProgrammes({ programmes }: { readonly programmes: Programmes['programmes'] }) {
  const { t } = useTranslation();
  const { nameOf } = useLanguage();
  return (
    <ul className={styles.list}>
      {programmes.map((programme) => (
        <li key={programme.id} className={styles.item}>
          <div>
            {nameOf(programme)}
            <span className="under">{programme.campaigns.map(nameOf).join(' · ')}</span>
          </div>
          <ButtonLink to={`/programmes/${encodeURIComponent(programme.id)}`}>
            {t('programmes.openDashboard')}
          </ButtonLink>
        </li>
      ))}
    </ul>
  );
}

function NewProgramme() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [texts, setTexts] = useState(EMPTY_TEXTS);
  const [{ fetching }, create] = useMutation(CreateProgramme);
  const { refusal, accepted } = useRefusal();
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const answer = await create({ input: texts });
    if (accepted(answer) && answer.data?.result.__typename === 'Programme')
      void navigate(`/programmes/${encodeURIComponent(answer.data.result.id)}`);
  };
  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)}>
      <h3>{t('programmes.create')}</h3>
      <ProgrammeTextFields value={texts} onChange={setTexts} />
      <Refusal text={refusal} />
      <div className={styles.row}>
        <Button type="submit" disabled={fetching || texts.name.trim() === '' || texts.terms.trim() === ''}>
          {t('programmes.createNow')}
        </Button>
      </div>
    </form>
  );
}
