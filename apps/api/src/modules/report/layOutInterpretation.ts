import { cell, column, type LayoutBlock, type LayoutSection, paragraph, row, table } from './reportLayout.ts';
import type { LayoutSetting } from './reportPaths.ts';
import type { RecordUncertainty } from './reportRecord.ts';
import type { Reasoned } from './reportSource.ts';
import { valueText } from './resultCells.ts';
import type { Speech, Text } from './speech.ts';

/** What the result depends on, how good the data are, what it stands beside, and what it cannot say (ISO 14067:2018, 6.6). */
export function layOutInterpretation(setting: LayoutSetting): readonly LayoutSection[] {
  const { record, speech } = setting;
  return [
    ...(record.sensitivity.lines.length === 0
      ? []
      : [{ id: 'sensitivity', title: speech.word('sensitivity'), blocks: sensitivityBlocks(setting) }]),
    {
      id: 'uncertainty',
      title: speech.word('uncertainty'),
      blocks:
        record.uncertainty === null
          ? [paragraph(speech.word('noUncertainty'), true)]
          : uncertaintyBlocks(record.uncertainty, setting),
    },
    { id: 'quality', title: speech.word('quality'), blocks: [qualityFacts(setting)] },
    { id: 'versions', title: speech.word('versions'), blocks: versionBlocks(setting) },
    { id: 'scenarios', title: speech.word('scenarios'), blocks: scenarioBlocks(setting) },
    {
      id: 'limitations',
      title: speech.word('limitations'),
      blocks: [{ kind: 'list', items: record.limitations.map((saying) => speech.saying(saying)) }],
    },
  ];
}

function sensitivityBlocks({ record, speech, paths }: LayoutSetting): readonly LayoutBlock[] {
  const { lines, parameters, withoutBounds } = record.sensitivity;
  const values = (at: {
    readonly kgCo2eAtLow: number;
    readonly kgCo2eAtHigh: number;
    readonly swing: number;
  }) => [
    cell(speech.kg(at.kgCo2eAtLow), { value: at.kgCo2eAtLow }),
    cell(speech.kg(at.kgCo2eAtHigh), { value: at.kgCo2eAtHigh }),
    cell(speech.kg(at.swing), { value: at.swing }),
  ];
  const ends = [
    column(speech.word('atLow'), 'right'),
    column(speech.word('atHigh'), 'right'),
    column(speech.word('swing'), 'right'),
  ];
  return [
    { kind: 'chart', chart: 'tornado', title: speech.word('chartTornado') },
    paragraph(speech.word('sensitivityNote')),
    table(
      speech.word('line'),
      [column(speech.word('line')), ...ends],
      lines.map((line) => row([cell(speech.name(line), { path: paths.line(line.id) }), ...values(line)])),
    ),
    ...(parameters.length === 0
      ? []
      : [
          table(
            speech.word('parameter'),
            [column(speech.word('parameter')), ...ends],
            parameters.map((parameter) =>
              row([
                cell(speech.name(parameter), {
                  detail: [
                    `${parameter.parameter}: ${speech.amount(parameter.low)} – ${speech.amount(parameter.high)}`,
                  ],
                }),
                ...values(parameter),
              ]),
            ),
          ),
        ]),
    ...(withoutBounds.length === 0
      ? []
      : [paragraph([`${speech.word('withoutBounds').join(' · ')}: ${withoutBounds.join(', ')}`], true)]),
  ];
}

function uncertaintyBlocks(
  uncertainty: RecordUncertainty,
  { speech, paths }: LayoutSetting,
): readonly LayoutBlock[] {
  if (uncertainty.causes.length === 0) return [paragraph(speech.word('nothingUncertain'), true)];
  const kg = (value: number) => cell(`${speech.kg(value)} kg CO₂e`, { value });
  const { lower, upper, analyticMean, analyticStandardDeviation } = uncertainty;
  const whose = { AMOUNT: 'amountOf', FACTOR: 'factorOf', DECLARED: 'declaredOf' } as const;
  const pathOf = { AMOUNT: paths.line, FACTOR: paths.factor, DECLARED: () => null };
  return [
    {
      kind: 'facts',
      facts: [
        { name: speech.word('interval'), cell: cell(`${speech.kg(lower)} – ${speech.kg(upper)} kg CO₂e`) },
        { name: speech.word('median'), cell: kg(uncertainty.median) },
        { name: speech.word('mean'), cell: kg(uncertainty.mean) },
        { name: speech.word('deviation'), cell: kg(uncertainty.standardDeviation) },
        {
          name: speech.word('analytic'),
          cell: cell(`${speech.kg(analyticMean)} / ${speech.kg(analyticStandardDeviation)} kg CO₂e`),
        },
        {
          name: speech.word('draws'),
          cell: cell(`${speech.count(uncertainty.draws)}, ${uncertainty.seed}`),
        },
      ],
    },
    table(
      speech.word('causes'),
      [column(speech.word('causes')), column(speech.word('varianceShare'), 'right')],
      uncertainty.causes.map((cause) =>
        row([
          cell(speech.name(cause), {
            detail: speech.word(whose[cause.kind]),
            path: pathOf[cause.kind](cause.id),
          }),
          cell(speech.share(cause.share), { value: cause.share }),
        ]),
      ),
    ),
  ];
}

