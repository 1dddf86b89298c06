import type { PreviewLabels } from '@cradle/schema';
import { useState } from 'react';
import { useMutation } from 'urql';
import type { ScenarioDraft } from './draft.ts';
import { CreateScenario, DuplicateScenario, RemoveScenario, UpdateScenario } from './scenarioQueries.ts';
import { type StoredIds, toChangeInputs } from './toScenarioInput.ts';

interface Refused {
  readonly field: string;
  readonly code: string;
  readonly message: string;
  readonly remedy: string;
}

/** A member of a result union that is not the success. */
type Refusal =
  | { readonly __typename: 'InvalidInput'; readonly message: string; readonly fields: readonly Refused[] }
  | { readonly __typename: 'NotFound' | 'NotAllowed'; readonly message: string };

/** Saves, copies and removes scenarios, and keeps what was refused. */
export function useSaveScenario() {
  const [refused, setRefused] = useState<readonly Refused[]>([]);
  const [creating, create] = useMutation(CreateScenario);
  const [updating, update] = useMutation(UpdateScenario);
  const [, duplicate] = useMutation(DuplicateScenario);
  const [, remove] = useMutation(RemoveScenario);

  const refuse = (answer: Refusal | undefined, error: { readonly message: string } | undefined): null => {
    const message = answer?.message ?? error?.message ?? '';
    const isInvalid = answer?.__typename === 'InvalidInput';
    setRefused(isInvalid ? answer.fields : [{ field: '', code: '', message, remedy: '' }]);
    return null;
  };

  return {
    refused,
    isSaving: creating.fetching || updating.fetching,
    async save(
      { name, nameZh, description, descriptionZh, changes }: ScenarioDraft,
      labels: PreviewLabels,
      stored: ReadonlyMap<string, StoredIds>,
      place: {
        readonly globalId: string | null;
        readonly version: number | null;
        readonly parentId: string | null;
      },
    ): Promise<{ readonly id: string; readonly version: number } | 'OUTDATED' | null> {
      setRefused([]);
      const frame = { name, nameZh, description, descriptionZh, parentId: place.parentId };
      const input = { ...frame, changes: toChangeInputs(changes, labels, stored) };
      if (place.globalId === null) {
        const { data, error } = await create({ input });
        const answer = data?.createScenario;
        return answer?.__typename === 'Scenario' ? answer : refuse(answer, error);
      }
      const { data, error } = await update({
        id: place.globalId,
        input: { ...input, version: place.version ?? 0 },
      });
      const answer = data?.updateScenario;
      if (isOutdated(answer)) return 'OUTDATED';
      return answer?.__typename === 'Scenario' ? answer : refuse(answer, error);
    },
    async duplicate(id: string, name: string): Promise<string | null> {
      setRefused([]);
      const { data, error } = await duplicate({ id, name });
      const answer = data?.duplicateScenario;
      return answer?.__typename === 'Scenario' ? answer.id : refuse(answer, error);
    },
    async remove(id: string): Promise<boolean> {
      setRefused([]);
      const { data, error } = await remove({ id });
      const answer = data?.removeScenario;
      if (answer?.__typename === 'RemovedScenario') return true;
      refuse(answer, error);
      return false;
    },
  };
}

/** Somebody else has saved the scenario since it was read. */
function isOutdated(answer: { readonly __typename?: string } | undefined): boolean {
  const refused = answer as Partial<Extract<Refusal, { readonly __typename: 'InvalidInput' }>> | undefined;
  return refused?.fields?.some(({ code }) => code === 'VERSION_CHANGED') === true;
}
