import { useEffect, useState } from 'react';
import type { ScenarioDraft } from './draft.ts';
import type { PreviewAnswers, PreviewRefusal } from './preview/previewTypes.ts';
import type { PreviewReady } from './usePreviewSession.ts';

export interface LivePreview {
  /** The latest one; stays while the next is calculated or cannot be. */
  readonly preview: PreviewAnswers['preview'] | null;
  readonly refusals: readonly PreviewRefusal[];
}

/** Calculates the draft with every frame in which it moved. */
export function useLivePreview(
  ready: PreviewReady | null,
  draft: ScenarioDraft,
  compared: readonly string[],
): LivePreview {
  const [live, setLive] = useState<LivePreview>({ preview: null, refusals: [] });
  const key = compared.join(',');
  const client = ready?.client;
  const overview = ready?.overview;
  const { id, parentId, changes } = draft;
  // biome-ignore lint/correctness/useExhaustiveDependencies: other products give other numbers for the same draft.
  useEffect(() => {
    client?.preview(
      {
        kind: 'preview',
        draft: { id, parentId, changes },
        compared: key === '' ? [] : key.split(','),
      },
      (answer) =>
        setLive((before) =>
          answer.ok
            ? { preview: answer.value, refusals: [] }
            : { preview: before.preview, refusals: answer.refusals },
        ),
    );
  }, [client, overview, id, parentId, changes, key]);
  return live;
}
