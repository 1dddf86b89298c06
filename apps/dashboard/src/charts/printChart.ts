import type { ChartDescription } from './ChartDescription.ts';
import { readChartTheme } from './chartTheme.ts';
import { renderChartSvg } from './renderChartSvg.ts';

/** Of a page across, in px. */
const WIDTH = 1_040;

/** A described chart as SVG for paper: in the light theme whatever the page has. */
export function printChart({ draw }: ChartDescription): Promise<string> {
  const paper = document.createElement('div');
  paper.dataset.theme = 'light';
  paper.hidden = true;
  document.body.append(paper);
  const { option, height } = draw(WIDTH, readChartTheme(paper));
  paper.remove();
  return renderChartSvg(option, { width: WIDTH, height });
}
