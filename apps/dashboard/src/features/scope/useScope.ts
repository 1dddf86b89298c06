import { useCallback, useEffect, useReducer, useRef, useState } from 'react';
import { useClient } from 'urql';
import { SaveExclusions, SaveScope, ScopeQuery } from './scopeQueries.ts';
import {
  changedFields,
  type LoadedScope,
  mergeScope,
  type ScopeField,
  type ScopeValues,
  storable,
  toValues,
} from './scopeValues.ts';

export type SavingState = 'SAVED' | 'SAVING' | 'WAITING' | 'REFUSED';

/** Long enough that a sentence is stored in a few pieces, short enough that nobody waits for it. */
const PAUSE_MS = 900;
const MOST_STEPS = 200;

interface History {
  readonly values: ScopeValues;
  readonly past: readonly ScopeValues[];
  readonly future: readonly ScopeValues[];
  /** The field changed last: letters written in one go are one step. */
  readonly field: string | null;
}

type HistoryStep =
  | { readonly kind: 'CHANGE'; readonly change: Partial<ScopeValues> }
  | { readonly kind: 'UNDO' }
  | { readonly kind: 'REDO' }
  | { readonly kind: 'PAUSE' }
  | { readonly kind: 'REPLACE'; readonly values: ScopeValues };

export interface ScopeConflict {
  readonly field: ScopeField;
  readonly mine: ScopeValues[ScopeField];
}

/**
 * The scope of an assessment while somebody works on it. Changes are stored after a pause; what the server refuses stays
 * to be corrected, what somebody else has changed meanwhile is merged in field by field.
 */
