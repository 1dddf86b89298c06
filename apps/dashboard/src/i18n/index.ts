export type { Messages } from './messages.ts';
export { chooseLanguage, type Language, startI18n, startingLanguage } from './startI18n.ts';
export { useFieldName } from './useFieldName.ts';
export { useFieldTexts } from './useFieldTexts.ts';
export { useGapNames } from './useGapNames.ts';
export { useGasName } from './useGasName.ts';
export { type LanguageChoice, useLanguage } from './useLanguage.ts';
export { useLinkNames } from './useLinkNames.ts';
export { useMemberNames } from './useMemberNames.ts';
