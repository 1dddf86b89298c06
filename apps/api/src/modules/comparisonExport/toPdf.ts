import { compilePdf } from '../../documents/compilePdf.ts';
import { totalsWithValues } from '../comparison/comparisonFigures.ts';
import { comparisonPage } from './comparisonPage.ts';
import type { ExportRequest } from './exportRequest.ts';
import { EXPORT_WORDS } from './exportWords.ts';
import type { ExportContent, ExportMember } from './readExport.ts';
import { unitOf } from './tidyTable.ts';

const ROWS_BESIDE_CHART = 8;
const ROWS_ALONE = 22;
const MOST_COLUMNS = 8;
const MOST_SOURCES = 6;

/** One page for a meeting: the chart, the largest rows, what to mind, the sources. Everything else is in the workbook. */
export function toPdf(
  content: ExportContent,
  request: ExportRequest,
  { program, madeAt }: { readonly program: string; readonly madeAt: Date },
): Buffer {
  const words = EXPORT_WORDS[request.language];
  const hasChart = typeof request.chart === 'string';
  const table = largestRows(content, request, hasChart ? ROWS_BESIDE_CHART : ROWS_ALONE);
  const data = {
    title: request.title,
    measure: `${words.measures[content.measure]}, ${unitOf(content, request.language).replace('CO2e', 'CO₂e')}`,
    language: request.language,
    hasChart,
    ...table,
    findings: content.findings.slice(0, 5).map(({ message, severity }) => ({ message, severity })),
    sources: content.sources
      .slice(0, MOST_SOURCES)
      .map(({ licence, attribution }) =>
        attribution.includes(licence) ? attribution : `${attribution.replace(/[.。]$/, '')} (${licence})`,
      ),
    moreSources: Math.max(0, content.sources.length - MOST_SOURCES),
    words: {
      ...{ sources: words.sources, findings: words.finding, gapNote: words.gapNote, colon: words.colon },
      more: table.hiddenRows > 0 ? words.more(table.hiddenRows) : '',
    },
    hasGaps: content.facts.some(({ gaps }) => gaps.length > 0),
    footer: `${program} · ${madeAt.toISOString().slice(0, 16).replace('T', ' ')} UTC`,
    address: shortEnough(request.address ?? ''),
  };
  return compilePdf({
    template: comparisonPage,
    data,
    createdAt: madeAt,
    ...(hasChart && { files: new Map([['/chart.svg', Buffer.from(request.chart ?? '')]]) }),
  });
}

function largestRows(content: ExportContent, { language }: ExportRequest, most: number) {
  const { rows, columns, comparison, facts } = content;
  const size = (total: number | null): number => Math.abs(total ?? 0);
  const totals = totalsWithValues(comparison, 'rowTotals');
  const kept = rows
    .map((_row, index) => index)
    .sort((a, b) => size(totals[b]!.kgCo2e) - size(totals[a]!.kgCo2e))
    .slice(0, most);
  const columnTotals = comparison.result.columnTotals;
  const keptColumns = columns
    .map((_column, index) => index)
    .sort((a, b) => size(columnTotals[b]!.kgCo2e) - size(columnTotals[a]!.kgCo2e))
    .slice(0, MOST_COLUMNS)
    .sort((a, b) => a - b);
  const at = new Map(facts.map((fact) => [`${fact.row} ${fact.column}`, fact]));
  const shown = (value: number | null | undefined, gaps: readonly string[]): string => {
    const number = typeof value === 'number' ? significant(value, language) : '';
    return gaps.length === 0 ? number : `${number}${number === '' ? '' : ' +'}?`;
  };
  const nameOf = (members: readonly ExportMember[]): string => members.map(({ label }) => label).join(' · ');
  return {
    head: keptColumns.map((index) => nameOf(columns[index]!)),
    totalHead: EXPORT_WORDS[language].total,
    rows: kept.map((index) => ({
      name: nameOf(rows[index]!),
      cells: keptColumns.map((column) => {
        const fact = at.get(`${index} ${column}`);
        return fact === undefined ? '' : shown(fact.value, fact.gaps);
      }),
      total: shown(totals[index]!.value, totals[index]!.gaps),
    })),
    hiddenRows: rows.length - kept.length,
  };
}

function significant(value: number, language: ExportRequest['language']): string {
  const locale = language === 'zh' ? 'zh-CN' : 'en-GB';
  return new Intl.NumberFormat(locale, { maximumSignificantDigits: 3, minimumSignificantDigits: 3 }).format(
    value,
  );
}

/** A page has room for an address one can type, not for one with a hundred products in it. */
function shortEnough(address: string): string {
  return address.length <= 160 ? address : '';
}
