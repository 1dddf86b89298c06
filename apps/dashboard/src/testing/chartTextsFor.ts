import { createInstance } from 'i18next';
import { buildChartTexts, type ChartTexts } from '../charts/chartTexts.ts';
import { en } from '../i18n/en.ts';
import type { Language } from '../i18n/index.ts';
import { zh } from '../i18n/zh.ts';

/** The texts of charts in Node, in the words of the dashboard. */
export function chartTextsFor(language: Language): ChartTexts {
  const i18n = createInstance();
  void i18n.init({
    resources: { en: { translation: en }, zh: { translation: zh } },
    lng: language,
    interpolation: { escapeValue: false },
    initAsync: false,
  });
  const gaps: Readonly<Record<string, string>> = (language === 'zh' ? zh : en).gap;
  return buildChartTexts(i18n.t, language === 'zh' ? 'zh-CN' : 'en-GB', (code) => gaps[code] ?? code);
}
