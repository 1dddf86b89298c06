/** The texts that kinds of charts of this package ask for by key. */
export type ChartWord =
  | 'chart.name'
  | 'chart.together'
  | 'chart.hiddenBars'
  | 'chart.gapSign'
  | 'chart.atLow'
  | 'chart.atHigh'
  | 'chart.swing'
  | 'chart.swingsLeftOut';

/** The words and numbers of a chart in the reader's language. */
export interface ChartTexts {
  /** A mass with three significant digits, without unit. */
  readonly kg: (value: number | null) => string;
  /** A mass with so many decimals, where three significant digits hide how two masses differ. */
  readonly kgTo: (value: number, decimals: number) => string;
  /** A number on an axis: as short as it can be written. */
  readonly amount: (value: number) => string;
  /** A change of mass with its sign. */
  readonly delta: (value: number | null) => string;
  /** A fraction of 1 as a percentage. */
  readonly share: (value: number | null) => string;
  readonly count: (value: number) => string;
  /** Name of a region by its code. */
  readonly region: (code: string) => string;
  readonly unit: string;
  readonly total: string;
  /** The words of gap codes, joined. */
  readonly gaps: (codes: readonly string[]) => string;
  readonly t: {
    (key: ChartWord): string;
    (key: ChartWord, values: Record<string, string | number>): string;
  };
}

/** Stands behind a total that lacks something, and in place of one that lacks everything. */
export const GAP_SIGN = '?';

/** `12.3`, `12.3 + ? (Amount missing)` when something is missing from it, `? (…)` when everything is. */
export function describeValue(value: number | null, gaps: readonly string[], texts: ChartTexts): string {
  if (gaps.length === 0) return value === null ? GAP_SIGN : texts.kg(value);
  const named = `${GAP_SIGN} (${texts.gaps(gaps)})`;
  return value === null ? named : `${texts.kg(value)} + ${named}`;
}

/** The same with its unit and after its name, as it is read out for a mark. */
export function describeMark(
  label: string,
  value: number | null,
  gaps: readonly string[],
  texts: ChartTexts,
): string {
  const number = value === null ? '' : `${texts.kg(value)} ${texts.unit}`;
  return [label, number, gaps.length > 0 ? texts.gaps(gaps) : ''].filter((part) => part !== '').join(', ');
}

/** Text for the HTML of a tooltip; names come from people and may hold anything. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
