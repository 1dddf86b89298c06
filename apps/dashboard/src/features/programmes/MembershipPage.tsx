import { LEARNING_TOPICS, type LearningTopic } from '@cradle/schema';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useMutation, useQuery } from 'urql';
import type { MembershipsQuery as Memberships, ProgrammeStep } from '../../graphql/generated/graphql.ts';
import { useLanguage } from '../../i18n/index.ts';
import { formatDay } from '../../lib/format.ts';
import { usePageTitle } from '../../lib/usePageTitle.ts';
import { useRefusal } from '../../lib/useRefusal.ts';
import {
  Badge,
  Button,
  Card,
  ConfirmButton,
  EmptyState,
  ErrorState,
  PageHead,
  Refusal,
  Skeleton,
  Stack,
  showToast,
  Table,
} from '../../ui/index.ts';
import { BenchmarkTable } from './BenchmarkTable.tsx';
import { DisclosureFields } from './DisclosureFields.tsx';
import styles from './Programmes.module.css';
import { ChangeDisclosure, LeaveProgramme, MembershipsQuery, ReadNotice } from './programmeQueries.ts';
import { StepLink } from './StepLink.tsx';

type Membership = Memberships['programmeMemberships'][number];

/** `/programmes/in/:id`: a programme as its member sees it, the next step first. */
export function MembershipPage() {
  const { t } = useTranslation();
  const { either } = useLanguage();
  const { id = '' } = useParams();
  const [{ data, error }, ask] = useQuery({ query: MembershipsQuery, requestPolicy: 'cache-and-network' });
  const membership = data?.programmeMemberships.find((each) => each.id === id);
  usePageTitle(membership ? either(membership.programmeName, membership.programmeNameZh) : '');
  const again = (): void => ask({ requestPolicy: 'network-only' });
  if (error && !data) return <ErrorState error={error} onRetry={again} />;
  if (!data) return <Skeleton height="2rem" lines={10} />;
  if (!membership)
    return (
      <EmptyState title={t('programmes.notFound')}>
        <Link to="/programmes">{t('programmes.title')}</Link>
      </EmptyState>
    );
  const isIn = membership.state === 'JOINED';
  return (
    <Stack>
      <PageHead
        title={either(membership.programmeName, membership.programmeNameZh)}
        lead={
          <>
            {either(membership.operatorName, membership.operatorNameZh)}{' '}
            <Badge>{t(`programmes.state.${membership.state}`)}</Badge>
          </>
        }
      >
        {membership.programme && (
          <p className={styles.text}>
            {either(membership.programme.description, membership.programme.descriptionZh)}
          </p>
        )}
      </PageHead>
      {isIn && <NextStep membership={membership} learned={data.learnedTopics} />}
      {membership.notices.length > 0 && <Notices membership={membership} onChanged={again} />}
      {isIn && (
        <Card title={t('programmes.benchmarks')} subtitle={t('programmes.benchmarksMemberHint')}>
          {membership.benchmarks.length === 0 ? (
            <p>{t('programmes.noSnapshotMember')}</p>
          ) : (
            <BenchmarkTable
              rows={membership.benchmarks.map(({ figure, ownKgCo2ePerUnit, band }) => ({
                ...{ figure, own: ownKgCo2ePerUnit ?? null, band: band ?? null },
              }))}
              showsOwn
            />
          )}
        </Card>
      )}
      {membership.programme && (
        <Consent key={membership.revision} membership={membership} onChanged={again} />
      )}
      <ReadLog membership={membership} />
    </Stack>
  );
}

function topicsOf(step: ProgrammeStep): LearningTopic[] {
  return (Object.keys(LEARNING_TOPICS) as LearningTopic[]).filter((topic) => LEARNING_TOPICS[topic] === step);
}

