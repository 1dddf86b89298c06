import { describe, expect, it } from 'vitest';
import { guessColumns, guessDelimiter } from './tableMapping.ts';

describe('The columns of an own table', () => {
  it('are guessed from English and Chinese headings, each column once', () => {
    expect(guessColumns(['ID', 'Material', 'kgCO2e', 'Unit', 'Country', 'Year'])).toEqual({
      ...{ key: 'ID', name: 'Material', value: 'kgCO2e', unit: 'Unit', region: 'Country', year: 'Year' },
    });
    expect(guessColumns(['物料名称', '单位', '排放因子', '产地'])).toEqual({
      ...{ name: '物料名称', value: '排放因子', unit: '单位', region: '产地' },
    });
  });

  it('stay open where no heading says so', () => {
    expect(guessColumns(['a', '', 'b'])).toEqual({});
  });
});

describe('The delimiter', () => {
  it('is the sign that splits the most', () => {
    expect(guessDelimiter('Material;1,5;kg')).toBe(';');
    expect(guessDelimiter('a\tb\tc')).toBe('\t');
    expect(guessDelimiter('single')).toBe(',');
  });
});
