import { useTranslation } from 'react-i18next';
import type { en } from './en.ts';

/** Wording of a link rule or of why there is no link; a code without wording shows as it is. */
export function useLinkNames(): (code: string) => string {
  const { t } = useTranslation();
  return (code) => t(`processes.link.${code as keyof typeof en.processes.link}`, { defaultValue: code });
}
