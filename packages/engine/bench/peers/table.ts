import type { GrowthRow } from './growth.ts';
import type { MemoryRow } from './memoryRows.ts';
import { type Row, ratioOf, verdictOf } from './row.ts';

/** First row: headings. */
export type Table = readonly (readonly string[])[];

export function ratioTable(rows: readonly Row[]): Table {
  return [
    ['Measure', 'Peer', 'Ours', 'Peer', 'Ratio', 'of CPU', 'Floor', 'Goal', '', 'Difference', 'Note'],
    ...rows.map((row) => [
      row.measure,
      row.peer,
      milliseconds(row.ours.wall),
      row.theirs === null ? '' : milliseconds(row.theirs.wall),
      figure(ratioOf(row)),
      row.theirs === null ? '' : figure(row.ours.cpu / row.theirs.cpu),
      figure(row.floor),
      figure(row.goal),
      verdictOf(row),
      row.difference === null ? '' : row.difference.toExponential(0),
      row.note,
    ]),
  ];
}

export function memoryTable(rows: readonly MemoryRow[]): Table {
  return [
    ['Process', 'Peak MB', 'Ratio'],
    ...rows.map(({ process, megabytes, ratio }) => [process, megabytes.toFixed(0), figure(ratio)]),
  ];
}

export function growthTable(rows: readonly GrowthRow[]): Table {
  return [
    [
      ...['Processes', 'Non-zeros', 'Largest loop', 'Sweeps', 'Build', 'Set-up', 'One category'],
      ...['All categories', 'Again, warm', 'One supply', 'One change', 'Residual', 'UMFPACK', 'Ratio'],
    ],
    ...rows.map((row) => [
      ...[row.processes, row.entries, row.largestLoop].map((count) => count.toLocaleString('en')),
      String(row.sweeps),
      ...[
        row.build,
        row.setUp,
        row.oneCategory,
        row.allCategories,
        row.warm,
        row.oneSupply,
        row.oneChange,
      ].map(milliseconds),
      row.residual.toExponential(0),
      row.theirs === null ? '' : milliseconds(row.theirs),
      figure(row.ratio),
    ]),
  ];
}

/** Columns in line, for a terminal. */
export function asText(table: Table): string {
  const widths = table[0]!.map((_, column) => Math.max(...table.map((row) => row[column]!.length)));
  const line = (row: readonly string[]) => row.map((cell, column) => cell.padEnd(widths[column]!)).join('  ');
  return table.map((row) => line(row).trimEnd()).join('\n');
}

export function asMarkdown(table: Table): string {
  const [headings, ...rows] = table;
  const rule = headings!.map((_, column) => (rows.every((row) => isFigure(row[column]!)) ? '---:' : '---'));
  return [headings!, rule, ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

function isFigure(cell: string): boolean {
  return /^[\d.,e+-]*( m?s)?$/.test(cell);
}

function milliseconds(value: number): string {
  if (value >= 10_000) return `${(value / 1000).toFixed(1)} s`;
  return `${value.toPrecision(value >= 1000 ? 4 : 3)} ms`;
}

function figure(value: number | null): string {
  if (value === null) return '';
  return value >= 0.1 ? String(Number(value.toFixed(2))) : String(Number(value.toPrecision(2)));
}
