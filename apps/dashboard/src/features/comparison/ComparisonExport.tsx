import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { ChartDescription } from '../../charts/index.ts';
import type { ComparisonInput } from '../../graphql/generated/graphql.ts';
import { useLanguage } from '../../i18n/index.ts';
import { downloadCsv, formatCsv } from '../../lib/csv.ts';
import {
  nestColumns,
  nestRows,
  type Pivot,
  type PivotShow,
  type PivotSorting,
  pivotToCsv,
} from '../../table/index.ts';
import { ActionMenu, type ActionMenuItem, Icon } from '../../ui/index.ts';
import styles from './ComparisonPage.module.css';
import { codeLabels } from './codeLabels.ts';
import { exportFile, openedQuery, queryText } from './exportFile.ts';
import { useMemberLabel } from './useMemberLabel.ts';

export interface ComparisonExportProps {
  readonly pivot: Pivot;
  readonly sorting: PivotSorting;
  readonly show: PivotShow;
  readonly rowHeads: readonly string[];
  readonly addsRows: boolean;
  readonly addsColumns: boolean;
  readonly addsGroup: (depth: number) => boolean;
  readonly addsColumnGroup: (depth: number) => boolean;
  /** What was asked; null for readers of a link, who take away what they see and no more. */
  readonly question: ComparisonInput | null;
  readonly title: string;
  /** What is drawn at the moment, or would be where a table is; null where nothing can be drawn. */
  readonly chart: () => Promise<ChartDescription | null>;
}

/** Everything a view can leave as: files worked out by the API, the table as it stands, the query. */
export function ComparisonExport(props: ComparisonExportProps) {
  const { pivot, question, title } = props;
  const { t } = useTranslation();
  const { language } = useLanguage();
  const labelOf = useMemberLabel();
  const navigate = useNavigate();
  const [note, setNote] = useState('');
  const [busy, setBusy] = useState(false);

  const fetchFile = async (format: 'csv' | 'xlsx' | 'pdf', input: ComparisonInput): Promise<void> => {
    setBusy(true);
    setNote('');
    try {
      const labels = codeLabels(pivot, labelOf);
      const chart = format === 'pdf' ? await printed(await props.chart()) : null;
      await exportFile(format, t('compare.fileName'), {
        ...{ question: input, language, title, labels, chart },
      });
    } catch (error) {
      setNote(t('exports.failed', { message: error instanceof Error ? error.message : String(error) }));
    } finally {
      setBusy(false);
    }
  };
  const file = (format: 'csv' | 'xlsx' | 'pdf', input: ComparisonInput): ActionMenuItem => ({
    key: format,
    label: t(`exports.${format}`),
    hint: t(`exports.${format}Hint`),
    onSelect: () => void fetchFile(format, input),
  });
  const table: ActionMenuItem = {
    key: 'table',
    label: t('exports.table'),
    hint: t('exports.tableHint'),
    onSelect: () =>
      saveTable(props, t('compare.fileName'), { total: t('pivot.total'), gaps: t('compare.gapsColumn') }),
  };
  const query = (input: ComparisonInput): ActionMenuItem => ({
    key: 'query',
    label: t('exports.query'),
    hint: t('exports.queryHint'),
    onSelect: () =>
      void navigator.clipboard.writeText(queryText(input)).then(() => setNote(t('exports.queryCopied'))),
  });
  const editor = (input: ComparisonInput): ActionMenuItem => ({
    key: 'editor',
    label: t('exports.editor'),
    hint: t('exports.editorHint'),
    onSelect: () => void navigate('/query', { state: openedQuery(input) }),
  });
  const items =
    question === null
      ? [table]
      : [
          file('xlsx', question),
          file('csv', question),
          file('pdf', question),
          table,
          query(question),
          editor(question),
        ];
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
        items={items}
        above
        disabled={busy}
      />
    </div>
  );
}

/** What draws charts is loaded with the first of them, and must not be with the table. */
async function printed(chart: ChartDescription | null): Promise<string | null> {
  if (chart === null) return null;
  const { printChart } = await import('../../charts/index.ts');
  return printChart(chart);
}

const NONE: ReadonlySet<string> = new Set();

/** The table as a file with the labels shown, every digit, and the subtotals, whether their parts are put away or not. */
function saveTable(
  { pivot, sorting, addsColumnGroup, ...shown }: ComparisonExportProps,
  fileName: string,
  words: { readonly total: string; readonly gaps: string },
): void {
  const { rows, compareGroups } = sorting;
  const { columns, groups, columnGroups } = pivot;
  const cells = pivotToCsv(pivot, {
    ...shown,
    ...words,
    lines: nestRows({ rows, groups, compareGroups, closed: NONE }),
    columns: nestColumns({
      ...{ columns, groups: columnGroups, closed: NONE },
      addsGroup: (depth) => shown.show !== 'DELTA' && addsColumnGroup(depth),
    }),
  });
  downloadCsv(`${fileName}.csv`, formatCsv(cells));
}
