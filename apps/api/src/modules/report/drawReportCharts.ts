import {
  type ChartDescription,
  type ChartTexts,
  type ChartWord,
  describePareto,
  describeStackedStages,
  describeTornado,
  PAPER_THEME,
  renderChartSvg,
  STAGES,
} from '@cradle/charts';
import { paintBoundary } from './paintBoundary.ts';
import type { ReportChart, ReportCharts } from './reportChart.ts';
import type { ReportRecord } from './reportRecord.ts';
import type { Speech } from './speech.ts';

/** Of a page's text, in px: charts are drawn once and scaled little. */
const WIDTH = 720;
/** Six stages beside each other with their names unbroken. */
const BOUNDARY_WIDTH = 840;

/** The charts of a report, drawn by the dashboard's own kinds in its colours; what has nothing to draw is left out. */
export async function drawReportCharts(record: ReportRecord, speech: Speech): Promise<ReportCharts> {
  const texts = chartTextsOf(speech);
  const charts = new Map<string, ReportChart>([['boundary', paintBoundary(record, speech, BOUNDARY_WIDTH)]]);
  const drawn: readonly (readonly [string, ChartDescription | null])[] = [
    ['stages', stagesOf(record, speech, texts)],
    ['hotspots', hotspotsOf(record, speech, texts)],
    ['tornado', tornadoOf(record, speech, texts)],
  ];
  for (const [name, description] of drawn) {
    if (description === null) continue;
    const { option, height } = description.draw(WIDTH, PAPER_THEME);
    charts.set(name, { svg: await renderChartSvg(option, { width: WIDTH, height }), width: WIDTH, height });
  }
  return charts;
}

function stagesOf({ versions }: ReportRecord, speech: Speech, texts: ChartTexts): ChartDescription | null {
  const bars = versions.map((version) => ({
    key: version.id,
    label: `v${version.version}`,
    values: version.stages
      .filter(({ stage }) => stage !== 'BEYOND_BOUNDARY')
      .map(({ stage, kgCo2e, gaps }) => ({ part: stage, kgCo2e, gaps })),
    total: version.totalKgCo2e,
    gaps: [...new Set(version.stages.flatMap(({ gaps }) => gaps))],
  }));
  const parts = STAGES.map((stage) => ({ key: stage, label: inline(speech.code(stage)), stage }));
  return bars.every(({ values }) => values.length === 0) ? null : describeStackedStages(bars, parts, texts);
}

function hotspotsOf({ hotspots }: ReportRecord, speech: Speech, texts: ChartTexts): ChartDescription | null {
  if (hotspots.length === 0) return null;
  return describePareto(
    hotspots.map((hotspot) => ({
      key: hotspot.id,
      label: inline(speech.name(hotspot)),
      isOne: true,
      kgCo2e: hotspot.kgCo2e,
      cumulativeShare: hotspot.cumulativeShare,
      isVital: hotspot.isVital,
      gaps: [],
    })),
    texts,
  );
}

function tornadoOf(
  { sensitivity }: ReportRecord,
  speech: Speech,
  texts: ChartTexts,
): ChartDescription | null {
  const { baseKgCo2e, lines, parameters, share } = sensitivity;
  if (baseKgCo2e === null || lines.length + parameters.length === 0) return null;
  const swings = [
    ...lines.map((line) => ({
      key: line.id,
      label: inline(speech.name(line)),
      low: `−${speech.share(share)}`,
      high: `+${speech.share(share)}`,
      kgAtLow: line.kgCo2eAtLow,
      kgAtHigh: line.kgCo2eAtHigh,
    })),
    ...parameters.map((parameter) => ({
      key: parameter.parameter,
      label: inline(speech.name(parameter)),
      low: speech.amount(parameter.low),
      high: speech.amount(parameter.high),
      kgAtLow: parameter.kgCo2eAtLow,
      kgAtHigh: parameter.kgCo2eAtHigh,
    })),
  ];
  return describeTornado({ base: baseKgCo2e, swings }, texts);
}

function chartTextsOf(speech: Speech): ChartTexts {
  const words = { 'chart.together': 'together', 'chart.name': 'line', 'chart.swing': 'swing' } as const;
  const known: Partial<Record<ChartWord, (typeof words)[keyof typeof words]>> = words;
  return {
    kg: speech.kg,
    kgTo: (value, decimals) => value.toFixed(decimals),
    amount: speech.amount,
    delta: speech.delta,
    share: speech.share,
    count: speech.count,
    region: (code) => inline(speech.region(code)),
    unit: 'kg CO₂e',
    total: inline(speech.word('total')),
    gaps: (codes) => codes.map((code) => inline(speech.code(code))).join(', '),
    // What a chart says beside its drawing stands in the report's own tables.
    t: (key: ChartWord) => {
      const word = known[key];
      return word === undefined ? '' : inline(speech.word(word));
    },
  };
}

function inline(text: readonly string[]): string {
  return text.join(' · ');
}
