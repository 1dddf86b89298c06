import { type KeyboardEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFieldTexts, useLanguage } from '../../i18n/index.ts';
import { formatStated, MISSING } from '../../lib/format.ts';
import { unitName } from '../../lib/unitName.ts';
import styles from './Families.module.css';
import type { ShownCell } from './familyTypes.ts';

export interface MatrixCellProps {
  readonly cell: ShownCell;
  /** Row and column, by which the matrix finds it. */
  readonly place: string;
  /** The line and the variant, for who hears it. */
  readonly label: string;
  readonly sharedUnit: string;
  readonly isHere: boolean;
  readonly isEditing: boolean;
  readonly canEdit: boolean;
  readonly onFocus: () => void;
  readonly onEditing: (editing: boolean) => void;
  readonly onAmount: (amount: number | null) => void;
  readonly onPutBack: () => void;
}

/** One line in one variant: Enter or a digit edits the amount, Delete puts it back to the family's. */
export function MatrixCell(props: MatrixCellProps) {
  const { cell, place, label, isHere, isEditing, canEdit, onFocus, onEditing, onPutBack } = props;
  const { t } = useTranslation();
  const text = useCellText(cell, props.sharedUnit);
  const [typed, setTyped] = useState('');
  const isOpen = canEdit && cell.line !== null;
  const edit = (start: string): void => {
    setTyped(start);
    onEditing(true);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Delete' || event.key === 'Backspace') {
      event.preventDefault();
      if (canEdit && (cell.kind === 'DIFFERS' || cell.kind === 'LEFT_OUT')) onPutBack();
    }
    if (isOpen && /^[\d.,]$/.test(event.key)) {
      event.preventDefault();
      edit(event.key.replace(',', '.'));
    }
  };
  if (cell.kind === 'NOTHING') return <td className={styles.number} />;
  if (isEditing)
    return (
      <td className={styles.number}>
        <AmountInput {...props} start={typed} />
      </td>
    );
  return (
    <td className={styles.number} data-kind={cell.kind} data-here={isHere}>
      <button
        type="button"
        className={styles.cell}
        data-cell={place}
        tabIndex={isHere ? 0 : -1}
        aria-label={`${label}: ${text.spoken}`}
        title={canEdit ? undefined : t('families.standsHint')}
        onFocus={onFocus}
        onClick={() => {
          if (isHere && isOpen) edit(cell.line?.amount === null ? '' : String(cell.line?.amount ?? ''));
        }}
        onKeyDown={onKeyDown}
      >
        {text.shown}
        {text.marks.map((mark) => (
          <span key={mark} className={styles.mark}>
            {mark}
          </span>
        ))}
      </button>
    </td>
  );
}

interface AmountInputProps extends MatrixCellProps {
  readonly start: string;
}

function AmountInput({ cell, label, start, onEditing, onAmount }: AmountInputProps) {
  const [text, setText] = useState(start);
  const isClosed = useRef(false);
  const close = (keep: boolean): void => {
    // Leaving the field is the end of it too, and comes after Enter and Escape.
    if (isClosed.current) return;
    isClosed.current = true;
    onEditing(false);
    const amount = text.trim() === '' ? null : Number(text.replace(',', '.'));
    if (keep && !Number.isNaN(amount) && amount !== cell.line?.amount) onAmount(amount);
  };
  return (
    <input
      className={styles.input}
      inputMode="decimal"
      aria-label={label}
      value={text}
      // biome-ignore lint/a11y/noAutofocus: the cell that has the focus turns into its field.
      autoFocus
      onChange={({ target }) => setText(target.value)}
      onBlur={() => close(true)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') {
          // Else it would be pressed once more on the cell, which has the focus by then.
          event.preventDefault();
          close(true);
        }
        if (event.key === 'Escape') {
          event.stopPropagation();
          close(false);
        }
      }}
    />
  );
}

const OF_AMOUNT: readonly string[] = ['amount', 'unit'];

/** What a cell says: the shared value once, in the base; in a variant only what is its own. */
function useCellText(cell: ShownCell, sharedUnit: string) {
  const { t } = useTranslation();
  const { locale } = useLanguage();
  const { nameOfField } = useFieldTexts();
  const { line, kind, differences, amountScale } = cell;
  const amount = formatStated(line?.amount, locale);
  const unit = line && line.unit !== sharedUnit ? ` ${unitName(line.unit, locale)}` : '';
  if (kind === 'LEFT_OUT') {
    const text = t('families.leftOut');
    return { shown: text, spoken: text, marks: [] };
  }
  if (kind === 'FOLLOWS') return { shown: '·', spoken: t('families.asFamily', { amount }), marks: [] };
  const hasOwnAmount = kind !== 'DIFFERS' || amountScale !== null || differences.includes('amount');
  const others = [
    ...new Set(
      differences
        .filter((field) => !OF_AMOUNT.includes(field))
        .map((field) => nameOfField(field === 'inputAssessmentId' ? 'factorId' : field)),
    ),
  ];
  const scale = amountScale === null ? [] : [`× ${formatStated(amountScale, locale)}`];
  const shown = hasOwnAmount ? `${line?.amount === null ? MISSING : amount}${unit}` : '·';
  return {
    shown,
    spoken: [hasOwnAmount ? shown : t('families.asFamily', { amount }), ...scale, ...others].join(', '),
    marks: [...scale, ...others],
  };
}
