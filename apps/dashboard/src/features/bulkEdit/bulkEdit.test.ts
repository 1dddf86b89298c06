import { describe, expect, it } from 'vitest';
import {
  movingLines,
  NO_CHANGE,
  type PlannedLine,
  readBulkView,
  sumEffects,
  toLineChange,
  toLineFilter,
  writeBulkView,
} from './bulkView.ts';

describe('The address of a bulk edit', () => {
  it('names the lines that are meant, and reads back what it wrote', () => {
    const address = 'products=a%2Cb&q=steel&stage=MATERIALS&factor=f';
    const view = readBulkView(new URLSearchParams(address));
    expect(toLineFilter(view)).toEqual({
      ...{ productIds: ['a', 'b'], search: 'steel', stages: ['MATERIALS'], factorIds: ['f'] },
    });
    expect(readBulkView(writeBulkView(view))).toEqual(view);
  });

  it('means no line while nothing is given or understood', () => {
    expect(toLineFilter(readBulkView(new URLSearchParams('stage=NONSENSE&q=+')))).toBeNull();
  });
});

describe('A bulk edit', () => {
  it('changes nothing until something is filled in, and only that', () => {
    expect(toLineChange(NO_CHANGE)).toBeNull();
    expect(toLineChange({ ...NO_CHANGE, temporalDqr: '2', primary: 'false', comment: ' checked ' })).toEqual({
      ...{ temporalDqr: 2, primary: false, comment: 'checked' },
    });
  });

  it('leaves out lines that are refused, so already, or taken off by hand', () => {
    const line = (id: string, fields: number, code: string | null): PlannedLine =>
      ({
        line: { id, name: id, nameZh: '', stage: 'MATERIALS' },
        fields: Array.from({ length: fields }, () => ({ field: 'amount', before: null, after: null })),
        refusal: code === null ? null : { code, message: '', remedy: '' },
      }) as unknown as PlannedLine;
    const lines = [
      line('moves', 1, null),
      line('same', 0, null),
      line('settled', 1, 'SETTLED'),
      line('off', 1, null),
    ];
    expect(movingLines(lines, new Set(['off'])).map((each) => each.line.id)).toEqual(['moves']);
  });

  it('adds up per unit and per year, and counts what has no volume; a gap is in neither', () => {
    const effect = (before: number | null, after: number | null, annualVolume: number | null) => ({
      ...{ before, after, assessment: { product: { annualVolume } } },
    });
    expect(sumEffects([effect(5, 3, 100), effect(2, 1, null), effect(null, 1, 10)])).toEqual({
      ...{ perUnit: -3, perYear: -200, withoutVolume: 1 },
    });
  });
});
