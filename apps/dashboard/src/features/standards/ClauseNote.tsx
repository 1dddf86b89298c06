import { useTranslation } from 'react-i18next';
import type { Certainty } from '../../graphql/generated/graphql.ts';
import styles from './Standards.module.css';

export interface ClauseNoteProps {
  readonly clause: string;
  readonly certainty: Certainty;
}

/** Where a statement stands in its standard, and how sure that is. */
export function ClauseNote({ clause, certainty }: ClauseNoteProps) {
  const { t } = useTranslation();
  return (
    <span className={styles.clause} data-certainty={certainty}>
      {clause === '' ? t('standards.noClause') : t('standards.clause', { clause })} ·{' '}
      {t(`standards.certainty.${certainty}`)}
    </span>
  );
}
