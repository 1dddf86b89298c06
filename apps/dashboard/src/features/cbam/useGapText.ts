import { useTranslation } from 'react-i18next';
import type { CbamGap } from '../../graphql/generated/graphql.ts';

/** What is missing, in words, one after the other. */
export function useGapText(): (gaps: readonly CbamGap[]) => string {
  const { t } = useTranslation();
  return (gaps) => gaps.map((gap) => t(`cbam.gap.${gap}`)).join(', ');
}
