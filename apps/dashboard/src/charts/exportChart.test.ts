// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { chartTextsFor } from '../testing/chartTextsFor.ts';
import { chartThemeOf } from '../testing/chartThemes.ts';
import { exportChart } from './exportChart.ts';
import { describeWaterfall } from './waterfall/describeWaterfall.ts';
import { WATERFALL_GALLERY } from './waterfall/waterfall.gallery.ts';

const SIZE = { width: 480, height: 320 };
const THEME = chartThemeOf('light');

async function exported(title: string): Promise<string> {
  const changes = WATERFALL_GALLERY.missing;
  const description = describeWaterfall({ before: 'A & B', after: '<C>', changes }, chartTextsFor('en'));
  return exportChart(
    {
      option: description.draw(SIZE.width, THEME).option,
      title,
      notes: ['Ember, CC BY 4.0', '一个没有空格的很长的说明'.repeat(12)],
      gapLegend: 'Hatched: a number is missing.',
    },
    SIZE,
    THEME,
    'svg',
  );
}

describe('A chart as a file', () => {
  it('has title, key of gaps, source and licence in it', async () => {
    const svg = await exported('Last year to this year');
    for (const text of ['>Last year to this year<', 'Hatched: a number is missing.', 'Ember, CC BY 4.0']) {
      expect(svg).toContain(text);
    }
  });

  it('is well-formed whatever people name their things and whatever font the page has', async () => {
    const svg = await exported('Steel & "Tin" <new>');
    expect(svg).toContain('Steel &amp; &quot;Tin&quot; &lt;new&gt;');
    // After the end of an attribute comes a space or the end of its tag.
    expect(svg).not.toMatch(/="[^"<]*"(?![\s/>])/);
    expect(svg.match(/<svg /g)).toHaveLength(svg.match(/<\/svg>/g)?.length ?? 0);
  });

  it('is as high as what stands in it: a longer note adds lines', async () => {
    const heightOf = (svg: string): number => Number(/ height="(\d+)"/.exec(svg)?.[1]);
    const short = await exported('Short');
    const long = await exported('A title that is so long that it needs several lines. '.repeat(6));
    expect(heightOf(long)).toBeGreaterThan(heightOf(short) + 40);
  });

  it('is the same for the same chart', async () => {
    const withoutNames = (svg: string): string => svg.replaceAll(/zr\d+-\w+-?\d*/g, '');
    expect(withoutNames(await exported('Same'))).toBe(withoutNames(await exported('Same')));
  });
});
