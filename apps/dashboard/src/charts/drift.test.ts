// @vitest-environment node
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Language } from '../i18n/index.ts';
import { chartTextsFor } from '../testing/chartTextsFor.ts';
import { chartThemeOf } from '../testing/chartThemes.ts';
import { digest, summariseSvg } from '../testing/summariseSvg.ts';
import type { ChartDescription } from './ChartDescription.ts';
import { GALLERY, type GalleryCase } from './galleryKinds.ts';
import { renderChartSvg } from './renderChartSvg.ts';

/** How every case is drawn: at the width of a page and of a telephone, in both schemes and languages. */
const VIEWS = [
  { width: 720, scheme: 'light', language: 'en' },
  { width: 358, scheme: 'dark', language: 'zh' },
] as const satisfies readonly { width: number; scheme: 'light' | 'dark'; language: Language }[];

/** Loading ECharts and drawing a kind takes a second or two, far more where others use the machine too. */
const SLOWEST_MACHINE_MS = 120_000;

/*
 * A drawing that has changed fails here. Look at the case in the gallery (/gallery); if it is as it should be, accept it
 * with "pnpm --filter @cradle/dashboard run gallery:accept" and review the difference of the .drift.txt files.
 */
describe.each(GALLERY)('The drawings of $kind', ({ kind, cases }) => {
  const summaries: string[] = [];
  beforeAll(async () => {
    for (const one of cases) summaries.push(await summariseCase(one));
  }, SLOWEST_MACHINE_MS);

  it('are as they were accepted', async () => {
    const file = path.join(import.meta.dirname, kind, `${kind}.drift.txt`);
    await expect(`${summaries.join('\n\n')}\n`).toMatchFileSnapshot(file);
  });

  it('never show what is no number', () => {
    for (const summary of summaries) expect(summary).not.toMatch(/NaN|undefined|Infinity|\[object/);
  });

  it('name each mark, and each at its own place', async () => {
    for (const { name, describe: describeCase } of cases) {
      const { marks } = await describeCase(chartTextsFor('en'));
      const places = marks.map(({ series, index }) => `${series}:${index}`);
      expect(new Set(places).size, name).toBe(places.length);
      for (const { label } of marks) expect(label.trim(), name).not.toBe('');
    }
  });
});

async function summariseCase({ name, describe: describeCase }: GalleryCase): Promise<string> {
  const views: string[] = [];
  for (const { width, scheme, language } of VIEWS) {
    const description = await describeCase(chartTextsFor(language));
    const { option, height } = description.draw(width, chartThemeOf(scheme));
    const svg = await renderChartSvg(option, { width, height });
    const lines = [...summariseSvg(svg), ...summariseWords(description)];
    views.push([`# ${name}: ${width} × ${height}, ${scheme}, ${language}`, ...lines].join('\n'));
  }
  return views.join('\n\n');
}

function summariseWords({ marks, table, notes, asides, hatched }: ChartDescription): readonly string[] {
  const first = marks[0];
  return [
    `marks ${marks.length}${first === undefined ? '' : ` "${first.label}" [${digest(marks.map(({ label }) => label).join('\n'))}]`}`,
    `table ${table.head.length} × ${table.rows.length} [${digest(JSON.stringify(table))}]`,
    ...asides.map(
      ({ title, items }) =>
        `aside "${title}": ${items.map(({ label, value }) => `${label} ${value}`).join('; ')}`,
    ),
    ...notes.map((note) => `note "${note}"`),
    ...(hatched ? ['hatching is explained'] : []),
  ];
}
