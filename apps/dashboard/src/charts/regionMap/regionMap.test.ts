// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { classOf, deriveRegionMap } from './deriveRegionMap.ts';
import { loadWorld } from './loadWorld.ts';
import { placeRegionMap } from './placeRegionMap.ts';
import { projectEqualEarth } from './projectEqualEarth.ts';
import { REGION_MAP_GALLERY as GALLERY } from './regionMap.gallery.ts';

const world = await loadWorld();
const derive = (name: keyof typeof GALLERY) =>
  deriveRegionMap(GALLERY[name].regions, world, GALLERY[name].form === 'circles');

describe('what a map means', () => {
  it('nothing, without regions', () => {
    expect(derive('empty')).toMatchObject({ placed: [], unplaced: [], breaks: [] });
  });

  it('provinces, groups of countries and places too small for an outline stand beside it, with and without a value', () => {
    const { placed, unplaced } = derive('missing');
    expect(unplaced.map(({ code }) => code)).toEqual(['CN-GD', 'SG', 'RER', 'GLO']);
    expect(placed.map(({ code }) => code)).toEqual(['CN', 'JP', 'VN', 'MN']);
  });

  it('the total of a country is that of its provinces and of what names no province; intensities are not added', () => {
    const regions = [
      { code: 'CN', value: 1, gaps: [] },
      { code: 'CN-ZJ', value: 2, gaps: ['FACTOR_MISSING'] },
      { code: 'CN-GD', value: 4, gaps: [] },
      { code: 'US-CA', value: 3, gaps: [] },
    ];
    const totals = deriveRegionMap(regions, world, true);
    expect(totals.placed).toEqual([
      { code: 'CN', value: 7, gaps: ['FACTOR_MISSING'] },
      { code: 'US', value: 3, gaps: [] },
    ]);
    expect(totals.parts.get('CN')?.map(({ code }) => code)).toEqual(['CN-GD', 'CN-ZJ', 'CN']);
    const intensities = deriveRegionMap(regions, world, false);
    expect(intensities.unplaced.map(({ code }) => code)).toEqual(['CN-GD', 'US-CA', 'CN-ZJ']);
  });

  it('a value that is not known is not the least one', () => {
    const { placed } = derive('missing');
    expect(placed.find(({ code }) => code === 'VN')?.value).toBeNull();
  });

  it('classes end at round numbers below the largest value, in equal steps unless one value towers above the others', () => {
    expect(derive('few').breaks).toEqual([0.2, 0.4, 0.6]);
    expect(derive('symbols').breaks).toEqual([2000, 5000, 10000, 20000]);
    expect(classOf(0.2, derive('few').breaks)).toBe(1);
    expect(classOf(0.7, derive('few').breaks)).toBe(4);
  });

  it('credits are on the other side of the scale', () => {
    expect(derive('negative').hasNegative).toBe(true);
  });
});

describe('where a map goes', () => {
  it('the projection keeps areas: a band of latitudes is as large as on the globe', () => {
    const bandOf = (south: number, north: number): number => {
      let area = 0;
      for (let step = 0; step < 100; step += 1) {
        const from = south + ((north - south) * step) / 100;
        const to = south + ((north - south) * (step + 1)) / 100;
        const [east] = projectEqualEarth(90, (from + to) / 2);
        area += 2 * east * (projectEqualEarth(0, to)[1] - projectEqualEarth(0, from)[1]);
      }
      return area;
    };
    const onGlobe = (south: number, north: number): number =>
      Math.sin((north * Math.PI) / 180) - Math.sin((south * Math.PI) / 180);
    expect(bandOf(60, 70) / bandOf(0, 10)).toBeCloseTo(onGlobe(60, 70) / onGlobe(0, 10), 3);
  });

  it('no outline jumps across the map', () => {
    const { shapes } = placeRegionMap(derive('many'), world, 720);
    for (const { path, code } of shapes) {
      for (const ring of path.split('M').slice(1)) {
        const xs = ring.match(/[\d.-]+(?= )/g)?.map(Number) ?? [];
        for (const [index, x] of xs.entries()) {
          expect(Math.abs(x - (xs[index - 1] ?? x)), code ?? '').toBeLessThan(72);
        }
      }
    }
  });

  it('every shape is on the page', () => {
    const { shapes, keyTop } = placeRegionMap(derive('many'), world, 720);
    for (const { middle, code } of shapes) {
      expect(middle.x, code ?? '').toBeGreaterThan(0);
      expect(middle.x, code ?? '').toBeLessThan(720);
      expect(middle.y, code ?? '').toBeLessThan(keyTop);
    }
  });
});
