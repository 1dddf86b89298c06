import { describe, expect, it } from 'vitest';
import { formatCsv } from './csv.ts';

const body = (rows: Parameters<typeof formatCsv>[0]): string => formatCsv(rows).slice(1);

describe('a table file', () => {
  it('starts with a byte order mark, so that spreadsheets read Chinese', () => {
    expect(formatCsv([['产品']])).toBe('\uFEFF产品\r\n');
  });

  it('keeps every digit of a number and writes a point as decimal sign', () => {
    expect(body([[0.1 + 0.2, -1234567.891, 5e-7]])).toBe('0.30000000000000004,-1234567.891,5e-7\r\n');
  });

  it('leaves a missing number empty, and one that is not finite too', () => {
    expect(body([[null, 0, Number.NaN]])).toBe(',0,\r\n');
  });

  it('quotes commas, quotation marks and line breaks', () => {
    expect(body([['a,b', 'say "x"', 'two\nlines']])).toBe('"a,b","say ""x""","two\nlines"\r\n');
  });

  it('does not let a spreadsheet run a text as a formula', () => {
    expect(body([['=1+1', '-', '@x', 'a=b']])).toBe("'=1+1,'-,'@x,a=b\r\n");
  });

  it('of no rows is the mark alone', () => {
    expect(formatCsv([])).toBe('\uFEFF');
  });
});
