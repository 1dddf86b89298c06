import { useTranslation } from 'react-i18next';
import { useFieldTexts } from '../i18n/index.ts';
import styles from './FieldChanges.module.css';

interface StatedValue {
  readonly text: string;
  readonly textZh: string;
  readonly number: number | null;
}

export interface FieldChangesProps {
  readonly fields: readonly {
    readonly field: string;
    readonly before: StatedValue | null;
    readonly after: StatedValue | null;
  }[];
}

/** Fields in words: what was stated, and what is stated now. */
export function FieldChanges({ fields }: FieldChangesProps) {
  const { t } = useTranslation();
  const { nameOfField, textOf } = useFieldTexts();
  return (
    <ul className={styles.fields}>
      {fields.map((change) => (
        <li key={change.field}>
          <span className={styles.muted}>{nameOfField(change.field)}</span>{' '}
          <span>
            <del>{textOf(change.field, change.before)}</del>
            <span className={styles.arrow} aria-hidden="true">
              {' → '}
            </span>
            <span className="visually-hidden">{` ${t('changes.becomes')} `}</span>
            <ins>{textOf(change.field, change.after)}</ins>
          </span>
        </li>
      ))}
    </ul>
  );
}
