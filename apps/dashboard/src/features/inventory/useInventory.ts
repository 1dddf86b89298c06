import { useCallback, useEffect, useMemo, useReducer, useRef, useState } from 'react';
import { useClient } from 'urql';
import type { SaveInventoryMutation } from '../../graphql/generated/graphql.ts';
import { refusalText } from '../../lib/refusalText.ts';
import type { UnitBook } from '../../lib/units.ts';
import { type CellFault, type CheckingContext, checkLine, isBlank, type RefusedLine } from './checkLine.ts';
import { type GridLine, type LoadedInventory, newLine, toGridLine } from './gridLine.ts';
import { findChanges, type InventoryChanges } from './inventoryChanges.ts';
import { forgetDraft, keepDraft, readDraft, withIds } from './inventoryDraft.ts';
import { startHistory, stepHistory } from './inventoryHistory.ts';
import { InventoryQuery, SaveInventory } from './inventoryQueries.ts';
import { type MergedInventory, mergeInventory } from './mergeInventory.ts';
import { type FormulaResults, putterOf } from './putResults.ts';
import { readRefusals } from './readRefusals.ts';

export type SavingState = 'SAVED' | 'SAVING' | 'WAITING' | 'OFFLINE';
export type ChangeLines = (change: (lines: readonly GridLine[]) => readonly GridLine[]) => void;

type SaveAnswer = SaveInventoryMutation['saveInventoryLines'];

/** Long enough that a word is typed in one piece, short enough that nobody waits for it. */
const PAUSE_MS = 600;

/**
 * The lines of an assessment while somebody works on them. Changes show at once and are stored after a pause, many at a
 * time; what the server refuses stays to be corrected, what somebody else has changed meanwhile is merged in.
 */
