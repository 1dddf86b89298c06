import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient, useQuery } from 'urql';
import type { ParameterInput } from '../../graphql/generated/graphql.ts';
import { useLanguage } from '../../i18n/index.ts';
import { formatStated } from '../../lib/format.ts';
import { refusalText } from '../../lib/refusalText.ts';
import { unitName } from '../../lib/unitName.ts';
import type { UnitBook } from '../../lib/units.ts';
import { InventoryParametersQuery, SaveInventoryParameters } from './inventoryQueries.ts';
import { type MergedParameters, mergeParameters, sameRows } from './mergeParameters.ts';
import {
  isEmptyRow,
  newRow,
  OWNERS,
  type Owner,
  type ParameterFault,
  type ParameterField,
  type ParameterRow,
  readParameterRefusals,
  readRow,
  toRow,
  type WorkedOut,
} from './parameterRow.ts';
import type { NamedParameter } from './useCellOptions.ts';

const NOTHING: readonly WorkedOut[] = [];

/**
 * The parameters an assessment may use, while somebody works on them. A cell is stored when it is left; what cannot be is
 * kept with the reason.
 *
 * @param savedTimes moves when lines were stored: other lines may follow from a parameter then
 * @param onSaved told the assessment's new revision; null when the parameters were those of all
 */
export function useParameters(
  assessmentId: string,
  units: UnitBook,
  savedTimes: number,
  onSaved: (revision: number | null) => void,
) {
  const client = useClient();
  const [{ data }, ask] = useQuery({
    query: InventoryParametersQuery,
    variables: { id: assessmentId },
    requestPolicy: 'cache-and-network',
  });
  const results = data?.parameterResults ?? NOTHING;
  const [rows, setRows] = useState<readonly ParameterRow[] | null>(null);
  const [faults, setFaults] = useState<readonly ParameterFault[]>([]);
  const [problem, setProblem] = useState('');
  const [merged, setMerged] = useState<MergedParameters | null>(null);
  // Leaving a cell by a key that also adds or removes a row is two changes before the next drawing.
  const latest = useRef<readonly ParameterRow[]>([]);
  const stored = useRef<StoredParameters>({ rows: [], inputs: { OWN: [], SHARED: [] } });
  const [{ past, future }, setSteps] = useState<Steps>(NO_STEPS);
  // One save after the other: each sends what the one before has stored.
  const saving = useRef<Promise<void>>(Promise.resolve());
  if (rows === null && data) load(data.parameterResults);

  function put(next: readonly ParameterRow[]): void {
    latest.current = next;
    setRows(next);
  }
  function load(read: readonly WorkedOut[]): void {
    const loaded = read.map(toRow);
    stored.current = { rows: loaded, inputs: inputsOf(read) };
    put(loaded);
  }
  /** A step of the reader's own, which can be undone. */
  function take(next: readonly ParameterRow[]): void {
    const before = latest.current;
    setSteps((steps) => ({ past: [...steps.past.slice(1 - MOST_STEPS), before], future: [] }));
    put(next);
  }
  useEffect(() => {
    if (savedTimes > 0) ask({ requestPolicy: 'network-only' });
  }, [ask, savedTimes]);

  /** Others have stored something else: both are brought together, and what is ours is sent again. */
  const merge = useCallback(async (): Promise<boolean> => {
    const { data: read } = await client
      .query(InventoryParametersQuery, { id: assessmentId }, { requestPolicy: 'network-only' })
      .toPromise();
    if (read === undefined) return false;
    const both = mergeParameters(
      stored.current.rows,
      latest.current.filter((row) => !isEmptyRow(row)),
      read.parameterResults.map(toRow),
    );
    stored.current = { rows: both.stored, inputs: inputsOf(read.parameterResults) };
    latest.current = both.rows;
    setRows(both.rows);
    // Earlier steps would take away what others have done.
    setSteps(NO_STEPS);
    setMerged(both);
    return true;
  }, [assessmentId, client]);

  const store = useCallback(
    async (owner: Owner, attempt = 0): Promise<void> => {
      const all = latest.current;
      const sent = all.filter((row) => row.owner === owner && !isEmptyRow(row));
      const read = sent.map((row) => readRow(row, units));
      const wrong = read.flatMap((one) => ('faults' in one ? one.faults : []));
      const others = (before: readonly ParameterFault[]) =>
        before.filter(({ key }) => all.some((row) => row.key === key && row.owner !== owner));
      setProblem('');
      setFaults((before) => [...others(before), ...wrong]);
      if (wrong.length > 0) return;
      const parameters = read.flatMap((one) => ('input' in one ? [one.input] : []));
      const known = stored.current.inputs[owner];
      const input = { assessmentId: owner === 'OWN' ? assessmentId : null, parameters, known: [...known] };
      const { data: answered, error } = await client.mutation(SaveInventoryParameters, { input }).toPromise();
      const answer = answered?.saveParameters;
      if (answer?.__typename === 'SavedParameters') {
        stored.current = {
          rows: [...stored.current.rows.filter((row) => row.owner !== owner), ...sent],
          inputs: { ...stored.current.inputs, [owner]: parameters },
        };
        onSaved(answer.assessment?.revision ?? null);
        return;
      }
      if (answer?.__typename === 'InvalidInput') {
        const isOutdated = answer.fields.some(({ code }) => code === 'VERSION_CHANGED');
        if (isOutdated && attempt < MOST_MERGES && (await merge())) {
          if (!sameRows(latest.current, stored.current.rows, owner)) await store(owner, attempt + 1);
          return;
        }
        const refused = readParameterRefusals(answer.fields, sent);
        setFaults((before) => [...others(before), ...refused.faults]);
        setProblem(refusalText(refused.rest));
      } else setProblem(answer?.message ?? error?.message ?? '');
    },
    [assessmentId, client, merge, onSaved, units],
  );
  const save = (owner: Owner): void => {
    saving.current = saving.current.then(() => store(owner));
  };
  /** Rows of an earlier or later step, and what differs from the stored ones is stored. */
  const go = (next: readonly ParameterRow[], steps: Steps): void => {
    put(next);
    setSteps(steps);
    setFaults((before) => before.filter(({ key }) => next.some((row) => row.key === key)));
    for (const owner of OWNERS) if (!sameRows(next, stored.current.rows, owner)) save(owner);
  };
  const write = (key: string, field: ParameterField, text: string): void => {
    const list = latest.current;
    const row = list.find((each) => each.key === key);
    if (!row || row.texts[field] === text) return;
    const next = { ...row, texts: { ...row.texts, [field]: text } };
    take(list.map((each) => (each === row ? next : each)));
    // A row that is just being written has no value yet, and nothing to say about that.
    if (next.texts.name.trim() !== '' && next.texts.input.trim() !== '') save(row.owner);
  };

  return {
    ...{ rows: rows ?? [], faults, problem, results, merged, write },
    isLoading: rows === null,
    names: useNames(results),
    closeMerge: (): void => setMerged(null),
    add: (owner: Owner, after?: string): string => {
      const row = newRow(owner);
      const list = latest.current;
      const at = list.findIndex(({ key }) => key === after);
      take(at === -1 ? [...list, row] : list.toSpliced(at + 1, 0, row));
      return row.key;
    },
    remove: (key: string): void => {
      const list = latest.current;
      const row = list.find((each) => each.key === key);
      if (!row) return;
      take(list.filter((each) => each !== row));
      setFaults((before) => before.filter((fault) => fault.key !== key));
      if (!sameRows(latest.current, stored.current.rows, row.owner)) save(row.owner);
    },
    ...{ canUndo: past.length > 0, canRedo: future.length > 0 },
    undo: (): void => {
      const before = past.at(-1);
      if (before) go(before, { past: past.slice(0, -1), future: [latest.current, ...future] });
    },
    redo: (): void => {
      const [after, ...later] = future;
      if (after) go(after, { past: [...past, latest.current], future: later });
    },
    /** Everything as it is stored. */
    revert: (): void => {
      load(results);
      setSteps(NO_STEPS);
      setFaults([]);
      setProblem('');
    },
    resultOf: (row: ParameterRow): WorkedOut | undefined => results.find((each) => isOf(each, row)),
  };
}

