import { useSyncExternalStore } from 'react';

/** Whether the page is light or dark now, by the toggle or else by the system. */
export function usePageScheme(): 'light' | 'dark' {
  return useSyncExternalStore(subscribe, read);
}

function read(): 'light' | 'dark' {
  const { theme } = document.documentElement.dataset;
  if (theme === 'light' || theme === 'dark') return theme;
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

function subscribe(changed: () => void): () => void {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const toggled = new MutationObserver(changed);
  dark.addEventListener('change', changed);
  toggled.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
  return () => {
    dark.removeEventListener('change', changed);
    toggled.disconnect();
  };
}
