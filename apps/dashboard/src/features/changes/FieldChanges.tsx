import { useTranslation } from 'react-i18next';
import styles from './Changes.module.css';
import type { ChangedField } from './diffTypes.ts';
import { useFieldTexts } from './useFieldTexts.ts';

/** Fields in words: what was stated, and what is stated now. */
export function FieldChanges({ fields }: { readonly fields: readonly ChangedField[] }) {
  const { t } = useTranslation();
  const { nameOfField, textOf } = useFieldTexts();
  return (
    <ul className={styles.fields}>
      {fields.map((change) => (
        <li key={change.field}>
          <span className={styles.muted}>{nameOfField(change)}</span>{' '}
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
