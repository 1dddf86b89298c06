// biome-ignore-all lint/a11y/useSemanticElements: rows out of sight are not in the document, which tables cannot do.
// biome-ignore-all lint/a11y/useFocusableInteractive: the field in the current cell has the focus of the grid.
import { type CSSProperties, memo } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/index.ts';
import { formatAmount, formatFull, formatKg, type Locale, numberFormat } from '../../lib/format.ts';
import { stageColour } from '../../lib/stages.ts';
import { unitName } from '../../lib/unitName.ts';
import type { UnitBook } from '../../lib/units.ts';
import { CellEditor, type CellEditorProps } from './CellEditor.tsx';
import type { CellFault } from './checkLine.ts';
import { COLUMNS, GRID_TEMPLATE, type GridColumn, ROW_HEIGHT } from './gridColumns.ts';
import type { GridLine } from './gridLine.ts';
import styles from './InventoryGrid.module.css';
import type { LineFigure } from './lineEstimate.ts';
import type { NamedParameter } from './useCellOptions.ts';
import type { CellPlace } from './useGridSelection.ts';
import type { GridWords } from './useGridWords.ts';

export interface GridRowProps {
  readonly line: GridLine;
  readonly index: number;
  readonly top: number;
  /** The row after the last line, where a new one begins. */
  readonly isNext: boolean;
  readonly faults: readonly CellFault[];
  readonly figure: LineFigure;
  readonly words: GridWords;
  readonly units: UnitBook;
  readonly parameters: readonly NamedParameter[];
  /** Chosen columns, -1 for none. */
  readonly selectedFrom: number;
  readonly selectedTo: number;
  /** The column of the keyboard, -1 in other rows. */
  readonly column: number;
  readonly isEditing: boolean;
  readonly onGo: (place: CellPlace, isExtended?: boolean) => void;
  readonly editor?: Pick<
    CellEditorProps,
    'onEdit' | 'onText' | 'onValues' | 'onGridKey' | 'input' | 'hasFocus'
  >;
}

/** One line. Rows without the keyboard are drawn again only when something of theirs has changed. */
export const GridRow = memo(function GridRow(props: GridRowProps) {
  const { line, index, top, isNext, faults, figure, words, units, selectedFrom, selectedTo } = props;
  const { column: current, isEditing, onGo, editor, parameters } = props;
  const { t } = useTranslation();
  const { locale } = useLanguage();
  const style: CSSProperties = { top, height: ROW_HEIGHT, gridTemplateColumns: GRID_TEMPLATE };
  return (
    <div role="row" aria-rowindex={index + 2} className={styles.row} style={style} data-next={isNext}>
      <div
        role="rowheader"
        aria-colindex={1}
        className={styles.number}
        title={isNext ? t('inventory.nextLine') : undefined}
        onMouseDown={(event) => {
          event.preventDefault();
          onGo({ row: index, column: 0 }, event.shiftKey);
          onGo({ row: index, column: COLUMNS.length - 1 }, true);
        }}
      >
        {isNext ? '+' : index + 1}
      </div>
      {COLUMNS.map((column, place) => {
        const fault = faults.find(({ field }) => field === column.field);
        const isCurrent = place === current;
        const shown = column.field === 'kg' ? '' : words.textOf(line, column.field);
        const label = t('inventory.cell', {
          column: t(`inventory.column.${column.field}`),
          line: index + 1,
          value: shown === '' ? t('inventory.emptyCell') : shown,
        });
        return (
          <div
            key={column.field}
            role="gridcell"
            aria-colindex={place + 2}
            aria-selected={place >= selectedFrom && place <= selectedTo}
            aria-invalid={fault ? true : undefined}
            className={styles.cell}
            data-field={column.field}
            data-number={column.isNumber}
            data-current={isCurrent}
            data-fault={fault !== undefined}
            onMouseDown={(event) => {
              if (isCurrent) return;
              event.preventDefault();
              onGo({ row: index, column: place }, event.shiftKey);
            }}
            onMouseEnter={(event) => {
              if (event.buttons === 1) onGo({ row: index, column: place }, true);
            }}
          >
            {!(isCurrent && isEditing) && (
              <CellText {...{ column, line, figure, shown, units, isNext, locale }} />
            )}
            {isCurrent && editor && (
              <CellEditor
                {...{ column, line, label, shown, units, parameters, isEditing }}
                key={`${line.key} ${column.field}`}
                {...editor}
              />
            )}
          </div>
        );
      })}
    </div>
  );
});

