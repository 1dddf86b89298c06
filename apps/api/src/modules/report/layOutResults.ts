import { aviationCell } from './layOutSummary.ts';
import { cell, column, type LayoutBlock, type LayoutSection, paragraph, row, table } from './reportLayout.ts';
import type { LayoutSetting } from './reportPaths.ts';
import { classCell, stageCells, valueText } from './resultCells.ts';

/** Emissions by stage, gas and class, each in kg CO2e and as a share of the total (ISO 14067:2018, 7.2), and what is largest. */
export function layOutResults(setting: LayoutSetting): readonly LayoutSection[] {
  const { record, speech } = setting;
  return [
    {
      id: 'results',
      title: speech.word('results'),
      blocks: [
        { kind: 'chart', chart: 'stages', title: speech.word('chartStages') },
        stageTable(setting),
        classTable(setting),
        gasTable(setting),
        paragraph(speech.word('rounding'), true),
      ],
    },
    ...(record.hotspots.length === 0
      ? []
      : [
          {
            id: 'hotspots',
            title: speech.word('hotspots'),
            blocks: [
              { kind: 'chart', chart: 'hotspots', title: speech.word('chartHotspots') } as const,
              hotspotTable(setting),
              paragraph(speech.word('hotspotNote'), true),
            ],
          },
        ]),
  ];
}

function stageTable({ record, speech }: LayoutSetting): LayoutBlock {
  const { totals, gaps } = record;
  return table(
    speech.word('resultsByStage'),
    [
      column(speech.word('stage')),
      column(speech.word('lines'), 'right'),
      column(speech.word('unit'), 'right'),
      column(speech.word('share'), 'right'),
    ],
    [
      ...record.stages.map((stage) => {
        const [name, value, share] = stageCells(stage, speech);
        return row([name!, cell(speech.count(stage.lines), { value: stage.lines }), value!, share!]);
      }),
      row(
        [
          cell(speech.word('total')),
          cell(speech.count(record.inventory.length), { value: record.inventory.length }),
          cell(valueText(totals.totalKgCo2e, gaps.length > 0, speech), {
            value: totals.totalKgCo2e,
            hasGap: gaps.length > 0,
          }),
          cell(''),
        ],
        { look: 'strong' },
      ),
    ],
  );
}

function classTable({ record, speech }: LayoutSetting): LayoutBlock {
  const { totals } = record;
  const shareOf = (value: number | null) =>
    value === null || totals.totalKgCo2e === null || totals.totalKgCo2e === 0
      ? null
      : value / totals.totalKgCo2e;
  const line = (name: readonly string[], value: number | null) =>
    row([
      cell(name),
      classCell(value, speech),
      cell(value === null ? '' : speech.share(shareOf(value)), { value: shareOf(value) }),
    ]);
  return table(
    speech.word('resultsByClass'),
    [
      column(speech.word('emissionClass')),
      column(speech.word('unit'), 'right'),
      column(speech.word('share'), 'right'),
    ],
    [
      line(speech.word('fossil'), totals.fossilKgCo2e),
      line(speech.word('biogenic'), totals.biogenicKgCo2e),
      line(speech.word('landUse'), totals.landUseKgCo2e),
      row([
        cell(speech.word('aviation')),
        aviationCell(totals, speech),
        cell(speech.share(shareOf(totals.aviationKgCo2e)), { value: shareOf(totals.aviationKgCo2e) }),
      ]),
      ...(totals.beyondBoundaryKgCo2e === null
        ? []
        : [
            row([
              cell(speech.word('beyondBoundary')),
              cell(speech.kg(totals.beyondBoundaryKgCo2e), { value: totals.beyondBoundaryKgCo2e }),
              cell(''),
            ]),
          ]),
      ...(totals.biogenicCo2Kg === 0
        ? []
        : [
            row([
              cell(speech.word('biogenicCo2')),
              cell(`${speech.kg(totals.biogenicCo2Kg)} kg CO₂`, { value: totals.biogenicCo2Kg }),
              cell(''),
            ]),
          ]),
    ],
  );
}

function gasTable({ record, speech }: LayoutSetting): LayoutBlock {
  return table(
    speech.word('resultsByGas'),
    [
      column(speech.word('gas')),
      column(speech.word('emissionClass'), 'left', 'narrow'),
      column(speech.word('gasMass'), 'right'),
      column(
        speech.word('gwp').map((word) => `${word} ${record.assessment.gwpSet}`),
        'right',
      ),
      column(speech.word('unit'), 'right'),
      column(speech.word('share'), 'right'),
    ],
    record.gases.map((gas) =>
      row([
        cell(gas.gas === 'CO2E' ? speech.word('onlyCo2e') : speech.name(gas)),
        cell(speech.code(gas.emissionClass)),
        cell(gas.kgGas === null ? '' : speech.kg(gas.kgGas), { value: gas.kgGas }),
        cell(gas.gwp === null ? '' : speech.amount(gas.gwp), { value: gas.gwp }),
        cell(speech.kg(gas.kgCo2e), { value: gas.kgCo2e }),
        cell(speech.share(gas.share), { value: gas.share }),
      ]),
    ),
  );
}

function hotspotTable({ record, speech, paths }: LayoutSetting): LayoutBlock {
  return table(
    speech.word('hotspots'),
    [
      column(['#'], 'right'),
      column(speech.word('line')),
      column(speech.word('stage'), 'left', 'narrow'),
      column(speech.word('unit'), 'right'),
      column(speech.word('share'), 'right'),
      column(speech.word('together'), 'right'),
    ],
    record.hotspots.map((hotspot, index) =>
      row(
        [
          cell(String(index + 1)),
          cell(speech.name(hotspot), { path: paths.line(hotspot.id), target: hotspot.id }),
          cell(speech.code(hotspot.stage)),
          cell(speech.kg(hotspot.kgCo2e), { value: hotspot.kgCo2e }),
          cell(speech.share(hotspot.share), { value: hotspot.share }),
          cell(speech.share(hotspot.cumulativeShare), { value: hotspot.cumulativeShare }),
        ],
        { look: hotspot.isVital ? 'strong' : 'plain' },
      ),
    ),
  );
}
