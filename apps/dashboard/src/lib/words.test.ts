import { describe, expect, it } from 'vitest';
import { categoryName } from './categoryName.ts';
import { codeLabel } from './codeLabel.ts';
import { unitName } from './unitName.ts';

describe('Codes without a text of our own', () => {
  it.each([
    ['CRADLE_TO_GATE', 'Cradle to gate'],
    ['cradle-to-gate', 'Cradle to gate'],
    ['CBAM', 'CBAM'],
    ['Metals', 'Metals'],
  ])('%s reads as %s', (code, label) => {
    expect(codeLabel(code)).toBe(label);
  });
});

describe('Categories of the library', () => {
  it('have Chinese names, those of other sources stay', () => {
    expect(categoryName('Freight', 'zh-CN')).toBe('货运');
    expect(categoryName('Freight', 'en-GB')).toBe('Freight');
    expect(categoryName('Dyes', 'zh-CN')).toBe('Dyes');
  });
});

describe('Units', () => {
  it('that are words are translated, symbols are not', () => {
    expect(unitName('piece', 'zh-CN')).toBe('件');
    expect(unitName('piece', 'en-GB')).toBe('piece');
    expect(unitName('kWh', 'zh-CN')).toBe('kWh');
  });

  it('write powers high', () => {
    expect(unitName('m3', 'en-GB')).toBe('m³');
    expect(unitName('m2', 'zh-CN')).toBe('m²');
  });
});
