import { useTranslation } from 'react-i18next';
import { downloadCsv, formatCsv } from '../../lib/csv.ts';
import { type Pivot, type PivotRow, type PivotShow, pivotToCsv } from '../../table/index.ts';
import { Button, Icon } from '../../ui/index.ts';

export interface ComparisonExportProps {
  readonly pivot: Pivot;
  /** In the order shown. */
  readonly rows: readonly PivotRow[];
  readonly show: PivotShow;
  readonly rowHeads: readonly string[];
  readonly addsRows: boolean;
  readonly addsColumns: boolean;
}

/** The table as a file with the labels shown and every digit. */
export function ComparisonExport(props: ComparisonExportProps) {
  const { pivot, rows, show, rowHeads, addsRows, addsColumns } = props;
  const { t } = useTranslation();
  const save = (): void => {
    const cells = pivotToCsv(pivot, {
      show,
      rows,
      rowHeads,
      rowTotal: addsRows ? t('pivot.total') : undefined,
      columnTotal: addsColumns ? t('pivot.total') : undefined,
      gaps: t('compare.gapsColumn'),
    });
    downloadCsv(`${t('compare.fileName')}.csv`, formatCsv(cells));
  };
  return (
    <Button onClick={save}>
      <Icon name="download" />
      {t('compare.exportCsv')}
    </Button>
  );
}