export function useInventory(assessment: LoadedInventory, units: UnitBook) {
  const client = useClient();
  const [first] = useState(() => beginWith(assessment));
  const [history, step] = useReducer(stepHistory, first.lines, startHistory);
  const [state, setState] = useState<SavingState>('SAVED');
  const [savedTimes, setSavedTimes] = useState(0);
  const [refused, setRefused] = useState<ReadonlyMap<string, RefusedLine>>(new Map());
  const [merged, setMerged] = useState<MergedInventory | null>(first.merged);
  const [problem, setProblem] = useState('');
  const { lines } = history;
  const faultsOf = useFaults(units, assessment, refused);
  const stored = useRef({
    saved: first.saved as readonly GridLine[],
    ids: new Map(first.saved.map(({ key }) => [key, key])),
    revision: assessment.revision,
  });
  const latest = useRef({ lines, faultsOf, refused });
  latest.current = { lines, faultsOf, refused };
  const isBusy = useRef(false);

  const pending = useCallback((): InventoryChanges | null => {
    const { lines: now, faultsOf: check } = latest.current;
    const isReady = (line: GridLine): boolean => !isBlank(line) && check(line).length === 0;
    return findChanges(stored.current.saved, now, stored.current.ids, isReady);
  }, []);

  const mergeTheirs = useCallback(async (): Promise<void> => {
    const { data } = await client
      .query(InventoryQuery, { id: assessment.id }, { requestPolicy: 'network-only' })
      .toPromise();
    if (!data?.assessment) throw new Error('OFFLINE');
    const theirs = data.assessment.lines.map(toGridLine);
    const { ids, saved } = stored.current;
    const result = mergeInventory(withIds(saved, ids), withIds(latest.current.lines, ids), theirs);
    stored.current = {
      saved: theirs,
      ids: new Map(theirs.map(({ key }) => [key, key])),
      revision: data.assessment.revision,
    };
    step({ kind: 'REPLACE', lines: result.lines });
    setMerged(result);
  }, [client, assessment.id]);

  const accept = useCallback(
    (changes: InventoryChanges, answer: SaveAnswer & { __typename: 'SavedInventoryLines' }) => {
      const ids = new Map(stored.current.ids);
      for (const key of changes.removedKeys) ids.delete(key);
      for (const [index, key] of changes.insertedKeys.entries()) ids.set(key, answer.insertedIds[index]!);
      stored.current = { saved: changes.saved, ids, revision: answer.assessment.revision };
      setSavedTimes((times) => times + 1);
    },
    [],
  );

  const save = useCallback(async (): Promise<void> => {
    const changes = pending();
    if (changes === null || isBusy.current) {
      if (changes === null) setState('SAVED');
      return;
    }
    isBusy.current = true;
    setState('SAVING');
    const { insert, update, remove, move } = changes;
    const variables = {
      assessmentId: assessment.id,
      revision: stored.current.revision,
      insert,
      update,
      remove,
      move,
    };
    const { data } = await client.mutation(SaveInventory, variables).toPromise();
    const answer = data?.saveInventoryLines;
    isBusy.current = false;
    if (answer?.__typename === 'SavedInventoryLines') {
      accept(changes, answer);
      setState(pending() === null ? 'SAVED' : 'WAITING');
    } else if (answer?.__typename === 'InvalidInput') {
      if (answer.fields.some(({ code }) => code === 'VERSION_CHANGED' || code === 'LINE_UNKNOWN'))
        await mergeTheirs().then(
          () => setState('WAITING'),
          () => setState('OFFLINE'),
        );
      else {
        const known = readRefusals(latest.current.refused, answer.fields, changes, latest.current.lines);
        setRefused(known);
        // What is about no line of ours would only be refused again.
        setProblem(known.size === 0 ? refusalText(answer.fields) : '');
        setState(known.size === 0 ? 'OFFLINE' : 'WAITING');
      }
    } else {
      setProblem(answer?.message ?? '');
      setState('OFFLINE');
    }
  }, [accept, assessment.id, client, mergeTheirs, pending]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: every change of the lines or of what was refused starts the pause anew.
  useEffect(() => {
    if (state === 'OFFLINE' || state === 'SAVING') return;
    if (pending() === null) {
      setState('SAVED');
      return;
    }
    setState('WAITING');
    const timer = setTimeout(() => void save(), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [lines, refused, savedTimes, state, save, pending]);
  useDraft(assessment.id, stored, latest);

  const takeResults = useCallback((results: FormulaResults): void => {
    const { saved, ids } = stored.current;
    const put = putterOf(results, ids);
    stored.current = { ...stored.current, saved: saved.map(put) };
    step({ kind: 'RESULTS', put });
  }, []);

  return {
    ...{ lines, state, problem, savedTimes, merged, faultsOf },
    savedLines: stored.current.saved,
    idOf: (key: string): string | undefined => stored.current.ids.get(key),
    canUndo: history.past.length > 0,
    canRedo: history.future.length > 0,
    change: useCallback<ChangeLines>((change) => step({ kind: 'CHANGE', change }), []),
    undo: useCallback(() => step({ kind: 'UNDO' }), []),
    redo: useCallback(() => step({ kind: 'REDO' }), []),
    takeResults,
    /** Something beside the lines was stored with the assessment, such as a parameter. */
    acceptRevision: useCallback((revision: number | null) => {
      if (revision !== null) stored.current = { ...stored.current, revision };
      setSavedTimes((times) => times + 1);
    }, []),
    retry: useCallback(() => setState('WAITING'), []),
    dismissMerged: useCallback(() => setMerged(null), []),
    /** Lines that are not stored before something of them is corrected, back to how they are stored. */
    revertFaulty: () => {
      const before = new Map(stored.current.saved.map((line) => [line.key, line]));
      step({
        kind: 'CHANGE',
        change: (now) =>
          now.flatMap((line) => (faultsOf(line).length === 0 ? [line] : (before.get(line.key) ?? []))),
      });
    },
  };
}

/** The stored lines, with what was left unsaved the last time merged into them. */
function beginWith(assessment: LoadedInventory) {
  const saved = assessment.lines.map(toGridLine);
  const draft = readDraft(assessment.id);
  if (draft === null) return { saved, lines: saved, merged: null };
  const merged = mergeInventory(draft.saved, draft.lines.map(freshKey(draft.saved)), saved);
  return { saved, lines: merged.lines, merged: merged.conflicts.length > 0 ? merged : null };
}

/** Keys of unsaved lines begin anew with each page; the old ones could meet new ones. */
function freshKey(saved: readonly GridLine[]): (line: GridLine) => GridLine {
  const known = new Set(saved.map(({ key }) => key));
  return (line) => (known.has(line.key) ? line : { ...newLine(line.values), unread: line.unread });
}

/** What is wrong with a line, remembered as long as the line and what was refused stay the same. */
function useFaults(
  units: UnitBook,
  { boundary }: LoadedInventory,
  refused: ReadonlyMap<string, RefusedLine>,
): (line: GridLine) => readonly CellFault[] {
  return useMemo(() => {
    const context: CheckingContext = { units, boundary, refused };
    const remembered = new WeakMap<GridLine, readonly CellFault[]>();
    return (line) => {
      const known = remembered.get(line);
      if (known) return known;
      const faults = checkLine(line, context);
      remembered.set(line, faults);
      return faults;
    };
  }, [units, boundary, refused]);
}

interface StoredLines {
  readonly current: { readonly saved: readonly GridLine[]; readonly ids: ReadonlyMap<string, string> };
}

/** Keeps what is not stored yet when the page is left, closed or reloaded. */
function useDraft(
  assessmentId: string,
  stored: StoredLines,
  latest: { readonly current: { readonly lines: readonly GridLine[] } },
): void {
  useEffect(() => {
    const keep = (): void => {
      const { saved, ids } = stored.current;
      const lines = latest.current.lines.filter((line) => !isBlank(line));
      const isStored = lines.length === saved.length && lines.every((line, index) => line === saved[index]);
      if (isStored) forgetDraft(assessmentId);
      else keepDraft(assessmentId, { saved, lines, ids: [...ids] });
    };
    window.addEventListener('pagehide', keep);
    return () => {
      window.removeEventListener('pagehide', keep);
      keep();
    };
  }, [assessmentId, stored, latest]);
}
