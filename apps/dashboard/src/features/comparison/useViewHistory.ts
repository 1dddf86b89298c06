import { useLayoutEffect, useReducer } from 'react';

/** Addresses before and after the one shown, the nearest last. */
export interface ViewHistory {
  readonly past: readonly string[];
  readonly present: string;
  readonly future: readonly string[];
}

const LONGEST = 100;

/** What the history is once an address is shown: a step back, a step forward again, or something new. */
export function remember(history: ViewHistory, address: string): ViewHistory {
  const { past, present, future } = history;
  if (address === present) return history;
  if (address === past.at(-1)) {
    return { past: past.slice(0, -1), present: address, future: [...future, present] };
  }
  if (address === future.at(-1)) {
    return { past: [...past, present], present: address, future: future.slice(0, -1) };
  }
  return { past: [...past, present].slice(-LONGEST), present: address, future: [] };
}

export interface UndoRedo {
  /** Null when there is nothing to undo. */
  readonly undo: (() => void) | null;
  readonly redo: (() => void) | null;
}

/**
 * Undo and redo of a view that lives in the address. Steps replace the entry of the browser, whose back button leaves the page as
 * it always did.
 *
 * @param show puts an address in place of the one shown
 */
export function useViewHistory(address: string, show: (address: string) => void): UndoRedo {
  const [history, dispatch] = useReducer(remember, {
    past: [],
    present: address,
    future: [],
  });
  // While drawing, not after it: what is on the screen can always be undone.
  if (address !== history.present) dispatch(address);
  const earlier = history.past.at(-1);
  const later = history.future.at(-1);
  const undo = earlier === undefined ? null : () => show(earlier);
  const redo = later === undefined ? null : () => show(later);
  // Before the screen shows that a step can be taken, the key can take it.
  useLayoutEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      const key = event.key.toLowerCase();
      if (!(event.ctrlKey || event.metaKey) || event.altKey || isTyping(event.target)) return;
      const step = key === 'z' ? (event.shiftKey ? redo : undo) : key === 'y' ? redo : null;
      if (step === null) return;
      event.preventDefault();
      step();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  });
  return { undo, redo };
}

/** Text fields have an undo of their own. */
function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('textarea, input:not([type="checkbox"], [type="radio"])'))
  );
}
