/** The words and numbers of a chart in the reader's language. */
export interface ChartTexts {
  /** A mass with three significant digits, without unit. */
  readonly kg: (value: number | null) => string;
  /** A mass with so many decimals, where three significant digits hide how two masses differ. */
  readonly kgTo: (value: number, decimals: number) => string;
  /** A change of mass with its sign. */
  readonly delta: (value: number | null) => string;
  readonly unit: string;
  readonly total: string;
  /** The words of gap codes, joined. */
  readonly gaps: (codes: readonly string[]) => string;
}

/** Stands behind a total that lacks something, and in place of one that lacks everything. */
export const GAP_SIGN = '?';

/** Text for the HTML of a tooltip; names come from people and may hold anything. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
