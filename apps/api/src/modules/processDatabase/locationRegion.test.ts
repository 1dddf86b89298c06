import { describe, expect, it } from 'vitest';
import { regionOfLocation, regionsAround } from './locationRegion.ts';

describe('The region of a location', () => {
  it.each([
    ['CN', 'CN'],
    ['SD-CN', 'CN-SD'],
    ['ZB-SD-CN', 'CN-SD'],
    ['XA-SAX-CN', 'CN-SN'],
    ['NMG-CN', 'CN-NM'],
    ['HAIN-CN', 'CN-HI'],
    ['QQ-CN', 'CN'],
    ['GLO', 'GLO'],
    ['RoW', 'ROW'],
    ['RNA', 'RNA'],
    ['EU-27', 'EU'],
    ['US-WECC', 'US-WECC'],
    ['UK', 'GB'],
  ])('%s is %s', (location, region) => {
    expect(regionOfLocation(location)).toBe(region);
  });

  it('is not made up', () => {
    expect(regionOfLocation('')).toBeNull();
    expect(regionOfLocation('Atlantis')).toBeNull();
  });

  it('has the province before the country before the world', () => {
    expect(regionsAround('CN-SD')).toEqual(['CN-SD', 'CN', 'RAS', 'GLO', 'ROW']);
    expect(regionsAround('US')).toEqual(['US', 'RNA', 'GLO', 'ROW']);
    expect(regionsAround(null)).toEqual(['GLO']);
  });
});
