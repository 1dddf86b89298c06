import { fingerprintOf } from './fingerprint.ts';
import { cell, column, type LayoutSection, paragraph, row, table } from './reportLayout.ts';
import type { LayoutSetting } from './reportPaths.ts';

/** How the report can be calculated again, and from what. */
export function layOutProvenance({ record, speech }: LayoutSetting): readonly LayoutSection[] {
  const { calculation } = record;
  return [
    {
      id: 'recalculation',
      title: speech.word('recalculation'),
      blocks: [
        paragraph(speech.word('recalculate')),
        {
          kind: 'facts',
          facts: [
            { name: speech.word('fingerprint'), cell: cell(fingerprintOf(record)) },
            { name: speech.word('inputHash'), cell: cell(calculation.inputHash) },
            { name: speech.word('engine'), cell: cell(calculation.engineVersion) },
            { name: speech.word('program'), cell: cell(record.program) },
            { name: speech.word('madeAt'), cell: cell(record.madeAt) },
            {
              name: speech.word('formulas'),
              cell: cell(speech.count(calculation.formulas), { value: calculation.formulas }),
            },
          ],
        },
        table(
          speech.word('library'),
          [
            column(speech.word('release')),
            column(speech.word('files')),
            column(speech.word('factors'), 'right'),
          ],
          record.releases.map((release) =>
            row([
              cell(release.sourceId, { detail: [release.version] }),
              cell(
                release.files.map(({ name }) => name),
                { detail: release.files.map(({ sha256 }) => sha256) },
              ),
              cell(speech.count(release.factors), { value: release.factors }),
            ]),
          ),
        ),
      ],
    },
  ];
}
