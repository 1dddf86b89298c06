import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/index.ts';
import { downloadFile } from '../../lib/downloadFile.ts';
import { refusedResponse } from '../../lib/refusedResponse.ts';
import { ActionMenu, Icon } from '../../ui/index.ts';
import styles from './Organisation.module.css';

export interface ExportInventoryProps {
  readonly year: number;
  readonly brand: string;
}

/** The year as a file, worked out by the API: every position with its factor, source and licence. */
export function ExportInventory({ year, brand }: ExportInventoryProps) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const [note, setNote] = useState('');
  const fetchFile = async (format: 'csv' | 'xlsx'): Promise<void> => {
    setNote('');
    const response = await fetch(`/exports/inventory.${format}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ year, language, brand: brand === '' ? null : brand }),
    });
    if (response.ok) downloadFile(`${t('organisation.fileName', { year })}.${format}`, await response.blob());
    else setNote(t('exports.failed', { message: await refusedResponse(response) }));
  };
  return (
    <div className={styles.export}>
      <span role="status">{note}</span>
      <ActionMenu
        label={
          <>
            <Icon name="download" />
            {t('exports.button')}
          </>
        }
        items={(['xlsx', 'csv'] as const).map((format) => ({
          key: format,
          label: t(`organisation.${format}`),
          hint: t(`organisation.${format}Hint`),
          onSelect: () => void fetchFile(format),
        }))}
      />
    </div>
  );
}