interface CellTextProps {
  readonly column: GridColumn;
  readonly line: GridLine;
  readonly figure: LineFigure;
  readonly shown: string;
  readonly units: UnitBook;
  readonly isNext: boolean;
  readonly locale: ReturnType<typeof useLanguage>['locale'];
}

/** What a cell shows while nobody writes in it. */
function CellText({ column, line, figure, shown, units, isNext, locale }: CellTextProps) {
  const { t } = useTranslation();
  const { values, unread } = line;
  if (isNext)
    return column.field === 'name' ? <span className={styles.faint}>{t('inventory.nextLine')}</span> : null;
  switch (column.field) {
    case 'kg':
      return (
        <span
          data-preview={figure.isPreview}
          className={styles.figure}
          title={formatFull(figure.kgCo2e, locale)}
        >
          {formatKg(figure.kgCo2e, locale)}
        </span>
      );
    case 'amount':
      if (unread.amount) return shown;
      return <NumberText value={values.amount} formula={values.amountFormula} isGap />;
    case 'distanceKm':
      if (unread.distanceKm) return shown;
      return <NumberText value={values.distanceKm} formula={values.distanceFormula} />;
    case 'unit': {
      if (unread.unit) return shown;
      const target = values.factor?.unit;
      const isConverted =
        target !== undefined && target !== values.unit && units.ratio(values.unit, target) !== null;
      return (
        <>
          {unitName(values.unit, locale)}
          {isConverted && <span className={styles.faint}> → {unitName(target, locale)}</span>}
        </>
      );
    }
    case 'factor':
      if (shown === '' && values.name !== '')
        return <span className={styles.open}>{t('inventory.chooseFactor')}</span>;
      return (
        <>
          <span className={styles.ellipsis}>{shown}</span>
          {values.factor && (
            <span className={styles.faint}>
              {formatAmount(values.factor.kgCo2ePerUnit, locale)}/{unitName(values.factor.unit, locale)}
            </span>
          )}
        </>
      );
    case 'stage':
      return (
        <>
          <span className={styles.dot} style={{ backgroundColor: stageColour(values.stage) }} />
          {shown}
        </>
      );
    default:
      return <span className={styles.ellipsis}>{shown}</span>;
  }
}

interface NumberTextProps {
  readonly value: number | null;
  readonly formula: string | null;
  /** Whether a missing number is a gap of the result. */
  readonly isGap?: boolean;
}

/** A number as it was written, or what its formula comes to. */
function NumberText({ value, formula, isGap = false }: NumberTextProps) {
  const { t } = useTranslation();
  const { locale } = useLanguage();
  if (formula === null && value === null)
    return isGap ? <span className={styles.faint}>{t('inventory.gap')}</span> : null;
  const shown = value === null ? '…' : formatPlain(value, locale);
  return (
    <>
      {formula !== null && (
        <span className={styles.formula} title={`= ${formula}`}>
          ƒ
        </span>
      )}
      <span className={styles.ellipsis} title={formula === null ? formatFull(value, locale) : `= ${formula}`}>
        {shown}
      </span>
    </>
  );
}

/** Every digit somebody wrote, grouped as the reader's language does. */
function formatPlain(value: number, locale: Locale): string {
  return numberFormat(locale, { maximumSignificantDigits: 12 }).format(value);
}
