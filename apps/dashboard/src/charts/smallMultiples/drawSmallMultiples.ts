import { CHART_FONT } from '../chartStyle.ts';
import { type ChartTexts, escapeHtml, GAP_SIGN } from '../chartTexts.ts';
import { type ChartTheme, colourIn } from '../chartTheme.ts';
import { drawShapes, emphasised, type PlacedShape, type ShapeElement, textShape } from '../drawShapes.ts';
import type { ChartOption } from '../echarts/loadECharts.ts';
import { gapPattern, gapShapeStyle } from '../gapPattern.ts';
import { cutText, textWidth } from '../textWidth.ts';
import type { Panel, PanelColumn, SmallMultiples } from './deriveSmallMultiples.ts';
import type { PanelPlace, SmallMultiplesPlaces } from './placeSmallMultiples.ts';

/** Of what stands for a gap on the zero line, in px. */
const GAP_HEIGHT = 12;

/** The option of ECharts for one small chart a panel. The marks are the columns, panel by panel. */
export function drawSmallMultiples(
  state: SmallMultiples,
  places: SmallMultiplesPlaces,
  unit: string,
  theme: ChartTheme,
  texts: ChartTexts,
): ChartOption {
  const behind = state.panels.flatMap((panel, index) =>
    drawFrame(panel, places.panels[index]!, state, places, theme, texts),
  );
  const lines =
    state.form === 'lines'
      ? state.panels.flatMap((panel, index) => drawLines(panel, places.panels[index]!, state, theme))
      : [];
  const shapes = state.panels.flatMap((panel, index) =>
    panel.columns.flatMap((column, at): PlacedShape | readonly [] =>
      column.given
        ? {
            draw: () => drawColumn(column, at, places.panels[index]!, state, theme),
            tooltip: tooltipOf(panel, column, state.categories[at]?.label ?? '', unit, theme, texts),
          }
        : [],
    ),
  );
  return drawShapes([...behind, ...drawLegend(state, unit, theme), ...lines], shapes, [], theme);
}

function levelOf(value: number, { y, height }: PanelPlace, { steps }: SmallMultiples): number {
  const least = steps[0] ?? 0;
  const most = steps.at(-1) ?? 1;
  return y + height - ((value - least) / (most - least)) * height;
}

/** Name, lines of the axis, names of the categories. */
function drawFrame(
  panel: Panel,
  place: PanelPlace,
  state: SmallMultiples,
  { labelEvery }: SmallMultiplesPlaces,
  theme: ChartTheme,
  texts: ChartTexts,
): readonly ShapeElement[] {
  const small = { fill: theme.inkMuted, font: `${CHART_FONT - 1}px ${theme.font}` };
  const step = place.width / Math.max(1, state.categories.length);
  const grid = state.steps.flatMap((value) => {
    const y = levelOf(value, place, state);
    return [
      {
        type: 'line',
        shape: { x1: place.x, y1: y, x2: place.x + place.width, y2: y },
        style: { stroke: value === 0 ? theme.inkMuted : theme.border, lineWidth: 1 },
      },
      ...(place.first
        ? [textShape(texts.amount(value), place.x - 6, y, theme, { ...small, align: 'right' })]
        : []),
    ];
  });
  const categories = state.categories.flatMap(({ label }, index) =>
    index % labelEvery === 0
      ? [
          textShape(
            cutText(label, CHART_FONT - 1, step * labelEvery - 4),
            place.x + step * (index + 0.5),
            place.y + place.height + 12,
            theme,
            { ...small, align: 'center' },
          ),
        ]
      : [],
  );
  const name = textShape(cutText(panel.label, CHART_FONT, place.width), place.x, place.y - 13, theme, {
    font: `600 ${CHART_FONT}px ${theme.font}`,
  });
  return [name, ...grid, ...categories];
}

