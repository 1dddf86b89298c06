import { type KeyboardEvent, type RefObject, useId, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { UnitBook } from '../../lib/units.ts';
import styles from './CellEditor.module.css';
import type { GridColumn } from './gridColumns.ts';
import type { GridLine, LineValues } from './gridLine.ts';
import { type CellOption, type NamedParameter, useCellOptions } from './useCellOptions.ts';

/** Where the keyboard goes after a cell is done. */
export type AfterEdit = 'DOWN' | 'UP' | 'NEXT' | 'PREVIOUS' | 'STAY';

export interface CellEditorProps {
  readonly column: GridColumn;
  readonly line: GridLine;
  /** Read aloud: column, line and what stands there. */
  readonly label: string;
  /** What the cell shows now. */
  readonly shown: string;
  readonly units: UnitBook;
  /** Offered in formulas. */
  readonly parameters: readonly NamedParameter[];
  readonly isEditing: boolean;
  /** Called with the first letters, or the whole text with F2, Enter and a double click. */
  readonly onEdit: (isEditing: boolean) => void;
  readonly onText: (text: string, after: AfterEdit) => void;
  readonly onValues: (values: Partial<LineValues>, after: AfterEdit) => void;
  /** Keys that are not the editor's own. */
  readonly onGridKey: (event: KeyboardEvent<HTMLInputElement>) => void;
  readonly input: RefObject<HTMLInputElement | null>;
  readonly hasFocus: boolean;
}

/**
 * The one field of the grid: it waits invisibly in the cell the keyboard is in, so that the first letter, also of an input
 * method, begins the text; it shows while somebody writes.
 */
export function CellEditor(props: CellEditorProps) {
  const {
    column,
    line,
    label,
    shown,
    units,
    parameters,
    isEditing,
    onEdit,
    onText,
    onValues,
    onGridKey,
    input,
    hasFocus,
  } = props;
  const { t } = useTranslation();
  const listId = useId();
  const [text, setText] = useState('');
  const [marked, mark] = useState(-1);
  const typed = isEditing && text !== shown ? text : '';
  const { options, isSearching } = useCellOptions(column.field, line, typed, units, isEditing, parameters);
  const isReadOnly = column.field === 'kg';
  const isOpen = isEditing && (options.length > 0 || isSearching || column.isListOnly === true);

  useLayoutEffect(() => {
    if (hasFocus) input.current?.focus({ preventScroll: true });
  }, [hasFocus, input]);

  const begin = (initial: string): void => {
    if (isReadOnly) return;
    setText(initial);
    mark(-1);
    onEdit(true);
  };
  const end = (): void => {
    onEdit(false);
    setText('');
  };
  const choose = async (option: CellOption, after: AfterEdit): Promise<void> => {
    if (option.completes !== undefined) {
      changeText(option.completes);
      return;
    }
    const values = await option.values();
    end();
    if (values) onValues(values, after);
  };
  const finish = (after: AfterEdit): void => {
    // Leaving the cell takes the formula as it stands.
    const chosen = options[marked];
    const option = (after !== 'DOWN' && chosen?.completes !== undefined ? undefined : chosen) ?? onlyMatch();
    if (option) void choose(option, after);
    else if (column.isListOnly && text.trim() !== '' && text !== shown) {
      // Enter shows what would be chosen and asks for a second one; anything else leaves the cell as it was.
      if (after === 'DOWN') mark(0);
      else end();
    } else {
      end();
      onText(text, after);
    }
  };
  /** `mat` can only mean Materials: closed lists complete what is typed. */
  function onlyMatch(): CellOption | undefined {
    const isClosed = column.field === 'stage' || column.field === 'transportMode';
    return isClosed && typed !== '' && options.length === 1 ? options[0] : undefined;
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.nativeEvent.isComposing) return;
    const after = AFTER[`${event.shiftKey ? 'Shift+' : ''}${event.key}`];
    if (!isEditing) {
      if (
        event.key === 'F2' ||
        (event.key === 'Enter' && !event.ctrlKey && !event.metaKey && !event.shiftKey)
      ) {
        event.preventDefault();
        begin(shown);
      } else onGridKey(event);
    } else if (after) {
      event.preventDefault();
      finish(after);
    } else if (event.key === 'Escape') {
      event.preventDefault();
      end();
    } else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && options.length > 0) {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      mark((marked + step + options.length + (marked === -1 && step === -1 ? 1 : 0)) % options.length);
    }
  };

  return (
    <>
      {/* biome-ignore lint/a11y/useAriaPropsSupportedByRole: they come with the role. */}
      <input
        ref={input}
        className={styles.input}
        data-editing={isEditing}
        data-number={column.isNumber}
        aria-label={label}
        role={column.isListOnly || options.length > 0 ? 'combobox' : undefined}
        aria-expanded={column.isListOnly || options.length > 0 ? isOpen : undefined}
        aria-controls={isOpen ? listId : undefined}
        aria-activedescendant={isOpen && options[marked] ? `${listId}-${marked}` : undefined}
        autoComplete="off"
        spellCheck={false}
        readOnly={isReadOnly}
        value={isEditing ? text : ''}
        onChange={({ target }) => (isEditing ? changeText(target.value) : begin(target.value))}
        onDoubleClick={() => begin(shown)}
        onKeyDown={onKeyDown}
        onBlur={() => {
          if (isEditing) finish('STAY');
        }}
      />
      {isOpen && (
        <OptionList
          id={listId}
          anchor={input}
          options={options}
          marked={marked}
          note={isSearching ? t('ui.loading') : options.length === 0 ? t('inventory.noOptions') : ''}
          onChoose={(option) => void choose(option, 'STAY')}
        />
      )}
    </>
  );

  function changeText(next: string): void {
    setText(next);
    mark(-1);
  }
}

const AFTER: Readonly<Record<string, AfterEdit | undefined>> = {
  Enter: 'DOWN',
  'Shift+Enter': 'UP',
  Tab: 'NEXT',
  'Shift+Tab': 'PREVIOUS',
};

interface OptionListProps {
  readonly id: string;
  readonly anchor: RefObject<HTMLElement | null>;
  readonly options: readonly CellOption[];
  readonly marked: number;
  readonly note: string;
  readonly onChoose: (option: CellOption) => void;
}

/** Hangs below the cell, or above it where there is more room. */
function OptionList({ id, anchor, options, marked, note, onChoose }: OptionListProps) {
  const list = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const [element, cell] = [list.current, anchor.current?.getBoundingClientRect()];
    if (!element || !cell) return;
    const below = window.innerHeight - cell.bottom;
    const isAbove = below < element.offsetHeight && cell.top > below;
    element.style.left = `${Math.max(8, Math.min(cell.left, window.innerWidth - element.offsetWidth - 8))}px`;
    element.style.top = isAbove ? `${cell.top - element.offsetHeight - 4}px` : `${cell.bottom + 4}px`;
    element.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  });
  return (
    <div ref={list} className={styles.list}>
      <div role="listbox" id={id} tabIndex={-1} aria-label={anchor.current?.getAttribute('aria-label') ?? ''}>
        {options.map((option, index) => (
          <div
            key={option.key}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === marked}
            className={styles.option}
            // Before the field loses the focus, which would end the edit.
            onPointerDown={(event) => {
              event.preventDefault();
              onChoose(option);
            }}
          >
            <span>{option.label}</span>
            {option.detail && <span className={styles.detail}>{option.detail}</span>}
          </div>
        ))}
      </div>
      {note !== '' && <p className={styles.note}>{note}</p>}
    </div>
  );
}
