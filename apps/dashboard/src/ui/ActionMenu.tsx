import {
  type KeyboardEvent,
  type ReactNode,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import type { Needed } from '../lib/permission.ts';
import styles from './ActionMenu.module.css';
import { Button } from './Button.tsx';
import { Icon } from './Icon.tsx';
import { useLackText } from './useLackText.ts';

export interface ActionMenuItem {
  readonly key: string;
  readonly label: string;
  /** What one gets, in a few words. */
  readonly hint?: string;
  /** What the viewer must be allowed to do; otherwise it can be reached and says why it does nothing. */
  readonly needs?: Needed | undefined;
  readonly onSelect: () => void;
}

export interface ActionMenuProps {
  readonly label: ReactNode;
  readonly items: readonly ActionMenuItem[];
  /** Above the button: for one near the end of a page. */
  readonly above?: boolean;
  readonly disabled?: boolean;
}

/** Px that stay free at the edge of the window. */
const EDGE = 8;

/** A button that opens a list of actions: arrow keys move, Enter chooses, Escape closes and gives the focus back. */
export function ActionMenu({ label, items, above = false, disabled = false }: ActionMenuProps) {
  const [open, setOpen] = useState(false);
  const host = useRef<HTMLDivElement>(null);
  const menu = useRef<HTMLDivElement>(null);
  const id = useId();

  // It ends where its button does; where that is too far left for it, as on a telephone, it moves into the window.
  useLayoutEffect(() => {
    const { left = EDGE } = menu.current?.getBoundingClientRect() ?? {};
    if (open && left < EDGE) menu.current?.style.setProperty('translate', `${EDGE - left}px`);
  }, [open]);
  useEffect(() => {
    if (!open) return;
    itemsOf(host.current)[0]?.focus();
    const listen = ({ target }: Event): void => {
      if (target instanceof Node && !host.current?.contains(target)) setOpen(false);
    };
    document.addEventListener('pointerdown', listen);
    document.addEventListener('focusin', listen);
    return () => {
      document.removeEventListener('pointerdown', listen);
      document.removeEventListener('focusin', listen);
    };
  }, [open]);

  const close = (): void => {
    setOpen(false);
    host.current?.querySelector('button')?.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!open) return;
    if (event.key === 'Escape') {
      event.stopPropagation();
      close();
      return;
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const all = itemsOf(host.current);
    const at = all.indexOf(document.activeElement as HTMLButtonElement);
    all[(at + step + all.length) % all.length]?.focus();
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only moves the focus among what the button has opened.
    <div ref={host} className={styles.host} onKeyDown={onKeyDown}>
      <Button
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        disabled={disabled}
        onClick={() => setOpen(!open)}
      >
        {label}
        <span className={styles.sign}>
          <Icon name="chevron" />
        </span>
      </Button>
      {open && (
        <div ref={menu} id={id} role="menu" className={styles.menu} data-above={above}>
          {items.map((item) => (
            <MenuItem
              key={item.key}
              item={item}
              onChoose={() => {
                close();
                item.onSelect();
              }}
            />
          ))}
        </div>
      )}
    </div>
  );
}

function MenuItem({ item, onChoose }: { readonly item: ActionMenuItem; readonly onChoose: () => void }) {
  const lack = useLackText(item.needs);
  const hint = lack === '' ? item.hint : lack;
  return (
    <button
      type="button"
      role="menuitem"
      tabIndex={-1}
      className={styles.item}
      aria-disabled={lack !== '' || undefined}
      onClick={lack === '' ? onChoose : undefined}
    >
      <span>{item.label}</span>
      {hint !== undefined && <span className={styles.hint}>{hint}</span>}
    </button>
  );
}

function itemsOf(host: HTMLElement | null): readonly HTMLButtonElement[] {
  return [...(host?.querySelectorAll<HTMLButtonElement>('[role="menuitem"]') ?? [])];
}