function qualityFacts({ record, speech }: LayoutSetting): LayoutBlock {
  const { quality } = record;
  const rating = (value: number | null) =>
    cell(value === null ? speech.word('notStated') : speech.kg(value), { value });
  return {
    kind: 'facts',
    facts: [
      {
        name: speech.word('primaryShare'),
        cell: cell(speech.share(quality.primaryDataShare), { value: quality.primaryDataShare }),
      },
      { name: speech.word('rating'), cell: rating(quality.rating) },
      { name: speech.word('technological'), cell: rating(quality.technological) },
      { name: speech.word('geographical'), cell: rating(quality.geographical) },
      { name: speech.word('temporal'), cell: rating(quality.temporal) },
      {
        name: speech.word('ratedShare'),
        cell: cell(speech.share(quality.ratedShare), { value: quality.ratedShare }),
      },
      {
        name: speech.word('unratedLines'),
        cell: cell(`${speech.count(quality.linesWithoutRating)} / ${speech.count(quality.lines)}`, {
          value: quality.linesWithoutRating,
        }),
      },
    ],
  };
}

function versionBlocks({ record, speech }: LayoutSetting): readonly LayoutBlock[] {
  const [own, ...earlier] = record.versions;
  if (own === undefined || earlier.length === 0) return [paragraph(speech.word('noEarlier'), true)];
  return [
    table(
      speech.word('versions'),
      [
        column(speech.word('version'), 'left', 'narrow'),
        column(speech.word('status')),
        column(speech.word('boundary')),
        column(speech.word('unit'), 'right'),
        column(speech.word('difference'), 'right'),
      ],
      record.versions.map((version) => {
        const isOwn = version === own;
        const { amount, unit } = version.declaredUnit;
        return row(
          [
            cell(`v${version.version}`),
            cell(speech.code(version.status), {
              detail: speech.unit(unit).map((name) => `${speech.amount(amount)} ${name} · ${version.gwpSet}`),
            }),
            cell(speech.code(version.boundary), { detail: [version.referencePeriodEnd ?? ''] }),
            cell(valueText(version.totalKgCo2e, version.gaps > 0, speech), {
              value: version.totalKgCo2e,
              hasGap: version.gaps > 0,
            }),
            isOwn
              ? cell(speech.word('thisVersion'))
              : version.differenceKgCo2e === null
                ? cell(speech.word('notComparable'))
                : cell(speech.delta(version.differenceKgCo2e), { value: version.differenceKgCo2e }),
          ],
          { look: isOwn ? 'strong' : 'plain' },
        );
      }),
    ),
    {
      kind: 'list',
      items: record.versions.flatMap(({ version, findings }) =>
        findings.map((finding) => speech.saying(finding).map((text) => `v${version}: ${text}`)),
      ),
    },
  ];
}

function scenarioBlocks({ record, speech, paths }: LayoutSetting): readonly LayoutBlock[] {
  const without: LayoutBlock[] =
    record.scenariosWithoutEffect === 0
      ? []
      : [
          paragraph(
            speech.word('withoutEffect').map((words) => `${words}: ${record.scenariosWithoutEffect}`),
            true,
          ),
        ];
  if (record.scenarios.length === 0) return [paragraph(speech.word('noScenarios'), true), ...without];
  return [
    table(
      speech.word('scenarios'),
      [
        column(speech.word('scenario')),
        column(speech.word('unit'), 'right'),
        column(speech.word('scenarioDifference'), 'right'),
        column(speech.word('share'), 'right'),
      ],
      record.scenarios.map((scenario) =>
        row([
          cell(speech.name(scenario), {
            path: paths.scenario(scenario.id),
            detail: reasonOf(scenario, speech),
          }),
          cell(valueText(scenario.totalKgCo2e, scenario.gaps > 0, speech), {
            value: scenario.totalKgCo2e,
            hasGap: scenario.gaps > 0,
          }),
          cell(speech.delta(scenario.differenceKgCo2e), { value: scenario.differenceKgCo2e }),
          cell(speech.share(scenario.share), { value: scenario.share }),
        ]),
      ),
    ),
    ...without,
  ];
}

/** Why a scenario is looked at, in the languages of the report; nothing where nobody has said. */
export function reasonOf({ description = '', descriptionZh = '' }: Reasoned, speech: Speech): Text {
  return speech.name({ name: description, nameZh: descriptionZh }).filter((text) => text !== '');
}
