import { processName } from './processName.ts';
import {
  cell,
  column,
  type LayoutCell,
  type LayoutRow,
  type LayoutSection,
  paragraph,
  row,
  table,
} from './reportLayout.ts';
import type { LayoutSetting } from './reportPaths.ts';
import type { RecordFactor, RecordLine } from './reportRecord.ts';
import { stageCells, valueText } from './resultCells.ts';

/** Every line by stage, then every factor and every source: nothing behind the result is left out. */
export function layOutInventory(setting: LayoutSetting): readonly LayoutSection[] {
  const { record, speech } = setting;
  return [
    {
      id: 'inventory',
      title: speech.word('inventory'),
      blocks: record.assessment.kind === 'DECLARED' ? [declaredTable(setting)] : [inventoryTable(setting)],
    },
    {
      id: 'factors',
      title: speech.word('factors'),
      blocks: record.factors.length === 0 ? [paragraph(speech.word('none'), true)] : [factorTable(setting)],
    },
    { id: 'sources', title: speech.word('sources'), blocks: [sourceTable(setting)] },
  ];
}

/** Factors are numbered by what rests on them: F1 is the largest. */
function factorNumbers(factors: readonly RecordFactor[]): ReadonlyMap<string, string> {
  return new Map(factors.map(({ id }, index) => [id, `F${index + 1}`]));
}

function inventoryTable(setting: LayoutSetting) {
  const { record, speech } = setting;
  const numbers = factorNumbers(record.factors);
  const names = new Map(record.factors.map((factor) => [factor.id, factor]));
  return table(
    speech.word('inventory'),
    [
      column(['#'], 'right'),
      column(speech.word('line')),
      column(speech.word('amount'), 'right'),
      column(speech.word('factor')),
      column(speech.word('unit'), 'right'),
      column(speech.word('share'), 'right'),
    ],
    record.stages.flatMap((stage) => {
      const lines = record.inventory.filter((line) => line.stage === stage.stage);
      if (lines.length === 0) return [];
      const [name, value, share] = stageCells(stage, speech);
      return [
        row([cell(''), name!, cell(''), cell(''), value!, share!], { look: 'group' }),
        ...lines.map((line) => lineRow(line, names.get(line.factorId ?? ''), numbers, setting)),
      ];
    }),
  );
}

function lineRow(
  line: RecordLine,
  factor: RecordFactor | undefined,
  numbers: ReadonlyMap<string, string>,
  { record, speech, paths }: LayoutSetting,
): LayoutRow {
  const hasGap = line.gaps.length > 0;
  const details = [
    processName(line.process, record, speech),
    line.supplier === null ? '' : speech.name(line.supplier).join(' / '),
    line.region ?? '',
    line.distanceKm === null ? '' : `${speech.amount(line.distanceKm)} km`,
    line.transportMode === null ? '' : speech.code(line.transportMode).join(' / '),
    line.primary ? speech.word('primary').join(' / ') : '',
  ].filter((detail) => detail !== '');
  return row(
    [
      cell(String(line.position)),
      cell(speech.name(line), { detail: [details.join(' · ')], path: paths.line(line.id) }),
      cell(
        speech.unit(line.unit).map((unit) => `${speech.amount(line.amount)} ${unit}`),
        {
          value: line.amount,
          hasGap: line.amount === null,
        },
      ),
      factorCell(line, factor, numbers, speech),
      cell(valueText(line.kgCo2e, hasGap, speech), {
        value: line.kgCo2e,
        hasGap,
        detail: line.gaps.flatMap((code) => speech.code(code)),
      }),
      cell(line.stage === 'BEYOND_BOUNDARY' ? '' : speech.share(line.share), { value: line.share }),
    ],
    { id: line.id },
  );
}

function factorCell(
  line: RecordLine,
  factor: RecordFactor | undefined,
  numbers: ReadonlyMap<string, string>,
  speech: LayoutSetting['speech'],
): LayoutCell {
  if (line.used !== null)
    return cell(speech.name(line.used), {
      detail: speech.word('usedProduct').map((words) => `${words}, v${line.used?.version}`),
    });
  if (factor === undefined) return cell(speech.code('FACTOR_MISSING'), { hasGap: true });
  const number = numbers.get(factor.id) ?? '';
  return cell(number, { target: factor.id, detail: speech.name(factor) });
}

function declaredTable({ record, speech }: LayoutSetting) {
  return table(
    speech.code('DECLARED'),
    [column(speech.word('stage')), column(speech.word('process')), column(speech.word('unit'), 'right')],
    record.declaredValues.map(({ stage, process, kgCo2e }) =>
      row([
        cell(speech.code(stage)),
        cell(processName(process, record, speech)),
        cell(valueText(kgCo2e, kgCo2e === null, speech), { value: kgCo2e, hasGap: kgCo2e === null }),
      ]),
    ),
  );
}

function factorTable({ record, speech, paths }: LayoutSetting) {
  const sources = new Map(record.sources.map((source) => [source.id, source]));
  return table(
    speech.word('factors'),
    [
      column(['#'], 'left', 'narrow'),
      column(speech.word('factor')),
      column(speech.word('region'), 'left', 'narrow'),
      column(
        speech.word('perUnit').map((words) => `kg CO₂e ${words}`),
        'right',
      ),
      column(speech.word('source')),
      column(speech.word('lines'), 'right'),
      column(speech.word('unit'), 'right'),
    ],
    record.factors.map((factor, index) => {
      const source = sources.get(factor.sourceId);
      const how = speech.word(factor.isByGas ? 'byGas' : 'asPublished').join(' / ');
      const details = [
        `${how}${factor.isByGas || factor.gwpSet === null ? '' : ` (${factor.gwpSet})`}`,
        factor.isRetired ? speech.word('retired').join(' / ') : '',
      ].filter((detail) => detail !== '');
      return row(
        [
          cell(`F${index + 1}`),
          cell(speech.name(factor), { detail: [details.join(' · ')], path: paths.factor(factor.id) }),
          cell(speech.region(factor.region), { detail: factor.year === null ? [] : [String(factor.year)] }),
          cell(
            speech.unit(factor.unit).map((unit) => `${speech.kg(factor.kgCo2ePerUnit)} / ${unit}`),
            {
              value: factor.kgCo2ePerUnit,
              hasGap: factor.kgCo2ePerUnit === null,
            },
          ),
          cell(source === undefined ? factor.sourceId : speech.name(source), {
            detail: [[factor.sourceRow, source?.licence ?? ''].filter((part) => part !== '').join(' · ')],
            target: source === undefined ? null : source.id,
          }),
          cell(speech.count(factor.lines), { value: factor.lines }),
          cell(speech.kg(factor.kgCo2e), { value: factor.kgCo2e }),
        ],
        { id: factor.id },
      );
    }),
  );
}

function sourceTable({ record, speech }: LayoutSetting) {
  return table(
    speech.word('sources'),
    [
      column(speech.word('source')),
      column(speech.word('licence')),
      column(speech.word('attribution')),
      column(speech.word('share'), 'right'),
    ],
    record.sources.map((source) =>
      row(
        [
          cell(speech.name(source), {
            detail: [[source.publisher, source.version, source.year].filter(Boolean).join(' · '), source.url],
          }),
          cell(source.licence, { detail: source.licenceUrl === '' ? [] : [source.licenceUrl] }),
          cell(source.attribution),
          cell(speech.share(source.share), { value: source.share }),
        ],
        { id: source.id },
      ),
    ),
  );
}
