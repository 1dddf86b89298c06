import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation, useQuery } from 'urql';
import type { PasskeysQuery as PasskeysAnswer } from '../../graphql/generated/graphql.ts';
import { useLanguage } from '../../i18n/index.ts';
import { formatDay } from '../../lib/format.ts';
import { addPasskey, knowsPasskeys } from '../../lib/passkey.ts';
import { useRefusal } from '../../lib/useRefusal.ts';
import {
  Button,
  Card,
  ConfirmButton,
  ErrorState,
  Refusal,
  Skeleton,
  Table,
  TextField,
} from '../../ui/index.ts';
import styles from './Account.module.css';
import { PasskeysQuery, RemovePasskey } from './accountQueries.ts';
import { browserName } from './browserName.ts';
import { useAuthWords } from './useAuthWords.ts';

/** The keys by which one signs in without a password. */
export function PasskeysCard() {
  const { t } = useTranslation();
  const [{ data, error }, ask] = useQuery({ query: PasskeysQuery, requestPolicy: 'cache-and-network' });
  const again = (): void => ask({ requestPolicy: 'network-only' });
  return (
    <Card title={t('account.passkeys')} subtitle={t('account.passkeysHint')}>
      {error && !data && <ErrorState error={error} onRetry={again} />}
      {!error && !data && <Skeleton height="2rem" lines={2} />}
      {data && data.myPasskeys.length > 0 && (
        <Table label={t('account.passkeys')} className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('account.passkeyName')}</th>
              <th scope="col">{t('account.passkeyAdded')}</th>
              <th scope="col">
                <span className="visually-hidden">{t('account.remove')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {data.myPasskeys.map((passkey) => (
              <PasskeyRow key={passkey.id} passkey={passkey} onRemoved={again} />
            ))}
          </tbody>
        </Table>
      )}
      {data && <AddPasskey onAdded={again} />}
    </Card>
  );
}

interface PasskeyRowProps {
  readonly passkey: PasskeysAnswer['myPasskeys'][number];
  readonly onRemoved: () => void;
}

function PasskeyRow({ passkey: { id, name, synchronised, createdAt }, onRemoved }: PasskeyRowProps) {
  const { t } = useTranslation();
  const { locale } = useLanguage();
  const [, remove] = useMutation(RemovePasskey);
  const { refusal, accepted } = useRefusal();
  const confirm = async (): Promise<void> => {
    if (accepted(await remove({ id }))) onRemoved();
  };
  const shown = name ?? t('account.passkey');
  return (
    <tr>
      <th scope="row">
        {shown}
        <span className="under">
          {t(synchronised ? 'account.passkeySynchronised' : 'account.passkeyOnDevice')}
        </span>
      </th>
      <td>{formatDay(createdAt, locale)}</td>
      <td>
        <ConfirmButton
          label={t('account.remove')}
          question={t('account.passkeySure', { name: shown })}
          refusal={refusal}
          onConfirm={() => void confirm()}
        />
      </td>
    </tr>
  );
}

function AddPasskey({ onAdded }: { readonly onAdded: () => void }) {
  const { t } = useTranslation();
  const words = useAuthWords();
  const [name, setName] = useState(browserName(navigator.userAgent) ?? '');
  const [refusal, setRefusal] = useState<string | null>(null);
  const [working, setWorking] = useState(false);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setWorking(true);
    const refused = await addPasskey(name.trim());
    setWorking(false);
    setRefusal(refused === null ? null : words(refused));
    if (refused === null) onAdded();
  };
  if (!knowsPasskeys()) return <p className={styles.hint}>{t('account.noPasskeysHere')}</p>;
  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)}>
      <TextField
        label={t('account.passkeyName')}
        hint={t('account.passkeyNameHint')}
        value={name}
        onChange={setName}
        isRequired
      />
      <Refusal text={refusal} />
      <div className={styles.row}>
        <Button type="submit" disabled={working}>
          {t('account.addPasskey')}
        </Button>
      </div>
    </form>
  );
}
