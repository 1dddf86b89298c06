import type { Change } from '@cradle/engine';
import { useCallback, useReducer } from 'react';
import { type ScenarioDraft, withChange } from './draft.ts';

interface History {
  readonly past: readonly ScenarioDraft[];
  readonly now: ScenarioDraft;
  readonly future: readonly ScenarioDraft[];
  /** What moved last: steps of one drag are one step of undo. */
  readonly moved: string | null;
  readonly saved: ScenarioDraft;
}

type Step =
  | { readonly kind: 'change'; readonly id: string; readonly change: Change | null }
  | { readonly kind: 'edit'; readonly fields: Partial<ScenarioDraft> }
  | { readonly kind: 'undo' | 'redo' | 'reset' }
  | { readonly kind: 'load' | 'saved'; readonly draft: ScenarioDraft };

const MOST_STEPS = 200;

function reduce(history: History, step: Step): History {
  const { past, now, future, moved } = history;
  const to = (next: ScenarioDraft, key: string): History =>
    next === now
      ? history
      : {
          ...history,
          past: moved === key ? past : [...past.slice(-MOST_STEPS), now],
          now: next,
          future: [],
          moved: key,
        };
  switch (step.kind) {
    case 'change':
      return to(withChange(now, step.id, step.change), `change ${step.id}`);
    case 'edit':
      return to({ ...now, ...step.fields }, `edit ${Object.keys(step.fields).join()}`);
    case 'undo': {
      const last = past.at(-1);
      if (last === undefined) return history;
      return { ...history, past: past.slice(0, -1), now: last, future: [now, ...future], moved: null };
    }
    case 'redo': {
      const [next, ...rest] = future;
      if (next === undefined) return history;
      return { ...history, past: [...past, now], now: next, future: rest, moved: null };
    }
    case 'reset':
      return to(history.saved, 'reset');
    case 'saved':
      return { ...history, now: step.draft, saved: step.draft, moved: null };
    case 'load':
      return { past: [], now: step.draft, future: [], moved: null, saved: step.draft };
    default:
      return step satisfies never;
  }
}

export interface DraftHistory {
  readonly draft: ScenarioDraft;
  /** As it was loaded or saved last. */
  readonly saved: ScenarioDraft;
  readonly isChanged: boolean;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly change: (id: string, change: Change | null) => void;
  readonly edit: (fields: Partial<ScenarioDraft>) => void;
  readonly go: (kind: 'undo' | 'redo' | 'reset') => void;
  readonly load: (draft: ScenarioDraft) => void;
  readonly keep: (draft: ScenarioDraft) => void;
}

/**
 * A draft with its history; the functions stay the same, so that what is given one need not be drawn again.
 *
 * @param start as it is stored
 * @param begun what somebody has already made of it
 */
export function useDraft(start: ScenarioDraft, begun: ScenarioDraft = start): DraftHistory {
  const [{ past, now, future, saved }, send] = useReducer(reduce, {
    ...{ past: [], now: begun, future: [], moved: null, saved: start },
  });
  return {
    draft: now,
    saved,
    isChanged: now !== saved,
    canUndo: past.length > 0,
    canRedo: future.length > 0,
    change: useCallback((id, change) => send({ kind: 'change', id, change }), []),
    edit: useCallback((fields) => send({ kind: 'edit', fields }), []),
    go: useCallback((kind) => send({ kind }), []),
    load: useCallback((draft) => send({ kind: 'load', draft }), []),
    keep: useCallback((draft) => send({ kind: 'saved', draft }), []),
  };
}
