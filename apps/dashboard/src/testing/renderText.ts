import i18next from 'i18next';
import type { ReactElement } from 'react';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { initReactI18next } from 'react-i18next';
import { MemoryRouter } from 'react-router';
import { en } from '../i18n/en.ts';
import type { Language } from '../i18n/index.ts';
import { zh } from '../i18n/zh.ts';

/** What a reader of `language` sees of an element: its words with single spaces, without markup. */
export function renderText(element: ReactElement, language: Language = 'en'): string {
  const page = document.createElement('div');
  page.innerHTML = renderMarkup(element, language);
  const words: string[] = [];
  const walker = document.createTreeWalker(page, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) words.push(walker.currentNode.textContent ?? '');
  return words.join(' ').replaceAll(/\s+/g, ' ').trim();
}

/** The element as HTML inside a router and with the texts of `language`. */
export function renderMarkup(element: ReactElement, language: Language = 'en'): string {
  void i18next.use(initReactI18next).init({
    resources: { en: { translation: en }, zh: { translation: zh } },
    lng: language,
    interpolation: { escapeValue: false },
    initAsync: false,
  });
  return renderToStaticMarkup(createElement(MemoryRouter, null, element));
}
