/** How a source writes numbers: `1,234.5` or `1.234,5`. */
export type NumberStyle = 'POINT' | 'COMMA';

const PATTERNS: Readonly<Record<NumberStyle, RegExp>> = {
  POINT: /^[+-]?(\d{1,3}(,\d{3})+|\d+)?(\.\d*)?(e[+-]?\d+)?$/i,
  COMMA: /^[+-]?(\d{1,3}(\.\d{3})+|\d+)?(,\d*)?(e[+-]?\d+)?$/i,
};

/**
 * A number as a source writes it, with padding and thousands separators.
 *
 * @returns null for blank text; NaN for anything that is not wholly a finite number
 */
export function readNumber(
  cell: string | number | boolean | Date | null,
  style: NumberStyle = 'POINT',
): number | null {
  if (cell === null) return null;
  if (typeof cell === 'number') return Number.isFinite(cell) ? cell : Number.NaN;
  if (typeof cell !== 'string') return Number.NaN;
  const text = cell.replaceAll(/[\s\u00a0\u202f]/g, '');
  if (text === '') return null;
  if (!PATTERNS[style].test(text) || !/\d/.test(text)) return Number.NaN;
  const plain = style === 'POINT' ? text.replaceAll(',', '') : text.replaceAll('.', '').replace(',', '.');
  const value = Number(plain);
  return Number.isFinite(value) ? value : Number.NaN;
}
