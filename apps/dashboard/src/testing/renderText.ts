import type { ReactElement } from 'react';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { MemoryRouter } from 'react-router';
import { chooseLanguage, type Language, startI18n } from '../i18n/index.ts';

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
  startI18n();
  chooseLanguage(language);
  return renderToStaticMarkup(createElement(MemoryRouter, null, element));
}
