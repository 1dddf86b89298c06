import type { Dimension, GwpSet } from '../../graphql/generated/graphql.ts';
import {
  formatList,
  formatQuery,
  parseList,
  type UrlNotice,
  UrlReader,
  writeList,
} from '../../lib/urlState.ts';
import {
  BASES,
  type ComparisonFilter,
  type ComparisonSort,
  type ComparisonView,
  DIMENSIONS,
  GWP_SETS,
  MEASURES,
  MOST_DIMENSIONS,
  MOST_PRODUCTS,
  NOT_STATED,
  type PairMember,
  SHOWS,
  START_VIEW,
  TABS,
} from './comparisonView.ts';

const COLUMN = 'column:';
const OWN_SET = 'OWN';
const NONE = 'NONE';

export interface ReadView {
  readonly view: ComparisonView;
  /** What of the address could not be used. */
  readonly notices: readonly UrlNotice[];
}

/**
 * `?rows=PRODUCT,SUPPLIER&columns=STAGE&filter.STAGE=USE,-MATERIALS&basis=KILOGRAM&baseline=USE&sort=-column:USE`. A
 * dimension stands on one axis only, the rows first.
 */
export function readComparisonView(parameters: URLSearchParams): ReadView {
  const url = new UrlReader(parameters);
  const rows = readRows(url);
  const columns = readColumns(url, rows);
  const view: ComparisonView = {
    rows,
    columns,
    products: url.list('products', MOST_PRODUCTS),
    scenarios: url.text('scenarios')?.toUpperCase() === 'ALL' ? 'ALL' : url.list('scenarios'),
    filters: url.namesAfter('filter.').flatMap((name) => readFilter(url, name)),
    measure: url.oneOf('measure', MEASURES, START_VIEW.measure),
    basis: url.oneOf('basis', BASES, START_VIEW.basis),
    gwpSet: readGwpSet(url),
    largestRows: readLimit(url, 'top'),
    largestColumns: readLimit(url, 'topColumns'),
    baseline: readPath(url, 'baseline', columns.length),
    target: readPath(url, 'target', columns.length),
    first: readPairMember(url, 'first'),
    second: readPairMember(url, 'second'),
    show: url.oneOf('show', SHOWS, START_VIEW.show),
    heat: url.oneOf('colours', ['on', 'off'], 'off') === 'on',
    tab: url.oneOf('view', TABS, START_VIEW.tab),
    sort: readSort(url, columns.length),
  };
  return { view, notices: url.finish() };
}

/** The reverse of {@link readComparisonView}; what is as at the start is left out of the address. */
export function writeComparisonView(view: ComparisonView): URLSearchParams {
  const parameters = new URLSearchParams();
  writeList(parameters, 'products', view.products);
  const startsSo = (axis: 'rows' | 'columns'): boolean => view[axis].join() === START_VIEW[axis].join();
  if (!startsSo('rows')) parameters.set('rows', view.rows.join());
  // Columns that are not there must be written too, or they would be read as the default.
  if (!startsSo('rows') || !startsSo('columns')) parameters.set('columns', view.columns.join());
  if (view.scenarios === 'ALL') parameters.set('scenarios', 'ALL');
  else writeList(parameters, 'scenarios', view.scenarios);
  for (const { dimension, mode, members } of view.filters) {
    const sign = mode === 'exclude' ? '-' : '';
    const entries = members.map((member) => sign + (member === NOT_STATED ? NONE : formatList([member])));
    parameters.set(`filter.${dimension}`, entries.join());
  }
  for (const name of ['measure', 'basis', 'show'] as const) {
    if (view[name] !== START_VIEW[name]) parameters.set(name, view[name]);
  }
  if (view.gwpSet !== null) parameters.set('gwp', view.gwpSet);
  if (view.largestRows !== null) parameters.set('top', String(view.largestRows));
  if (view.largestColumns !== null) parameters.set('topColumns', String(view.largestColumns));
  writeList(parameters, 'baseline', view.baseline ?? []);
  writeList(parameters, 'target', view.target ?? []);
  for (const side of ['first', 'second'] as const) writeList(parameters, side, pairMemberList(view[side]));
  if (view.heat) parameters.set('colours', 'on');
  if (view.tab !== START_VIEW.tab) parameters.set('view', view.tab);
  if (view.sort !== null) parameters.set('sort', sortText(view.sort));
  return parameters;
}

/** The address of a view, with what may stay readable readable. */
export function comparisonAddress(view: ComparisonView): string {
  return `/compare${formatQuery(writeComparisonView(view))}`;
}

