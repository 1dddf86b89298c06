import { CHART_FONT, mixed } from '../chartStyle.ts';
import { type ChartTexts, escapeHtml } from '../chartTexts.ts';
import type { ChartTheme } from '../chartTheme.ts';
import { drawShapes, emphasised, type PlacedShape, type ShapeElement, textShape } from '../drawShapes.ts';
import type { ChartOption } from '../echarts/loadECharts.ts';
import { gapShapeStyle } from '../gapPattern.ts';
import { textWidth } from '../textWidth.ts';
import { classOf, type RegionMap, type RegionValue } from './deriveRegionMap.ts';
import type { PlacedShapeOfWorld, RegionMapPlaces } from './placeRegionMap.ts';

/** How values are shown: intensities colour the areas, totals are circles, so that a large country does not look like a large value. */
export type RegionMapForm = 'areas' | 'circles';

export interface RegionMapLook {
  readonly form: RegionMapForm;
  readonly unit: string;
}

/** The option of ECharts for a map of the world with its key. Borders are as faint as can be and the same for all. */
export function drawRegionMap(
  state: RegionMap,
  places: RegionMapPlaces,
  look: RegionMapLook,
  theme: ChartTheme,
  texts: ChartTexts,
): ChartOption {
  const byCode = new Map(places.shapes.map((shape) => [shape.code, shape]));
  const drawn = new Set(look.form === 'areas' ? state.placed.map(({ code }) => code) : []);
  const ground = places.shapes
    .filter(({ code }) => code === null || !drawn.has(code))
    .map(({ path }) => path)
    .join('');
  const land = {
    type: 'path',
    shape: { pathData: ground === '' ? 'M0 0' : ground },
    style: { fill: mixed(theme.ink, theme.surface, 0.1), stroke: theme.surface, lineWidth: 0.5 },
  };
  const shapes = state.placed.map((region): PlacedShape => {
    const shape = byCode.get(region.code)!;
    return {
      draw: () => [
        look.form === 'areas'
          ? drawArea(region, shape, state, theme)
          : drawCircle(region, shape, state, places, theme),
      ],
      tooltip: tooltipOf(region, look, theme, texts),
    };
  });
  const key =
    look.form === 'areas'
      ? classKey(state, places, look, theme, texts)
      : circleKey(state, places, look, theme, texts);
  return drawShapes([land], shapes, key, theme);
}

function drawArea(
  { value, gaps }: RegionValue,
  { path }: PlacedShapeOfWorld,
  state: RegionMap,
  theme: ChartTheme,
): ShapeElement {
  const known = value === null ? null : classColour(classOf(value, state.breaks), value < 0, state, theme);
  return {
    type: 'path',
    shape: { pathData: path },
    style:
      known === null
        ? gapShapeStyle(theme)
        : {
            fill: known,
            stroke: theme.surface,
            lineWidth: 0.5,
            ...(gaps.length > 0 && { decal: gapShapeStyle(theme).decal }),
          },
    emphasis: emphasised(theme),
  };
}

/** Circles have areas in proportion to values; a gap is a small hatched one. */
function drawCircle(
  { value, gaps }: RegionValue,
  { middle }: PlacedShapeOfWorld,
  { largest }: RegionMap,
  { largestRadius }: RegionMapPlaces,
  theme: ChartTheme,
): ShapeElement {
  const radius = value === null ? 7 : radiusOf(value, largest, largestRadius);
  const fill = value !== null && value < 0 ? theme.heatNegative : theme.heat;
  return {
    type: 'circle',
    shape: { cx: middle.x, cy: middle.y, r: radius },
    style:
      value === null
        ? gapShapeStyle(theme)
        : {
            fill,
            fillOpacity: 0.6,
            stroke: fill,
            lineWidth: 1,
            ...(gaps.length > 0 && { decal: gapShapeStyle(theme).decal }),
          },
    emphasis: emphasised(theme),
  };
}

function radiusOf(value: number, largest: number, largestRadius: number): number {
  return largest === 0 ? 0 : Math.max(1.5, largestRadius * Math.sqrt(Math.abs(value) / largest));
}

/** The stronger, the larger; zero has the ground's colour with a touch of the scale's. */
function classColour(of: number, negative: boolean, { breaks }: RegionMap, theme: ChartTheme): string {
  const strength = 0.1 + (0.9 * of) / (breaks.length + 1);
  return mixed(negative ? theme.heatNegative : theme.heat, theme.surface, strength);
}

const SWATCH = { width: 46, height: 10 };

