import { Decimal as Base } from 'decimal.js';

/** Decimals travel as text, so that no digit is lost between two formats. Never with an exponent. */
export type DecimalText = string;

/** Enough digits for any product of two figures that formats carry. */
const Exact = Base.clone({ precision: 60, toExpNeg: -9e15, toExpPos: 9e15 });

/** A number as formats write one; JSON's exponent is read, though PACT forbids it. */
const PATTERN = /^[+-]?\d+(\.\d+)?([eE][+-]?\d{1,3})?$/;

/** The canonical text of a number: without plus sign and exponent, its digits as they are. null when it is none. */
export function readDecimal(text: string): DecimalText | null {
  const trimmed = text.trim();
  if (!PATTERN.test(trimmed)) return null;
  if (/[eE]/.test(trimmed)) return new Exact(trimmed).toFixed();
  const unsigned = trimmed.replace(/^\+/, '');
  return /^-0+(\.0+)?$/.test(unsigned) ? unsigned.slice(1) : unsigned;
}

/** A finite number of the engine, in the shortest digits that give the same number back. */
export function decimalOf(value: number): DecimalText {
  return new Exact(value).toFixed();
}

export function toNumber(decimal: DecimalText): number {
  return Number(decimal);
}

export function sumOf(decimals: readonly DecimalText[]): DecimalText {
  return decimals.reduce((sum, each) => new Exact(sum).plus(each).toFixed(), '0');
}

export function minus(from: DecimalText, what: DecimalText): DecimalText {
  return new Exact(from).minus(what).toFixed();
}

export function times(decimal: DecimalText, factor: DecimalText | number): DecimalText {
  return new Exact(decimal).times(factor).toFixed();
}

/** The mass of CO2 that holds so much carbon, 44/12 of it, to twelve digits. */
export function co2OfCarbon(carbon: DecimalText): DecimalText {
  return new Exact(carbon).times(44).div(12).toSignificantDigits(12).toFixed();
}

/** -1, 0 or 1, by value: `1.0` equals `1`. */
export function compareDecimals(left: DecimalText, right: DecimalText): number {
  return new Exact(left).comparedTo(right);
}

export function signOf(decimal: DecimalText): number {
  return compareDecimals(decimal, '0');
}

/** Half a unit in the last printed digit: what rounding alone may have changed. `1.25` gives 0.005. */
export function halfLastDigit(decimal: DecimalText): number {
  const digits = decimal.split('.')[1]?.length ?? 0;
  return 0.5 * 10 ** -digits;
}
