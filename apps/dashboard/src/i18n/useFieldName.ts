import { useTranslation } from 'react-i18next';

/** The name of a field or of a figure like `A1-A3.fossil`; what has none is given as it is written in the document. */
export function useFieldName(): (field: string) => string {
  const { t, i18n } = useTranslation();
  const named = (group: string, key: string) => {
    const path = `footprintCheck.${group}.${key}`;
    // The keys come from the engine; those of foreign members are no texts of ours.
    return i18n.exists(path) ? (t as (key: string) => string)(path) : key;
  };
  return (field) => {
    const [stage, figure] = field.split('.');
    if (i18n.exists(`stage.${field}`)) return (t as (key: string) => string)(`stage.${field}`);
    if (figure === undefined) return named(field.startsWith('A1') ? 'stages' : 'fields', field);
    return `${named('stages', stage!)} ${named('figures', figure)}`;
  };
}