function classKey(
  state: RegionMap,
  { keyRows }: RegionMapPlaces,
  { unit }: RegionMapLook,
  theme: ChartTheme,
  texts: ChartTexts,
): readonly ShapeElement[] {
  const [top = 0, second = top] = keyRows;
  const small = { fill: theme.inkMuted, font: `${CHART_FONT - 1}px ${theme.font}` };
  const sides = state.hasNegative ? [true, false] : [false];
  const width = SWATCH.width / sides.length;
  const swatches = sides.flatMap((negative, side) =>
    Array.from({ length: state.breaks.length + 1 }, (_, index) => {
      const of = negative ? state.breaks.length + 1 - index : index + 1;
      const x = (side * (state.breaks.length + 1) + index) * width;
      return {
        type: 'rect',
        shape: { x, y: top + 16, width, height: SWATCH.height },
        style: { fill: classColour(of, negative, state, theme), stroke: theme.surface, lineWidth: 1 },
      };
    }),
  );
  const ends = sides.flatMap((negative, side) =>
    state.breaks.map((end, index) => {
      const at = negative ? state.breaks.length - index : index + 1;
      const x = (side * (state.breaks.length + 1) + at) * width;
      const shown = sides.length === 1 || index % 2 === 1 || state.breaks.length - 1 === index;
      return textShape(shown ? texts.amount(negative ? -end : end) : '', x, top + 36, theme, {
        ...small,
        align: 'center',
      });
    }),
  );
  const used = swatches.length * width;
  return [
    textShape(unit, 0, top + 5, theme, small),
    ...(state.placed.length > 0 ? swatches : []),
    ...ends,
    ...extraKeys(state, keyRows.length > 1 ? 0 : used + 28, second + 21, theme, texts),
  ];
}

function circleKey(
  state: RegionMap,
  { keyRows, largestRadius }: RegionMapPlaces,
  { unit }: RegionMapLook,
  theme: ChartTheme,
  texts: ChartTexts,
): readonly ShapeElement[] {
  const [top = 0, second = top] = keyRows;
  const small = { fill: theme.inkMuted, font: `${CHART_FONT - 1}px ${theme.font}` };
  const values = [state.breaks.at(-1), state.breaks.at(-3)].filter((value) => value !== undefined);
  let x = textWidth(unit, CHART_FONT) + 16;
  const circles = values.flatMap((value) => {
    const r = radiusOf(value, state.largest, largestRadius);
    const text = texts.amount(value);
    const elements = [
      {
        type: 'circle',
        shape: { cx: x + r, cy: top + 21, r },
        style: { fill: 'none', stroke: theme.inkMuted, lineWidth: 1 },
      },
      textShape(text, x + 2 * r + 6, top + 21, theme, small),
    ];
    x += 2 * r + 6 + textWidth(text, CHART_FONT) + 18;
    return elements;
  });
  return [
    textShape(unit, 0, top + 21, theme, small),
    ...circles,
    ...extraKeys(state, keyRows.length > 1 ? 0 : x + 8, second + 21, theme, texts),
  ];
}

/** What is hatched, and what nothing is said of. */
function extraKeys(
  state: RegionMap,
  left: number,
  y: number,
  theme: ChartTheme,
  texts: ChartTexts,
): readonly ShapeElement[] {
  const entries = [
    ...(state.placed.some(({ value }) => value === null)
      ? [{ style: gapShapeStyle(theme), text: texts.t('figure.missing') }]
      : []),
    { style: { fill: mixed(theme.ink, theme.surface, 0.1) }, text: texts.t('figure.notInData') },
  ];
  let x = left;
  return entries.flatMap(({ style, text }) => {
    const at = x;
    x += 24 + textWidth(text, CHART_FONT - 1) + 20;
    return [
      { type: 'rect', shape: { x: at, y: y - 5, width: 18, height: SWATCH.height }, style },
      textShape(text, at + 24, y, theme, { fill: theme.inkMuted, font: `${CHART_FONT - 1}px ${theme.font}` }),
    ];
  });
}

function tooltipOf(
  { code, value, gaps }: RegionValue,
  { unit }: RegionMapLook,
  theme: ChartTheme,
  texts: ChartTexts,
): string {
  const number = value === null ? '' : `<b>${texts.kg(value)}</b> ${escapeHtml(unit)}`;
  const missing =
    gaps.length > 0 ? `<div style="color:${theme.warning}">${escapeHtml(texts.gaps(gaps))}</div>` : '';
  return `<div>${escapeHtml(texts.region(code))}</div>${number}${missing}`;
}
