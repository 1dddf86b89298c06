import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/index.ts';
import styles from './SavedViews.module.css';

/** A text to take elsewhere; it can be selected by hand where the clipboard is closed to pages. */
export function CopyText({ label, text }: { readonly label: string; readonly text: string }) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  return (
    <div className={styles.line}>
      <input readOnly aria-label={label} value={text} onFocus={(event) => event.target.select()} />
      <Button
        onClick={() =>
          void navigator.clipboard.writeText(text).then(
            () => setCopied(true),
            () => setCopied(false),
          )
        }
      >
        {t(copied ? 'views.copied' : 'views.copy')}
      </Button>
    </div>
  );
}
