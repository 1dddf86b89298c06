import type { ComparisonBasis, Dimension } from '../../graphql/generated/graphql.ts';
import type { MemberStep } from '../../lib/compareAddress.ts';
import { parseList, writeList } from '../../lib/urlState.ts';

export const HOTSPOT_DIMENSIONS = [
  'SUPPLIER',
  'PROCESS',
  'STAGE',
  'REGION',
  'SOURCE',
  'PRODUCT_CATEGORY',
  'PRODUCT',
] as const satisfies readonly Dimension[];
export type HotspotDimension = (typeof HOTSPOT_DIMENSIONS)[number];

export const HOTSPOT_BASES = [
  'ANNUAL_VOLUME',
  'DECLARED_UNIT',
  'KILOGRAM',
] as const satisfies readonly ComparisonBasis[];
type HotspotBasis = (typeof HOTSPOT_BASES)[number];

export const HOTSPOT_CHARTS = ['pareto', 'treemap'] as const;
export type HotspotChart = (typeof HOTSPOT_CHARTS)[number];

/** Members that hold together, from the outside in. */
export type MemberPath = readonly MemberStep[];

/** What is looked at and what is chosen: everything that belongs in the address. */
export interface HotspotsView {
  /** One to three different ones, from the outside in. */
  readonly by: readonly HotspotDimension[];
  readonly basis: HotspotBasis;
  /** English name of the category; empty for all. */
  readonly category: string;
  readonly chart: HotspotChart;
  readonly chosen: readonly MemberPath[];
  /** How much less of the chosen ones, in percent. */
  readonly percent: number;
}

export const START_VIEW: HotspotsView = {
  by: ['SUPPLIER', 'PROCESS', 'PRODUCT'],
  basis: 'ANNUAL_VOLUME',
  category: '',
  chart: 'pareto',
  chosen: [],
  percent: 10,
};

const MOST_CHOSEN = 20;

/** `?by=SUPPLIER,PROCESS&category=Furniture&chosen=SUPPLIER:U3U6MQ%3D%3D/PROCESS:Cast&percent=25`; what it does not know counts as not given. */
export function readHotspotsView(parameters: URLSearchParams): HotspotsView {
  const words = (parameters.get('by') ?? '').split(',');
  const by = [...new Set(words)].flatMap((word) => HOTSPOT_DIMENSIONS.find((known) => known === word) ?? []);
  const percent = Number(parameters.get('percent') ?? START_VIEW.percent);
  return {
    by: by.length === 0 ? START_VIEW.by : by.slice(0, 3),
    basis: HOTSPOT_BASES.find((known) => known === parameters.get('basis')) ?? START_VIEW.basis,
    category: parameters.get('category') ?? '',
    chart: HOTSPOT_CHARTS.find((known) => known === parameters.get('chart')) ?? START_VIEW.chart,
    chosen: parseList(parameters.get('chosen') ?? '')
      .map(readPath)
      .filter((path) => path.length > 0)
      .slice(0, MOST_CHOSEN),
    percent: percent >= 1 && percent <= 100 ? Math.round(percent) : START_VIEW.percent,
  };
}

/** The reverse of {@link readHotspotsView}; what is as at the start is left out of the address. */
export function writeHotspotsView(view: HotspotsView): URLSearchParams {
  const parameters = new URLSearchParams();
  if (view.by.join() !== START_VIEW.by.join()) parameters.set('by', view.by.join());
  if (view.basis !== START_VIEW.basis) parameters.set('basis', view.basis);
  if (view.category !== '') parameters.set('category', view.category);
  if (view.chart !== START_VIEW.chart) parameters.set('chart', view.chart);
  writeList(parameters, 'chosen', view.chosen.map(pathText));
  if (view.percent !== START_VIEW.percent) parameters.set('percent', String(view.percent));
  return parameters;
}

/** One text for one path, also as a key. */
export function pathText(path: MemberPath): string {
  return path.map(({ dimension, id }) => `${dimension}:${encodeURIComponent(id)}`).join('/');
}

/** Empty for what is no path. */
function readPath(text: string): MemberPath {
  const steps = text.split('/').map((word) => {
    const colon = word.indexOf(':');
    const dimension = HOTSPOT_DIMENSIONS.find((known) => known === word.slice(0, colon));
    const id = decoded(word.slice(colon + 1));
    return dimension === undefined || id === '' ? null : { dimension, id };
  });
  return steps.some((step) => step === null) ? [] : steps.filter((step) => step !== null);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}

/** Chosen when it was not, not chosen when it was. */
export function toggleChosen(chosen: readonly MemberPath[], path: MemberPath): readonly MemberPath[] {
  const key = pathText(path);
  const without = chosen.filter((other) => pathText(other) !== key);
  return without.length < chosen.length ? without : [...chosen, path].slice(-MOST_CHOSEN);
}

/** Another dimension at a level; one that stood deeper goes, because a dimension is nested once. */
export function nestBy(
  by: readonly HotspotDimension[],
  level: number,
  dimension: HotspotDimension | '',
): readonly HotspotDimension[] {
  if (dimension === '') return by.slice(0, level);
  const kept = by.filter((other, place) => place === level || other !== dimension);
  const next = [...kept.slice(0, level), dimension, ...kept.slice(level + 1)];
  return [...new Set(next)].slice(0, 3);
}
