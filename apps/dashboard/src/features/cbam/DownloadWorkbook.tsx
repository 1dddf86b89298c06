import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/index.ts';
import { downloadFile } from '../../lib/downloadFile.ts';
import { Button, Icon } from '../../ui/index.ts';

export interface DownloadWorkbookProps {
  readonly year: number;
}

/** What importers are handed, worked out by the API: goods with everything their figures rest on. */
export function DownloadWorkbook({ year }: DownloadWorkbookProps) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const [note, setNote] = useState('');
  const fetchFile = async (): Promise<void> => {
    setNote('');
    const response = await fetch('/exports/cbam.xlsx', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ year, language }),
    });
    if (response.ok) downloadFile(`${t('cbam.fileName', { year })}.xlsx`, await response.blob());
    else setNote(t('cbam.downloadFailed', { message: response.statusText }));
  };
  return (
    <>
      <span role="status">{note}</span>
      <Button onClick={() => void fetchFile()}>
        <Icon name="download" />
        {t('cbam.download')}
      </Button>
    </>
  );
}
