import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { uploadFiles } from '../../lib/uploadFiles.ts';
import { useRefusal } from '../../lib/useRefusal.ts';
import { Button, FilePicker, PasteField, Refusal, showToast, useLackText } from '../../ui/index.ts';
import styles from './Purchases.module.css';
import { ImportPurchaseFile, ImportPurchases } from './purchaseQueries.ts';

export interface PasteTableProps {
  readonly year: number;
  readonly onAdded: () => void;
}

const HEADING = 'name\tsupplier\tSKU\tspend\tcurrency\tspend year\tquantity\tunit\tfactor\tin products';

/** Rows from a spreadsheet or a CSV file; all of them are added, or none with the reasons. */
export function PasteTable({ year, onAdded }: PasteTableProps) {
  const { t } = useTranslation();
  const [table, setTable] = useState('');
  const [{ fetching }, add] = useMutation(ImportPurchases);
  const [{ fetching: reading }, addFile] = useMutation(ImportPurchaseFile);
  const [problem, setProblem] = useState('');
  const { refusal, accepted } = useRefusal();
  const lack = useLackText('EDIT_TARGETS');
  const tell = (result: { readonly __typename: string; readonly count?: number } | undefined): void => {
    showToast(t('purchases.added', { count: result?.count ?? 0 }));
    onAdded();
  };
  const send = async (): Promise<void> => {
    setProblem('');
    const answer = await add({ year, table });
    if (!accepted(answer)) return;
    setTable('');
    tell(answer.data?.result);
  };
  const sendFile = async (file: File): Promise<void> => {
    setProblem('');
    try {
      const [uploadId = ''] = await uploadFiles([file], () => undefined);
      const answer = await addFile({ year, uploadId });
      if (accepted(answer)) tell(answer.data?.result);
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    }
  };
  return (
    <div className={styles.form}>
      <PasteField
        label={t('purchases.pasteLabel', { year })}
        hint={t('purchases.pasteHint')}
        placeholder={HEADING}
        value={table}
        onChange={setTable}
      />
      <Refusal text={problem || refusal} />
      <div className={styles.row}>
        <Button needs="EDIT_TARGETS" disabled={fetching || table.trim() === ''} onClick={() => void send()}>
          {t('purchases.add')}
        </Button>
        <FilePicker
          label={t('purchases.file', { year })}
          text={t('purchases.chooseFile')}
          accept=".csv,.tsv,.txt,.xlsx,.xls"
          disabled={reading || lack !== ''}
          onChoose={(file) => void sendFile(file)}
        />
      </div>
    </div>
  );
}
