import { useTranslation } from 'react-i18next';
import type { PivotPlace } from '../../table/index.ts';
import { Button, Icon, IconButton } from '../../ui/index.ts';
import styles from './ComparisonPage.module.css';

export interface PickedBarProps {
  readonly picked: PivotPlace | null;
  readonly onOpen: () => void;
  /** Null where filters cannot say what was picked. */
  readonly onKeepOnly: (() => void) | null;
  readonly onClear: () => void;
}

/** What was picked in the chart or the table beneath it, and what can be done with it. */
export function PickedBar({ picked, onOpen, onKeepOnly, onClear }: PickedBarProps) {
  const { t } = useTranslation();
  const labels = [...(picked?.row?.labels ?? []), ...(picked?.column?.labels ?? [])];
  return (
    <div className={styles.picked} role="status">
      {labels.length === 0 ? (
        <span className={styles.hint}>{t('compare.picked.hint')}</span>
      ) : (
        <>
          <b>{labels.join(' · ')}</b>
          <Button onClick={onOpen}>{t('compare.picked.open')}</Button>
          {onKeepOnly !== null && <Button onClick={onKeepOnly}>{t('compare.cell.keepOnly')}</Button>}
          <IconButton label={t('ui.clear')} onClick={onClear}>
            <Icon name="close" />
          </IconButton>
        </>
      )}
    </div>
  );
}
