import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { REFUSALS } from '../lib/refusalWords.ts';
import type { Messages } from './messages.ts';

/** The languages a reader can choose. */
export type Language = 'en' | 'zh';

const STORED = 'cradle.language';

/** Nobody reads two languages at once: the texts of the other one are loaded when it is chosen. */
const TEXTS: Readonly<Record<Language, () => Promise<Messages>>> = {
  en: async () => (await import('./en.ts')).en,
  zh: async () => (await import('./zh.ts')).zh,
};

/** Texts beside those of the pages: the API gives its refusals in English. */
async function addRefusals(language: Language): Promise<void> {
  if (language === 'zh')
    i18next.addResourceBundle(language, REFUSALS, (await import('./refusals.zh.ts')).REFUSALS_ZH);
}

/** Loads the texts in the stored language, else in the browser's, and keeps `lang` of the page in step. */
export async function startI18n(): Promise<void> {
  const language = startingLanguage(localStorage.getItem(STORED), navigator.languages);
  i18next.on('languageChanged', (language) => {
    document.documentElement.lang = language === 'zh' ? 'zh-Hans' : 'en';
  });
  await i18next.use(initReactI18next).init({
    resources: { [language]: { translation: await TEXTS[language]() } },
    lng: language,
    // Every language has every text: one that lacks a key does not compile.
    fallbackLng: false,
    interpolation: { escapeValue: false },
  });
  await addRefusals(language);
}

/** Changes every text at once and remembers the choice on this machine. */
export async function chooseLanguage(language: Language): Promise<void> {
  localStorage.setItem(STORED, language);
  if (!i18next.hasResourceBundle(language, 'translation')) {
    i18next.addResourceBundle(language, 'translation', await TEXTS[language]());
    await addRefusals(language);
  }
  await i18next.changeLanguage(language);
}

/** The stored language if it is one of ours, else Chinese for readers who prefer it to English, else English. */
export function startingLanguage(stored: string | null, preferred: readonly string[]): Language {
  if (stored === 'en' || stored === 'zh') return stored;
  const first = preferred.find((tag) => /^(en|zh)\b/i.test(tag));
  return first?.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}
