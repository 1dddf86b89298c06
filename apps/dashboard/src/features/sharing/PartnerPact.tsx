import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation, useQuery } from 'urql';
import type { PactOfPartnersQuery } from '../../graphql/generated/graphql.ts';
import { useLanguage } from '../../i18n/index.ts';
import { formatDay, formatMoment } from '../../lib/format.ts';
import { useRefusal } from '../../lib/useRefusal.ts';
import { Button, Card, Drawer, Refusal, ShownOnce, Skeleton, TextField } from '../../ui/index.ts';
import type { ShownPartner } from './PartnersTab.tsx';
import styles from './Sharing.module.css';
import {
  CreatePactClient,
  FetchFromPartner,
  PactQuery,
  RevokePactClient,
  SavePactConnection,
} from './sharingQueries.ts';

const CLIENT_DAYS = 366;

type Client = PactOfPartnersQuery['pactClients'][number];
type Connection = PactOfPartnersQuery['pactConnections'][number];

export interface PartnerPactProps {
  readonly partner: ShownPartner;
  readonly onClose: () => void;
}

/** Both ways of PACT with one partner: its program reads here, ours reads there. */
export function PartnerPact({ partner, onClose }: PartnerPactProps) {
  const { nameOf } = useLanguage();
  const [{ data }, ask] = useQuery({ query: PactQuery, requestPolicy: 'cache-and-network' });
  const again = (): void => ask({ requestPolicy: 'network-only' });
  const ofPartner = (each: { readonly partner: { readonly id: string } }) => each.partner.id === partner.id;
  return (
    <Drawer title={`PACT – ${nameOf(partner)}`} onClose={onClose}>
      {data ? (
        <div className={styles.tab}>
          <Clients partner={partner} clients={data.pactClients.filter(ofPartner)} onChanged={again} />
          <Host
            partner={partner}
            connection={data.pactConnections.find(ofPartner) ?? null}
            onChanged={again}
          />
        </div>
      ) : (
        <Skeleton height="2rem" lines={5} />
      )}
    </Drawer>
  );
}

interface ClientsProps {
  readonly partner: ShownPartner;
  readonly clients: readonly Client[];
  readonly onChanged: () => void;
}

function Clients({ partner, clients, onChanged }: ClientsProps) {
  const { t } = useTranslation();
  const { locale, nameOf } = useLanguage();
  const [made, setMade] = useState<{ clientId: string; clientSecret: string } | null>(null);
  const [{ fetching }, create] = useMutation(CreatePactClient);
  const [, revoke] = useMutation(RevokePactClient);
  const { refusal, accepted } = useRefusal();
  const begin = async (): Promise<void> => {
    const answer = await create({ partnerId: partner.id, expiresInDays: CLIENT_DAYS });
    const result = answer.data?.result;
    if (!accepted(answer) || result?.__typename !== 'NewPactClient') return;
    setMade(result);
    onChanged();
  };
  const end = async (id: string): Promise<void> => {
    if (accepted(await revoke({ id }))) onChanged();
  };
  return (
    <Card
      title={t('sharing.client', { partner: nameOf(partner) })}
      subtitle={t('sharing.clientHint', { url: `${window.location.origin}/pact` })}
    >
      <ul className={styles.list}>
        {clients.map(({ id, clientId, expiresAt, lastUsedAt, revokedAt }) => (
          <li key={id} className={styles.item}>
            <div>
              <span className={styles.mono}>{clientId}</span>
              <span className="under">
                {t('sharing.until', { date: formatDay(expiresAt, locale) })}
                {' · '}
                {lastUsedAt === null
                  ? t('sharing.neverUsed')
                  : t('sharing.lastUsed', { moment: formatMoment(lastUsedAt, locale) })}
              </span>
            </div>
            {revokedAt === null ? (
              <Button variant="quiet" onClick={() => void end(id)}>
                {t('sharing.end')}
              </Button>
            ) : (
              <span className="under">{t('sharing.ended')}</span>
            )}
          </li>
        ))}
      </ul>
      <div className={styles.row}>
        <Button disabled={fetching} onClick={() => void begin()}>
          {t('sharing.newClient')}
        </Button>
      </div>
      <Refusal text={refusal} />
      {made && (
        <>
          <p>
            {t('sharing.clientId')} <span className={styles.mono}>{made.clientId}</span>
          </p>
          <ShownOnce label={t('sharing.clientSecret')} text={made.clientSecret} />
        </>
      )}
    </Card>
  );
}

