import type { UnitBook } from '../../lib/units.ts';
import { FORMULA_OF, type LineField, type LineValues, type ReadFault } from './gridLine.ts';

/** A text as the value of a cell, or why it is none. */
export type ReadCell = { readonly values: Partial<LineValues> } | { readonly fault: ReadFault };

/** What the cells need to know to be read. */
export interface ReadingContext {
  readonly units: UnitBook;
  /** Every word that means the code, in all languages: `MATERIALS` for `Materials` and `原材料获取`. */
  readonly stageOf: (text: string) => LineValues['stage'] | null;
  readonly modeOf: (text: string) => NonNullable<LineValues['transportMode']> | null;
  readonly regionOf: (text: string) => string | null;
  readonly isYes: (text: string) => boolean | null;
}

/**
 * Reads what somebody typed or pasted into a cell. An empty text takes the value away. A factor or supplier is never
 * read from a text: it is chosen from a list.
 */
export function readCell(field: LineField, text: string, context: ReadingContext): ReadCell {
  const trimmed = text.trim();
  switch (field) {
    case 'name':
    case 'nameZh':
    case 'process':
    case 'note':
      return { values: { [field]: trimmed } };
    case 'amount':
      return readFormula(trimmed, 'amount') ?? readAmount(trimmed, context);
    case 'amountFormula':
    case 'distanceFormula':
      return { values: { [field]: trimmed === '' ? null : trimmed } };
    case 'unit': {
      const unit = context.units.find(trimmed);
      return unit ? { values: { unit: unit.code } } : { fault: 'UNIT_UNKNOWN' };
    }
    case 'stage': {
      const stage = context.stageOf(trimmed);
      return stage ? { values: { stage } } : { fault: 'NOT_AN_OPTION' };
    }
    case 'transportMode': {
      if (trimmed === '') return { values: { transportMode: null } };
      const transportMode = context.modeOf(trimmed);
      return transportMode ? { values: { transportMode } } : { fault: 'NOT_AN_OPTION' };
    }
    case 'region': {
      if (trimmed === '') return { values: { region: null } };
      const region = context.regionOf(trimmed);
      return region ? { values: { region } } : { fault: 'REGION_UNKNOWN' };
    }
    case 'primary': {
      const primary = trimmed === '' ? false : context.isYes(trimmed);
      return primary === null ? { fault: 'NOT_AN_OPTION' } : { values: { primary } };
    }
    case 'distanceKm':
      return (
        readFormula(trimmed, 'distanceKm') ??
        readNumberInto(trimmed, 'distanceKm', (value) => (value < 0 ? 'NEGATIVE' : null))
      );
    case 'uncertaintyGsd':
      return readNumberInto(trimmed, 'uncertaintyGsd', (value) => (value < 1 ? 'BELOW_ONE' : null));
    case 'year':
      return readNumberInto(trimmed, 'year', (value) => (isBetween(value, 1900, 2200) ? null : 'NOT_A_YEAR'));
    case 'technologicalDqr':
    case 'temporalDqr':
    case 'geographicalDqr':
      return readNumberInto(trimmed, field, (value) => (isBetween(value, 1, 5) ? null : 'NOT_A_RATING'));
    case 'scope': {
      const scope = Number(trimmed === '' ? 3 : trimmed);
      return isBetween(scope, 1, 3) ? { values: { scope } } : { fault: 'NOT_AN_OPTION' };
    }
    case 'factor':
      return trimmed === '' ? { values: { factor: null } } : { fault: 'CHOOSE_FROM_LIST' };
    case 'supplier':
      return trimmed === '' ? { values: { supplier: null } } : { fault: 'CHOOSE_FROM_LIST' };
    case 'inputAssessment':
      return { fault: 'CHOOSE_FROM_LIST' };
    default:
      return field satisfies never;
  }
}

function isBetween(value: number, least: number, most: number): boolean {
  return Number.isInteger(value) && value >= least && value <= most;
}

/** `=length * density`: the number waits for the server, which knows the parameters. Undefined for no formula. */
function readFormula(text: string, field: keyof typeof FORMULA_OF): ReadCell | undefined {
  const plain = text.normalize('NFKC');
  if (!plain.startsWith('=')) return undefined;
  const formula = plain.slice(1).trim();
  if (formula === '') return { fault: 'FORMULA_EMPTY' };
  return { values: { [field]: null, [FORMULA_OF[field]]: formula } };
}

/** `1.5 kg` holds its unit too. */
function readAmount(text: string, { units }: ReadingContext): ReadCell {
  if (text === '') return { values: { amount: null, amountFormula: null } };
  const parts = /^([+-]?[\d.,\s]*\d(?:[eE][+-]?\d+)?)\s*(\p{L}.*)?$/u.exec(text.normalize('NFKC'));
  const unit = parts?.[2] === undefined ? undefined : units.find(parts[2]);
  if (!parts || (parts[2] !== undefined && !unit)) return { fault: 'NOT_A_NUMBER' };
  const amount = readNumber(parts[1]!);
  if (typeof amount !== 'number') return { fault: amount };
  return { values: { amount, amountFormula: null, ...(unit && { unit: unit.code }) } };
}

function readNumberInto(
  text: string,
  field: LineField,
  check: (value: number) => ReadFault | null,
): ReadCell {
  const noFormula = field === 'distanceKm' ? { distanceFormula: null } : {};
  if (text === '') return { values: { [field]: null, ...noFormula } };
  const value = readNumber(text);
  if (typeof value !== 'number') return { fault: value };
  const fault = check(value);
  return fault === null ? { values: { [field]: value, ...noFormula } } : { fault };
}

/** `1,234.5`, `1 234,5`, `0,42`, `1e-3`. `1,234` could be either, and is asked back. */
export function readNumber(text: string): number | 'NOT_A_NUMBER' | 'AMBIGUOUS_NUMBER' {
  const plain = text.normalize('NFKC').replaceAll(/[\s']/g, '');
  if (/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain)) return Number(plain);
  if (/^[+-]?\d{1,3},\d{3}$/.test(plain) && !/^[+-]?0,/.test(plain)) return 'AMBIGUOUS_NUMBER';
  if (/^[+-]?\d{1,3}(,\d{3})+(\.\d*)?$/.test(plain)) return Number(plain.replaceAll(',', ''));
  if (/^[+-]?(\d{1,3}(\.\d{3})+|\d+),\d+$/.test(plain))
    return Number(plain.replaceAll('.', '').replace(',', '.'));
  return 'NOT_A_NUMBER';
}
