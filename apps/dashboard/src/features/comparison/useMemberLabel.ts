import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/index.ts';
import { formatRegion } from '../../lib/format.ts';
import { STAGES } from '../../lib/stages.ts';
import type { PivotStep } from '../../table/index.ts';
import { BASE_CASE, NOT_STATED, OTHER } from './comparisonView.ts';

/** Gives a member of a dimension in the reader's language. Stays the same function until the language changes. */
export function useMemberLabel(): (step: PivotStep) => string {
  const { t } = useTranslation();
  const { language, locale } = useLanguage();
  return useCallback(
    (step) => {
      if (step.id === NOT_STATED) return t('compare.notStated');
      if (step.id === OTHER) return t('compare.other');
      const stage = step.dimension === 'STAGE' ? STAGES.find((known) => known === step.id) : undefined;
      if (stage) return t(`stage.${stage}`);
      if (step.dimension === 'SCENARIO' && step.id === BASE_CASE) return t('compare.baseCase');
      if (step.dimension === 'SCOPE') return t('compare.scope', { scope: step.label });
      if (step.dimension === 'REGION') return formatRegion(step.label, locale);
      return language === 'zh' && step.labelZh !== '' ? step.labelZh : step.label;
    },
    [t, language, locale],
  );
}
