import { describe, expect, it } from 'vitest';
import { compareMembersAddress } from './compareAddress.ts';

describe('the address of a comparison of one member', () => {
  it('keeps nothing but the member, products by stage', () => {
    expect(compareMembersAddress([{ dimension: 'SUPPLIER', id: 'U3VwOjE=' }], 'ANNUAL_VOLUME')).toBe(
      '/compare?rows=PRODUCT&columns=STAGE&filter.SUPPLIER=U3VwOjE=&basis=ANNUAL_VOLUME',
    );
  });

  it('never has a dimension on an axis that is filtered to one member', () => {
    const address = compareMembersAddress(
      [
        { dimension: 'STAGE', id: 'USE' },
        { dimension: 'PRODUCT', id: 'p' },
      ],
      'DECLARED_UNIT',
    );
    expect(address).toContain('rows=PROCESS&columns=GAS');
  });

  it('escapes names with commas, which separate members', () => {
    expect(compareMembersAddress([{ dimension: 'PROCESS', id: 'cut, sew' }], 'KILOGRAM')).toContain(
      'filter.PROCESS=cut%252C+sew',
    );
  });
});
