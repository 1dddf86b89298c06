import { useTranslation } from 'react-i18next';
import type { Pages } from '../lib/usePages.ts';
import { Button } from './Button.tsx';
import styles from './Pager.module.css';

export interface PagerProps {
  /** What the pages are of. */
  readonly label: string;
  readonly pages: Pages;
  /** On this page. */
  readonly shown: number;
  readonly total: number;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor?: string | null | undefined };
}

/** Which part of a long list is shown, and the way to the others; nothing where there is only one. */
export function Pager({ label, pages, shown, total, pageInfo: { hasNextPage, endCursor } }: PagerProps) {
  const { t } = useTranslation();
  const first = pages.skipped + 1;
  if (pages.skipped === 0 && !hasNextPage) return null;
  return (
    <nav className={styles.pager} aria-label={label}>
      <span role="status">{t('ui.pageOf', { first, last: pages.skipped + shown, total })}</span>
      <Button disabled={pages.skipped === 0} onClick={pages.back}>
        {t('ui.previousPage')}
      </Button>
      <Button disabled={!hasNextPage} onClick={() => endCursor && pages.forward(endCursor, shown)}>
        {t('ui.nextPage')}
      </Button>
    </nav>
  );
}
