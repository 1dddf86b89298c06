import { describe, expect, it } from 'vitest';
import { isFiltered, readFindView, toFilter, toOrder, withoutFilters, writeFindView } from './findView.ts';

const read = (query: string) => readFindView(new URLSearchParams(query));

describe('What is looked for', () => {
  it('comes back from its own address', () => {
    const address =
      'view=suppliers&q=steel&category=A%252C+B,C&country=CN&labelled=yes&quality=2.5&primary=0.5&unit=kg&from=1&to=20&order=name&weights=50-10-10-10-10-0';
    expect(writeFindView(read(address)).toString()).toBe(new URLSearchParams(address).toString());
    expect(read(address).chosen.category).toEqual(['A, B', 'C']);
    expect(writeFindView(read('')).toString()).toBe('');
  });

  it('takes what it does not know for not given', () => {
    const view = read('view=none&order=price&weights=1-2&quality=good&from=');
    expect(view).toMatchObject({
      tab: 'products',
      order: 'score',
      weights: null,
      qualityTo: null,
      from: null,
    });
    expect(read('weights=0-0-0-0-0-0').weights).toBeNull();
    expect(isFiltered(view)).toBe(false);
  });

  it('asks with a range the right way round, and with none where no unit is chosen', () => {
    expect(toFilter(read('unit=kg&from=20&to=1')).footprint).toEqual({ unit: 'kg', from: 1, to: 20 });
    expect(toFilter(read('from=20')).footprint).toBeNull();
  });

  it('orders suppliers by score or name only', () => {
    expect(toOrder(read('view=suppliers&order=-footprint'))).toEqual({ field: 'SCORE', direction: 'DESC' });
    expect(toOrder(read('order=footprint'))).toEqual({ field: 'FOOTPRINT', direction: 'ASC' });
  });

  it('is nothing again with tab, order and weights kept', () => {
    const view = withoutFilters(read('view=suppliers&q=x&labelled=yes&unit=kg&order=name'));
    expect(writeFindView(view).toString()).toBe('view=suppliers&order=name');
  });
});
