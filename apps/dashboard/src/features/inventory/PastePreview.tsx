import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type CombinedError, useClient } from 'urql';
import type { BomPasteQuery as Answer } from '../../graphql/generated/graphql.ts';
import { useLanguage } from '../../i18n/index.ts';
import { formatCount, formatStated } from '../../lib/format.ts';
import { pastedFile } from '../../lib/pastedTable.ts';
import { unitName } from '../../lib/unitName.ts';
import type { UnitBook } from '../../lib/units.ts';
import { uploadFiles } from '../../lib/uploadFiles.ts';
import { Button, Drawer, PasteField, Skeleton } from '../../ui/index.ts';
import { type GridLine, type LineField, newLine, type UnreadText } from './gridLine.ts';
import { BomPasteQuery } from './inventoryQueries.ts';
import styles from './PastePreview.module.css';

export interface PastePreviewProps {
  /** Empty: there is a field to paste into. */
  readonly text: string;
  readonly units: UnitBook;
  readonly onClose: () => void;
  readonly onLines: (lines: readonly GridLine[]) => void;
}

type PastedRow = Answer['billOfMaterials']['rows'][number];

/** A pasted table as it was understood: which column is what, what each row becomes, and what is wrong with a cell. */
export function PastePreview({ text: first, units, onClose, onLines }: PastePreviewProps) {
  const { t } = useTranslation();
  const [text, setText] = useState(first);
  const { table, problem } = usePastedTable(text, units);
  const rows = table?.rows ?? [];
  return (
    <Drawer title={t('inventory.pasteTitle')} onClose={onClose}>
      <div className={styles.preview}>
        {first === '' && <PasteField label={t('inventory.pasteField')} value={text} onChange={setText} />}
        {problem !== '' && <p role="alert">{problem}</p>}
        {text.trim() !== '' && !table && problem === '' && <Skeleton height="1.5rem" lines={6} />}
        {table && <Columns mapping={table.mapping} />}
        {table && rows.length === 0 && <p role="alert">{t('bom.noRows')}</p>}
        {rows.length > 0 && <PreviewTable rows={rows} />}
        <div className={styles.actions}>
          <Button
            variant="primary"
            disabled={rows.length === 0}
            onClick={() => onLines(rows.filter(isLine).map(toLine))}
          >
            {t('inventory.pasteTake', { count: rows.filter(isLine).length })}
          </Button>
          <Button onClick={onClose}>{t('ui.close')}</Button>
        </div>
      </div>
    </Drawer>
  );
}

/** A total at the end of a table would count everything twice. */
function isLine({ problems }: PastedRow): boolean {
  return !problems.some(({ code }) => code === 'LOOKS_LIKE_TOTAL');
}

/** What could not be read goes into its cell as it was written, to be corrected there. */
function toLine(row: PastedRow): GridLine {
  const unread: Partial<Record<LineField, UnreadText>> = {};
  for (const { field, code, value: text } of row.problems) {
    if (field === 'unit') unread.unit = { text, code: 'UNIT_UNKNOWN' };
    else if (code === 'AMOUNT_AMBIGUOUS') unread.amount = { text, code: 'AMBIGUOUS_NUMBER' };
    else if (code === 'AMOUNT_NOT_A_NUMBER' || code === 'FORMULA_WITHOUT_RESULT')
      unread.amount = { text, code: 'NOT_A_NUMBER' };
  }
  const { name, nameZh, amount, unit, stage, region, supplier, process, note, partNumber, supplierName } =
    row;
  const notes = [
    partNumber && `P/N ${partNumber}`,
    !supplier && supplierName && `Supplier: ${supplierName}`,
    note,
  ];
  return {
    ...newLine({
      ...{ name, nameZh, amount, stage, region, process, supplier, unit: unit || 'kg' },
      note: notes.filter(Boolean).join(' · '),
    }),
    unread,
  };
}

function Columns({ mapping }: { readonly mapping: string }) {
  const { t } = useTranslation();
  const { columns = {} } = JSON.parse(mapping) as { columns?: Record<string, string> };
  return (
    <ul className={styles.columns} aria-label={t('bom.columns')}>
      {Object.entries(columns).map(([field, heading]) => (
        <li key={field}>
          {heading} → <strong>{t(`bom.fields.${field as 'name'}`)}</strong>
        </li>
      ))}
    </ul>
  );
}

const SHOWN = 200;

function PreviewTable({ rows }: { readonly rows: readonly PastedRow[] }) {
  const { t, i18n } = useTranslation();
  const { locale } = useLanguage();
  return (
    <>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('bom.heads.row')}</th>
            <th scope="col">{t('inventory.column.name')}</th>
            <th scope="col" className={styles.number}>
              {t('inventory.column.amount')}
            </th>
            <th scope="col">{t('inventory.column.stage')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, SHOWN).map((row) => (
            <tr key={row.row} data-out={!isLine(row)}>
              <th scope="row">{row.row}</th>
              <td>
                {row.name}
                {row.problems.map(({ code, value, message, remedy, isBlocking }) => (
                  <span key={code} className={isBlocking ? styles.fault : styles.notice}>
                    {i18n.exists(`bom.problems.${code}`)
                      ? t(`bom.problems.${code as 'UNIT_UNKNOWN'}`, { value })
                      : `${message} ${remedy}`}
                  </span>
                ))}
              </td>
              <td className={styles.number}>
                {formatStated(row.amount, locale)} {unitName(row.unit, locale)}
              </td>
              <td>{t(`stage.${row.stage}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > SHOWN && (
        <p className={styles.notice}>
          {t('inventory.pasteMore', { shown: formatCount(rows.length - SHOWN, locale) })}
        </p>
      )}
    </>
  );
}

const PAUSE_MS = 300;

/** Read by the API as any bill of materials is. */
function usePastedTable(text: string, units: UnitBook) {
  const client = useClient();
  const [table, setTable] = useState<Answer['billOfMaterials'] | null>(null);
  const [problem, setProblem] = useState('');
  useEffect(() => {
    setTable(null);
    setProblem('');
    if (text.trim() === '') return;
    let isWanted = true;
    const read = async (): Promise<void> => {
      const [uploadId = ''] = await uploadFiles(
        [pastedFile(text, (word) => units.find(word) !== undefined)],
        () => undefined,
      );
      const { data, error } = await client
        .query(BomPasteQuery, { uploadId }, { requestPolicy: 'network-only' })
        .toPromise();
      if (!isWanted) return;
      if (data) setTable(data.billOfMaterials);
      else setProblem(messageOf(error));
    };
    const timer = setTimeout(() => {
      read().catch((failure: unknown) => {
        if (isWanted) setProblem(failure instanceof Error ? failure.message : String(failure));
      });
    }, PAUSE_MS);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [client, text, units]);
  return { table, problem };
}

function messageOf(error: CombinedError | undefined): string {
  return error?.graphQLErrors[0]?.message ?? error?.message ?? '';
}
