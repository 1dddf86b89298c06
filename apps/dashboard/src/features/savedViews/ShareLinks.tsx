import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { useLanguage } from '../../i18n/index.ts';
import { formatDay } from '../../lib/format.ts';
import { useRefusal } from '../../lib/useRefusal.ts';
import { Button, Select } from '../../ui/index.ts';
import { CopyText } from './CopyText.tsx';
import type { SavedView } from './SavedViewRow.tsx';
import styles from './SavedViews.module.css';
import { RevokeViewShare, ShareView } from './savedViewQueries.ts';

/** Days a link works; null: until it is ended. */
const VALIDITY = { week: 7, month: 30, year: 365, open: null } as const;
type Validity = keyof typeof VALIDITY;
const VALIDITIES = Object.keys(VALIDITY) as Validity[];

/** Makes links to a view, shows each once, and ends them. */
export function ShareLinks({
  saved,
  onChanged,
}: {
  readonly saved: SavedView;
  readonly onChanged: () => void;
}) {
  const { t } = useTranslation();
  const [validity, setValidity] = useState<Validity>('month');
  const [link, setLink] = useState<string | null>(null);
  const [{ fetching }, share] = useMutation(ShareView);
  const { refusal, accepted } = useRefusal();
  const create = async (): Promise<void> => {
    const answer = await share({ id: saved.id, expiresInDays: VALIDITY[validity] });
    const result = answer.data?.result;
    if (!accepted(answer) || result?.__typename !== 'NewViewShare') return;
    setLink(`${location.origin}/shared/${result.token}`);
    onChanged();
  };
  return (
    <div className={styles.detail}>
      <p>{t('views.shareHint')}</p>
      <div className={styles.line}>
        <Select
          label={t('views.expires')}
          value={validity}
          options={VALIDITIES.map((value) => ({ value, label: t(`views.expiry.${value}`) }))}
          onChange={(value) => setValidity(VALIDITIES.find((known) => known === value) ?? 'month')}
        />
        <Button needs="SHARE_VIEWS" onClick={() => void create()} disabled={fetching}>
          {t('views.createLink')}
        </Button>
      </div>
      {link !== null && (
        <>
          <CopyText label={t('views.share')} text={link} />
          <p className={styles.note}>{t('views.linkOnce')}</p>
        </>
      )}
      {refusal !== null && (
        <p role="alert" className={styles.refusal}>
          {refusal}
        </p>
      )}
      {saved.shares.length === 0 && link === null ? (
        <p className={styles.note}>{t('views.noLinks')}</p>
      ) : (
        <ul className={styles.links} aria-label={t('views.links')}>
          {saved.shares.map((each) => (
            <ShareRow key={each.id} share={each} onChanged={onChanged} />
          ))}
        </ul>
      )}
    </div>
  );
}

interface ShareRowProps {
  readonly share: SavedView['shares'][number];
  readonly onChanged: () => void;
}

function ShareRow({ share, onChanged }: ShareRowProps) {
  const { t } = useTranslation();
  const { locale } = useLanguage();
  const [{ fetching }, revoke] = useMutation(RevokeViewShare);
  const date = (value: string): string => formatDay(value, locale);
  const ended = share.expiresAt !== null && new Date(share.expiresAt).getTime() <= Date.now();
  const validity =
    share.expiresAt === null
      ? t('views.untilRevoked')
      : t(ended ? 'views.ended' : 'views.until', { date: date(share.expiresAt) });
  const reads =
    share.lastReadAt === null
      ? t('views.neverRead')
      : t('views.reads', { count: share.reads, date: date(share.lastReadAt) });
  return (
    <li className={styles.link} data-ended={ended}>
      <span>
        {t('views.created', { date: date(share.createdAt) })} · {validity} · {reads}
      </span>
      {!ended && (
        <Button
          needs="SHARE_VIEWS"
          variant="quiet"
          disabled={fetching}
          onClick={() => void revoke({ id: share.id }).then(onChanged)}
        >
          {t('views.revoke')}
        </Button>
      )}
    </li>
  );
}
