import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { CombinedError } from 'urql';
import { EmptyState, ErrorState } from '../../ui/index.ts';
import styles from './ComparisonPage.module.css';
import { type RefusedField, refusedFields } from './refusedFields.ts';

export interface ComparisonErrorProps {
  readonly error: CombinedError;
  readonly onRetry: () => void;
}

/** What the API refused, field by field with its remedy; anything else in the words of the server. */
export function ComparisonError({ error, onRetry }: ComparisonErrorProps) {
  const fields = refusedFields(error);
  return fields.length === 0 ? <ErrorState error={error} onRetry={onRetry} /> : <Refused fields={fields} />;
}

function Refused({ fields }: { readonly fields: readonly RefusedField[] }) {
  const { t } = useTranslation();
  return (
    <div role="alert">
      <EmptyState title={t('compare.refused')}>
        <ul className={styles.fields}>
          {fields.map(({ field, message, remedy }) => (
            <li key={`${field}:${message}`}>
              <code>{field}</code>{' '}
              <span lang="en">
                {message} {remedy}
              </span>
            </li>
          ))}
        </ul>
        <Link to="/compare">{t('compare.startAgain')}</Link>
      </EmptyState>
    </div>
  );
}
