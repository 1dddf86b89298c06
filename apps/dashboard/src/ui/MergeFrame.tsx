import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './Button.tsx';
import styles from './MergeFrame.module.css';

export interface MergeFrameProps {
  readonly title: string;
  readonly hint: string;
  /** What both have touched, an `li` each. */
  readonly children: ReactNode;
  /** Left out: it stays until what was brought together is saved. */
  readonly onClose?: () => void;
}

/** Somebody else has changed the same thing meanwhile. */
export function MergeFrame({ title, hint, children, onClose }: MergeFrameProps) {
  const { t } = useTranslation();
  return (
    <section className={styles.notice} aria-label={title}>
      <p role="status">
        <strong>{title}</strong> {hint}
      </p>
      <ul>{children}</ul>
      {onClose && <Button onClick={onClose}>{t('ui.close')}</Button>}
    </section>
  );
}
