import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useLanguage } from '../../i18n/index.ts';
import { Button, FactorSearch } from '../../ui/index.ts';
import styles from './Cbam.module.css';
import type { ShownFactor } from './cbamTypes.ts';

export interface FactorFieldProps {
  readonly factor: ShownFactor | null;
  /** The search begins with it. */
  readonly text: string;
  readonly fault: string | undefined;
  readonly onChange: (factor: ShownFactor | null) => void;
}

/** Which factor of the library stands in for a number of one's own. */
export function FactorField({ factor, text, fault, onChange }: FactorFieldProps) {
  const { t } = useTranslation();
  const { nameOf } = useLanguage();
  const [isOpen, setOpen] = useState(false);
  return (
    <div className={styles.tools}>
      <span>
        {t('cbam.form.factor')}:{' '}
        {factor ? (
          <Link to={`/factors/${encodeURIComponent(factor.id)}`}>{nameOf(factor)}</Link>
        ) : (
          t('cbam.form.noFactor')
        )}
      </span>
      <Button onClick={() => setOpen(true)}>{t('cbam.form.chooseFactor')}</Button>
      {factor && (
        <Button variant="quiet" onClick={() => onChange(null)}>
          {t('ui.clear')}
        </Button>
      )}
      {fault && <p role="alert">{fault}</p>}
      {isOpen && (
        <FactorSearch
          text={text}
          onClose={() => setOpen(false)}
          onPick={(found) => {
            setOpen(false);
            onChange(found);
          }}
        />
      )}
    </div>
  );
}