function NextStep({
  membership,
  learned,
}: {
  readonly membership: Membership;
  readonly learned: readonly string[];
}) {
  const { t } = useTranslation();
  const { locale, either } = useLanguage();
  const { way, pages } = membership;
  const step = way.nextStep;
  const topics = step ? topicsOf(step) : [];
  const beside = pages.filter((page) => page.step === step || page.step === null);
  return (
    <section className={styles.next} aria-labelledby="next-step">
      <h2 id="next-step">
        {step
          ? t('programmes.yourNext', { step: t(`programmes.step.${step}`) })
          : t('programmes.youHaveArrived')}
      </h2>
      {step && <p>{t(`programmes.stepHint.${step}`)}</p>}
      {step && <StepLink step={step} />}
      <ul className={styles.way}>
        {topics.map((topic) => (
          <li key={topic}>
            <Link to={`/learn/${topic}`}>{t(`learning.topic.${topic}`)}</Link>{' '}
            {learned.includes(topic) && <Badge tone="good">{t('learning.read')}</Badge>}
          </li>
        ))}
        {beside.map((page) => (
          <li key={page.id}>
            <Link to={`/learn/page/${page.id}`}>{either(page.title, page.titleZh)}</Link>{' '}
            {learned.includes(`page:${page.id}`) && <Badge tone="good">{t('learning.read')}</Badge>}
          </li>
        ))}
      </ul>
      <ul className={styles.way} aria-label={t('programmes.reachedSteps')}>
        {way.reached.map(({ step: reached, on }) => (
          <li key={reached}>
            <Badge tone="good">
              {t(`programmes.step.${reached}`)} · {formatDay(on, locale)}
            </Badge>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Notices({
  membership,
  onChanged,
}: {
  readonly membership: Membership;
  readonly onChanged: () => void;
}) {
  const { t } = useTranslation();
  const { locale } = useLanguage();
  const [, markRead] = useMutation(ReadNotice);
  return (
    <Card title={t('programmes.notices')}>
      <ul className={styles.list}>
        {membership.notices.map(({ id, text, sentByName, at, readAt }) => (
          <li key={id} className={styles.item}>
            <div>
              <span className={styles.text}>{text}</span>
              <span className="under">
                {sentByName} · {formatDay(at, locale)}
              </span>
            </div>
            {readAt === null && (
              <Button needs="FOLLOW_PROGRAMME" onClick={() => void markRead({ id }).then(onChanged)}>
                {t('programmes.markRead')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Consent({
  membership,
  onChanged,
}: {
  readonly membership: Membership;
  readonly onChanged: () => void;
}) {
  const { t } = useTranslation();
  const { either, locale } = useLanguage();
  const { id, revision, programme, termsVersion, consentByName, consentAt } = membership;
  const [disclosed, setDisclosed] = useState(membership.disclosed);
  const [{ fetching }, change] = useMutation(ChangeDisclosure);
  const [, leave] = useMutation(LeaveProgramme);
  const { refusal, accepted } = useRefusal();
  if (!programme) return null;
  const save = async (): Promise<void> => {
    const input = { termsVersion: programme.termsVersion, disclosed: [...disclosed] };
    if (!accepted(await change({ id, revision, input }))) return;
    showToast(t('programmes.consentSaved'));
    onChanged();
  };
  return (
    <Card
      title={t('programmes.consent')}
      subtitle={t('programmes.consentBy', { name: consentByName, day: formatDay(consentAt, locale) })}
    >
      {termsVersion !== programme.termsVersion && <p role="status">{t('programmes.termsChanged')}</p>}
      <DisclosureFields value={disclosed} onChange={(value) => setDisclosed([...value])} />
      <details>
        <summary>{t('programmes.terms')}</summary>
        <p className={styles.text}>{either(programme.terms, programme.termsZh)}</p>
      </details>
      <Refusal text={refusal} />
      <div className={styles.row}>
        <Button needs="JOIN_PROGRAMME" disabled={fetching} onClick={() => void save()}>
          {t('programmes.saveConsent')}
        </Button>
        <ConfirmButton
          label={t('programmes.leave')}
          question={t('programmes.leaveSure')}
          confirm={t('programmes.leaveNow')}
          needs="JOIN_PROGRAMME"
          onConfirm={() => void leave({ id }).then((answer) => accepted(answer) && onChanged())}
        />
      </div>
    </Card>
  );
}

function ReadLog({ membership }: { readonly membership: Membership }) {
  const { t } = useTranslation();
  const { locale } = useLanguage();
  if (membership.reads.length === 0)
    return (
      <Card title={t('programmes.log')}>
        <p>{t('programmes.noReads')}</p>
      </Card>
    );
  return (
    <Card title={t('programmes.log')} subtitle={t('programmes.logHint')}>
      <Table label={t('programmes.log')}>
        <thead>
          <tr>
            <th scope="col">{t('programmes.day')}</th>
            <th scope="col">{t('programmes.what')}</th>
            <th scope="col">{t('programmes.reader')}</th>
            <th scope="col" data-number>
              {t('programmes.times')}
            </th>
          </tr>
        </thead>
        <tbody>
          {membership.reads.map(({ day, subject, readerName, reads }) => (
            <tr key={`${day} ${subject} ${readerName}`}>
              <th scope="row">{formatDay(day, locale)}</th>
              <td>{t(`programmes.disclosure.${subject}`)}</td>
              <td>{readerName}</td>
              <td data-number>{reads}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  );
}
