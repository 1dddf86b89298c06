export type { Messages } from './messages.ts';
export { chooseLanguage, type Language, startI18n, startingLanguage } from './startI18n.ts';
<<<<<<< HEAD
export { useFieldName } from './useFieldName.ts';
=======
export { useFieldTexts } from './useFieldTexts.ts';
>>>>>>> 48dad97dc5d6e7273171a2a3c1b61662d8d1e550
export { useGapNames } from './useGapNames.ts';
export { type LanguageChoice, useLanguage } from './useLanguage.ts';
export { useLinkNames } from './useLinkNames.ts';
export { useMemberNames } from './useMemberNames.ts';
