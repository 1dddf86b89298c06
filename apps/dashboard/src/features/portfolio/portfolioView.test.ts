import { describe, expect, it } from 'vitest';
import {
  compareAddress,
  isFiltered,
  type PortfolioView,
  readPortfolioView,
  sortBy,
  toProductVariables,
  writePortfolioView,
} from './portfolioView.ts';

const START = readPortfolioView(new URLSearchParams());

describe('The view of the portfolio in the address', () => {
  it('comes back as it was written', () => {
    const view: PortfolioView = {
      search: 'chair & table 椅',
      category: 'Cookware and tableware',
      family: 'kettles',
      kind: 'DECLARED',
      field: 'FOOTPRINT',
      descending: true,
    };
    expect(readPortfolioView(new URLSearchParams(writePortfolioView(view).toString()))).toEqual(view);
  });

  it('is empty at the start, which shows everything by name', () => {
    expect(writePortfolioView(START).toString()).toBe('');
    expect(START).toMatchObject({ field: 'NAME', descending: false });
    expect(isFiltered(START)).toBe(false);
  });

  it('ignores what it does not know', () => {
    expect(readPortfolioView(new URLSearchParams('sort=-colour&kind=GUESSED'))).toEqual(START);
  });

  it('keeps the name in reverse order', () => {
    const view = { ...START, descending: true };
    expect(readPortfolioView(writePortfolioView(view))).toEqual(view);
  });
});

describe('What the API is asked for', () => {
  it('leaves out what is not filtered', () => {
    expect(toProductVariables(START)).toEqual({
      filter: {},
      orderBy: { field: 'NAME', direction: 'ASC' },
    });
  });

  it('has every filter, the search without blanks around it', () => {
    const view = readPortfolioView(
      new URLSearchParams('q= chair &category=Furniture&kind=CALCULATED&sort=-footprint'),
    );
    expect(toProductVariables(view)).toEqual({
      filter: { search: 'chair', categories: ['Furniture'], kind: 'CALCULATED' },
      orderBy: { field: 'FOOTPRINT', direction: 'DESC' },
    });
  });
});

describe('A click on the head of a column', () => {
  it('starts with the largest footprint, but with the first name', () => {
    expect(sortBy(START, 'FOOTPRINT')).toMatchObject({ field: 'FOOTPRINT', descending: true });
    expect(sortBy(START, 'CATEGORY')).toMatchObject({ field: 'CATEGORY', descending: false });
  });

  it('turns the order the second time', () => {
    expect(sortBy(sortBy(START, 'FOOTPRINT'), 'FOOTPRINT').descending).toBe(false);
  });
});

it('The comparison gets the selected products in the order of selection', () => {
  const address = new URL(compareAddress(['UHJ=', 'b']), 'http://localhost');
  expect(address.pathname).toBe('/compare');
  expect(address.searchParams.get('products')).toBe('UHJ=,b');
});
