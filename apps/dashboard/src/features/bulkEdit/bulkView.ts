import type {
  BulkEditPreviewQuery,
  LineChangeInput,
  LineFilterInput,
  TransportMode,
} from '../../graphql/generated/graphql.ts';
import { LINE_STAGES } from '../../lib/lineCodes.ts';
import { parseList, writeList } from '../../lib/urlState.ts';

export type PlannedLine = BulkEditPreviewQuery['bulkEditPreview']['lines'][number];

/** Which lines are meant. It lives in the address, so that other pages can lead here. Empty texts count as not given. */
export interface BulkView {
  readonly products: readonly string[];
  readonly search: string;
  readonly family: string;
  readonly category: string;
  readonly stage: string;
  readonly process: string;
  readonly factor: string;
  readonly supplier: string;
  readonly region: string;
}

const SINGLE = ['family', 'category', 'stage', 'process', 'factor', 'supplier', 'region'] as const;

/** `?products=a,b&stage=MATERIALS&q=steel`; anything it does not know counts as not given. */
export function readBulkView(parameters: URLSearchParams): BulkView {
  const one = (name: string): string => parseList(parameters.get(name) ?? '')[0] ?? '';
  return {
    products: parseList(parameters.get('products') ?? ''),
    search: parameters.get('q') ?? '',
    ...{ family: one('family'), category: one('category'), process: one('process'), region: one('region') },
    ...{ factor: one('factor'), supplier: one('supplier') },
    stage: LINE_STAGES.find((known) => known === one('stage')) ?? '',
  };
}

/** The reverse of {@link readBulkView}. */
export function writeBulkView(view: BulkView): URLSearchParams {
  const parameters = new URLSearchParams();
  writeList(parameters, 'products', view.products);
  if (view.search.trim() !== '') parameters.set('q', view.search);
  for (const name of SINGLE) if (view[name] !== '') writeList(parameters, name, [view[name]]);
  return parameters;
}

/** The filter as the API takes it; null while it would mean every line there is. */
export function toLineFilter(view: BulkView): LineFilterInput | null {
  const stage = LINE_STAGES.find((known) => known === view.stage);
  const filter: LineFilterInput = {
    ...(view.products.length > 0 && { productIds: [...view.products] }),
    ...(view.search.trim() !== '' && { search: view.search.trim() }),
    ...(view.family !== '' && { familyIds: [view.family] }),
    ...(view.category !== '' && { categories: [view.category] }),
    ...(stage !== undefined && { stages: [stage] }),
    ...(view.process !== '' && { processes: [view.process] }),
    ...(view.factor !== '' && { factorIds: [view.factor] }),
    ...(view.supplier !== '' && { supplierIds: [view.supplier] }),
    ...(view.region !== '' && { regions: [view.region] }),
  };
  return Object.keys(filter).length === 0 ? null : filter;
}

/** The change as the form holds it: null and empty are not given. */
export interface ChangeDraft {
  readonly factor: { readonly id: string; readonly name: string; readonly nameZh: string } | null;
  readonly supplierId: string;
  readonly amountFactor: number | null;
  readonly transportMode: TransportMode | '';
  readonly distanceKm: number | null;
  readonly region: string;
  readonly technologicalDqr: string;
  readonly geographicalDqr: string;
  readonly temporalDqr: string;
  readonly primary: '' | 'true' | 'false';
  readonly comment: string;
}

export const NO_CHANGE: ChangeDraft = {
  ...{ factor: null, supplierId: '', amountFactor: null, transportMode: '', distanceKm: null, region: '' },
  ...{ technologicalDqr: '', geographicalDqr: '', temporalDqr: '', primary: '', comment: '' },
};

/** The change as the API takes it; null while nothing is to change. */
export function toLineChange(draft: ChangeDraft): LineChangeInput | null {
  const { factor, supplierId, amountFactor, transportMode, distanceKm, region, primary, comment } = draft;
  const change: LineChangeInput = {
    ...(factor && { factorId: factor.id }),
    ...(supplierId !== '' && { supplierId }),
    ...(amountFactor !== null && { amountFactor }),
    ...(transportMode !== '' && { transportMode }),
    ...(distanceKm !== null && { distanceKm }),
    ...(region !== '' && { region }),
    ...(draft.technologicalDqr !== '' && { technologicalDqr: Number(draft.technologicalDqr) }),
    ...(draft.geographicalDqr !== '' && { geographicalDqr: Number(draft.geographicalDqr) }),
    ...(draft.temporalDqr !== '' && { temporalDqr: Number(draft.temporalDqr) }),
    ...(primary !== '' && { primary: primary === 'true' }),
    ...(comment.trim() !== '' && { comment: comment.trim() }),
  };
  return Object.keys(change).length === 0 ? null : change;
}

/** Lines that would move, without those left out by hand. */
export function movingLines(
  lines: readonly PlannedLine[],
  left: ReadonlySet<string>,
): readonly PlannedLine[] {
  return lines.filter(
    ({ line, fields, refusal }) => refusal === null && fields.length > 0 && !left.has(line.id),
  );
}

/** Each assessment once, with the revision the preview read. */
export function revisionsOf(lines: readonly PlannedLine[]) {
  const revisions = new Map(lines.map(({ assessment }) => [assessment.id, assessment.revision]));
  return [...revisions].map(([assessmentId, revision]) => ({ assessmentId, revision }));
}

interface Effect {
  readonly before: number | null;
  readonly after: number | null;
  readonly assessment: { readonly product: { readonly annualVolume: number | null } } | null;
}

/**
 * kg CO2e of all assessments together.
 *
 * @returns `perUnit`: over one declared unit of each; `perYear`: over the volumes of a year of those that state one;
 *   `withoutVolume`: how many state none
 */
export function sumEffects(effects: readonly Effect[]) {
  let [perUnit, perYear, withoutVolume] = [0, 0, 0];
  for (const { before, after, assessment } of effects) {
    if (before === null || after === null) continue;
    const volume = assessment?.product.annualVolume ?? null;
    perUnit += after - before;
    if (volume === null) withoutVolume++;
    else perYear += (after - before) * volume;
  }
  return { perUnit, perYear, withoutVolume };
}
