import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, type RefObject, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './Button.tsx';
import { Icon } from './Icon.tsx';
import styles from './MultiSelect.module.css';
import { SearchField } from './SearchField.tsx';

export interface MultiSelectOption {
  readonly value: string;
  readonly label: string;
}

export interface MultiSelectProps {
  /** What is chosen from: shown in the button, name of the panel. */
  readonly label: string;
  /** What is chosen, in a few words. */
  readonly summary: string;
  readonly options: readonly MultiSelectOption[];
  readonly selected: readonly string[];
  readonly onChange: (selected: readonly string[]) => void;
  /** Whether the button looks like a choice that differs from the start. */
  readonly active?: boolean;
  /** Called when the panel opens, for options that are loaded only then. */
  readonly onOpen?: () => void;
  readonly loading?: boolean;
  /** Stands above the list. */
  readonly children?: ReactNode;
}

const ROW_HEIGHT = 32;

/** A button that opens a searchable list of check boxes; of long lists only the part in sight is in the document. */
export function MultiSelect(props: MultiSelectProps) {
  const { label, summary, active = false, onOpen } = props;
  const [open, setOpen] = useState(false);
  const host = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const panelId = useId();
  useClickOutside(host, open, () => setOpen(false));

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only closes what the button inside has opened.
    <div
      ref={host}
      className={styles.host}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !open || event.defaultPrevented) return;
        setOpen(false);
        button.current?.focus();
      }}
    >
      <button
        ref={button}
        type="button"
        className={styles.button}
        data-set={active}
        aria-haspopup="dialog"
        aria-expanded={open}
        aria-controls={open ? panelId : undefined}
        onClick={() => {
          if (!open) onOpen?.();
          setOpen(!open);
        }}
      >
        <span className={styles.label}>{label}</span>
        <span className={styles.summary}>{summary}</span>
        <span className={styles.sign}>
          <Icon name="chevron" />
        </span>
      </button>
      {open && <Panel {...props} id={panelId} />}
    </div>
  );
}

function Panel({
  id,
  label,
  options,
  selected,
  onChange,
  loading,
  children,
}: MultiSelectProps & { id: string }) {
  const { t } = useTranslation();
  const [search, setSearch] = useState('');
  const scroller = useRef<HTMLDivElement>(null);
  const words = search.toLowerCase().split(/\s+/);
  const found = options.filter((option) => words.every((word) => option.label.toLowerCase().includes(word)));
  const chosen = new Set(selected);
  const rows = useVirtualizer({
    count: found.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 8,
  });
  const toggle = (value: string): void =>
    onChange(chosen.has(value) ? selected.filter((other) => other !== value) : [...selected, value]);

  return (
    <div id={id} role="dialog" aria-label={label} className={styles.panel}>
      <SearchField label={t('ui.search')} value={search} onChange={setSearch} delay={60} autoFocus />
      {children}
      <div ref={scroller} className={styles.list} aria-busy={loading}>
        <div style={{ height: rows.getTotalSize(), position: 'relative' }}>
          {rows.getVirtualItems().map(({ index, start }) => {
            const option = found[index]!;
            return (
              <label
                key={option.value}
                className={styles.option}
                style={{ transform: `translateY(${start}px)` }}
              >
                <input
                  type="checkbox"
                  checked={chosen.has(option.value)}
                  onChange={() => toggle(option.value)}
                />
                <span className={styles.text} title={option.label}>
                  {option.label}
                </span>
              </label>
            );
          })}
        </div>
        {found.length === 0 && (
          <p className={styles.nothing}>{loading ? t('ui.loading') : t('ui.nothingFound')}</p>
        )}
      </div>
      <div className={styles.actions}>
        <span role="status">{t('ui.chosen', { count: selected.length })}</span>
        <Button variant="quiet" disabled={selected.length === 0} onClick={() => onChange([])}>
          {t('ui.clear')}
        </Button>
      </div>
    </div>
  );
}

function useClickOutside(host: RefObject<HTMLElement | null>, active: boolean, close: () => void): void {
  const latest = useRef(close);
  latest.current = close;
  useEffect(() => {
    if (!active) return;
    const listen = (event: PointerEvent | FocusEvent): void => {
      const { target } = event;
      if (target instanceof Node && !host.current?.contains(target)) latest.current();
    };
    document.addEventListener('pointerdown', listen);
    document.addEventListener('focusin', listen);
    return () => {
      document.removeEventListener('pointerdown', listen);
      document.removeEventListener('focusin', listen);
    };
  }, [host, active]);
}
