import { useTranslation } from 'react-i18next';
import { MergeFrame } from '../../ui/index.ts';
import type { MergedDraft } from './mergeDraft.ts';
import type { ScenarioWords } from './useChangeWords.ts';

export interface DraftMergeNoticeProps {
  readonly merged: MergedDraft;
  readonly words: ScenarioWords;
  /** By local id; null is the base case. */
  readonly nameOfScenario: (id: string | null) => string;
}

/** Somebody else has saved the scenario meanwhile: what both have touched. */
export function DraftMergeNotice({ merged, words, nameOfScenario }: DraftMergeNoticeProps) {
  const { t } = useTranslation();
  return (
    <MergeFrame title={t('scenarios.merged.title')} hint={t('scenarios.merged.hint')}>
      {merged.conflicts.map((conflict) =>
        'field' in conflict ? (
          <li key={conflict.field}>
            {t('scenarios.merged.field', {
              field: t(`scenarios.merged.fields.${conflict.field}`),
              theirs:
                conflict.field === 'parentId' ? nameOfScenario(conflict.theirs) : (conflict.theirs ?? ''),
            })}
          </li>
        ) : (
          <li key={conflict.change.id}>
            {t('scenarios.merged.change', {
              change: words.change(conflict.change),
              theirs: words.change(conflict.theirs),
            })}
          </li>
        ),
      )}
    </MergeFrame>
  );
}
