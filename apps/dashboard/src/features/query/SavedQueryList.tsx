import { useTranslation } from 'react-i18next';
import type { SavedQueriesQuery as Answer } from '../../graphql/generated/graphql.ts';
import { Badge } from '../../ui/index.ts';
import styles from './Query.module.css';

export type SavedQuery = Answer['savedQueries'][number];

export interface SavedQueryListProps {
  readonly queries: readonly SavedQuery[];
  /** Key of the one that is open. */
  readonly current: string | null;
  readonly onOpen: (saved: SavedQuery) => void;
}

/** What the organisation has saved; whatever is not valid any more, or will not be for long, says so. */
export function SavedQueryList({ queries, current, onOpen }: SavedQueryListProps) {
  const { t } = useTranslation();
  if (queries.length === 0) return <p className={styles.hint}>{t('query.noneSaved')}</p>;
  return (
    <ul className={styles.list}>
      {queries.map((saved) => {
        const [finding] = saved.current.findings;
        return (
          <li key={saved.id}>
            <button
              type="button"
              className={styles.entry}
              aria-current={saved.key === current}
              onClick={() => onOpen(saved)}
            >
              <span className={styles.title}>
                {saved.name}
                {saved.isPrivate && <Badge>{t('query.private')}</Badge>}
                {finding && <Badge tone="warning">{t(`query.findings.${finding.severity}`)}</Badge>}
              </span>
              {saved.description !== '' && <span className={styles.purpose}>{saved.description}</span>}
            </button>
          </li>
        );
      })}
    </ul>
  );
}
