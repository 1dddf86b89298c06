import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { useLanguage } from '../../i18n/index.ts';
import { formatDay } from '../../lib/format.ts';
import { useRefusal } from '../../lib/useRefusal.ts';
import {
  Button,
  Drawer,
  Refusal,
  type ShareTerms,
  ShareTermsFields,
  showToast,
  toTermsInput,
} from '../../ui/index.ts';
import type { GivenShare } from './GivenTab.tsx';
import { PactOfShare } from './PactOfShare.tsx';
import styles from './Sharing.module.css';
import { ChangeShare, RevokeShare } from './sharingQueries.ts';

export interface EditShareProps {
  readonly share: GivenShare;
  readonly onClose: () => void;
  readonly onChanged: () => void;
}

/** Changes the terms of a share, or ends it after asking a second time. */
export function EditShare({ share, onClose, onChanged }: EditShareProps) {
  const { t } = useTranslation();
  const { locale, nameOf } = useLanguage();
  const [terms, setTerms] = useState<ShareTerms>({
    level: share.level,
    purpose: share.purpose,
    lastDay: share.expiresAt?.slice(0, 10) ?? null,
  });
  const [isAsking, setAsking] = useState(false);
  const [{ fetching }, change] = useMutation(ChangeShare);
  const [, revoke] = useMutation(RevokeShare);
  const { refusal, accepted } = useRefusal();
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const input = toTermsInput(terms);
    if (input === null) return;
    const { id, revision } = share;
    if (accepted(await change({ id, revision, terms: input }))) onChanged();
  };
  const end = async (): Promise<void> => {
    if (!accepted(await revoke({ id: share.id }))) return;
    showToast(t('sharing.revoked'));
    onChanged();
  };
  const names = { partner: nameOf(share.partner), product: nameOf(share.product) };
  return (
    <Drawer title={`${names.product} – ${names.partner}`} onClose={onClose}>
      <form className={styles.form} onSubmit={(event) => void submit(event)}>
        <p className={styles.lead}>
          {t('sharing.given', { date: formatDay(share.createdAt, locale), name: share.createdByName })}
        </p>
        <ShareTermsFields terms={terms} onChange={setTerms} />
        <Refusal text={refusal} />
        <div className={styles.row}>
          <Button type="submit" variant="primary" disabled={fetching || terms.level === ''}>
            {t('sharing.save')}
          </Button>
          {share.revokedAt === null && !isAsking && (
            <Button variant="quiet" onClick={() => setAsking(true)}>
              {t('sharing.revoke')} …
            </Button>
          )}
        </div>
        {isAsking && (
          <div className={styles.question} role="alert">
            <p>{t('sharing.revokeSure', names)}</p>
            <div className={styles.row}>
              <Button onClick={() => void end()}>{t('sharing.revoke')}</Button>
              <Button variant="quiet" onClick={() => setAsking(false)}>
                {t('ui.cancel')}
              </Button>
            </div>
          </div>
        )}
      </form>
      <PactOfShare shareId={share.id} productId={share.product.id} />
    </Drawer>
  );
}
