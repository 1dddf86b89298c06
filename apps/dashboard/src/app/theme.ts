import { useState } from 'react';

/** `system` follows the settings of the machine, at once when they change. */
export type Theme = 'system' | 'light' | 'dark';

const STORED = 'cradle.theme';
const ORDER: readonly Theme[] = ['system', 'light', 'dark'];

/** Puts the stored theme on the page; called before anything is drawn. */
export function startTheme(): void {
  applyTheme(storedTheme());
}

/** The theme and a step to the next one, which is remembered on this machine. */
export function useTheme(): readonly [Theme, () => void] {
  const [theme, setTheme] = useState(storedTheme);
  const next = (): void => {
    const chosen = ORDER[(ORDER.indexOf(theme) + 1) % ORDER.length] ?? 'system';
    localStorage.setItem(STORED, chosen);
    applyTheme(chosen);
    setTheme(chosen);
  };
  return [theme, next];
}

function storedTheme(): Theme {
  const stored = localStorage.getItem(STORED);
  return stored === 'light' || stored === 'dark' ? stored : 'system';
}

function applyTheme(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}
