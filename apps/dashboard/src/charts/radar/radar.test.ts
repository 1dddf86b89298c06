import { describe, expect, it } from 'vitest';
import { deriveRadar } from './deriveRadar.ts';
import { placeRadar, pointOf } from './placeRadar.ts';
import { RADAR_GALLERY as GALLERY } from './radar.gallery.ts';

const derive = (name: keyof typeof GALLERY) => deriveRadar(GALLERY[name].axes, GALLERY[name].items);

describe('what a radar of data quality means', () => {
  it('nothing, without items', () => {
    expect(derive('empty')).toMatchObject({ items: [], hidden: 0 });
  });

  it('an axis without a score is a gap, and says of whom', () => {
    const { items, missing } = derive('missing');
    expect(items[0]?.scores).toEqual([2, null, 3, 2, 1]);
    expect(missing.map((of) => of.map(({ label }) => label))).toEqual([
      [],
      ['Kettle'],
      ['Charger'],
      ['Charger'],
      [],
    ]);
  });

  it('a score that is not on the scale is a gap, not the nearest end', () => {
    const { items } = deriveRadar(
      [{ key: 'time', label: 'Temporal' }],
      [
        { key: 'a', label: 'A', scores: { time: 0 } },
        { key: 'b', label: 'B', scores: { time: 6 } },
      ],
    );
    expect(items.map(({ scores }) => scores)).toEqual([[null], [null]]);
  });

  it('six outlines are shown, the others are counted', () => {
    expect(derive('many')).toMatchObject({ hidden: 8 });
  });
});

describe('where a radar goes', () => {
  it('the best score is on the rim, the worst is not the middle', () => {
    const places = placeRadar(derive('one'), 720);
    const distance = (score: number): number =>
      Math.hypot(
        pointOf(places, 1, score).x - places.centre.x,
        pointOf(places, 1, score).y - places.centre.y,
      );
    expect(distance(1)).toBeCloseTo(places.radius, 9);
    expect(distance(5)).toBeCloseTo(places.radius / 5, 9);
  });

  it('long names leave a circle on a narrow page', () => {
    expect(placeRadar(derive('longNames'), 340).radius).toBeGreaterThan(60);
  });
});
