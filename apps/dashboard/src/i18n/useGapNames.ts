import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { en } from './en.ts';

type GapCode = Exclude<keyof typeof en.gap, 'title_one' | 'title_other'>;

/** Gives a gap code in words; a code that a newer API has invented is given as it is. */
export function useGapNames(): (code: string) => string {
  const { t } = useTranslation();
  return useCallback((code) => (isGapCode(code) ? t(`gap.${code}`) : code), [t]);
}

function isGapCode(code: string): code is GapCode {
  return Object.hasOwn(en.gap, code) && !code.startsWith('title');
}
