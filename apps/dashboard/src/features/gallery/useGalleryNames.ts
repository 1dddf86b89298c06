import { useTranslation } from 'react-i18next';

/** The name of a kind of chart; one without a text is given as its code. */
export function useKindName(): (kind: string) => string {
  const { t } = useTranslation();
  return (kind) => t(`gallery.kind.${kind as 'treemap'}`, { defaultValue: kind });
}

/** The name of a case; one without a text is given as its code. */
export function useCaseName(): (name: string) => string {
  const { t } = useTranslation();
  return (name) => t(`gallery.case.${name as 'empty'}`, { defaultValue: name });
}