function drawColumn(
  { segments, lacksPart }: PanelColumn,
  at: number,
  place: PanelPlace,
  state: SmallMultiples,
  theme: ChartTheme,
): readonly ShapeElement[] {
  const step = place.width / Math.max(1, state.categories.length);
  const width = Math.min(36, Math.max(2, step * 0.7));
  const centre = place.x + step * (at + 0.5);
  const zero = levelOf(0, place, state);
  if (segments.length === 0) return [drawGap(centre, width, zero, theme)];
  const marks = segments.map(({ part, from, to, gaps: missing }) => {
    const colour = colourIn(theme, part.colour);
    const style = { fill: colour, ...(missing.length > 0 && { decal: gapPattern(theme, colour) }) };
    if (state.form === 'lines') {
      const shape = { cx: centre, cy: levelOf(to, place, state), r: Math.min(4, Math.max(2, step / 4)) };
      return { type: 'circle', shape, style, emphasis: emphasised(theme) };
    }
    const ends = [levelOf(from, place, state), levelOf(to, place, state)];
    const shape = {
      x: centre - width / 2,
      y: Math.min(...ends),
      width,
      height: Math.max(0.5, Math.abs(ends[1]! - ends[0]!)),
    };
    return { type: 'rect', shape, style, emphasis: emphasised(theme) };
  });
  const highest = Math.min(...segments.map(({ from, to }) => levelOf(Math.max(from, to), place, state)));
  // A part of which nothing is known stands above what is known.
  return lacksPart ? [...marks, drawGap(centre, width, highest - 1, theme)] : marks;
}

function drawGap(centre: number, width: number, bottom: number, theme: ChartTheme): ShapeElement {
  return {
    type: 'rect',
    shape: { x: centre - width / 2, y: bottom - GAP_HEIGHT, width, height: GAP_HEIGHT },
    style: gapShapeStyle(theme),
    emphasis: emphasised(theme),
  };
}

/** One line a part; it breaks where a category has no value. */
function drawLines(
  panel: Panel,
  place: PanelPlace,
  state: SmallMultiples,
  theme: ChartTheme,
): readonly ShapeElement[] {
  const step = place.width / Math.max(1, state.categories.length);
  return state.parts.map(({ key, colour }) => {
    let drawing = false;
    const pathData = panel.columns
      .map(({ segments }, index) => {
        const segment = segments.find(({ part }) => part.key === key);
        const starts = !drawing;
        drawing = segment !== undefined;
        if (segment === undefined) return '';
        return `${starts ? 'M' : 'L'}${place.x + step * (index + 0.5)} ${levelOf(segment.to, place, state)}`;
      })
      .join('');
    return {
      type: 'path',
      shape: { pathData: pathData === '' ? 'M0 0' : pathData },
      style: { fill: 'none', stroke: colourIn(theme, colour), lineWidth: 2, lineJoin: 'round' },
    };
  });
}

/** Parts with their colours, where there are several, and the unit of the axis. */
function drawLegend(
  { parts, panels }: SmallMultiples,
  unit: string,
  theme: ChartTheme,
): readonly ShapeElement[] {
  if (panels.length === 0) return [];
  const muted = { fill: theme.inkMuted };
  if (parts.length < 2) return [textShape(unit, 0, 8, theme, muted)];
  let x = 0;
  const entries = parts.flatMap(({ label, colour }) => {
    const at = x;
    x += textWidth(label, CHART_FONT) + 34;
    return [
      {
        type: 'rect',
        shape: { x: at, y: 2, width: 12, height: 12, r: 2 },
        style: { fill: colourIn(theme, colour) },
      },
      textShape(label, at + 18, 8, theme, muted),
    ];
  });
  return [...entries, textShape(unit, 0, 32, theme, muted)];
}

function tooltipOf(
  panel: Panel,
  { segments, gaps, total }: PanelColumn,
  category: string,
  unit: string,
  theme: ChartTheme,
  texts: ChartTexts,
): string {
  const rows = segments.map(
    ({ part, value }) =>
      `<div><span style="color:${colourIn(theme, part.colour)}">■</span> ${escapeHtml(part.label)}&ensp;<b>${texts.kg(value)}</b></div>`,
  );
  const sum = total === null ? GAP_SIGN : `${texts.kg(total)} ${escapeHtml(unit)}`;
  const missing =
    gaps.length > 0 ? `<div style="color:${theme.warning}">${escapeHtml(texts.gaps(gaps))}</div>` : '';
  const last =
    segments.length > 1 ? `<div>${texts.total}&ensp;<b>${sum}</b></div>` : `<div>${escapeHtml(unit)}</div>`;
  return `<div style="font-weight:600">${escapeHtml(panel.label)}</div><div>${escapeHtml(category)}</div>${rows.join('')}${last}${missing}`;
}
