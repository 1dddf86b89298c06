import { useState } from 'react';
import { useMutation } from 'urql';
import { answerText } from '../../lib/answerText.ts';
import { ChangeFamilyLines } from './familyQueries.ts';
import type { LineChange, LoadedFamily } from './familyTypes.ts';

export interface FamilyChange {
  /** Changes one line in the base (column 0) or in a variant; true when it was taken. */
  readonly change: (lineId: string, column: number, change: LineChange) => Promise<boolean>;
  readonly isSaving: boolean;
  /** Why the last change was refused. */
  readonly fault: string;
}

/** Sends single changes of the matrix with the revision that is shown. */
export function useFamilyChange(family: LoadedFamily, refresh: () => void): FamilyChange {
  const [fault, setFault] = useState('');
  const [{ fetching }, send] = useMutation(ChangeFamilyLines);
  const change = async (lineId: string, column: number, changed: LineChange): Promise<boolean> => {
    const member = column === 0 ? family.base : family.variants[column - 1];
    if (member === undefined) return false;
    const { id: assessmentId, revision } = member;
    const changes = [{ assessmentId, revision, lines: [{ lineId, ...changed }] }];
    const { data, error } = await send({ id: family.id, changes });
    const text = answerText(data?.answer, error);
    setFault(text);
    refresh();
    return text === '';
  };
  return { change, isSaving: fetching, fault };
}
