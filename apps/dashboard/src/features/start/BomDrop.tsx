import { type DragEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/index.ts';
import { hasHeadings, splitCells } from '../../lib/pastedTable.ts';
import { Button, FilePicker, PasteField } from '../../ui/index.ts';
import styles from './BomDrop.module.css';

export interface BomDropProps {
  readonly table: string;
  readonly onTable: (table: string) => void;
  readonly file: File | null;
  readonly onFile: (file: File | null) => void;
}

/** The bill of materials: pasted from a spreadsheet, dropped as a file, or chosen. */
export function BomDrop({ table, onTable, file, onFile }: BomDropProps) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const [isOver, setOver] = useState(false);
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    const dropped = event.dataTransfer.files[0];
    if (dropped) onFile(dropped);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is for the mouse; the field and the button below do the same.
    <div
      className={styles.drop}
      data-over={isOver}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      {file ? (
        <p className={styles.file}>
          <strong>{file.name}</strong>
          <Button variant="quiet" onClick={() => onFile(null)}>
            {t('start.otherFile')}
          </Button>
        </p>
      ) : (
        <>
          <PasteField
            label={t('start.table')}
            hint={t('start.tableHint')}
            placeholder={t('start.tableExample')}
            value={table}
            onChange={onTable}
          />
          <p role="status" className={styles.found}>
            <TableFound table={table} />
          </p>
          <p className={styles.ways}>
            <FilePicker
              label={t('start.chooseFile')}
              text={t('start.chooseFile')}
              accept=".csv,.tsv,.txt,.xlsx,.xls"
              onChoose={onFile}
            />
            <span>
              {t('bom.template')}{' '}
              {(['xlsx', 'csv'] as const).map((format) => (
                <a key={format} href={`/templates/bill-of-materials.${format}?language=${language}`} download>
                  {format.toUpperCase()}
                </a>
              ))}
            </span>
          </p>
        </>
      )}
    </div>
  );
}

function TableFound({ table }: { readonly table: string }) {
  const { t } = useTranslation();
  const rows = splitCells(table);
  if (rows.length === 0) return null;
  const headings = hasHeadings(rows);
  const count = rows.length - (headings ? 1 : 0);
  return (
    <>
      {t('start.rowsFound', { count })} {headings ? t('start.withHeadings') : t('start.withoutHeadings')}
    </>
  );
}
