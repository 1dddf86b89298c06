// @vitest-environment node
import { PAGE_COLOURS } from '@cradle/charts';
import { expect, it } from 'vitest';
import { colourOf, THEME_BLOCKS } from '../testing/chartThemes.ts';

it('Charts in files have the light colours of the page', () => {
  const page = Object.keys(PAGE_COLOURS).map((name) => [name, colourOf(THEME_BLOCKS[0] ?? '', `--${name}`)]);
  expect(PAGE_COLOURS).toEqual(Object.fromEntries(page));
});
