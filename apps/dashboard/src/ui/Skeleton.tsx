import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './Skeleton.module.css';

export interface SkeletonProps {
  readonly width?: CSSProperties['width'];
  readonly height?: CSSProperties['height'];
  /** How many, one under the other. */
  readonly lines?: number;
}

/** Grey bars in the size of what is coming, so that nothing jumps when it is there. */
export function Skeleton({ width = '100%', height = '1rem', lines = 1 }: SkeletonProps) {
  const { t } = useTranslation();
  return (
    <div role="status" aria-label={t('ui.loading')} className={styles.stack}>
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the bars are all the same.
        <div key={line} className={styles.bar} style={{ width, height }} />
      ))}
    </div>
  );
}