/** What is stored, as far as this page knows. */
interface StoredParameters {
  /** Under the keys they have on the screen. */
  readonly rows: readonly ParameterRow[];
  readonly inputs: Readonly<Record<Owner, readonly ParameterInput[]>>;
}

/** Rows before earlier steps, and after those that were undone. */
interface Steps {
  readonly past: readonly (readonly ParameterRow[])[];
  readonly future: readonly (readonly ParameterRow[])[];
}

const NO_STEPS: Steps = { past: [], future: [] };
const MOST_STEPS = 300;
/** Somebody who saves once a second must not keep us from ever saving, nor us them. */
const MOST_MERGES = 3;

function inputsOf(results: readonly WorkedOut[]): StoredParameters['inputs'] {
  const of = (owner: Owner): ParameterInput[] =>
    results.flatMap(
      ({ parameter: { assessmentId, name, label, labelZh, unit, value, formula, min, max } }) =>
        (assessmentId === null) === (owner === 'SHARED')
          ? [{ name, label, labelZh, unit, value, formula, min, max }]
          : [],
    );
  return { OWN: of('OWN'), SHARED: of('SHARED') };
}

function isOf({ parameter }: WorkedOut, { owner, texts }: ParameterRow): boolean {
  return parameter.name === texts.name.trim() && (parameter.assessmentId === null) === (owner === 'SHARED');
}

/** What is offered while a formula is written: each name once, an own parameter before a common one. */
function useNames(results: readonly WorkedOut[]): readonly NamedParameter[] {
  const { i18n } = useTranslation();
  const { locale } = useLanguage();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the locale is new with each language only.
  return useMemo(() => {
    const byName = new Map<string, NamedParameter>();
    for (const { parameter, value } of results) {
      const { name, label, labelZh, unit } = parameter;
      if (byName.has(name)) continue;
      const called = (i18n.language.startsWith('zh') ? labelZh || label : label || labelZh).trim();
      const measured = `${formatStated(value, locale)}${unit === null ? '' : ` ${unitName(unit, locale)}`}`;
      byName.set(name, { name, detail: [called, `= ${measured}`].filter(Boolean).join(' ') });
    }
    return [...byName.values()];
  }, [results, i18n.language]);
}
