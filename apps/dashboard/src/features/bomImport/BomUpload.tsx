import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/index.ts';
import styles from './BomImport.module.css';

export interface BomUploadProps {
  readonly reading: boolean;
  readonly onChoose: (file: File) => void;
}

/** Choosing the file, and the template for whoever has none yet. */
export function BomUpload({ reading, onChoose }: BomUploadProps) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const fileId = useId();
  return (
    <div className={styles.upload}>
      <label htmlFor={fileId} className={styles.file}>
        <span>{t('bom.file')}</span>
        <input
          id={fileId}
          type="file"
          accept=".csv,.tsv,.txt,.xlsx,.xls"
          disabled={reading}
          onChange={(event) => {
            const file = event.target.files?.[0];
            if (file) onChoose(file);
          }}
        />
      </label>
      <span className={styles.hint}>
        {t('bom.template')}{' '}
        {(['xlsx', 'csv'] as const).map((format) => (
          <a key={format} href={`/templates/bill-of-materials.${format}?language=${language}`} download>
            {format.toUpperCase()}
          </a>
        ))}
      </span>
      {reading && <span role="status">{t('bom.reading')}</span>}
    </div>
  );
}
