import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useLanguage } from '../../i18n/index.ts';
import { formatList, formatQuery } from '../../lib/urlState.ts';
import { Button, buttonClass, Chip } from '../../ui/index.ts';
import styles from './Find.module.css';
import type { PickedProduct } from './FoundProducts.tsx';

const MOST = 50;

export interface CompareBarProps {
  readonly picked: readonly PickedProduct[];
  readonly onPick: (picked: readonly PickedProduct[]) => void;
}

/**
 * What was picked, on its way to the comparison page. Only what is in the own portfolio can be compared there, because every cell
 * must open down to its values; the page's own check says what of it stands on one axis.
 */
export function CompareBar({ picked, onPick }: CompareBarProps) {
  const { t } = useTranslation();
  const { nameOf } = useLanguage();
  if (picked.length === 0) return null;
  const own = picked.filter(({ level }) => level === null);
  const shared = picked.filter(({ level }) => level !== null);
  const differ = [
    ...(new Set(own.map(({ unit }) => unit)).size > 1 ? [t('find.differ.unit')] : []),
    ...(new Set(own.map(({ boundary }) => boundary)).size > 1 ? [t('find.differ.boundary')] : []),
  ];
  return (
    <section className={styles.bar} aria-label={t('find.picked', { count: picked.length })}>
      <ul className={styles.chips}>
        {picked.map((product) => (
          <li key={product.id}>
            <Chip
              onRemove={() => onPick(picked.filter(({ id }) => id !== product.id))}
              removeLabel={t('find.unpick', { name: nameOf(product) })}
            >
              {nameOf(product)}
            </Chip>
          </li>
        ))}
      </ul>
      {differ.length > 0 && <p className={styles.gap}>{t('find.gate', { what: differ.join(', ') })}</p>}
      {shared.length > 0 && <p className={styles.lead}>{t('find.sharedFirst', { count: shared.length })}</p>}
      <div className={styles.row}>
        {own.length > 1 && own.length <= MOST && (
          <Link to={compareAddress(own)} className={buttonClass('primary')}>
            {t('find.compare', { count: own.length })}
          </Link>
        )}
        <Button variant="quiet" onClick={() => onPick([])}>
          {t('find.unpickAll')}
        </Button>
      </div>
    </section>
  );
}

/** Products beside each other by stage. */
function compareAddress(own: readonly PickedProduct[]): string {
  const parameters = new URLSearchParams({ products: formatList(own.map(({ id }) => id)) });
  return `/compare${formatQuery(parameters)}`;
}
