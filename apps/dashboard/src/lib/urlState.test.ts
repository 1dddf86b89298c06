import { describe, expect, it } from 'vitest';
import { formatList, formatQuery, parseList, UrlReader, writeList } from './urlState.ts';

const MEMBERS = ['STAGE', 'PRODUCT_CATEGORY', 'SUPPLIER'] as const;

function reader(query: string): UrlReader {
  return new UrlReader(new URLSearchParams(query));
}

describe('one member in an address', () => {
  it('is read in any case, with hyphens or underscores', () => {
    for (const written of ['PRODUCT_CATEGORY', 'product-category', 'Product_Category']) {
      const url = reader(`by=${written}`);
      expect(url.oneOf('by', MEMBERS, 'STAGE')).toBe('PRODUCT_CATEGORY');
      expect(url.finish()).toEqual([]);
    }
  });

  it('that is not given is the default, without a notice', () => {
    const url = reader('');
    expect(url.oneOf('by', MEMBERS, 'STAGE')).toBe('STAGE');
    expect(url.finish()).toEqual([]);
  });

  it('that is not known is the default, and the notice names the parameter', () => {
    const url = reader('by=colour');
    expect(url.oneOf('by', MEMBERS, 'STAGE')).toBe('STAGE');
    expect(url.finish()).toEqual([{ parameter: 'by', value: 'colour', problem: 'UNKNOWN', used: 'STAGE' }]);
  });
});

describe('a list of members in an address', () => {
  it('keeps its order; what is unknown, repeated or too much is left out and noted', () => {
    const url = reader('rows=supplier,colour,SUPPLIER,stage,product-category');
    expect(url.manyOf('rows', MEMBERS, [], 2)).toEqual(['SUPPLIER', 'STAGE']);
    expect(url.finish().map(({ value, problem, used }) => [value, problem, used])).toEqual([
      ['colour', 'UNKNOWN', 'SUPPLIER,STAGE'],
      ['SUPPLIER', 'REPEATED', 'SUPPLIER,STAGE'],
      ['product-category', 'TOO_MANY', 'SUPPLIER,STAGE'],
    ]);
  });

  it('of unknown words only is the default', () => {
    const url = reader('rows=colour');
    expect(url.manyOf('rows', MEMBERS, ['STAGE'], 4)).toEqual(['STAGE']);
    expect(url.finish()).toMatchObject([{ parameter: 'rows', used: 'STAGE' }]);
  });

  it('tells an empty list from none', () => {
    expect(reader('rows=').manyOf('rows', MEMBERS, ['STAGE'], 4)).toEqual([]);
    expect(reader('').manyOf('rows', MEMBERS, ['STAGE'], 4)).toEqual(['STAGE']);
  });
});

describe('a list of texts in an address', () => {
  it('comes back as it was written, whatever it holds', () => {
    const lists = [
      ['a'],
      ['UHJvZHVjdDoy==', 'b'],
      ['-1', 'a,b', '100%', '%2C', 'a-b'],
      ['缝制，裁剪', 'a&b=c d+e'],
    ];
    for (const entries of lists) {
      expect(parseList(formatList(entries))).toEqual(entries);
      const parameters = new URLSearchParams();
      writeList(parameters, 'ids', entries);
      expect(reader(formatQuery(parameters)).list('ids')).toEqual(entries);
    }
  });

  it('has each entry once and no more than allowed', () => {
    const url = reader('ids=a,b,a,c');
    expect(url.list('ids', 2)).toEqual(['a', 'b']);
    expect(url.finish()).toEqual([{ parameter: 'ids', value: '3', problem: 'TOO_MANY', used: '2' }]);
  });

  it('of nothing leaves no trace', () => {
    const parameters = new URLSearchParams();
    writeList(parameters, 'ids', []);
    expect(formatQuery(parameters)).toBe('');
    expect(reader('').list('ids')).toEqual([]);
  });
});

describe('an address', () => {
  it('stays readable where the standard allows it and safe where it does not', () => {
    const parameters = new URLSearchParams({
      rows: 'STAGE,SUPPLIER',
      product: 'UHI=',
      only: 'process:a&b, c',
    });
    expect(formatQuery(parameters)).toBe('?rows=STAGE,SUPPLIER&product=UHI=&only=process:a%26b,+c');
    expect(new URLSearchParams(formatQuery(parameters)).get('only')).toBe('process:a&b, c');
  });

  it('with a parameter that nobody asks for gives a notice', () => {
    const url = reader('row=STAGE');
    url.list('rows');
    expect(url.finish()).toEqual([
      { parameter: 'row', value: 'STAGE', problem: 'UNKNOWN_PARAMETER', used: '' },
    ]);
  });

  it('gives the names that follow a prefix once', () => {
    expect(reader('filter.STAGE=USE&filter.GAS=CO2&rows=STAGE').namesAfter('filter.')).toEqual([
      'STAGE',
      'GAS',
    ]);
  });
});
