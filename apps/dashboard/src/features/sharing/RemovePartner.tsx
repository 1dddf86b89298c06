import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { useLanguage } from '../../i18n/index.ts';
import { useRefusal } from '../../lib/useRefusal.ts';
import { Button, Checkbox, Drawer, Refusal, showToast } from '../../ui/index.ts';
import type { ShownPartner } from './PartnersTab.tsx';
import styles from './Sharing.module.css';
import { RemovePartner as Remove } from './sharingQueries.ts';

export interface RemovePartnerProps {
  readonly partner: ShownPartner;
  readonly onClose: () => void;
  readonly onRemoved: () => void;
}

/** Says what ends with a partner, and asks what becomes of the footprints that came from it. */
export function RemovePartner({ partner, onClose, onRemoved }: RemovePartnerProps) {
  const { t } = useTranslation();
  const { nameOf } = useLanguage();
  const [deleteReceived, setDeleting] = useState(false);
  const [{ fetching }, remove] = useMutation(Remove);
  const { refusal, accepted } = useRefusal();
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!accepted(await remove({ id: partner.id, deleteReceived }))) return;
    showToast(t('sharing.partnerRemoved', { partner: nameOf(partner) }));
    onRemoved();
  };
  return (
    <Drawer title={t('sharing.removePartner', { partner: nameOf(partner) })} onClose={onClose}>
      <form className={styles.form} onSubmit={(event) => void submit(event)}>
        <p>{t('sharing.removeEnds')}</p>
        <p>{t('sharing.removeKeeps')}</p>
        <Checkbox label={t('sharing.deleteReceived')} checked={deleteReceived} onChange={setDeleting} />
        <Refusal text={refusal} />
        <div className={styles.row}>
          <Button type="submit" disabled={fetching}>
            {t('sharing.remove')}
          </Button>
          <Button variant="quiet" onClick={onClose}>
            {t('ui.cancel')}
          </Button>
        </div>
      </form>
    </Drawer>
  );
}
