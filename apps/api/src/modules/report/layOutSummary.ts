import { cell, column, type LayoutBlock, type LayoutSection, row, table } from './reportLayout.ts';
import type { LayoutSetting } from './reportPaths.ts';
import type { RecordAssessment, RecordTotals } from './reportRecord.ts';
import { classCell, stageCells, valueText } from './resultCells.ts';
import type { Speech, Text } from './speech.ts';

/** Gaps that are named on the first page; the section after it names them all. */
const FIRST_GAPS = 6;
const FIRST_WARNINGS = 6;

/** First page: what it is, what to mind and what is missing, and the numbers. */
export function layOutSummary(setting: LayoutSetting): readonly LayoutSection[] {
  const { record, speech } = setting;
  const { totals, assessment } = record;
  return [
    {
      id: 'summary',
      title: speech.word('summary'),
      blocks: [
        {
          kind: 'figure',
          name: speech.word('total'),
          value: valueText(totals.totalKgCo2e, record.gaps.length > 0, speech),
          unit: speech.word('unit'),
          detail: declaredUnitText(assessment.declaredUnit, speech),
        },
        notices(setting),
        ...gapBlocks(setting, FIRST_GAPS),
        facts(setting),
        stages(setting),
      ],
    },
    ...(record.gaps.length > FIRST_GAPS
      ? [{ id: 'gaps', title: speech.word('gapsTitle'), blocks: gapBlocks(setting, record.gaps.length) }]
      : []),
  ];
}

function notices({ record, speech }: LayoutSetting): LayoutBlock {
  const shown = record.warnings.slice(0, FIRST_WARNINGS);
  return {
    kind: 'notices',
    items: shown.map(({ severity, ...saying }) => ({
      severity,
      label: speech.code(severity),
      text: speech.saying(saying),
    })),
  };
}

function gapBlocks({ record, speech, paths }: LayoutSetting, most: number): readonly LayoutBlock[] {
  if (record.gaps.length === 0) return [{ kind: 'paragraph', text: speech.word('noGaps'), isMuted: true }];
  const shown = record.gaps.slice(0, most);
  const hidden = record.gaps.length - shown.length;
  const title = speech
    .word('gapsTitle')
    .map((word) => `${word} (${speech.count(record.gaps.length)}${hidden > 0 ? `, +${hidden} ↓` : ''})`);
  return [
    table(
      title,
      [column(speech.word('line')), column(speech.word('stage')), column(speech.word('missing'))],
      shown.map(({ line, stage, code, ...saying }) =>
        row([
          cell(line === null ? speech.code(stage) : speech.name(line), {
            path: line === null ? null : paths.line(line.id),
          }),
          cell(speech.code(stage)),
          cell(speech.code(code), { detail: speech.saying(saying), hasGap: true }),
        ]),
      ),
    ),
  ];
}

function facts({ record, speech }: LayoutSetting): LayoutBlock {
  const { product, assessment, organisation, totals, uncertainty } = record;
  const { fossilKgCo2e, biogenicKgCo2e, landUseKgCo2e } = totals;
  return {
    kind: 'facts',
    facts: [
      { name: speech.word('product'), cell: cell(speech.name(product)) },
      { name: speech.word('organisation'), cell: cell(speech.name(organisation)) },
      { name: speech.word('status'), cell: cell(speech.code(assessment.status)) },
      { name: speech.word('boundary'), cell: cell(speech.code(record.boundary.boundary)) },
      {
        name: speech.word('functionalUnit'),
        cell: cell(
          assessment.functionalUnit === ''
            ? speech.word('notStated')
            : speech.name({ name: assessment.functionalUnit, nameZh: assessment.functionalUnitZh }),
        ),
      },
      { name: speech.word('fossil'), cell: classCell(fossilKgCo2e, speech) },
      { name: speech.word('biogenic'), cell: classCell(biogenicKgCo2e, speech) },
      { name: speech.word('landUse'), cell: classCell(landUseKgCo2e, speech) },
      { name: speech.word('aviation'), cell: aviationCell(totals, speech) },
      {
        name: speech.word('primaryShare'),
        cell: cell(speech.share(totals.primaryDataShare), { value: totals.primaryDataShare }),
      },
      ...(uncertainty === null || uncertainty.causes.length === 0
        ? []
        : [
            {
              name: speech.word('interval'),
              cell: cell(`${speech.kg(uncertainty.lower)} – ${speech.kg(uncertainty.upper)} kg CO₂e`),
            },
          ]),
    ],
  };
}

/** `Declared unit: 1 piece`, in each language with its own words. */
function declaredUnitText({ amount, unit }: RecordAssessment['declaredUnit'], speech: Speech): Text {
  const units = speech.unit(unit);
  return speech
    .word('declaredUnit')
    .map((word, place) => `${word}: ${speech.amount(amount)} ${units[place] ?? units[0]}`);
}

/** What flies, and whether there may be more of it in values nobody has split. */
export function aviationCell({ aviationKgCo2e, aviationIsComplete }: RecordTotals, speech: Speech) {
  return cell(`${valueText(aviationKgCo2e, !aviationIsComplete, speech)} kg CO₂e`, {
    value: aviationKgCo2e,
    detail: aviationIsComplete ? [] : speech.word('aviationPart'),
    hasGap: !aviationIsComplete,
  });
}

function stages({ record, speech }: LayoutSetting): LayoutBlock {
  return table(
    speech.word('resultsByStage'),
    [
      column(speech.word('stage')),
      column(speech.word('unit'), 'right'),
      column(speech.word('share'), 'right'),
    ],
    [
      ...record.stages.map((stage) => row(stageCells(stage, speech))),
      row(
        [
          cell(speech.word('total')),
          cell(valueText(record.totals.totalKgCo2e, record.gaps.length > 0, speech), {
            value: record.totals.totalKgCo2e,
            hasGap: record.gaps.length > 0,
          }),
          cell(''),
        ],
        { look: 'strong' },
      ),
    ],
  );
}
