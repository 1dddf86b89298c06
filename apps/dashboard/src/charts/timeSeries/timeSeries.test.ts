import { describe, expect, it } from 'vitest';
import { deriveTimeSeries } from './deriveTimeSeries.ts';

const line = (key: string, ...points: [year: number, value: number][]) => ({
  ...{ key, label: key, points: points.map(([year, value]) => ({ year, value })) },
});

describe('A time series', () => {
  it('has every year between the first and the last, and a gap where a place has no value', () => {
    const { years, lines } = deriveTimeSeries([line('CN', [2019, 0.6], [2022, 0.5])], 'CN');
    expect(years).toEqual([2019, 2020, 2021, 2022]);
    expect(lines[0]?.values).toEqual([0.6, null, null, 0.5]);
  });

  it('begins with the place that is asked about, then those with the most years', () => {
    const state = deriveTimeSeries(
      [line('A', [2020, 1], [2021, 1]), line('B', [2020, 1], [2021, 1], [2022, 1]), line('C', [2020, 1])],
      'C',
    );
    expect(state.lines.map(({ key }) => key)).toEqual(['C', 'B', 'A']);
  });

  it('shows eight lines, and says how many more there are', () => {
    const many = Array.from({ length: 12 }, (_, index) => line(`R${index}`, [2020, index]));
    const state = deriveTimeSeries(many, 'R11');
    expect(state.lines).toHaveLength(8);
    expect(state.lines[0]?.key).toBe('R11');
    expect(state.hidden).toBe(4);
  });

  it('is empty without values, and of one year with one', () => {
    expect(deriveTimeSeries([line('A')], 'A')).toEqual({
      years: [],
      lines: [],
      hidden: 0,
      hasBreaks: false,
    });
    expect(deriveTimeSeries([line('A', [2024, 0])], 'A').lines[0]?.values).toEqual([0]);
  });
});
