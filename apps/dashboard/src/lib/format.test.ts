import { describe, expect, it } from 'vitest';
import {
  formatAmount,
  formatDay,
  formatDelta,
  formatFull,
  formatKg,
  formatRegion,
  formatShare,
  formatShareDelta,
  formatStated,
  MISSING,
  massUnitFor,
} from './format.ts';

describe('Masses', () => {
  it.each([
    [12, '12.0'],
    [0.01234, '0.0123'],
    [1234.5, '1,230'],
    [-3.456, '-3.46'],
    [0, '0.00'],
    [4.5678e-7, '4.57E-7'],
  ])('%d is shown with three significant digits as %s', (value, shown) => {
    expect(formatKg(value, 'en-GB')).toBe(shown);
  });

  it.each([null, undefined, Number.NaN, Number.POSITIVE_INFINITY])(
    '%s is missing and never a zero',
    (value) => {
      expect(formatKg(value, 'en-GB')).toBe(MISSING);
      expect(formatShare(value, 'en-GB')).toBe(MISSING);
    },
  );

  it('keep every digit in the full form', () => {
    expect(formatFull(288.40533234619835, 'en-GB')).toBe('288.40533234619835');
  });

  it('share one unit, tonnes from 100,000 kg on', () => {
    expect(massUnitFor(99_999)).toEqual({ unit: 'kg', kg: 1 });
    expect(massUnitFor(-100_000)).toEqual({ unit: 't', kg: 1000 });
  });
});

describe('Other numbers', () => {
  it('amounts show no digits they do not have', () => {
    expect(formatAmount(1, 'en-GB')).toBe('1');
    expect(formatAmount(0.256789, 'en-GB')).toBe('0.257');
  });

  it('changes carry their sign, and no change has none', () => {
    expect(formatDelta(1.2, 'en-GB')).toBe('+1.20');
    expect(formatDelta(-1.2, 'en-GB')).toBe('-1.20');
    expect(formatDelta(0, 'en-GB')).toBe('0.00');
  });

  it('shares below a tenth keep one decimal', () => {
    expect(formatShare(0.5349, 'en-GB')).toBe('53%');
    expect(formatShare(0.0349, 'en-GB')).toBe('3.5%');
    expect(formatShare(0, 'en-GB')).toBe('0%');
  });

  it('a share that is not nothing never reads as 0%', () => {
    expect(formatShare(0.00021, 'en-GB')).toBe('0.02%');
    expect(formatShareDelta(-0.00021, 'en-GB')).toBe('-0.02%');
    expect(formatShareDelta(-1e-15, 'en-GB')).toBe('≈0%');
    expect(formatShareDelta(0, 'en-GB')).toBe('0%');
  });

  it('what somebody has stated keeps its digits', () => {
    expect(formatStated(5475, 'en-GB')).toBe('5,475');
    expect(formatStated(0.1 + 0.2, 'en-GB')).toBe('0.3');
  });
});

describe('Days and regions', () => {
  it('a calendar day is the same day everywhere on earth', () => {
    expect(formatDay('2025-01-01', 'en-GB')).toBe('1 Jan 2025');
    expect(formatDay('2025-01-01', 'zh-CN')).toBe('2025年1月1日');
    expect(formatDay('soon', 'en-GB')).toBe(MISSING);
  });

  it('countries have names in both languages, a province without one its code and country, other codes stay', () => {
    expect(formatRegion('CN', 'en-GB')).toBe('China');
    expect(formatRegion('CN', 'zh-CN')).toBe('中国');
    expect(formatRegion('RER', 'en-GB')).toBe('Europe');
    expect(formatRegion('CN-ZJ', 'en-GB')).toBe('Zhejiang, China');
    expect(formatRegion('CN-ZJ', 'zh-CN')).toBe('浙江');
    expect(formatRegion('US-SERC', 'en-GB')).toBe('SERC, United States');
    expect(formatRegion('IN-TN', 'zh-CN')).toBe('印度 TN');
    expect(formatRegion('XYZ', 'en-GB')).toBe('XYZ');
  });
});
