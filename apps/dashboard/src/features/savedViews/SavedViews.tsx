import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import type { ComparisonInput } from '../../graphql/generated/graphql.ts';
import { Button, Drawer, EmptyState, ErrorState, Icon, Skeleton } from '../../ui/index.ts';
import { SavedViewRow } from './SavedViewRow.tsx';
import styles from './SavedViews.module.css';
import { SaveViewForm } from './SaveViewForm.tsx';
import { SavedViewsQuery } from './savedViewQueries.ts';

export interface CurrentView {
  /** Path and query of the page as it stands. */
  readonly address: string;
  /** What it asks; null on pages that compare nothing, which can be saved and not shared. */
  readonly question: ComparisonInput | null;
}

/** The button that keeps the view of a page, and the panel of all that were kept. */
export function SavedViews(view: CurrentView) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button aria-haspopup="dialog" aria-expanded={open} onClick={() => setOpen(true)}>
        <Icon name="bookmark" />
        {t('views.button')}
      </Button>
      {open && (
        <Drawer title={t('views.title')} onClose={() => setOpen(false)}>
          <Panel view={view} onOpened={() => setOpen(false)} />
        </Drawer>
      )}
    </>
  );
}

function Panel({ view, onOpened }: { readonly view: CurrentView; readonly onOpened: () => void }) {
  const { t } = useTranslation();
  const [{ data, error }, ask] = useQuery({ query: SavedViewsQuery, requestPolicy: 'cache-and-network' });
  const [done, setDone] = useState('');
  const refresh = (message: string): void => {
    setDone(message);
    ask({ requestPolicy: 'network-only' });
  };
  return (
    <div className={styles.panel}>
      <p className={styles.hint}>{t('views.hint')}</p>
      <SaveViewForm view={view} onSaved={refresh} />
      <p role="status" className={styles.done}>
        {done}
      </p>
      {error && !data && <ErrorState error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />}
      {!error && !data && <Skeleton height="2.5rem" lines={3} />}
      {data?.savedViews.length === 0 && (
        <EmptyState title={t('views.none')}>
          <p>{t('views.noneHint')}</p>
        </EmptyState>
      )}
      <ul className={styles.list}>
        {data?.savedViews.map((saved) => (
          <SavedViewRow key={saved.id} saved={saved} current={view} onOpened={onOpened} onChanged={refresh} />
        ))}
      </ul>
    </div>
  );
}
