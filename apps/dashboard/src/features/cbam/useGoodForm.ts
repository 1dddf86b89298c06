import { useState } from 'react';
import { useMutation } from 'urql';
import { answerText } from '../../lib/answerText.ts';
import { SaveCbamGood } from './cbamQueries.ts';
import type {
  EnergyDraft,
  Faults,
  GoodDraft,
  PrecursorDraft,
  ShownFactor,
  StreamDraft,
} from './cbamTypes.ts';
import { faultsOf } from './goodDraft.ts';

type Rows = { streams: StreamDraft; energy: EnergyDraft; precursors: PrecursorDraft };
type ListName = keyof Rows;

export interface Known {
  readonly id: string;
  readonly version: number;
}

/** A good while it is edited: its rows, what the server refused, and whether something waits to be saved. */
export function useGoodForm(start: GoodDraft, known: Known | null, onSaved: (id: string) => void) {
  const [draft, setDraft] = useState(start);
  const [faults, setFaults] = useState<Faults>(new Map());
  const [trouble, setTrouble] = useState<string | null>(null);
  const [isDirty, setDirty] = useState(false);
  const [{ fetching }, send] = useMutation(SaveCbamGood);
  const replace = (next: (now: GoodDraft) => GoodDraft): void => {
    setDraft(next);
    setDirty(true);
  };
  const set = (change: Partial<GoodDraft['input']>): void =>
    replace((now) => ({ ...now, input: { ...now.input, ...change } }));
  const setProduct = (product: GoodDraft['product']): void =>
    replace((now) => ({ ...now, product, input: { ...now.input, productId: product?.id ?? null } }));
  const add = <Name extends ListName>(name: Name, row: Rows[Name]): void =>
    replace((now) => ({ ...now, input: { ...now.input, [name]: [...now.input[name], row] } }));
  const remove = (name: ListName, id: string): void =>
    replace((now) => ({
      ...now,
      input: { ...now.input, [name]: now.input[name].filter((row) => row.id !== id) },
    }));
  const change = <Name extends ListName>(name: Name, id: string, part: Partial<Rows[Name]>): void =>
    replace((now) => ({
      ...now,
      input: {
        ...now.input,
        [name]: now.input[name].map((row) => (row.id === id ? { ...row, ...part } : row)),
      },
    }));
  const choose = (name: 'streams' | 'energy', id: string, factor: ShownFactor | null): void => {
    change(name, id, { factorId: factor?.id ?? null });
    if (factor) replace((now) => ({ ...now, factors: new Map(now.factors).set(factor.id, factor) }));
  };
  const save = async (): Promise<void> => {
    const { data, error } = await send({ known, input: draft.input });
    const result = data?.result;
    const refused = result?.__typename === 'InvalidInput';
    setFaults(refused ? faultsOf(result.fields) : new Map());
    setTrouble(refused ? null : answerText(result, error) || null);
    if (result?.__typename !== 'CbamGood') return;
    setDirty(false);
    onSaved(result.id);
  };
  return {
    draft,
    faults,
    trouble,
    isDirty,
    fetching,
    set,
    setProduct,
    add,
    remove,
    change,
    choose,
    replace,
    save,
  };
}

export type GoodFormState = ReturnType<typeof useGoodForm>;
