import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './Chip.module.css';
import { Icon } from './Icon.tsx';

export interface ChipProps {
  readonly children: ReactNode;
  /** Given: the chip is a toggle and says whether it is on. */
  readonly pressed?: boolean;
  readonly onToggle?: () => void;
  /** Given: the chip can be taken away. */
  readonly onRemove?: () => void;
  /** What taking it away does, for screen readers. */
  readonly removeLabel?: string;
}

/** A small choice: a toggle with `onToggle`, something chosen with `onRemove`, or a plain word. */
export function Chip({ children, pressed, onToggle, onRemove, removeLabel }: ChipProps) {
  const { t } = useTranslation();
  if (onToggle) {
    return (
      <button type="button" className={styles.chip} aria-pressed={pressed ?? false} onClick={onToggle}>
        {children}
      </button>
    );
  }
  return (
    <span className={styles.chip}>
      {children}
      {onRemove && (
        <button
          type="button"
          className={styles.remove}
          aria-label={removeLabel ?? t('ui.clear')}
          onClick={onRemove}
        >
          <Icon name="close" />
        </button>
      )}
    </span>
  );
}
