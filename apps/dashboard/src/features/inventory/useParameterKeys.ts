import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { ParameterField } from './parameterRow.ts';
import type { useParameters } from './useParameters.ts';

/** Keys between the fields of the parameters, as in the grid: Enter and arrows go along a column. */
export function useParameterKeys({ rows, add, remove, undo, redo }: ReturnType<typeof useParameters>) {
  const bodies = useRef(new Map<string, HTMLElement>());
  const [wanted, setWanted] = useState('');
  // A row that was just added has its field in the document only now.
  useEffect(() => {
    if (wanted === '') return;
    for (const body of bodies.current.values())
      body.querySelector<HTMLElement>(`[data-place="${wanted} name"]`)?.focus();
    setWanted('');
  }, [wanted]);

  const goTo = (from: HTMLElement, place: string, step: 1 | -1): boolean => {
    const [, field] = place.split(' ');
    const column = [
      ...(from.closest('table')?.querySelectorAll<HTMLElement>(`[data-place$=" ${field}"]`) ?? []),
    ];
    const next = column[column.findIndex((each) => each.dataset.place === place) + step];
    next?.focus();
    return next !== undefined;
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    const field = event.target as HTMLElement;
    const place = field.dataset.place;
    if (place === undefined || event.nativeEvent.isComposing) return;
    const row = rows.find(({ key }) => place.startsWith(`${key} `));
    if (!row) return;
    const isControl = event.ctrlKey || event.metaKey;
    // While a field holds what is not taken over yet, the browser undoes the writing in it.
    const stored = row.texts[place.split(' ')[1] as ParameterField];
    const isUndo = isControl && ['z', 'y'].includes(event.key.toLowerCase());
    if (isUndo && field instanceof HTMLInputElement && field.value === stored) {
      event.preventDefault();
      if (event.key.toLowerCase() === 'y' || event.shiftKey) redo();
      else undo();
      return;
    }
    const isVertical = event.key === 'ArrowUp' || event.key === 'ArrowDown' || event.key === 'Enter';
    if (isControl && event.key === 'Enter') {
      event.preventDefault();
      field.blur();
      setWanted(add(row.owner, row.key));
    } else if (isControl && event.key === 'Delete') {
      event.preventDefault();
      if (!goTo(field, place, 1)) goTo(field, place, -1);
      remove(row.key);
    } else if (isVertical && !isControl && !event.altKey) {
      event.preventDefault();
      const isUp = event.key === 'ArrowUp' || (event.key === 'Enter' && event.shiftKey);
      // Below the last one the field is done all the same.
      if (!goTo(field, place, isUp ? -1 : 1)) {
        field.blur();
        field.focus();
      }
    }
  };
  return {
    onKeyDown,
    focus: setWanted,
    body: (owner: string) => (element: HTMLElement | null) => {
      if (element) bodies.current.set(owner, element);
      else bodies.current.delete(owner);
    },
  };
}
