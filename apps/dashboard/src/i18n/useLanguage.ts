import { useTranslation } from 'react-i18next';
import type { Locale } from '../lib/format.ts';
import type { Language } from './startI18n.ts';

interface Named {
  readonly name: string;
  readonly nameZh: string;
}

interface Labelled {
  readonly label: string;
  readonly labelZh: string;
}

/** The reader's language, its locale for numbers, and the choice between a name and its Chinese form. */
export interface LanguageChoice {
  readonly language: Language;
  readonly locale: Locale;
  /** The name in the reader's language; the English one where no Chinese one is given. */
  readonly nameOf: (thing: Named) => string;
  /** The same for axis entries and hotspots. */
  readonly labelOf: (thing: Labelled) => string;
  /** The second text where the reader reads Chinese and it is not empty, else the first. */
  readonly either: (english: string, chinese: string) => string;
}

/** Re-renders its component when the language changes. */
export function useLanguage(): LanguageChoice {
  const { i18n } = useTranslation();
  const language: Language = i18n.language === 'zh' ? 'zh' : 'en';
  const either = (english: string, chinese: string): string =>
    language === 'zh' && chinese !== '' ? chinese : english;
  return {
    language,
    locale: language === 'zh' ? 'zh-CN' : 'en-GB',
    nameOf: (thing) => either(thing.name, thing.nameZh),
    labelOf: (thing) => either(thing.label, thing.labelZh),
    either,
  };
}
