import { SHARING_LEVELS, type SharingLevel, sharingLevelName } from '@cradle/schema';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { useLanguage } from '../../i18n/index.ts';
import { useRefusal } from '../../lib/useRefusal.ts';
import { Button, ChoiceField, DateField, Drawer, Refusal, showToast, TextField } from '../../ui/index.ts';
import styles from './Sharing.module.css';
import { AskForData } from './sharingQueries.ts';

export interface AskFormProps {
  readonly partners: readonly { readonly id: string; readonly name: string; readonly nameZh: string }[];
  readonly onClose: () => void;
  readonly onAsked: () => void;
}

/** A question to a partner for the footprint of a product. */
export function AskForm({ partners, onClose, onAsked }: AskFormProps) {
  const { t } = useTranslation();
  const { nameOf, either } = useLanguage();
  const [partnerId, setPartner] = useState(partners.length === 1 ? partners[0]!.id : '');
  const [productName, setProductName] = useState('');
  const [level, setLevel] = useState<SharingLevel>('STAGES');
  const [message, setMessage] = useState('');
  const [dueOn, setDueOn] = useState<string | null>(null);
  const [{ fetching }, ask] = useMutation(AskForData);
  const { refusal, accepted } = useRefusal();
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!accepted(await ask({ partnerId, input: { productName, level, message, dueOn } }))) return;
    showToast(t('sharing.sent'));
    onAsked();
  };
  return (
    <Drawer title={t('sharing.ask')} onClose={onClose}>
      <form className={styles.form} onSubmit={(event) => void submit(event)}>
        <p className={styles.lead}>{t('sharing.askHint')}</p>
        <ChoiceField
          label={t('sharing.partner')}
          value={partnerId}
          none={t('sharing.choosePartner')}
          options={partners.map((partner) => ({ value: partner.id, label: nameOf(partner) }))}
          onChange={setPartner}
        />
        <TextField
          label={t('sharing.productName')}
          hint={t('sharing.productNameHint')}
          value={productName}
          onChange={setProductName}
          isRequired
        />
        <ChoiceField
          label={t('sharing.wantedLevel')}
          hint={t(`sharing.levelHint.${level}`)}
          value={level}
          none="–"
          options={SHARING_LEVELS.map((each) => ({ value: each, label: either(...sharingLevelName(each)) }))}
          onChange={(value) => setLevel(SHARING_LEVELS.find((each) => each === value) ?? 'TOTAL')}
        />
        <TextField label={t('sharing.message')} value={message} onChange={setMessage} isLong />
        <DateField label={t('sharing.dueOn')} value={dueOn} onChange={setDueOn} />
        <Refusal text={refusal} />
        <div className={styles.row}>
          <Button
            type="submit"
            variant="primary"
            disabled={fetching || partnerId === '' || productName.trim() === ''}
          >
            {t('sharing.send')}
          </Button>
        </div>
      </form>
    </Drawer>
  );
}
