import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Dimension } from '../../graphql/generated/graphql.ts';
import { Icon } from '../../ui/index.ts';
import styles from './DimensionGrip.module.css';
import { endOf, otherShelves, placeAfterKey } from './shelfKeys.ts';
import type { Shelves } from './useShelves.ts';

export interface DimensionGripProps {
  readonly dimension: Dimension;
  readonly shelves: Shelves;
}

/** Takes a dimension elsewhere: dragged, by arrow keys, or by a menu of the shelves it is not on. */
export function DimensionGrip({ dimension, shelves }: DimensionGripProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const host = useRef<HTMLSpanElement>(null);
  const name = t(`dimension.${dimension}`);
  useEffect(() => {
    if (!open) return;
    host.current?.querySelector<HTMLElement>('[role="menuitem"]')?.focus();
    const close = ({ target }: Event): void => {
      if (target instanceof Node && !host.current?.contains(target)) setOpen(false);
    };
    document.addEventListener('pointerdown', close);
    document.addEventListener('focusin', close);
    return () => {
      document.removeEventListener('pointerdown', close);
      document.removeEventListener('focusin', close);
    };
  }, [open]);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (open) {
      moveInMenu(event, host.current, () => setOpen(false));
      return;
    }
    const place = placeAfterKey(shelves.view, dimension, event.key);
    if (place === null) return;
    event.preventDefault();
    shelves.move(dimension, place);
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the button inside.
    <span ref={host} className={styles.host} onKeyDown={onKeyDown}>
      <button
        type="button"
        className={styles.grip}
        data-grip={dimension}
        aria-label={t('compare.shelf.move', { dimension: name })}
        aria-describedby={shelves.hintId}
        aria-haspopup="menu"
        aria-expanded={open}
        onPointerDown={(event) => shelves.start(event, dimension)}
        onClick={() => setOpen(!open)}
      >
        <Icon name="grip" />
      </button>
      {open && (
        <span role="menu" className={styles.menu} aria-label={name}>
          {otherShelves(shelves.view, dimension).map((shelf) => (
            <button
              key={shelf}
              type="button"
              role="menuitem"
              tabIndex={-1}
              onClick={() => {
                setOpen(false);
                shelves.move(dimension, endOf(shelves.view, shelf));
              }}
            >
              {t(`compare.shelf.to.${shelf}`)}
            </button>
          ))}
        </span>
      )}
    </span>
  );
}

function moveInMenu(event: KeyboardEvent, host: HTMLElement | null, close: () => void): void {
  if (event.key === 'Escape') {
    event.stopPropagation();
    close();
    host?.querySelector('button')?.focus();
    return;
  }
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined) return;
  event.preventDefault();
  const items = [...(host?.querySelectorAll<HTMLElement>('[role="menuitem"]') ?? [])];
  const at = items.indexOf(document.activeElement as HTMLElement);
  items[(at + step + items.length) % items.length]?.focus();
}
