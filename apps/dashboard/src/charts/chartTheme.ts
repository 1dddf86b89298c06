import { useEffect, useState } from 'react';
import { STAGES, type Stage, stageHex } from '../lib/stages.ts';

/** The colours of the page for a canvas, which knows no CSS variables. */
export interface ChartTheme {
  readonly ink: string;
  readonly inkMuted: string;
  readonly border: string;
  readonly surface: string;
  readonly raised: string;
  readonly warning: string;
  readonly increase: string;
  readonly decrease: string;
  readonly heat: string;
  readonly heatNegative: string;
  /** For parts that are not stages; told apart by people with any kind of colour vision. */
  readonly series: readonly string[];
  /** For all parts beyond the last of `series`. */
  readonly rest: string;
  readonly stages: Readonly<Record<Stage, string>>;
  readonly font: string;
  /** False where the reader asked for less motion. */
  readonly animated: boolean;
}

const SERIES = 8;

/** The theme as the page has it now. */
export function readChartTheme(): ChartTheme {
  const style = getComputedStyle(document.documentElement);
  const colour = (name: string): string => longHex(style.getPropertyValue(`--${name}`));
  return {
    ink: colour('ink'),
    inkMuted: colour('ink-muted'),
    border: colour('border'),
    surface: colour('surface'),
    raised: colour('surface-raised'),
    warning: colour('warning'),
    increase: colour('increase'),
    decrease: colour('decrease'),
    heat: colour('heat'),
    heatNegative: colour('heat-negative'),
    series: Array.from({ length: SERIES }, (_, index) => colour(`series-${index + 1}`)),
    rest: colour('series-rest'),
    stages: Object.fromEntries(STAGES.map((stage) => [stage, longHex(stageHex(stage))])) as Record<
      Stage,
      string
    >,
    font: style.fontFamily,
    animated: !matchMedia('(prefers-reduced-motion: reduce)').matches,
  };
}

/** `#fff`, as a built style sheet may have it, as `#ffffff`: colours are mixed channel by channel. */
export function longHex(colour: string): string {
  const text = colour.trim();
  return /^#[0-9a-f]{3}$/i.test(text) ? text.replace(/[0-9a-f]/gi, (digit) => digit + digit) : text;
}

/** The theme, read again when the reader or the system switches it. */
export function useChartTheme(): ChartTheme {
  const [theme, setTheme] = useState(readChartTheme);
  useEffect(() => {
    const read = (): void => setTheme(readChartTheme());
    const dark = matchMedia('(prefers-color-scheme: dark)');
    const toggled = new MutationObserver(read);
    dark.addEventListener('change', read);
    toggled.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
    return () => {
      dark.removeEventListener('change', read);
      toggled.disconnect();
    };
  }, []);
  return theme;
}
