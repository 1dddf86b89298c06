import { sharingLevelName } from '@cradle/schema/sharing';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { useMutation } from 'urql';
import { useLanguage } from '../../i18n/index.ts';
import { formatList, formatQuery } from '../../lib/urlState.ts';
import { useRefusal } from '../../lib/useRefusal.ts';
import { Button, buttonClass, Chip, Refusal, showToast } from '../../ui/index.ts';
import styles from './Find.module.css';
import type { PickedProduct } from './FoundProducts.tsx';
import { TakeOverFootprints } from './findQueries.ts';

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
      {shared.length > 0 && <TakeOver shared={shared} own={own} />}
      <div className={styles.row}>
        {own.length > 1 && own.length <= MOST && (
          <Link to={compareAddress(own.map(({ id }) => id))} className={buttonClass('primary')}>
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

interface TakeOverProps {
  readonly shared: readonly PickedProduct[];
  readonly own: readonly PickedProduct[];
}

/** Under which consent each is shared, and the step that makes it comparable. A range has no figure to compare. */
function TakeOver({ shared, own }: TakeOverProps) {
  const { t } = useTranslation();
  const { nameOf, either } = useLanguage();
  const navigate = useNavigate();
  const [{ fetching }, take] = useMutation(TakeOverFootprints);
  const { refusal, accepted } = useRefusal();
  const open = shared.filter(({ level, kgCo2e }) => level !== 'BANDED' && kgCo2e !== null);
  const takeOver = async (): Promise<void> => {
    const answer = await take({ ids: open.map(({ id }) => id) });
    if (!accepted(answer) || answer.data?.result.__typename !== 'TakenOverFootprints') return;
    showToast(t('find.takenOver'));
    void navigate(compareAddress([...own.map(({ id }) => id), ...answer.data.result.productIds]));
  };
  return (
    <>
      <p className="lead">{t('find.sharedFirst', { count: shared.length })}</p>
      <ul className={styles.consents}>
        {shared.map((product) => (
          <li key={product.id}>
            {`${nameOf(product)}: ${either(...sharingLevelName(product.level ?? 'BANDED'))}`}
            {!open.includes(product) && ` – ${t('find.bandedStays')}`}
          </li>
        ))}
      </ul>
      <p className="lead">{t('find.takeOverHint')}</p>
      <Refusal text={refusal} />
      {open.length > 0 && own.length + open.length > 1 && (
        <div>
          <Button needs="EDIT_PORTFOLIO" disabled={fetching} onClick={() => void takeOver()}>
            {t('find.takeOver', { count: open.length })}
          </Button>
        </div>
      )}
    </>
  );
}

/** Products beside each other by stage. */
function compareAddress(ids: readonly string[]): string {
  const parameters = new URLSearchParams({ products: formatList(ids) });
  return `/compare${formatQuery(parameters)}`;
}
