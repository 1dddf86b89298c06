import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useMutation } from 'urql';
import type { SavedViewsQuery as Answer } from '../../graphql/generated/graphql.ts';
import { useLanguage } from '../../i18n/index.ts';
import { formatDay } from '../../lib/format.ts';
import { useRefusal } from '../../lib/useRefusal.ts';
import { Button } from '../../ui/index.ts';
import { RenameView } from './RenameView.tsx';
import styles from './SavedViews.module.css';
import type { CurrentView } from './SavedViews.tsx';
import { ShareLinks } from './ShareLinks.tsx';
import { DuplicateSavedView, RemoveSavedView, UpdateSavedView } from './savedViewQueries.ts';

export type SavedView = Answer['savedViews'][number];

export interface SavedViewRowProps {
  readonly saved: SavedView;
  readonly current: CurrentView;
  readonly onOpened: () => void;
  readonly onChanged: (message: string) => void;
}

/** One view that was kept: opened by its name, and what can be done with it. */
export function SavedViewRow({ saved, current, onOpened, onChanged }: SavedViewRowProps) {
  const { t } = useTranslation();
  const { locale } = useLanguage();
  const [detail, setDetail] = useState<'share' | 'rename' | 'remove' | null>(null);
  const [, update] = useMutation(UpdateSavedView);
  const [, duplicate] = useMutation(DuplicateSavedView);
  const [, remove] = useMutation(RemoveSavedView);
  const { refusal, accepted } = useRefusal();
  const name = saved.name ?? '';
  const toggle = (next: typeof detail): void => setDetail(detail === next ? null : next);

  const overwrite = async (): Promise<void> => {
    const { address, question } = current;
    const input = { address, ...(question !== null && { question }), version: saved.version };
    if (accepted(await update({ id: saved.id, input }))) onChanged(t('views.overwritten', { name }));
  };
  const copy = async (): Promise<void> => {
    const copied = t('views.copyOf', { name });
    if (accepted(await duplicate({ id: saved.id, name: copied })))
      onChanged(t('views.saved', { name: copied }));
  };
  const removeNow = async (): Promise<void> => {
    if (accepted(await remove({ id: saved.id }))) onChanged(t('views.removed', { name }));
  };

  return (
    <li className={styles.view}>
      <div className={styles.head}>
        <Link to={saved.address} onClick={onOpened} className={styles.name}>
          {name}
        </Link>
        <span className={styles.note}>
          {t('views.changed', { date: formatDay(saved.updatedAt, locale) })}
        </span>
      </div>
      <div className={styles.actions}>
        <Button variant="quiet" aria-expanded={detail === 'share'} onClick={() => toggle('share')}>
          {t('views.share')}
        </Button>
        <Button
          needs="SAVE_VIEWS"
          variant="quiet"
          aria-expanded={detail === 'rename'}
          onClick={() => toggle('rename')}
        >
          {t('views.rename')}
        </Button>
        <Button needs="SAVE_VIEWS" variant="quiet" onClick={() => void copy()}>
          {t('views.duplicate')}
        </Button>
        {saved.address !== current.address && (
          <Button needs="SAVE_VIEWS" variant="quiet" onClick={() => void overwrite()}>
            {t('views.overwrite')}
          </Button>
        )}
        <Button
          needs="SAVE_VIEWS"
          variant="quiet"
          aria-expanded={detail === 'remove'}
          onClick={() => toggle('remove')}
        >
          {t('views.remove')}
        </Button>
      </div>
      {detail === 'share' && <ShareLinks saved={saved} onChanged={() => onChanged('')} />}
      {detail === 'rename' && (
        <RenameView
          saved={saved}
          onRenamed={() => {
            setDetail(null);
            onChanged('');
          }}
        />
      )}
      {detail === 'remove' && (
        <div className={styles.detail}>
          <p>{t('views.removeSure', { name })}</p>
          <div className={styles.line}>
            <Button onClick={() => void removeNow()}>{t('views.removeYes')}</Button>
            <Button variant="quiet" onClick={() => setDetail(null)}>
              {t('views.cancel')}
            </Button>
          </div>
        </div>
      )}
      {refusal !== null && (
        <p role="alert" className={styles.refusal}>
          {refusal}
        </p>
      )}
    </li>
  );
}
