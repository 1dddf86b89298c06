import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './Button.tsx';
import styles from './ShownOnce.module.css';

/** A link or a token that nobody can look up again. */
export function ShownOnce({ label, text }: { readonly label: string; readonly text: string }) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  const copy = (): void =>
    void navigator.clipboard.writeText(text).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  return (
    <div className={styles.secret}>
      <p>{t('account.once')}</p>
      <div className={styles.row}>
        <input readOnly aria-label={label} value={text} onFocus={({ target }) => target.select()} />
        <Button onClick={copy}>{t(copied ? 'views.copied' : 'views.copy')}</Button>
      </div>
    </div>
  );
}
