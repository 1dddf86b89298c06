import { describe, expect, it } from 'vitest';
import { colourOf, THEME_BLOCKS } from '../testing/chartThemes.ts';
import { closestColours } from '../testing/colourSight.ts';
import { assignColours, memberColourCss, REST_COLOUR, SERIES_COLOURS } from './memberColours.ts';

const SUPPLIERS = ['Baosteel', 'Hydro', 'BASF', 'Foxconn', 'Huayou', 'CATL', 'Maersk', 'SGL'];

describe('The colour of a member', () => {
  it('depends on who is there, not on their order', () => {
    const one = assignColours(SUPPLIERS);
    const other = assignColours(SUPPLIERS.toReversed());
    for (const key of SUPPLIERS) expect(other.get(key)).toEqual(one.get(key));
  });

  it('is its own among the first eight, and shared by all others', () => {
    const colours = assignColours([...SUPPLIERS, 'Ninth', 'Tenth']);
    const first = SUPPLIERS.map((key) => memberColourCss(colours.get(key)!));
    expect(new Set(first).size).toBe(SERIES_COLOURS);
    expect([colours.get('Ninth'), colours.get('Tenth')]).toEqual([REST_COLOUR, REST_COLOUR]);
  });

  it('is that of the stage everywhere, and takes no colour from the others', () => {
    const colours = assignColours(['MATERIALS', ...SUPPLIERS]);
    expect(colours.get('MATERIALS')).toEqual({ kind: 'stage', stage: 'MATERIALS' });
    expect(colours.get('SGL')?.kind).toBe('series');
  });

  it('stays when a member that does not want the same one comes or goes', () => {
    const before = assignColours(['Baosteel', 'Hydro']);
    const after = assignColours(['Baosteel', 'Hydro', 'Maersk']);
    expect(after.get('Baosteel')).toEqual(before.get('Baosteel'));
    expect(after.get('Hydro')).toEqual(before.get('Hydro'));
  });
});

describe('The colours for members', () => {
  const names = [
    ...Array.from({ length: SERIES_COLOURS }, (_, index) => `series-${index + 1}`),
    'series-rest',
  ];

  it.each(['anyone', 'deuteranopia', 'protanopia'] as const)(
    'can be told apart by %s in every theme',
    (sight) => {
      for (const theme of THEME_BLOCKS) {
        const colours = Object.fromEntries(names.map((name) => [name, colourOf(theme, `--${name}`)]));
        const { distance, pair } = closestColours(colours, sight);
        expect(distance, pair).toBeGreaterThan(15);
      }
    },
  );

  it('look the same in both ways to a dark theme', () => {
    const [, system = '', chosen = ''] = THEME_BLOCKS;
    for (const name of names) expect(colourOf(system, `--${name}`)).toBe(colourOf(chosen, `--${name}`));
  });
});
