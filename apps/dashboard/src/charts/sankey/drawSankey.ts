import { CHART_FONT, mixed } from '../chartStyle.ts';
import { type ChartTexts, describeValue, escapeHtml, GAP_SIGN } from '../chartTexts.ts';
import { type ChartTheme, colourIn } from '../chartTheme.ts';
import { drawShapes, emphasised, type PlacedShape, type ShapeElement, textShape } from '../drawShapes.ts';
import type { ChartOption } from '../echarts/loadECharts.ts';
import { gapPattern, gapShapeStyle } from '../gapPattern.ts';
import { cutText } from '../textWidth.ts';
import type { Sankey, SankeyNode } from './deriveSankey.ts';
import type { LinkPlace, NodePlace, SankeyPlaces } from './placeSankey.ts';

/**
 * The option of ECharts for nodes in columns and bands between them, as wide as what flows. A band that closes a loop
 * runs back below all others, with its name on it. Bands come before nodes in the order of marks.
 */
export function drawSankey(
  state: Sankey,
  places: SankeyPlaces,
  theme: ChartTheme,
  texts: ChartTexts,
): ChartOption {
  const byKey = new Map(state.nodes.map((node) => [node.key, node]));
  const shapes: PlacedShape[] = [
    ...places.links.map((place) => ({
      draw: () => [drawBand(place, byKey.get(place.link.from)!, theme)],
      tooltip: linkTooltip(place, byKey, theme, texts),
    })),
    ...places.nodes.map((place) => ({
      draw: () => [drawNode(place, places.nodeWidth, theme)],
      tooltip: nodeTooltip(place.node, theme, texts),
    })),
  ];
  const names = places.nodes.map((place) => drawName(place, places.nodeWidth, theme, texts));
  const returns = places.links.flatMap((place) => drawReturnName(place, byKey, theme, texts));
  return drawShapes([], shapes, [...names, ...returns], theme);
}

function drawBand(
  { link, from, to, width, lane }: LinkPlace,
  source: SankeyNode,
  theme: ChartTheme,
): ShapeElement {
  const colour = mixed(colourIn(theme, source.colour), theme.surface, 0.5);
  const half = width / 2;
  if (lane !== null) {
    const gap = link.kgCo2e === null;
    return {
      type: 'path',
      shape: { pathData: returnPath(from, to, lane, half + 8) },
      style: {
        fill: 'none',
        stroke: gap ? theme.warning : colour,
        lineWidth: width,
        // A return flow is told from the others by its breaks.
        lineDash: gap ? [3, 4] : [14, 3],
      },
      emphasis: { style: { fill: 'none', stroke: colourIn(theme, source.colour) } },
    };
  }
  const middle = (from.x + to.x) / 2;
  const edge = (y: number, other: number): string => `C${middle} ${y} ${middle} ${other} `;
  const pathData = `M${from.x} ${from.y - half}${edge(from.y - half, to.y - half)}${to.x} ${to.y - half}L${to.x} ${to.y + half}${edge(to.y + half, from.y + half)}${from.x} ${from.y + half}Z`;
  const style =
    link.kgCo2e === null
      ? gapShapeStyle(theme)
      : { fill: colour, ...(link.gaps.length > 0 && { decal: gapPattern(theme, colour) }) };
  return {
    type: 'path',
    shape: { pathData },
    style,
    emphasis: { style: { fill: mixed(colourIn(theme, source.colour), theme.surface, 0.75) } },
  };
}

/** Out to the right, down, back along the lane, up, and in from the left. */
function returnPath(from: LinkPlace['from'], to: LinkPlace['to'], lane: number, turn: number): string {
  const right = from.x + turn;
  const left = to.x - turn;
  return `M${from.x} ${from.y}Q${right} ${from.y} ${right} ${from.y + turn}L${right} ${lane - turn}Q${right} ${lane} ${right - turn} ${lane}L${left + turn} ${lane}Q${left} ${lane} ${left} ${lane - turn}L${left} ${to.y + turn}Q${left} ${to.y} ${to.x} ${to.y}`;
}

function drawNode({ node, x, y, height }: NodePlace, width: number, theme: ChartTheme): ShapeElement {
  return {
    type: 'rect',
    shape: { x, y, width, height: Math.max(1, height), r: 2 },
    style: { fill: colourIn(theme, node.colour) },
    emphasis: emphasised(theme),
  };
}

function drawName(
  { node, x, y, height, labelRoom }: NodePlace,
  width: number,
  theme: ChartTheme,
  texts: ChartTexts,
): ShapeElement {
  const number = texts.kg(Math.max(node.arriving, node.leaving));
  const name = cutText(node.label, CHART_FONT, labelRoom) || cutText(node.label, CHART_FONT, 60);
  const lines = !node.known ? `${name}  ${GAP_SIGN}` : height >= 30 ? `${name}\n${number}` : name;
  return textShape(lines, x + width + 6, y + height / 2, theme, { lineHeight: 15 });
}

function drawReturnName(
  { link, from, to, lane }: LinkPlace,
  byKey: ReadonlyMap<string, SankeyNode>,
  theme: ChartTheme,
  texts: ChartTexts,
): readonly ShapeElement[] {
  if (lane === null) return [];
  const name = texts.t('figure.returnsTo', { name: byKey.get(link.to)!.label });
  const room = Math.max(80, from.x - to.x - 40);
  const number = describeValue(link.kgCo2e, [], texts);
  const text = `↩ ${cutText(name, CHART_FONT, room - 60)}  ${number}`;
  return [textShape(text, (from.x + to.x) / 2, lane, theme, { align: 'center' })];
}

function linkTooltip(
  { link }: LinkPlace,
  byKey: ReadonlyMap<string, SankeyNode>,
  theme: ChartTheme,
  texts: ChartTexts,
): string {
  const [from, to] = [byKey.get(link.from)!.label, byKey.get(link.to)!.label].map(escapeHtml);
  const number = link.kgCo2e === null ? '' : `<b>${texts.kg(link.kgCo2e)}</b> ${texts.unit}`;
  const gaps = `<div style="color:${theme.warning}">${escapeHtml(texts.gaps(link.gaps))}</div>`;
  return `<div>${link.returns ? '↩ ' : ''}${from} → ${to}</div>${number}${gaps}`;
}

function nodeTooltip(node: SankeyNode, theme: ChartTheme, texts: ChartTexts): string {
  const { t } = texts;
  const rows = (
    [
      ['figure.arriving', node.arriving],
      ['figure.own', node.own],
      ['figure.leaving', node.leaving],
      ['figure.kept', node.kept],
    ] as const
  )
    .filter(([, value]) => value > 0)
    .map(([name, value]) => `<div>${t(name)}&ensp;<b>${texts.kg(value)}</b></div>`);
  return `<div style="font-weight:600;color:${theme.ink}">${escapeHtml(node.label)}</div>${node.known ? `${rows.join('')}<div>${texts.unit}</div>` : t('figure.missing')}`;
}
