import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { useRefusal } from '../../lib/useRefusal.ts';
import { Button, PasteField, Refusal, showToast } from '../../ui/index.ts';
import styles from './Purchases.module.css';
import { ImportPurchases } from './purchaseQueries.ts';

export interface PasteTableProps {
  readonly year: number;
  readonly onAdded: () => void;
}

const HEADING = 'name\tsupplier\tSKU\tspend\tcurrency\tspend year\tquantity\tunit\tfactor';

/** Rows from a spreadsheet or a CSV file; all of them are added, or none with the reasons. */
export function PasteTable({ year, onAdded }: PasteTableProps) {
  const { t } = useTranslation();
  const [table, setTable] = useState('');
  const [{ fetching }, add] = useMutation(ImportPurchases);
  const { refusal, accepted } = useRefusal();
  const send = async (): Promise<void> => {
    const answer = await add({ year, table });
    if (!accepted(answer)) return;
    const result = answer.data?.result;
    if (result?.__typename === 'SavedPurchases') showToast(t('purchases.added', { count: result.count }));
    setTable('');
    onAdded();
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
      <Refusal text={refusal} />
      <div>
        <Button needs="EDIT_TARGETS" disabled={fetching || table.trim() === ''} onClick={() => void send()}>
          {t('purchases.add')}
        </Button>
      </div>
    </div>
  );
}
