import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { useMutation, useQuery } from 'urql';
import type { ProgrammeDisclosure, ProgrammeOfferQuery } from '../../graphql/generated/graphql.ts';
import { useLanguage } from '../../i18n/index.ts';
import { usePageTitle } from '../../lib/usePageTitle.ts';
import { useRefusal } from '../../lib/useRefusal.ts';
import {
  Button,
  Card,
  EmptyState,
  ErrorState,
  Refusal,
  Skeleton,
  Stack,
  showToast,
  TextField,
} from '../../ui/index.ts';
import { DisclosureFields } from './DisclosureFields.tsx';
import styles from './Programmes.module.css';
import { DeclineProgramme, JoinProgramme, OfferQuery } from './programmeQueries.ts';

type Offer = NonNullable<ProgrammeOfferQuery['programmeOffer']>;

/** `/programmes/join/:key`: what a programme asks, and the consent to it. */
export function JoinPage() {
  const { t } = useTranslation();
  const { key = '' } = useParams();
  const [{ data, error }, ask] = useQuery({ query: OfferQuery, variables: { key } });
  usePageTitle(t('programmes.joinTitle'));
  if (error && !data)
    return <ErrorState error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />;
  if (!data) return <Skeleton height="2rem" lines={8} />;
  if (!data.programmeOffer)
    return (
      <EmptyState title={t('programmes.noOffer')}>
        <p>{t('programmes.noOfferHint')}</p>
        <Link to="/programmes">{t('programmes.title')}</Link>
      </EmptyState>
    );
  return <OfferView offer={data.programmeOffer} offerKey={key} />;
}

function OfferView({ offer, offerKey }: { readonly offer: Offer; readonly offerKey: string }) {
  const { t } = useTranslation();
  const { nameOf, either } = useLanguage();
  const { text } = offer;
  return (
    <Stack>
      <header>
        <p className={styles.lead}>
          {t(offer.invited ? 'programmes.invites' : 'programmes.youMayApply', {
            operator: either(offer.operatorName, offer.operatorNameZh),
          })}
        </p>
        <h1>{nameOf(offer)}</h1>
        <p className={styles.text}>{either(text.description, text.descriptionZh)}</p>
      </header>
      <Card title={t('programmes.terms')}>
        <p className={styles.text}>{either(text.terms, text.termsZh)}</p>
      </Card>
      <Card title={t('programmes.consent')} subtitle={t('programmes.consentHint')}>
        <ConsentForm offer={offer} offerKey={offerKey} />
      </Card>
    </Stack>
  );
}

function ConsentForm({ offer, offerKey }: { readonly offer: Offer; readonly offerKey: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [disclosed, setDisclosed] = useState<readonly ProgrammeDisclosure[]>([]);
  const [note, setNote] = useState('');
  const [{ fetching }, join] = useMutation(JoinProgramme);
  const [, decline] = useMutation(DeclineProgramme);
  const { refusal, accepted } = useRefusal();
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const input = { termsVersion: offer.text.termsVersion, disclosed: [...disclosed], note };
    const answer = await join({ key: offerKey, input });
    if (accepted(answer) && answer.data?.result.__typename === 'ProgrammeMembership')
      void navigate(`/programmes/in/${encodeURIComponent(answer.data.result.id)}`);
  };
  const sayNo = async (): Promise<void> => {
    if (!accepted(await decline({ token: offerKey }))) return;
    showToast(t('programmes.declined'));
    void navigate('/programmes');
  };
  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)}>
      <DisclosureFields value={disclosed} onChange={setDisclosed} />
      {!offer.invited && <TextField label={t('programmes.note')} value={note} onChange={setNote} isLong />}
      <Refusal text={refusal} />
      <div className={styles.row}>
        <Button type="submit" variant="primary" needs="JOIN_PROGRAMME" disabled={fetching}>
          {t(offer.invited ? 'programmes.join' : 'programmes.apply')}
        </Button>
        {offer.invited && (
          <Button variant="quiet" needs="JOIN_PROGRAMME" onClick={() => void sayNo()}>
            {t('programmes.decline')}
          </Button>
        )}
      </div>
    </form>
  );
}