export function useScope(assessment: LoadedScope, onSaved: () => void) {
  const client = useClient();
  const [history, step] = useReducer(stepHistory, toValues(assessment), startHistory);
  const [state, setState] = useState<SavingState>('SAVED');
  const [faults, setFaults] = useState<ReadonlyMap<string, string>>(new Map());
  const [conflicts, setConflicts] = useState<readonly ScopeConflict[] | null>(null);
  const stored = useRef({ values: history.values, revision: assessment.revision });
  const latest = useRef(history.values);
  latest.current = history.values;
  const isBusy = useRef(false);
  const { id } = assessment;

  const mergeTheirs = useCallback(async (): Promise<boolean> => {
    const { data } = await client.query(ScopeQuery, { id }, { requestPolicy: 'network-only' }).toPromise();
    if (!data?.assessment) return false;
    const mine = latest.current;
    const theirs = toValues(data.assessment);
    const merged = mergeScope(stored.current.values, mine, theirs);
    // A move of the status moves the revision and changes nothing here.
    const isChanged = changedFields(stored.current.values, theirs).length > 0;
    stored.current = { values: theirs, revision: data.assessment.revision };
    if (!isChanged) return true;
    step({ kind: 'REPLACE', values: merged.values });
    setConflicts(merged.conflicts.map((field) => ({ field, mine: mine[field] })));
    return true;
  }, [client, id]);

  const save = useCallback(async (): Promise<void> => {
    if (isBusy.current) return;
    isBusy.current = true;
    setState('SAVING');
    const outcome = await send();
    isBusy.current = false;
    if (outcome.kind === 'SAVED') {
      setFaults(new Map());
      onSaved();
      setState(isPending(latest.current, stored.current.values) ? 'WAITING' : 'SAVED');
    } else if (outcome.kind === 'OUTDATED') setState((await mergeTheirs()) ? 'WAITING' : 'REFUSED');
    else {
      setFaults(outcome.faults);
      setState('REFUSED');
    }

    async function send(): Promise<Outcome> {
      const wanted = storable(latest.current, stored.current.values);
      const changed = changedFields(wanted, stored.current.values);
      const fields = changed.filter((field) => field !== 'exclusions');
      if (fields.length > 0) {
        const input = Object.fromEntries(fields.map((field) => [field, wanted[field]]));
        const { revision } = stored.current;
        const { data } = await client.mutation(SaveScope, { id, revision, input }).toPromise();
        const outcome = readOutcome(data?.answer);
        if (outcome.kind !== 'SAVED') return outcome;
        const { exclusions } = stored.current.values;
        stored.current = { values: { ...wanted, exclusions }, revision: outcome.revision };
      }
      if (changed.includes('exclusions')) {
        const exclusions = [...wanted.exclusions];
        const { revision } = stored.current;
        const { data } = await client.mutation(SaveExclusions, { id, revision, exclusions }).toPromise();
        const outcome = readOutcome(data?.answer);
        if (outcome.kind !== 'SAVED') return outcome;
        stored.current = { values: wanted, revision: outcome.revision };
      }
      return { kind: 'SAVED', revision: stored.current.revision };
    }
  }, [client, id, mergeTheirs, onSaved]);

  useEffect(() => {
    if (state === 'SAVING') return;
    if (!isPending(history.values, stored.current.values)) {
      if (state !== 'SAVED') setState('SAVED');
      return;
    }
    if (state === 'SAVED') setState('WAITING');
    if (state === 'REFUSED') return;
    const timer = setTimeout(() => {
      step({ kind: 'PAUSE' });
      void save();
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [history.values, state, save]);
  useWarningBeforeLeaving(state !== 'SAVED');

  return {
    ...{ values: history.values, state, faults, conflicts },
    canUndo: history.past.length > 0,
    canRedo: history.future.length > 0,
    change: useCallback((change: Partial<ScopeValues>) => {
      step({ kind: 'CHANGE', change });
      setState((before) => (before === 'REFUSED' ? 'WAITING' : before));
    }, []),
    undo: useCallback(() => step({ kind: 'UNDO' }), []),
    redo: useCallback(() => step({ kind: 'REDO' }), []),
    retry: useCallback(() => setState('WAITING'), []),
    dismissConflicts: useCallback(() => setConflicts(null), []),
  };
}

type Outcome =
  | { readonly kind: 'SAVED'; readonly revision: number }
  | { readonly kind: 'OUTDATED' }
  | { readonly kind: 'REFUSED'; readonly faults: ReadonlyMap<string, string> };

type Answer =
  | { readonly __typename: 'Assessment'; readonly revision: number }
  | {
      readonly __typename: 'InvalidInput';
      readonly fields: readonly {
        readonly field: string;
        readonly code: string;
        readonly message: string;
        readonly remedy: string;
      }[];
    }
  | { readonly __typename: 'NotFound' | 'NotAllowed'; readonly message: string };

function readOutcome(answer: Answer | undefined): Outcome {
  if (answer === undefined) return { kind: 'REFUSED', faults: new Map() };
  if (answer.__typename === 'Assessment') return { kind: 'SAVED', revision: answer.revision };
  if (answer.__typename !== 'InvalidInput')
    return { kind: 'REFUSED', faults: new Map([['', answer.message]]) };
  if (answer.fields.some(({ code }) => code === 'VERSION_CHANGED')) return { kind: 'OUTDATED' };
  return {
    kind: 'REFUSED',
    faults: new Map(answer.fields.map(({ field, message, remedy }) => [field, `${message} ${remedy}`])),
  };
}

function isPending(values: ScopeValues, stored: ScopeValues): boolean {
  return changedFields(storable(values, stored), stored).length > 0;
}

function startHistory(values: ScopeValues): History {
  return { values, past: [], future: [], field: null };
}

function stepHistory(history: History, step: HistoryStep): History {
  const { values, past, future, field } = history;
  switch (step.kind) {
    case 'CHANGE': {
      const changed = Object.keys(step.change).join();
      const isSameStroke = changed === field && past.length > 0;
      return {
        values: { ...values, ...step.change },
        past: isSameStroke ? past : [...past.slice(1 - MOST_STEPS), values],
        ...{ future: [], field: changed },
      };
    }
    case 'PAUSE':
      return { ...history, field: null };
    case 'UNDO': {
      const before = past.at(-1);
      if (!before) return history;
      return { values: before, past: past.slice(0, -1), future: [values, ...future], field: null };
    }
    case 'REDO': {
      const [after, ...later] = future;
      if (!after) return history;
      return { values: after, past: [...past, values], future: later, field: null };
    }
    case 'REPLACE':
      return startHistory(step.values);
    default:
      return step satisfies never;
  }
}

/** The browser asks before it closes a page with something that is not stored. */
function useWarningBeforeLeaving(isUnsaved: boolean): void {
  useEffect(() => {
    if (!isUnsaved) return;
    const warn = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [isUnsaved]);
}
