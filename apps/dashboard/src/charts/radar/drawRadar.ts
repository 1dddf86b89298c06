import { CHART_FONT } from '../chartStyle.ts';
import { type ChartTexts, escapeHtml, GAP_SIGN } from '../chartTexts.ts';
import { type ChartTheme, colourIn } from '../chartTheme.ts';
import { drawShapes, emphasised, type PlacedShape, type ShapeElement, textShape } from '../drawShapes.ts';
import type { ChartOption } from '../echarts/loadECharts.ts';
import { gapPattern } from '../gapPattern.ts';
import { cutText, wrapText } from '../textWidth.ts';
import { BEST_SCORE, type Radar, type RadarItem, WORST_SCORE } from './deriveRadar.ts';
import { LIST_ROW, pointOf, polar, type RadarPlaces } from './placeRadar.ts';

/**
 * The option of ECharts for outlines over axes, the best score outside. Where an item has no score its outline is open
 * and the axis is hatched: a gap is not the middle. All outlines come before all points in the order of marks.
 */
export function drawRadar(
  state: Radar,
  places: RadarPlaces,
  theme: ChartTheme,
  texts: ChartTexts,
): ChartOption {
  const shapes: PlacedShape[] = [
    ...state.items.map((item) => ({
      draw: () => [drawOutline(item, places, theme)],
      tooltip: tooltipOf(item, state, theme, texts),
    })),
    ...state.items.flatMap((item) =>
      item.scores.flatMap((score, axis) =>
        score === null
          ? []
          : {
              draw: () => [drawPoint(item, axis, score, places, theme)],
              tooltip: tooltipOf(item, state, theme, texts),
            },
      ),
    ),
  ];
  return drawShapes(
    drawWeb(state, places, theme, texts),
    shapes,
    [...drawNames(state, places, theme), ...drawList(state, places, theme)],
    theme,
  );
}

function drawWeb(
  { axes, missing }: Radar,
  places: RadarPlaces,
  theme: ChartTheme,
  texts: ChartTexts,
): readonly ShapeElement[] {
  const { centre, radius, angles } = places;
  const line = { fill: 'none', stroke: theme.border, lineWidth: 1 };
  const half = Math.PI / Math.max(1, axes.length);
  const wedges = angles.flatMap((angle, index) =>
    (missing[index]?.length ?? 0) === 0
      ? []
      : {
          type: 'sector',
          shape: {
            cx: centre.x,
            cy: centre.y,
            r0: 0,
            r: radius,
            // ECharts counts from the right.
            startAngle: angle - half * 0.5 - Math.PI / 2,
            endAngle: angle + half * 0.5 - Math.PI / 2,
          },
          style: { fill: theme.surface, decal: gapPattern(theme), opacity: 0.55 },
        },
  );
  const rings = [1, 2, 3, 4, 5].map((score) => ({
    type: 'circle',
    shape: { cx: centre.x, cy: centre.y, r: (radius * (WORST_SCORE + BEST_SCORE - score)) / WORST_SCORE },
    style: line,
  }));
  const spokes = angles.map((angle) => {
    const end = polar(centre, angle, radius);
    return { type: 'line', shape: { x1: centre.x, y1: centre.y, x2: end.x, y2: end.y }, style: line };
  });
  const scale = [1, 2, 3, 4, 5].map((score) => {
    const distance = (radius * (WORST_SCORE + BEST_SCORE - score)) / WORST_SCORE;
    const at = polar(centre, Math.PI / Math.max(3, axes.length), distance);
    const text = score === BEST_SCORE ? texts.t('figure.best', { score }) : String(score);
    return textShape(text, at.x, at.y, theme, {
      fill: theme.inkMuted,
      align: 'center',
      font: `${CHART_FONT - 2}px ${theme.font}`,
    });
  });
  return [...wedges, ...rings, ...spokes, ...scale];
}

