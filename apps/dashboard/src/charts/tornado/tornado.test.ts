import { deriveTornado, placeTornado } from '@cradle/charts';
import { describe, expect, it } from 'vitest';
import { TORNADO_GALLERY as GALLERY } from './tornado.gallery.ts';

const derive = (name: keyof typeof GALLERY) => deriveTornado(GALLERY[name].base, GALLERY[name].swings);

describe('what a tornado means', () => {
  it('a swing reaches from the lowest to the highest of base and ends', () => {
    expect(derive('one').rows).toMatchObject([{ label: 'Aluminium', swing: 5 }]);
    expect(derive('oneSided').rows).toMatchObject([{ swing: 4 }]);
    expect(derive('negative').rows).toMatchObject([{ swing: 3 }]);
  });

  it('the largest swing comes first, and what is not shown is counted', () => {
    const { rows, leftOut } = derive('many');
    expect(rows.map(({ label }) => label).slice(0, 2)).toEqual(['Line 39', 'Line 38']);
    expect(rows.length + leftOut).toBe(40);
  });

  it('what moves nothing has no bar', () => {
    expect(derive('nothingMoves')).toMatchObject({ rows: [], leftOut: 1 });
    expect(derive('empty')).toMatchObject({ rows: [], leftOut: 0 });
  });
});

describe('where a tornado goes', () => {
  it('the axis holds the base and every end', () => {
    for (const name of Object.keys(GALLERY) as (keyof typeof GALLERY)[]) {
      const state = derive(name);
      const { axis } = placeTornado(state, 600);
      for (const kg of [state.base, ...state.rows.flatMap((row) => [row.kgAtLow, row.kgAtHigh])]) {
        expect(axis[0]).toBeLessThan(kg);
        expect(axis[1]).toBeGreaterThan(kg);
      }
    }
  });

  it('long names leave more than half of a narrow chart to the bars', () => {
    const { left, right } = placeTornado(derive('longNames'), 340);
    expect(340 - left - right).toBeGreaterThan(340 * 0.5);
  });
});
