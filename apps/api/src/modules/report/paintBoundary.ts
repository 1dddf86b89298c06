import { PAGE_COLOURS, PAPER_THEME } from '@cradle/charts';
import { STAGES_INSIDE } from '@cradle/engine';
import {
  type BoundaryDrawing,
  type DrawnArrow,
  type DrawnBox,
  type DrawnText,
  drawBoundary,
} from '@cradle/schema';
import { escapeHtml } from './escapeHtml.ts';
import type { ReportChart } from './reportChart.ts';
import type { ReportRecord } from './reportRecord.ts';
import type { Speech } from './speech.ts';
import type { RecordExclusion } from './statementRecord.ts';

const LIFE = STAGES_INSIDE.CRADLE_TO_GRAVE;

/** The drawing of the boundary as the dashboard shows it, with what was left out of each stage and why. */
export function paintBoundary({ boundary, scope }: ReportRecord, speech: Speech, width: number): ReportChart {
  const inline = (text: readonly string[]) => text.join(' · ');
  const drawn = ({ name, reason, estimatedShare }: RecordExclusion) => ({
    name,
    reason: estimatedShare === null ? reason : `${reason} (≈ ${speech.share(estimatedShare)})`,
  });
  const inside = STAGES_INSIDE[boundary.boundary];
  const drawing = drawBoundary({
    width,
    stages: LIFE.map((stage) => ({
      ...{ stage, label: inline(speech.code(stage)), isInside: inside.includes(stage) },
      exclusions: scope.exclusions.filter((each) => each.stage === stage).map(drawn),
    })),
    general: scope.exclusions.filter(({ stage }) => stage === null || !LIFE.includes(stage)).map(drawn),
    words: {
      boundary: inline(speech.code(boundary.boundary)),
      // One line has room for one language; the table below says it in both.
      outside: speech.word('notCounted')[0] ?? '',
      general: inline(speech.word('leftOutOfNoStage')),
    },
  });
  return { svg: paint(drawing), width, height: drawing.height };
}

function paint({ width, height, boxes, arrows, texts }: BoundaryDrawing): string {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="Noto Sans SC">`,
    ...boxes.map(paintBox),
    ...arrows.map(paintArrow),
    ...texts.map(paintText),
    '</svg>',
  ].join('');
}

function paintBox({ kind, stage, x, y, width, height }: DrawnBox): string {
  return `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="6" ${lookOf(kind, stage)}/>`;
}

function lookOf(kind: DrawnBox['kind'], stage: string | null): string {
  const { ink, inkMuted, surface, border, stages } = PAPER_THEME;
  const colour = LIFE.find((each) => each === stage);
  switch (kind) {
    case 'SYSTEM':
      return `fill="none" stroke="${ink}" stroke-dasharray="6 4"`;
    case 'INSIDE':
      return `fill="${surface}" stroke="${colour === undefined ? ink : stages[colour]}" stroke-width="2"`;
    case 'OUTSIDE':
      return `fill="none" stroke="${inkMuted}" stroke-dasharray="4 4"`;
    case 'EXCLUSION':
      return `fill="${PAGE_COLOURS['surface-sunken']}" stroke="${border}"`;
    default:
      return kind satisfies never;
  }
}

/** Length of the head of an arrow, px. */
const HEAD = 5;

function paintArrow({ kind, x1, y1, x2, y2 }: DrawnArrow): string {
  const { inkMuted } = PAPER_THEME;
  const dashes = kind === 'EXCLUDED' ? ' stroke-dasharray="3 3"' : '';
  const line = `<line x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}" stroke="${inkMuted}"${dashes}/>`;
  if (kind === 'EXCLUDED') return line;
  const length = Math.hypot(x2 - x1, y2 - y1) || 1;
  const [alongX, alongY] = [((x2 - x1) / length) * HEAD, ((y2 - y1) / length) * HEAD];
  const points = [
    [x2, y2],
    [x2 - alongX - alongY * 0.6, y2 - alongY + alongX * 0.6],
    [x2 - alongX + alongY * 0.6, y2 - alongY - alongX * 0.6],
  ];
  return `${line}<polygon points="${points.map((point) => point.join(',')).join(' ')}" fill="${inkMuted}"/>`;
}

const BOLD: readonly DrawnText['kind'][] = ['TITLE', 'NAME'];
const MUTED: readonly DrawnText['kind'][] = ['REASON', 'STATE'];

function paintText({ kind, text, x, y, size, anchor }: DrawnText): string {
  const fill = MUTED.includes(kind) ? PAPER_THEME.inkMuted : PAPER_THEME.ink;
  const weight = BOLD.includes(kind) ? ' font-weight="700"' : '';
  return `<text x="${x}" y="${y}" font-size="${size}" text-anchor="${anchor}" fill="${fill}"${weight}>${escapeHtml(text)}</text>`;
}