/** Closed and filled when all is known; open where a score is missing. */
function drawOutline({ scores, colour }: RadarItem, places: RadarPlaces, theme: ChartTheme): ShapeElement {
  const points = scores.map((score, axis) => (score === null ? null : pointOf(places, axis, score)));
  const closed = points.length > 2 && points.every((point) => point !== null);
  const pieces = points.map((point, index) => {
    if (point === null) return '';
    const starts = index === 0 || points[index - 1] === null;
    return `${starts ? 'M' : 'L'}${point.x} ${point.y}`;
  });
  const [first] = points;
  const last = points.at(-1);
  // The way from the last axis to the first, where both have a score but others have not.
  const joins = !closed && points.length > 2 && first != null && last != null;
  const pathData = pieces.join('') + (closed ? 'Z' : joins ? `L${first.x} ${first.y}` : '');
  const hex = colourIn(theme, colour);
  return {
    type: 'path',
    shape: { pathData: pathData === '' ? 'M0 0' : pathData },
    style: {
      fill: closed ? hex : 'none',
      fillOpacity: 0.1,
      stroke: hex,
      lineWidth: 2,
      lineJoin: 'round',
    },
    emphasis: { style: { fill: closed ? hex : 'none', fillOpacity: 0.25, stroke: hex, lineWidth: 3 } },
  };
}

function drawPoint(
  { colour }: RadarItem,
  axis: number,
  score: number,
  places: RadarPlaces,
  theme: ChartTheme,
): ShapeElement {
  const { x, y } = pointOf(places, axis, score);
  return {
    type: 'circle',
    shape: { cx: x, cy: y, r: 4 },
    style: { fill: colourIn(theme, colour), stroke: theme.surface, lineWidth: 1.5 },
    emphasis: emphasised(theme),
  };
}

function drawNames(
  { axes, missing }: Radar,
  places: RadarPlaces,
  theme: ChartTheme,
): readonly ShapeElement[] {
  return axes.map(({ label }, index) => {
    const angle = places.angles[index] ?? 0;
    const { x, y } = polar(places.centre, angle, places.radius + 12);
    const side = Math.sin(angle);
    const align = Math.abs(side) < 0.2 ? 'center' : side > 0 ? 'left' : 'right';
    const room = align === 'center' ? places.nameRoom * 2 : places.nameRoom;
    const gap = (missing[index]?.length ?? 0) > 0 ? ` ${GAP_SIGN}` : '';
    return textShape(twoLines(label, room) + gap, x, y, theme, { align, lineHeight: 14 });
  });
}

function twoLines(text: string, room: number): string {
  const [first = '', ...rest] = wrapText(text, CHART_FONT, room);
  return [first, rest.join(' ')]
    .filter((line) => line !== '')
    .map((line) => cutText(line, CHART_FONT, room))
    .join('\n');
}

function drawList({ items }: Radar, { list }: RadarPlaces, theme: ChartTheme): readonly ShapeElement[] {
  return items.flatMap(({ label, colour }, index) => {
    const y = list.y + index * LIST_ROW + LIST_ROW / 2;
    return [
      {
        type: 'circle',
        shape: { cx: list.x + 5, cy: y, r: 5 },
        style: { fill: colourIn(theme, colour) },
      },
      textShape(cutText(label, CHART_FONT, list.room), list.x + 18, y, theme),
    ];
  });
}

function tooltipOf(item: RadarItem, { axes }: Radar, theme: ChartTheme, texts: ChartTexts): string {
  const rows = axes.map(({ label }, index) => {
    const score = item.scores[index] ?? null;
    const shown =
      score === null
        ? `<span style="color:${theme.warning}">${texts.t('figure.missing')}</span>`
        : `<b>${texts.amount(score)}</b>`;
    return `<div>${escapeHtml(label)}&ensp;${shown}</div>`;
  });
  return `<div style="font-weight:600">${escapeHtml(item.label)}</div>${rows.join('')}`;
}
