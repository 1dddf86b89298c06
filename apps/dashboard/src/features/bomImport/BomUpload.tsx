import { type DragEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/index.ts';
import { FilePicker } from '../../ui/index.ts';
import styles from './BomImport.module.css';

export interface BomUploadProps {
  readonly reading: boolean;
  /** Of the table that is being looked through; empty before one is chosen. */
  readonly fileName: string;
  readonly onChoose: (file: File) => void;
}

/** Choosing or dropping the file, and the template for whoever has none yet. */
export function BomUpload({ reading, fileName, onChoose }: BomUploadProps) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const [isOver, setOver] = useState(false);
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    const file = event.dataTransfer.files[0];
    if (file && !reading) onChoose(file);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is for the mouse; the button inside does the same.
    <div
      className={styles.upload}
      data-over={isOver}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <FilePicker
        label={t('bom.file')}
        text={t('bom.chooseFile')}
        accept=".csv,.tsv,.txt,.xlsx,.xls"
        disabled={reading}
        onChoose={onChoose}
      />
      {fileName !== '' && <strong>{fileName}</strong>}
      <span className={styles.hint}>
        {t('bom.template')}{' '}
        {(['xlsx', 'csv'] as const).map((format) => (
          <a key={format} href={`/templates/bill-of-materials.${format}?language=${language}`} download>
            {format.toUpperCase()}
          </a>
        ))}
      </span>
      {reading && (
        <span role="status" className={styles.progress}>
          <progress aria-label={t('bom.reading')} /> {t('bom.reading')}
        </span>
      )}
    </div>
  );
}
