import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation, useQuery } from 'urql';
import type { ApiTokenScope } from '../../graphql/generated/graphql.ts';
import { useLanguage } from '../../i18n/index.ts';
import { formatDay, formatMoment } from '../../lib/format.ts';
import { useRefusal } from '../../lib/useRefusal.ts';
import {
  Button,
  Card,
  EmptyState,
  ErrorState,
  Refusal,
  Select,
  ShownOnce,
  Skeleton,
  Table,
  TextField,
} from '../../ui/index.ts';
import styles from './Account.module.css';
import { CreateApiToken, RevokeApiToken, TokensQuery } from './accountQueries.ts';

const SCOPES: readonly ApiTokenScope[] = ['READ', 'WRITE', 'ADMIN'];
const DAYS = [30, 90, 366] as const;

/** What programs sign in with. */
export function TokensTab() {
  const { t } = useTranslation();
  const [{ data, error }, ask] = useQuery({ query: TokensQuery, requestPolicy: 'cache-and-network' });
  const again = (): void => ask({ requestPolicy: 'network-only' });
  if (error && !data) return <ErrorState error={error} onRetry={again} />;
  return (
    <div className={styles.tab}>
      <Card title={t('account.newToken')} subtitle={t('account.tokenHint')}>
        <NewToken onMade={again} />
      </Card>
      <Card title={t('account.tabs.tokens')}>
        {data ? (
          <TokenTable tokens={data.apiTokens} onChanged={again} />
        ) : (
          <Skeleton height="2rem" lines={3} />
        )}
      </Card>
    </div>
  );
}

function NewToken({ onMade }: { readonly onMade: () => void }) {
  const { t } = useTranslation();
  const [name, setName] = useState('');
  const [scope, setScope] = useState<ApiTokenScope>('READ');
  const [days, setDays] = useState<number>(90);
  const [secret, setSecret] = useState<string | null>(null);
  const [{ fetching }, create] = useMutation(CreateApiToken);
  const { refusal, accepted } = useRefusal();
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const answer = await create({ name, scopes: [scope], expiresInDays: days });
    const result = answer.data?.result;
    if (!accepted(answer) || result?.__typename !== 'NewApiToken') return;
    setSecret(result.secret);
    setName('');
    onMade();
  };
  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)}>
      <TextField label={t('account.tokenName')} value={name} onChange={setName} isRequired />
      <div className={styles.row}>
        <Select
          label={t('account.scope')}
          value={scope}
          options={SCOPES.map((value) => ({ value, label: t(`account.scopes.${value}`) }))}
          onChange={(value) => setScope(SCOPES.find((known) => known === value) ?? 'READ')}
        />
        <Select
          label={t('account.validFor')}
          value={String(days)}
          options={DAYS.map((value) => ({
            value: String(value),
            label: t('account.days', { count: value }),
          }))}
          onChange={(value) => setDays(Number(value))}
        />
        <Button type="submit" disabled={fetching}>
          {t('account.create')}
        </Button>
      </div>
      <Refusal text={refusal} />
      {secret !== null && <ShownOnce label={t('account.token')} text={secret} />}
    </form>
  );
}

interface TokenTableProps {
  readonly tokens: readonly {
    readonly id: string;
    readonly name: string;
    readonly scopes: readonly ApiTokenScope[];
    readonly expiresAt: string;
    readonly lastUsedAt: string | null;
    readonly revokedAt: string | null;
    readonly user: { readonly name: string };
    readonly registeredOnly: boolean;
    readonly operations: readonly { readonly version: number; readonly query: { readonly name: string } }[];
  }[];
  readonly onChanged: () => void;
}

function TokenTable({ tokens, onChanged }: TokenTableProps) {
  const { t } = useTranslation();
  const { locale } = useLanguage();
  const [, revoke] = useMutation(RevokeApiToken);
  const { refusal, accepted } = useRefusal();
  const end = async (id: string): Promise<void> => {
    if (accepted(await revoke({ id }))) onChanged();
  };
  if (tokens.length === 0) {
    return (
      <EmptyState title={t('account.noTokens')}>
        <p>{t('account.noTokensHint')}</p>
      </EmptyState>
    );
  }
  return (
    <>
      <Refusal text={refusal} />
      <Table label={t('account.tabs.tokens')} className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('account.tokenName')}</th>
            <th scope="col">{t('account.scope')}</th>
            <th scope="col">{t('account.member')}</th>
            <th scope="col">{t('account.validUntil')}</th>
            <th scope="col">{t('account.lastUsed')}</th>
            <th scope="col">
              <span className="visually-hidden">{t('account.end')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {tokens.map((token) => {
            const over = token.revokedAt !== null || new Date(token.expiresAt).getTime() <= Date.now();
            return (
              <tr key={token.id} data-over={over}>
                <th scope="row">{token.name}</th>
                <td>
                  {token.registeredOnly
                    ? t('account.onlyQueries', {
                        names: token.operations.map(({ query }) => query.name).join(', '),
                      })
                    : token.scopes.map((scope) => t(`account.scopes.${scope}`)).join(', ')}
                </td>
                <td>{token.user.name}</td>
                <td>
                  {token.revokedAt === null
                    ? formatDay(token.expiresAt, locale)
                    : t('account.endedAt', { date: formatDay(token.revokedAt, locale) })}
                </td>
                <td>
                  {token.lastUsedAt === null ? t('account.never') : formatMoment(token.lastUsedAt, locale)}
                </td>
                <td>
                  {!over && (
                    <Button variant="quiet" onClick={() => void end(token.id)}>
                      {t('account.end')}
                    </Button>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </Table>
    </>
  );
}
