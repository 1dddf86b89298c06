import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { Dimension } from '../graphql/generated/graphql.ts';
import { formatRegion } from '../lib/format.ts';
import { isStage } from '../lib/stages.ts';
import { useLanguage } from './useLanguage.ts';

/** A member as the API labels it. */
interface LabelledStep {
  readonly dimension: Dimension;
  readonly id: string;
  readonly label: string;
  readonly labelZh: string;
}

const NOT_STATED = '-';
const OTHER = '*';

/** Gives the members of dimensions in words: stages, regions and scopes have names of the dashboard's own. */
export function useMemberNames(): (step: LabelledStep, count?: number) => string {
  const { t } = useTranslation();
  const { locale, labelOf } = useLanguage();
  return useCallback(
    (step, count = 1) => {
      if (step.id === NOT_STATED) return t('compare.notStated');
      if (step.id === OTHER) return t('hotspots.others', { count });
      if (step.dimension === 'STAGE' && isStage(step.id)) return t(`stage.${step.id}`);
      if (step.dimension === 'REGION') return formatRegion(step.id, locale);
      if (step.dimension === 'SCOPE') return t('compare.scope', { scope: step.id });
      return labelOf(step) || t('ui.missing');
    },
    [t, locale, labelOf],
  );
}
