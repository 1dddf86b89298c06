import { PAPER_THEME, wrapText } from '@cradle/charts';
import { escapeHtml } from './escapeHtml.ts';
import type { ReportChart } from './reportChart.ts';
import type { RecordBoundary, RecordBoundaryStage } from './reportRecord.ts';
import { valueText } from './resultCells.ts';
import type { Speech } from './speech.ts';

const WIDTH = 720;
const GAP = 8;
const PAD = 10;
const FONT = 11;
const LINE = 15;
/** Processes named in a box; the table below has more. */
const MOST_PROCESSES = 5;

/** Stages as boxes in the order of a life: those inside in one frame, the others broken and beside it. */
export function drawBoundary({ stages }: RecordBoundary, speech: Speech): ReportChart {
  const inside = stages.filter(({ isInside }) => isInside);
  const outside = stages.filter(({ isInside }) => !isInside);
  const first = rowOf(inside, { top: 26, left: PAD, width: WIDTH - 2 * PAD, isInside: true }, speech);
  const frameHeight = 26 + first.height + PAD;
  const second = rowOf(
    outside,
    { top: frameHeight + 32, left: PAD, width: WIDTH - 2 * PAD, isInside: false },
    speech,
  );
  const height = outside.length === 0 ? frameHeight + 2 : frameHeight + 32 + second.height + 2;
  const { ink, inkMuted } = PAPER_THEME;
  const svg = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" font-family="Noto Sans SC" font-size="${FONT}">`,
    `<rect x="1" y="1" width="${WIDTH - 2}" height="${frameHeight - 2}" rx="6" fill="none" stroke="${ink}" stroke-width="1.5"/>`,
    text(speech.word('inside').join(' · '), PAD, 18, ink, true),
    first.svg,
    outside.length === 0
      ? ''
      : text(speech.word('outside').join(' · '), PAD, frameHeight + 22, inkMuted, true),
    second.svg,
    '</svg>',
  ].join('');
  return { svg, width: WIDTH, height };
}

interface Place {
  readonly top: number;
  readonly left: number;
  readonly width: number;
  readonly isInside: boolean;
}

function rowOf(
  stages: readonly RecordBoundaryStage[],
  { top, left, width, isInside }: Place,
  speech: Speech,
): { readonly svg: string; readonly height: number } {
  if (stages.length === 0) return { svg: '', height: 0 };
  const boxWidth = (width - GAP * (stages.length - 1)) / stages.length;
  const boxes = stages.map((stage) => boxOf(stage, boxWidth, speech));
  const height = Math.max(...boxes.map(({ length }) => length)) * LINE + 2 * PAD;
  const { border, inkMuted, ink, surface } = PAPER_THEME;
  const svg = boxes.map((lines, index) => {
    const x = left + index * (boxWidth + GAP);
    const { stage } = stages[index]!;
    const look = isInside
      ? `fill="${surface}" stroke="${border}"`
      : `fill="none" stroke="${inkMuted}" stroke-dasharray="4 3"`;
    return [
      `<rect x="${x}" y="${top}" width="${boxWidth}" height="${height}" rx="4" ${look}/>`,
      isInside
        ? `<rect x="${x}" y="${top}" width="${boxWidth}" height="4" fill="${PAPER_THEME.stages[stage]}"/>`
        : '',
      ...lines.map(({ content, isStrong }, line) =>
        text(
          content,
          x + PAD,
          top + PAD + (line + 1) * LINE - 3,
          isInside && isStrong ? ink : inkMuted,
          isStrong,
        ),
      ),
    ].join('');
  });
  return { svg: svg.join(''), height };
}

interface BoxLine {
  readonly content: string;
  readonly isStrong: boolean;
}

function boxOf(
  { stage, modules, processes, kgCo2e, gaps }: RecordBoundaryStage,
  width: number,
  speech: Speech,
): readonly BoxLine[] {
  const wrapped = (content: string, isStrong: boolean): readonly BoxLine[] =>
    wrapText(content, FONT, width - 2 * PAD).map((line) => ({ content: line, isStrong }));
  const more = processes.length - MOST_PROCESSES;
  return [
    ...speech.code(stage).flatMap((name) => wrapped(name, true)),
    ...wrapped(modules.length > 2 ? `${modules[0]}–${modules.at(-1)}` : modules.join(', '), false),
    ...(kgCo2e === null && gaps === 0 ? [] : wrapped(`${valueText(kgCo2e, gaps > 0, speech)} kg CO₂e`, true)),
    ...processes.slice(0, MOST_PROCESSES).flatMap((process) => wrapped(`· ${process}`, false)),
    ...(more > 0 ? wrapped(`+ ${more}`, false) : []),
  ];
}

function text(content: string, x: number, y: number, fill: string, isStrong: boolean): string {
  return `<text x="${x}" y="${y}" fill="${fill}"${isStrong ? ' font-weight="700"' : ''}>${escapeHtml(content)}</text>`;
}
