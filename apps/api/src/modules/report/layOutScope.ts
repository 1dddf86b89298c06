import { processName } from './processName.ts';
import {
  cell,
  column,
  type LayoutBlock,
  type LayoutFact,
  type LayoutSection,
  paragraph,
  row,
  table,
} from './reportLayout.ts';
import type { LayoutSetting } from './reportPaths.ts';
import type { ReportRecord } from './reportRecord.ts';
import { valueText } from './resultCells.ts';
import { scopeStatements } from './scopeStatements.ts';
import type { Speech } from './speech.ts';

/** Processes of a stage that are named; the inventory has them all. */
const MOST_PROCESSES = 12;

/** What is assessed and how, and what is counted and what is not (ISO 14067:2018, 6.3 and 7.3). */
export function layOutScope(setting: LayoutSetting): readonly LayoutSection[] {
  const { record, speech } = setting;
  return [
    {
      id: 'scope',
      title: speech.word('goalAndScope'),
      blocks: [{ kind: 'facts', facts: scopeFacts(setting) }],
    },
    {
      id: 'boundary',
      title: speech.word('boundary'),
      blocks: [
        { kind: 'chart', chart: 'boundary', title: speech.word('boundaryDrawing') },
        boundaryTable(setting),
        exclusionTable(setting),
        ...(record.assessment.boundaryNote === ''
          ? []
          : [
              {
                kind: 'paragraph',
                text: labelled(speech.word('boundaryNote'), [record.assessment.boundaryNote], speech),
                isMuted: false,
              } as const,
            ]),
      ],
    },
  ];
}

function scopeFacts({ record, speech, paths }: LayoutSetting): readonly LayoutFact[] {
  const { product, assessment, organisation } = record;
  const { amount, unit } = assessment.declaredUnit;
  const stated = (text: string | null) =>
    cell(text === null || text === '' ? speech.word('notStated') : text);
  return [
    { name: speech.word('product'), cell: cell(speech.name(product), { path: paths.product }) },
    { name: speech.word('sku'), cell: cell(product.sku) },
    {
      name: speech.word('category'),
      cell: cell(speech.name({ name: product.category, nameZh: product.categoryZh })),
    },
    { name: speech.word('cnCode'), cell: stated(product.cnCode) },
    {
      name: speech.word('mass'),
      cell:
        product.massKg === null
          ? stated(null)
          : cell(`${speech.amount(product.massKg)} kg`, { value: product.massKg }),
    },
    { name: speech.word('organisation'), cell: cell(speech.name(organisation)) },
    ...(product.supplier === null
      ? []
      : [{ name: speech.word('supplier'), cell: cell(speech.name(product.supplier)) }]),
    { name: speech.word('version'), cell: cell(String(assessment.version)) },
    { name: speech.word('kind'), cell: cell(speech.code(assessment.kind)) },
    {
      name: speech.word('declaredUnit'),
      cell: cell(
        speech.unit(unit).map((name) => `${speech.amount(amount)} ${name}`),
        { value: amount },
      ),
    },
    {
      name: speech.word('functionalUnit'),
      cell:
        assessment.functionalUnit === ''
          ? stated(null)
          : cell(speech.name({ name: assessment.functionalUnit, nameZh: assessment.functionalUnitZh })),
    },
    {
      name: speech.word('period'),
      cell: stated(
        [assessment.referencePeriodStart, assessment.referencePeriodEnd].filter(Boolean).join(' – '),
      ),
    },
    {
      name: speech.word('standard'),
      cell: assessment.standard === null ? stated(null) : cell(speech.name(assessment.standard)),
    },
    {
      name: speech.word('gwpSet'),
      cell: cell(speech.word('gwp100').map((words) => `IPCC ${assessment.gwpSet}, ${words}`)),
    },
    ...(assessment.declaredSource === null
      ? []
      : [{ name: speech.word('publishedIn'), cell: cell(assessment.declaredSource) }]),
    ...scopeStatements(record, speech),
  ];
}

function boundaryTable({ record, speech }: LayoutSetting) {
  return table(
    speech.code(record.boundary.boundary),
    [
      column(speech.word('stage'), 'left', 'narrow'),
      column(speech.word('modules'), 'left', 'narrow'),
      column(speech.word('boundary'), 'left', 'narrow'),
      column(speech.word('processes')),
      column(speech.word('unit'), 'right'),
    ],
    record.boundary.stages.map(({ stage, modules, isInside, processes, kgCo2e, gaps }) =>
      row([
        cell(speech.code(stage)),
        cell(modules.length > 2 ? `${modules[0]}–${modules.at(-1)}` : modules.join(', ')),
        cell(speech.word(isInside ? 'inside' : 'outside')),
        cell(processesText(processes, record, speech)),
        cell(kgCo2e === null && gaps === 0 ? '' : valueText(kgCo2e, gaps > 0, speech), {
          value: kgCo2e,
          hasGap: gaps > 0,
        }),
      ]),
    ),
  );
}

function exclusionTable({ record, speech }: LayoutSetting): LayoutBlock {
  const { exclusions } = record.scope;
  if (exclusions.length === 0) return paragraph(speech.word('noExclusions'), true);
  return table(
    speech.word('exclusions'),
    [
      column(speech.word('leftOut')),
      column(speech.word('stage'), 'left', 'narrow'),
      column(speech.word('reason')),
      column(speech.word('estimatedShare'), 'right'),
    ],
    exclusions.map(({ name, stage, reason, estimatedShare }) =>
      row([
        cell(name),
        cell(stage === null ? speech.word('leftOutOfNoStage') : speech.code(stage)),
        cell(reason),
        cell(estimatedShare === null ? speech.word('notStated') : speech.share(estimatedShare), {
          value: estimatedShare,
        }),
      ]),
    ),
  );
}

function processesText(processes: readonly string[], record: ReportRecord, speech: Speech): string {
  const hidden = processes.length - MOST_PROCESSES;
  const named = processes
    .slice(0, MOST_PROCESSES)
    .map((process) => processName(process, record, speech))
    .join(', ');
  return hidden > 0 ? `${named}, + ${hidden} ${speech.word('moreProcesses').join(' / ')}` : named;
}

/** `Label: text`, the label in each language. */
export function labelled(
  label: readonly string[],
  text: readonly string[],
  speech: Speech,
): readonly string[] {
  return [`${label.join(' · ')}${speech.word('colon')[0] ?? ': '}${text.join(' · ')}`];
}
