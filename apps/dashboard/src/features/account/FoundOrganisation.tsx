import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { useLanguage } from '../../i18n/index.ts';
import { useRefusal } from '../../lib/useRefusal.ts';
import { Button, Refusal } from '../../ui/index.ts';
import styles from './Account.module.css';
import { CreateOrganisation } from './accountQueries.ts';
import { OrganisationFields } from './OrganisationFields.tsx';

/** The first step of somebody who has signed up and was not invited. */
export function FoundOrganisation({ userName }: { readonly userName: string }) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const [draft, setDraft] = useState({
    ...{ name: '', nameZh: '', country: language === 'zh' ? 'CN' : 'DE' },
    ...{ isBuyer: false, isSupplier: true },
  });
  const [{ fetching }, create] = useMutation(CreateOrganisation);
  const { refusal, accepted } = useRefusal();
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (accepted(await create({ input: draft }))) location.assign('/');
  };
  return (
    <div className={styles.narrow}>
      <h1>{t('account.welcome', { name: userName })}</h1>
      <p className={styles.hint}>{t('account.foundHint')}</p>
      <form className={styles.form} onSubmit={(event) => void submit(event)}>
        <OrganisationFields value={draft} onChange={setDraft} />
        <Refusal text={refusal} />
        <Button type="submit" variant="primary" disabled={fetching}>
          {t('account.found')}
        </Button>
      </form>
    </div>
  );
}