interface HostProps {
  readonly partner: ShownPartner;
  readonly connection: Connection | null;
  readonly onChanged: () => void;
}

function Host({ partner, connection, onChanged }: HostProps) {
  const { t } = useTranslation();
  const { nameOf } = useLanguage();
  const [baseUrl, setBaseUrl] = useState(connection?.baseUrl ?? '');
  const [authBaseUrl, setAuthBaseUrl] = useState(
    connection && connection.authBaseUrl !== connection.baseUrl ? connection.authBaseUrl : '',
  );
  const [clientId, setClientId] = useState(connection?.clientId ?? '');
  const [clientSecret, setClientSecret] = useState('');
  const [{ fetching: isSaving }, save] = useMutation(SavePactConnection);
  const [{ fetching: isFetching }, fetchIt] = useMutation(FetchFromPartner);
  const { refusal, accepted } = useRefusal();
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const input = { baseUrl, authBaseUrl: authBaseUrl || null, clientId, clientSecret };
    if (!accepted(await save({ partnerId: partner.id, input }))) return;
    setClientSecret('');
    onChanged();
  };
  const get = async (): Promise<void> => {
    accepted(await fetchIt({ partnerId: partner.id }));
    onChanged();
  };
  return (
    <Card
      title={t('sharing.connection', { partner: nameOf(partner) })}
      subtitle={t('sharing.connectionHint')}
    >
      <form className={styles.form} onSubmit={(event) => void submit(event)}>
        <TextField
          label={t('sharing.baseUrl')}
          hint={t('sharing.baseUrlHint')}
          placeholder="https://"
          value={baseUrl}
          onChange={setBaseUrl}
          isRequired
        />
        <TextField
          label={t('sharing.authBaseUrl')}
          hint={t('sharing.authBaseUrlHint')}
          value={authBaseUrl}
          onChange={setAuthBaseUrl}
        />
        <TextField label={t('sharing.clientId')} value={clientId} onChange={setClientId} isRequired />
        <TextField
          label={t('sharing.clientSecret')}
          type="password"
          value={clientSecret}
          onChange={setClientSecret}
          isRequired
        />
        <Refusal text={refusal} />
        <div className={styles.row}>
          <Button type="submit" disabled={isSaving || [baseUrl, clientId, clientSecret].includes('')}>
            {t('sharing.save')}
          </Button>
          {connection && (
            <Button variant="quiet" disabled={isFetching} onClick={() => void get()}>
              {t('sharing.fetch')}
            </Button>
          )}
        </div>
        {connection && <FetchState connection={connection} />}
      </form>
    </Card>
  );
}

/** When the host was asked, what came, and what did not. */
function FetchState({ connection }: { readonly connection: Connection }) {
  const { t } = useTranslation();
  const { locale } = useLanguage();
  const { fetchedAt, lastError, lastFetch, isCutOff, speaks } = connection;
  return (
    <div className="under" role="status">
      <p>
        {fetchedAt === null
          ? t('sharing.notFetched')
          : t('sharing.fetched', { moment: formatMoment(fetchedAt, locale) })}
        {lastError !== '' && ` · ${lastError}`}
      </p>
      {lastFetch && <p>{t('sharing.fetchCounts', lastFetch)}</p>}
      {isCutOff && <p>{t('sharing.cutOff')}</p>}
      {speaks === 'V2' && <p>{t('sharing.speaksV2')}</p>}
      {lastFetch && lastFetch.skipped > 0 && (
        <details className={styles.details}>
          <summary>{t('sharing.skipped', { count: lastFetch.skipped })}</summary>
          <ul className={styles.list}>
            {lastFetch.reasons.map(({ pfId, reason }) => (
              <li key={`${pfId} ${reason}`}>{[pfId, reason].filter(Boolean).join(': ')}</li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
