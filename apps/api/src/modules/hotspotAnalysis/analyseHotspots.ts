import {
  BASE_CASE,
  type Basis,
  type Dimension,
  type Finding,
  type HotspotNode,
  hotspotTree,
  OTHER,
} from '@cradle/engine';
import { optionalLocalId } from '../../builder/ids.ts';
import type { Database } from '../../db/database.ts';
import { InvalidInput } from '../../errors/refusals.ts';
import { type FilterRequest, toFilters } from '../comparison/buildComparison.ts';
import { comparabilityFindings } from '../comparison/comparability.ts';
import { compareSubjects } from '../comparison/compareSubjects.ts';
import { createLabeller, type LabelledMember, type Labeller } from '../comparison/labelMembers.ts';
import { type Subject, selectSubjects } from '../comparison/selectSubjects.ts';

export interface HotspotAnalysisRequest {
  readonly dimensions: readonly Dimension[];
  readonly basis?: Basis | null | undefined;
  readonly filters?: readonly FilterRequest[] | null | undefined;
  readonly productIds?: readonly string[] | null | undefined;
  readonly scenarioId?: string | null | undefined;
  readonly first?: number | null | undefined;
  readonly firstNested?: number | null | undefined;
}

export interface LabelledNode extends Omit<HotspotNode, 'member' | 'members' | 'children'> {
  readonly member: LabelledMember;
  readonly count: number;
  readonly children: readonly LabelledNode[];
}

/** A gap of the total and the products that have it. */
export interface GapOfProducts {
  readonly code: string;
  readonly products: readonly LabelledMember[];
}

export interface HotspotAnalysis {
  readonly total: number | null;
  readonly vital: number;
  readonly products: number;
  readonly nodes: readonly LabelledNode[];
  readonly gaps: readonly GapOfProducts[];
  readonly findings: readonly Finding[];
}

const OTHERS = { id: OTHER, label: 'Others', labelZh: '其他' } as const;
const MOST_DIMENSIONS = 3;
const MOST_NODES = 1000;

/**
 * The hotspots of a portfolio, nested along up to three dimensions; what is missing is named by product.
 *
 * @throws InvalidInput naming the dimension, filter or id that cannot be used
 */
export async function analyseHotspots(
  database: Database,
  organisationId: string,
  request: HotspotAnalysisRequest,
): Promise<HotspotAnalysis> {
  const { dimensions } = request;
  refuseDimensions(dimensions);
  const first = inRange(request.first ?? 20, 'first');
  const firstNested = inRange(request.firstNested ?? 8, 'firstNested');
  const filters = toFilters(request.filters, 'filters');
  const basis = request.basis ?? 'ANNUAL_VOLUME';
  const subjects = await subjectsOf(database, organisationId, request);
  const ask = (rows: readonly Dimension[]) =>
    compareSubjects(database, organisationId, subjects, {
      rows,
      columns: [],
      filters,
      measure: 'TOTAL',
      basis,
      baselineColumn: null,
    });
  const tree = hotspotTree(await ask(dimensions), [first, firstNested, firstNested]);
  const byProduct = await ask(['PRODUCT']);
  const members = membersOf(tree.nodes, dimensions);
  // Gaps are named by product along any dimension.
  if (!members.has('PRODUCT')) members.set('PRODUCT', []);
  const label = await createLabeller(database, organisationId, members, subjects);
  return {
    total: tree.total,
    vital: tree.vital,
    products: byProduct.rows.length,
    nodes: labelled(tree.nodes, dimensions, label),
    gaps: gapsByProduct(byProduct, label),
    findings: comparabilityFindings(subjects, basis),
  };
}

async function subjectsOf(
  database: Database,
  organisationId: string,
  { scenarioId, productIds }: HotspotAnalysisRequest,
): Promise<readonly Subject[]> {
  const scenarioKey = optionalLocalId('Scenario', scenarioId, 'scenarioId') ?? BASE_CASE;
  const subjects = await selectSubjects(database, organisationId, {
    productIds: productIds ?? null,
    scenarioIds: scenarioId ? [scenarioId] : null,
  });
  return subjects.filter((subject) => subject.scenarioKey === scenarioKey);
}

function membersOf(
  nodes: readonly HotspotNode[],
  dimensions: readonly Dimension[],
  members = new Map<Dimension, string[]>(dimensions.map((dimension) => [dimension, []])),
): Map<Dimension, string[]> {
  const [dimension, ...nested] = dimensions;
  if (dimension === undefined) return members;
  for (const { member, children } of nodes) {
    if (member !== OTHER) members.get(dimension)!.push(member);
    membersOf(children, nested, members);
  }
  return members;
}

function labelled(
  nodes: readonly HotspotNode[],
  [dimension, ...nested]: readonly Dimension[],
  label: Labeller,
): LabelledNode[] {
  return nodes.map(({ member, members, children, ...numbers }) => ({
    ...numbers,
    member: member === OTHER ? { dimension: dimension!, ...OTHERS } : label(dimension!, member),
    count: members,
    children: labelled(children, nested, label),
  }));
}

function gapsByProduct(
  { rows, rowTotals }: Awaited<ReturnType<typeof compareSubjects>>,
  label: Labeller,
): GapOfProducts[] {
  const products = new Map<string, LabelledMember[]>();
  for (const [index, [product]] of rows.entries()) {
    for (const code of rowTotals[index]!.gaps) {
      const having = products.get(code) ?? [];
      having.push(label('PRODUCT', product!));
      products.set(code, having);
    }
  }
  return [...products]
    .map(([code, having]) => ({ code, products: having }))
    .sort((a, b) => b.products.length - a.products.length || (a.code < b.code ? -1 : 1));
}

function refuseDimensions(dimensions: readonly Dimension[]): void {
  const fits =
    dimensions.length >= 1 &&
    dimensions.length <= MOST_DIMENSIONS &&
    new Set(dimensions).size === dimensions.length;
  if (fits && !dimensions.includes('SCENARIO')) return;
  throw new InvalidInput([
    {
      field: 'dimensions',
      code: 'DIMENSIONS_NOT_NESTABLE',
      message: `Hotspots are nested along one to ${MOST_DIMENSIONS} different dimensions; scenarios are alternatives and add up to nothing.`,
      remedy: 'Give for instance SUPPLIER, PROCESS, PRODUCT, and choose one scenario by scenarioId.',
    },
  ]);
}

function inRange(value: number, field: string): number {
  if (value >= 1 && value <= MOST_NODES) return value;
  throw new InvalidInput([
    {
      field,
      code: 'OUT_OF_RANGE',
      message: `${field} must be 1 to ${MOST_NODES}.`,
      remedy: 'Ask for fewer.',
    },
  ]);
}
