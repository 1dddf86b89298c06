import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { useLanguage } from '../../i18n/index.ts';
import { formatRegion } from '../../lib/format.ts';
import { useRefusal } from '../../lib/useRefusal.ts';
import { areUrns, Button, Card, Facts, Refusal, UrnsField, urnsOf } from '../../ui/index.ts';
import styles from './Account.module.css';
import { UpdateOrganisation } from './accountQueries.ts';
import { type OrganisationDraft, OrganisationFields } from './OrganisationFields.tsx';

export interface OrganisationTabProps {
  readonly organisation: OrganisationDraft & { readonly companyUrns: readonly string[] };
  readonly mayManage: boolean;
}

/** What is known of the organisation; its owners change it. */
export function OrganisationTab({ organisation, mayManage }: OrganisationTabProps) {
  const { t } = useTranslation();
  const { locale } = useLanguage();
  const { name, nameZh, country, isBuyer, isSupplier } = organisation;
  const [draft, setDraft] = useState<OrganisationDraft>({ name, nameZh, country, isBuyer, isSupplier });
  const [urns, setUrns] = useState(organisation.companyUrns.join('\n'));
  const [done, setDone] = useState(false);
  const [{ fetching }, update] = useMutation(UpdateOrganisation);
  const { refusal, accepted } = useRefusal();
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setDone(accepted(await update({ input: { ...draft, companyUrns: urnsOf(urns) } })));
  };
  if (!mayManage) {
    return (
      <Card title={t('account.tabs.organisation')}>
        <Facts
          facts={[
            [t('account.organisationName'), name],
            [t('account.organisationNameZh'), nameZh],
            [t('account.country'), formatRegion(country, locale)],
          ]}
        />
      </Card>
    );
  }
  return (
    <Card title={t('account.tabs.organisation')}>
      <form className={styles.form} onSubmit={(event) => void submit(event)}>
        <OrganisationFields value={draft} onChange={setDraft} />
        <UrnsField
          label={t('account.companyUrns')}
          hint={t('account.companyUrnsHint')}
          value={urns}
          onChange={setUrns}
        />
        <Refusal text={refusal} />
        <div className={styles.row}>
          <Button type="submit" disabled={fetching || !areUrns(urns)}>
            {t('ui.save')}
          </Button>
          <output className={styles.done}>{done ? t('account.saved') : ''}</output>
        </div>
      </form>
    </Card>
  );
}
