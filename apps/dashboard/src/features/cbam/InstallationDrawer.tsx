import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { useLanguage } from '../../i18n/index.ts';
import { answerText } from '../../lib/answerText.ts';
import { useRefusal } from '../../lib/useRefusal.ts';
import { Button, Drawer, Refusal, TextField } from '../../ui/index.ts';
import styles from './Cbam.module.css';
import { RemoveCbamInstallation, SaveCbamInstallation } from './cbamQueries.ts';
import type { Faults, Installation } from './cbamTypes.ts';
import { faultsOf } from './goodDraft.ts';

export interface InstallationDrawerProps {
  /** Null: a new one. */
  readonly installation: Installation | null;
  readonly onClose: () => void;
  readonly onSaved: (id: string | null) => void;
}

/** Where goods are made: its country decides the default value. */
export function InstallationDrawer({ installation, onClose, onSaved }: InstallationDrawerProps) {
  const { t } = useTranslation();
  const { nameOf } = useLanguage();
  const [fields, setFields] = useState({
    name: installation?.name ?? '',
    nameZh: installation?.nameZh ?? '',
    operator: installation?.operator ?? '',
    address: installation?.address ?? '',
    country: installation?.country ?? '',
    unLocode: installation?.unLocode ?? '',
  });
  const [faults, setFaults] = useState<Faults>(new Map());
  const [{ fetching }, send] = useMutation(SaveCbamInstallation);
  const [, remove] = useMutation(RemoveCbamInstallation);
  const [fault, setFault] = useState<string | null>(null);
  const { refusal, accepted } = useRefusal();
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const known = installation && { id: installation.id, version: installation.version };
    const { data, error } = await send({ known, input: fields });
    const result = data?.result;
    setFaults(result?.__typename === 'InvalidInput' ? faultsOf(result.fields) : new Map());
    if (result?.__typename === 'CbamInstallation') onSaved(result.id);
    else setFault(result?.__typename === 'InvalidInput' ? null : answerText(result, error));
  };
  const removeIt = async (): Promise<void> => {
    if (installation !== null && accepted(await remove({ id: installation.id }))) onSaved(null);
  };
  const text = (key: keyof typeof fields, more: { hint?: string; isRequired?: boolean } = {}) => (
    <TextField
      label={t(`cbam.installation.${key}`)}
      value={fields[key]}
      fault={faults.get(key)}
      onChange={(value) =>
        setFields((now) => ({ ...now, [key]: key === 'country' ? value.toUpperCase() : value }))
      }
      {...more}
    />
  );
  return (
    <Drawer title={installation ? nameOf(installation) : t('cbam.installation.new')} onClose={onClose}>
      <form className={styles.section} onSubmit={(event) => void submit(event)}>
        {text('name', { isRequired: true })}
        {text('nameZh')}
        {text('operator')}
        {text('address')}
        {text('country', { hint: t('cbam.installation.countryHint'), isRequired: true })}
        {text('unLocode')}
        <Refusal text={fault || faults.get('version') || refusal} />
        <div className={styles.tools}>
          <Button needs="EDIT_CBAM" type="submit" variant="primary" disabled={fetching}>
            {t('ui.save')}
          </Button>
          {installation && (
            <Button needs="EDIT_CBAM" onClick={() => void removeIt()}>
              {t('cbam.installation.remove')}
            </Button>
          )}
        </div>
      </form>
    </Drawer>
  );
}
