import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation, useQuery } from 'urql';
import type { PartnersQuery as Partners } from '../../graphql/generated/graphql.ts';
import { useLanguage } from '../../i18n/index.ts';
import { useRefusal } from '../../lib/useRefusal.ts';
import {
  Badge,
  Button,
  Card,
  EmptyState,
  ErrorState,
  Refusal,
  Segments,
  Skeleton,
  TextField,
} from '../../ui/index.ts';
import { PartnerPact } from './PartnerPact.tsx';
import { RemovePartner } from './RemovePartner.tsx';
import styles from './Sharing.module.css';
import { AddPartner, ExchangeCodeQuery, PartnersQuery } from './sharingQueries.ts';

export type ShownPartner = Partners['partners'][number];

/** With whom footprints are exchanged, and how to find one another. */
export function PartnersTab() {
  const { t } = useTranslation();
  const [{ data, error }, ask] = useQuery({ query: PartnersQuery, requestPolicy: 'cache-and-network' });
  const again = (): void => ask({ requestPolicy: 'network-only' });
  if (error && !data) return <ErrorState error={error} onRetry={again} />;
  if (!data) return <Skeleton height="2rem" lines={6} />;
  const may = (action: string): boolean => data.viewer.permissions.includes(action);
  return (
    <div className={styles.tab}>
      {may('EXCHANGE_FOOTPRINTS') && (
        <>
          <Card title={t('sharing.code')} subtitle={t('sharing.codeHint')}>
            <ExchangeCode />
          </Card>
          <Card title={t('sharing.addPartner')} subtitle={t('sharing.addPartnerHint')}>
            <NewPartner onAdded={again} />
          </Card>
        </>
      )}
      <Card title={t('sharing.tabs.partners')}>
        <PartnerList
          partners={data.partners}
          maySetUp={may('SHARE_FOOTPRINTS') && may('EXCHANGE_FOOTPRINTS')}
          onRemoved={again}
        />
      </Card>
    </div>
  );
}

function ExchangeCode() {
  const [{ data }] = useQuery({ query: ExchangeCodeQuery });
  return data ? (
    <output className={styles.code}>{data.exchangeCode}</output>
  ) : (
    <Skeleton height="1.5rem" lines={1} />
  );
}

function NewPartner({ onAdded }: { readonly onAdded: () => void }) {
  const { t } = useTranslation();
  const [way, setWay] = useState('code');
  const [code, setCode] = useState('');
  const [name, setName] = useState('');
  const [contact, setContact] = useState('');
  const [{ fetching }, add] = useMutation(AddPartner);
  const { refusal, accepted } = useRefusal();
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const input = way === 'code' ? { exchangeCode: code, contact } : { name, contact };
    if (!accepted(await add({ input }))) return;
    setCode('');
    setName('');
    setContact('');
    onAdded();
  };
  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)}>
      <Segments
        label={t('sharing.addPartner')}
        value={way}
        options={[
          { value: 'code', label: t('sharing.byCode') },
          { value: 'name', label: t('sharing.byName') },
        ]}
        onChange={setWay}
      />
      {way === 'code' ? (
        <TextField label={t('sharing.exchangeCode')} value={code} onChange={setCode} isRequired />
      ) : (
        <TextField label={t('sharing.partnerName')} value={name} onChange={setName} isRequired />
      )}
      <TextField label={t('sharing.contact')} value={contact} onChange={setContact} />
      <Refusal text={refusal} />
      <div className={styles.row}>
        <Button type="submit" disabled={fetching || (way === 'code' ? code : name).trim() === ''}>
          {t('sharing.add')}
        </Button>
      </div>
    </form>
  );
}

function PartnerList({
  partners,
  maySetUp,
  onRemoved,
}: {
  readonly partners: readonly ShownPartner[];
  readonly maySetUp: boolean;
  readonly onRemoved: () => void;
}) {
  const { t } = useTranslation();
  const { nameOf } = useLanguage();
  const [opened, setOpened] = useState<ShownPartner | null>(null);
  const [leaving, setLeaving] = useState<ShownPartner | null>(null);
  if (partners.length === 0)
    return (
      <EmptyState title={t('sharing.noPartners')}>
        <p>{t('sharing.noPartnersHint')}</p>
      </EmptyState>
    );
  return (
    <>
      <ul className={styles.list}>
        {partners.map((partner) => (
          <li key={partner.id} className={styles.item}>
            <div>
              {nameOf(partner)} <Badge>{t(partner.isHere ? 'sharing.here' : 'sharing.elsewhere')}</Badge>
              {partner.contact !== '' && <span className="under">{partner.contact}</span>}
            </div>
            {maySetUp && (
              <div className={styles.row}>
                <Button variant="quiet" onClick={() => setOpened(partner)}>
                  {t('sharing.pact')} …
                </Button>
                <Button variant="quiet" onClick={() => setLeaving(partner)}>
                  {t('sharing.remove')} …
                </Button>
              </div>
            )}
          </li>
        ))}
      </ul>
      {opened && <PartnerPact partner={opened} onClose={() => setOpened(null)} />}
      {leaving && (
        <RemovePartner
          partner={leaving}
          onClose={() => setLeaving(null)}
          onRemoved={() => {
            setLeaving(null);
            onRemoved();
          }}
        />
      )}
    </>
  );
}
