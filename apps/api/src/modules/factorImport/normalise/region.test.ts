import { describe, expect, it } from 'vitest';
import { regionOfAlpha3, regionOfName } from './region.ts';

describe('The region of a name', () => {
  it.each([
    ['China', 'CN'],
    ['the Netherlands', 'NL'],
    ['Viet Nam', 'VN'],
    ['Bolivia, Plurinational State of', 'BO'],
    ['Tanzania, United Republic of', 'TZ'],
    ['Congo, Democratic Republic of', 'CD'],
    ['Congo, Republic of', 'CG'],
    ['Korea (South), Republic of', 'KR'],
    ["Korea (North), Democratic People's Republic of", 'KP'],
    ['Iran, Islamic Republic of', 'IR'],
    ['Bermuda (U.K.)', 'BM'],
    ['Azores (Portugal)', 'PT-20'],
    ['Reunion (France)', 'RE'],
    ['Rest of world', 'ROW'],
    ['European Union', 'EU'],
  ])('%s is %s', (name, region) => {
    expect(regionOfName(name)).toBe(region);
  });

  it.each(['', 'Nowhere', 'Note 1: For methodology and sources', 'Memo:  EU 27', 'Channel Islands (U.K)'])(
    '"%s" is none',
    (name) => {
      expect(regionOfName(name)).toBeNull();
    },
  );

  it('is also found by three letters', () => {
    expect(regionOfAlpha3('chn')).toBe('CN');
    expect(regionOfAlpha3('WLD')).toBe('GLO');
    expect(regionOfAlpha3('ZZZ')).toBeNull();
  });
});
