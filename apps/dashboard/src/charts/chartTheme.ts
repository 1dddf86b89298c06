import { buildChartTheme, type ChartTheme } from '@cradle/charts';
import { type RefObject, useEffect, useState } from 'react';

export { buildChartTheme, type ChartTheme, colourIn, longHex } from '@cradle/charts';

/** The theme as it is now where `element` stands. */
export function readChartTheme(element: Element = document.documentElement): ChartTheme {
  const style = getComputedStyle(element);
  return buildChartTheme(
    (name) => style.getPropertyValue(name),
    style.fontFamily,
    !matchMedia('(prefers-reduced-motion: reduce)').matches,
  );
}

/**
 * The theme, read again when the reader or the system switches it.
 *
 * @param host where the chart stands, if a part of the page may have a theme of its own
 */
export function useChartTheme(host?: RefObject<Element | null>): ChartTheme {
  const [theme, setTheme] = useState(() => readChartTheme());
  useEffect(() => {
    const read = (): void => setTheme(readChartTheme(host?.current ?? document.documentElement));
    const dark = matchMedia('(prefers-color-scheme: dark)');
    const toggled = new MutationObserver(read);
    dark.addEventListener('change', read);
    toggled.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
    if (host?.current?.closest('[data-theme]') !== document.documentElement) read();
    return () => {
      dark.removeEventListener('change', read);
      toggled.disconnect();
    };
  }, [host]);
  return theme;
}
