import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { bulkEditProductsAddress } from '../../lib/bulkEditAddress.ts';
import { Button, buttonClass } from '../../ui/index.ts';
import { compareAddress } from './portfolioView.ts';
import styles from './SelectionBar.module.css';

export interface SelectionBarProps {
  /** Product ids. */
  readonly selected: readonly string[];
  readonly onClear: () => void;
}

/** What can be done with the selected rows; out of the way while there are none. */
export function SelectionBar({ selected, onClear }: SelectionBarProps) {
  const { t } = useTranslation();
  return (
    <div className={styles.holder} role="status">
      {selected.length > 0 && (
        <div className={styles.bar}>
          <span>{t('portfolio.selected', { count: selected.length })}</span>
          <Button variant="quiet" onClick={onClear}>
            {t('ui.clear')}
          </Button>
          <Link to={bulkEditProductsAddress(selected)} className={buttonClass('secondary')}>
            {t('bulkEdit.these')}
          </Link>
          <Link to={compareAddress(selected)} className={buttonClass('primary')}>
            {t('portfolio.compare')}
          </Link>
        </div>
      )}
    </div>
  );
}