function readRows(url: UrlReader): readonly Dimension[] {
  const rows = url.manyOf('rows', DIMENSIONS, START_VIEW.rows, MOST_DIMENSIONS);
  if (rows.length > 0) return rows;
  url.note('rows', '', 'DOES_NOT_FIT', START_VIEW.rows.join());
  return START_VIEW.rows;
}

function readColumns(url: UrlReader, rows: readonly Dimension[]): readonly Dimension[] {
  const isGiven = url.text('columns') !== null;
  const columns = url.manyOf('columns', DIMENSIONS, START_VIEW.columns, MOST_DIMENSIONS);
  const free = columns.filter((dimension) => !rows.includes(dimension));
  for (const dimension of isGiven ? columns : []) {
    if (!free.includes(dimension)) url.note('columns', dimension, 'REPEATED', free.join());
  }
  return free;
}

/** `USE,-MATERIALS`: kept but for those with a minus; with minuses only, all others are kept. */
function readFilter(url: UrlReader, name: string): readonly ComparisonFilter[] {
  const parameter = `filter.${name}`;
  const words = (url.text(parameter) ?? '').split(',').filter((word) => word !== '' && word !== '-');
  const dimension = DIMENSIONS.find((known) => known === name.toUpperCase().replaceAll('-', '_'));
  if (dimension === undefined) {
    url.note(parameter, name, 'UNKNOWN');
    return [];
  }
  const excluded = words.filter((word) => word.startsWith('-')).flatMap((word) => memberOf(word.slice(1)));
  const included = words.filter((word) => !word.startsWith('-')).flatMap(memberOf);
  const mode = included.length > 0 ? 'include' : 'exclude';
  const members = [
    ...new Set(mode === 'exclude' ? excluded : included.filter((member) => !excluded.includes(member))),
  ];
  if (members.length > 0) return [{ dimension, mode, members }];
  url.note(parameter, url.text(parameter) ?? '', 'DOES_NOT_FIT');
  return [];
}

/** A minus alone would be taken for the sign. */
function memberOf(word: string): readonly string[] {
  return word === NONE ? [NOT_STATED] : parseList(word);
}

/** A whole number from 1 on. */
function readLimit(url: UrlReader, name: string): number | null {
  const written = url.text(name);
  if (written === null) return null;
  if (/^[1-9]\d{0,4}$/.test(written)) return Number(written);
  url.note(name, written, 'UNKNOWN');
  return null;
}

function readGwpSet(url: UrlReader): GwpSet | null {
  const chosen = url.oneOf('gwp', [...GWP_SETS, OWN_SET], OWN_SET);
  return chosen === OWN_SET ? null : chosen;
}

/** A path has one id for each dimension of its axis. */
function readPath(url: UrlReader, name: string, length: number): readonly string[] | null {
  const written = url.text(name);
  if (written === null) return null;
  const ids = parseList(written);
  if (ids.length > 0 && ids.length === length) return ids;
  url.note(name, written, 'DOES_NOT_FIT');
  return null;
}

/** `product` or `product,scenario`. */
function readPairMember(url: UrlReader, name: string): PairMember | null {
  const written = url.text(name);
  if (written === null) return null;
  const [product, scenario = null, ...others] = parseList(written);
  if (product !== undefined && others.length === 0) return { product, scenario };
  url.note(name, written, 'DOES_NOT_FIT');
  return null;
}

function pairMemberList(member: PairMember | null): readonly string[] {
  if (member === null) return [];
  return member.scenario === null ? [member.product] : [member.product, member.scenario];
}

/** `name`, `-total`, `-column:USE`: a minus puts the largest first. */
function readSort(url: UrlReader, length: number): ComparisonSort | null {
  const written = url.text('sort');
  if (written === null) return null;
  const descending = written.startsWith('-');
  const word = descending ? written.slice(1) : written;
  if (word === 'name' || word === 'total') return { by: word, descending };
  const path = word.startsWith(COLUMN) ? parseList(word.slice(COLUMN.length)) : [];
  if (path.length > 0 && path.length === length) return { by: path, descending };
  url.note('sort', written, word.startsWith(COLUMN) ? 'DOES_NOT_FIT' : 'UNKNOWN');
  return null;
}

function sortText({ by, descending }: ComparisonSort): string {
  const word = typeof by === 'string' ? by : COLUMN + formatList(by);
  return descending ? `-${word}` : word;
}
