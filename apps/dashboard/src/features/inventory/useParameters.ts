import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient, useQuery } from 'urql';
import { useLanguage } from '../../i18n/index.ts';
import { formatAmount } from '../../lib/format.ts';
import { refusalText } from '../../lib/refusalText.ts';
import { unitName } from '../../lib/unitName.ts';
import type { UnitBook } from '../../lib/units.ts';
import { InventoryParametersQuery, SaveInventoryParameters } from './inventoryQueries.ts';
import {
  isEmptyRow,
  newRow,
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
  // Leaving a cell by a key that also adds or removes a row is two changes before the next drawing.
  const latest = useRef<readonly ParameterRow[]>([]);
  if (rows === null && data) put(data.parameterResults.map(toRow));

  function put(next: readonly ParameterRow[]): void {
    latest.current = next;
    setRows(next);
  }
  useEffect(() => {
    if (savedTimes > 0) ask({ requestPolicy: 'network-only' });
  }, [ask, savedTimes]);

  const save = useCallback(
    async (all: readonly ParameterRow[], owner: Owner): Promise<void> => {
      const sent = all.filter((row) => row.owner === owner && !isEmptyRow(row));
      const read = sent.map((row) => readRow(row, units));
      const wrong = read.flatMap((one) => ('faults' in one ? one.faults : []));
      const others = (before: readonly ParameterFault[]) =>
        before.filter(({ key }) => all.some((row) => row.key === key && row.owner !== owner));
      setProblem('');
      setFaults((before) => [...others(before), ...wrong]);
      if (wrong.length > 0) return;
      const parameters = read.flatMap((one) => ('input' in one ? [one.input] : []));
      const input = { assessmentId: owner === 'OWN' ? assessmentId : null, parameters };
      const { data: answered, error } = await client.mutation(SaveInventoryParameters, { input }).toPromise();
      const answer = answered?.saveParameters;
      if (answer?.__typename === 'SavedParameters') onSaved(answer.assessment?.revision ?? null);
      else if (answer?.__typename === 'InvalidInput') {
        const refused = readParameterRefusals(answer.fields, sent);
        setFaults((before) => [...others(before), ...refused.faults]);
        setProblem(refusalText(refused.rest));
      } else setProblem(answer?.message ?? error?.message ?? '');
    },
    [assessmentId, client, onSaved, units],
  );

  return {
    ...{ rows: rows ?? [], faults, problem, results },
    isLoading: rows === null,
    names: useNames(results),
    write: (key: string, field: ParameterField, text: string): void => {
      const list = latest.current;
      const row = list.find((each) => each.key === key);
      if (!row || row.texts[field] === text) return;
      const changed = list.map((each) =>
        each === row ? { ...row, texts: { ...row.texts, [field]: text } } : each,
      );
      put(changed);
      // A row that is just being written has no value yet, and nothing to say about that.
      const next = changed.find((each) => each.key === key)!;
      if (next.texts.name.trim() !== '' && next.texts.input.trim() !== '') void save(changed, row.owner);
    },
    add: (owner: Owner, after?: string): string => {
      const row = newRow(owner);
      const list = latest.current;
      const at = list.findIndex(({ key }) => key === after);
      put(at === -1 ? [...list, row] : list.toSpliced(at + 1, 0, row));
      return row.key;
    },
    remove: (key: string): void => {
      const list = latest.current;
      const row = list.find((each) => each.key === key);
      if (!row) return;
      const rest = list.filter((each) => each !== row);
      put(rest);
      setFaults((before) => before.filter((fault) => fault.key !== key));
      if (results.some((each) => isOf(each, row))) void save(rest, row.owner);
    },
    /** Everything as it is stored. */
    revert: (): void => {
      put(results.map(toRow));
      setFaults([]);
      setProblem('');
    },
    resultOf: (row: ParameterRow): WorkedOut | undefined => results.find((each) => isOf(each, row)),
  };
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
      const measured = `${formatAmount(value, locale)}${unit === null ? '' : ` ${unitName(unit, locale)}`}`;
      byName.set(name, { name, detail: [called, `= ${measured}`].filter(Boolean).join(' ') });
    }
    return [...byName.values()];
  }, [results, i18n.language]);
}
