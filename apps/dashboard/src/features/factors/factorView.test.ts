import { describe, expect, it } from 'vitest';
import {
  type FactorView,
  hasFilters,
  readFactorView,
  toFactorVariables,
  writeFactorView,
} from './factorView.ts';

const EVERYTHING: FactorView = {
  search: '电力 China',
  category: 'Electricity',
  region: 'CN-ZJ',
  source: 'ember-grid',
  unit: 'kWh',
  boundary: 'GRID_LIFE_CYCLE',
  licence: 'CC-BY-4.0',
  gases: 'true',
  yearFrom: 2019,
  yearTo: 2024,
};

describe('The factor search in the address', () => {
  it('comes back as it was written', () => {
    expect(readFactorView(new URLSearchParams(writeFactorView(EVERYTHING).toString()))).toEqual(EVERYTHING);
  });

  it('ignores years that are none', () => {
    const view = readFactorView(new URLSearchParams('from=soon&to=20.5'));
    expect([view.yearFrom, view.yearTo]).toEqual([null, null]);
  });

  it('asks the API for exactly what is given', () => {
    expect(toFactorVariables(EVERYTHING)).toEqual({
      search: '电力 China',
      filter: {
        categories: ['Electricity'],
        regions: ['CN-ZJ'],
        sources: ['ember-grid'],
        units: ['kWh'],
        boundaries: ['GRID_LIFE_CYCLE'],
        licences: ['CC-BY-4.0'],
        hasGases: true,
        yearFrom: 2019,
        yearTo: 2024,
      },
    });
    const nothing = readFactorView(new URLSearchParams('q=steel'));
    expect(toFactorVariables(nothing).filter).toEqual({});
    expect(hasFilters(nothing)).toBe(false);
  });
});
