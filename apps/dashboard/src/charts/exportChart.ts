import { CHART_FONT } from './chartStyle.ts';
import type { ChartTheme } from './chartTheme.ts';
import type { ChartOption } from './echarts/loadECharts.ts';
import { type ChartSize, renderChartSvg } from './renderChartSvg.ts';
import { wrapText } from './textWidth.ts';

/** A chart with what has to go with it when it leaves its page. */
export interface ExportedChart {
  readonly option: ChartOption;
  /** What is shown, of what, in which unit. */
  readonly title: string;
  /** Below the chart, one paragraph each: what is left out, what stands beside it, sources and licences. */
  readonly notes: readonly string[];
  /** Explains the hatching; null where none is drawn. */
  readonly gapLegend: string | null;
}

/** Pixels of a PNG for each px of the drawing: sharp in print and in slides. */
const PNG_SCALE = 2;
const PADDING = 24;
const TITLE_FONT = 16;
const LINE = 1.45;

/**
 * The chart as a file for other documents, with title, key of gaps and notes drawn into it, on the theme's ground.
 *
 * @param size of the drawing; the file is higher by title and notes
 * @returns `svg`: its text. `png`: an image of twice as many pixels as px
 * @throws when the browser cannot draw an image that large
 */
export async function exportChart(
  chart: ExportedChart,
  size: ChartSize,
  theme: ChartTheme,
  format: 'svg',
): Promise<string>;
export async function exportChart(
  chart: ExportedChart,
  size: ChartSize,
  theme: ChartTheme,
  format: 'png',
): Promise<Blob>;
export async function exportChart(
  chart: ExportedChart,
  size: ChartSize,
  theme: ChartTheme,
  format: 'svg' | 'png',
): Promise<string | Blob> {
  const { svg, width, height } = frameOf(chart, await renderChartSvg(chart.option, size), size, theme);
  return format === 'svg' ? svg : rasterise(svg, { width, height });
}

interface Framed extends ChartSize {
  readonly svg: string;
}

function frameOf(chart: ExportedChart, drawing: string, size: ChartSize, theme: ChartTheme): Framed {
  const width = size.width + 2 * PADDING;
  const parts: string[] = [];
  let y = PADDING;
  const write = (text: string, fontSize: number, colour: string, weight: number, indent = 0): void => {
    for (const line of wrapText(text, fontSize, size.width - indent)) {
      y += fontSize * LINE;
      parts.push(
        `<text x="${PADDING + indent}" y="${round(y - fontSize * 0.4)}" font-size="${fontSize}" font-weight="${weight}" fill="${colour}">${escapeXml(line)}</text>`,
      );
    }
  };
  write(chart.title, TITLE_FONT, theme.ink, 600);
  y += 12;
  parts.push(drawing.replace('<svg ', `<svg x="${PADDING}" y="${round(y)}" `));
  y += size.height + 12;
  if (chart.gapLegend !== null) {
    parts.push(hatchedSwatch(PADDING, y + 4, theme));
    write(chart.gapLegend, CHART_FONT, theme.inkMuted, 400, 32);
  }
  for (const note of chart.notes) write(note, CHART_FONT, theme.inkMuted, 400);
  const height = Math.ceil(y + PADDING);
  const font = escapeXml(theme.font);
  return {
    svg: `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${font}"><title>${escapeXml(chart.title)}</title><rect width="100%" height="100%" fill="${theme.surface}"/>${parts.join('')}</svg>`,
    width,
    height,
  };
}

/** The hatching of gapPattern.ts as lines. */
function hatchedSwatch(x: number, y: number, theme: ChartTheme): string {
  const lines = [1, 7, 13].map((at) => `M${at} 10L${at + 9} 0`).join('');
  return `<g transform="translate(${x} ${round(y)})"><rect width="24" height="10" fill="none" stroke="${theme.warning}" stroke-dasharray="3 2"/><path d="${lines}" stroke="${theme.warning}" stroke-width="1.5"/></g>`;
}

async function rasterise(svg: string, { width, height }: ChartSize): Promise<Blob> {
  const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml;charset=utf-8' }));
  try {
    const image = new Image(width, height);
    image.src = address;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = width * PNG_SCALE;
    canvas.height = height * PNG_SCALE;
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
    if (blob === null) throw new Error('The browser could not make an image of this size.');
    return blob;
  } finally {
    URL.revokeObjectURL(address);
  }
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
