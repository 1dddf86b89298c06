import { BASE_CASE, type Dimension, GASES, NOT_STATED, OTHER } from '@cradle/engine';
import { globalId, localId, type NodeType } from '../../builder/ids.ts';
import type { Database } from '../../db/database.ts';
import { chineseProcessNames } from '../processName/readProcessNames.ts';
import type { Subject } from './selectSubjects.ts';

/** A member of a dimension as people read it. */
export interface LabelledMember {
  readonly dimension: Dimension;
  /** Global for things that have one, otherwise the member itself. */
  readonly id: string;
  readonly label: string;
  readonly labelZh: string;
}

export type Labeller = (dimension: Dimension, member: string) => LabelledMember;

interface Names {
  readonly label: string;
  readonly labelZh: string;
}

/** Looks up the names of all members that occur, one statement a noun. */
export async function createLabeller(
  { prisma }: Database,
  organisationId: string,
  members: ReadonlyMap<Dimension, readonly string[]>,
  subjects: readonly Subject[],
): Promise<Labeller> {
  const idsOf = (dimension: Dimension) => [...(members.get(dimension) ?? [])];
  const where = (dimension: Dimension) => ({ organisationId, id: { in: idsOf(dimension) } });
  const names = new Map<Dimension, ReadonlyMap<string, Names>>();
  if (members.has('PRODUCT')) {
    names.set('PRODUCT', productNames(subjects));
  }
  if (members.has('ASSESSMENT')) {
    names.set(
      'ASSESSMENT',
      new Map(subjects.map((subject) => [subject.assessmentId, assessmentNames(subject)])),
    );
  }
  if (members.has('SUPPLIER')) {
    const rows = await prisma.supplier.findMany({
      where: where('SUPPLIER'),
      select: { id: true, name: true, nameZh: true },
    });
    names.set('SUPPLIER', namesById(rows));
  }
  if (members.has('SCENARIO')) {
    const rows = await prisma.scenario.findMany({
      where: where('SCENARIO'),
      select: { id: true, name: true, nameZh: true },
    });
    const base = [BASE_CASE, { label: 'Base case', labelZh: '基准情景' }] as const;
    names.set('SCENARIO', new Map([base, ...namesById(rows)]));
  }
  if (members.has('SOURCE')) {
    const rows = await prisma.factorSource.findMany({
      where: { id: { in: idsOf('SOURCE') } },
      select: { id: true, name: true, nameZh: true },
    });
    names.set('SOURCE', namesById(rows));
  }
  if (members.has('PROCESS')) {
    const chinese = await chineseProcessNames({ prisma }, organisationId, idsOf('PROCESS'));
    names.set('PROCESS', new Map([...chinese].map(([name, nameZh]) => [name, namesOf(name, nameZh)])));
  }
  if (members.has('PRODUCT_CATEGORY')) {
    const rows = await prisma.product.findMany({
      where: { organisationId, category: { in: idsOf('PRODUCT_CATEGORY') } },
      distinct: ['category'],
      select: { category: true, categoryZh: true },
    });
    names.set(
      'PRODUCT_CATEGORY',
      new Map(
        rows.map((row) => [row.category, { label: row.category, labelZh: row.categoryZh || row.category }]),
      ),
    );
  }
  if (members.has('GAS')) {
    names.set('GAS', new Map(GASES.map((gas) => [gas.code, { label: gas.name, labelZh: gas.nameZh }])));
  }
  return (dimension, member) => ({
    dimension,
    id: memberId(dimension, member),
    ...(names.get(dimension)?.get(member) ?? fallback(member)),
  });
}

/**
 * The member inside an id that a caller sends back.
 *
 * @throws InvalidInput naming `field` when the id is of another noun
 */
export function memberOf(dimension: Dimension, id: string, field: string): string {
  const type = NODE_TYPE[dimension];
  return type === undefined || id === BASE_CASE || id === NOT_STATED || id === OTHER
    ? id
    : localId(type, id, field);
}

/** `BASE`, or the global id of a scenario. */
export function scenarioId(scenarioKey: string): string {
  return memberId('SCENARIO', scenarioKey);
}

/** Dimensions whose members are things with a global id. */
const NODE_TYPE: Partial<Record<Dimension, NodeType>> = {
  PRODUCT: 'Product',
  SUPPLIER: 'Supplier',
  SCENARIO: 'Scenario',
  SOURCE: 'FactorSource',
  ASSESSMENT: 'Assessment',
};

function memberId(dimension: Dimension, member: string): string {
  const type = NODE_TYPE[dimension];
  return type === undefined || member === BASE_CASE || member === NOT_STATED || member === OTHER
    ? member
    : globalId(type, member);
}

/** Selections stay the same lists from one comparison to the next, and are long. */
const namesOfProducts = new WeakMap<readonly Subject[], ReadonlyMap<string, Names>>();

function productNames(subjects: readonly Subject[]): ReadonlyMap<string, Names> {
  const before = namesOfProducts.get(subjects);
  if (before !== undefined) return before;
  const names = new Map<string, Names>();
  for (const { productId, name, nameZh } of subjects)
    if (!names.has(productId)) names.set(productId, namesOf(name, nameZh));
  namesOfProducts.set(subjects, names);
  return names;
}

function assessmentNames({ name, nameZh, version }: Subject): Names {
  return namesOf(`${name} v${version}`, `${nameZh || name} v${version}`);
}

function namesOf(name: string, nameZh: string): Names {
  return { label: name, labelZh: nameZh || name };
}

function namesById(rows: readonly { id: string; name: string; nameZh: string }[]): Map<string, Names> {
  return new Map(rows.map(({ id, name, nameZh }) => [id, namesOf(name, nameZh)]));
}

function fallback(member: string): Names {
  if (member === NOT_STATED) return { label: 'Not stated', labelZh: '未注明' };
  if (member === OTHER) return { label: 'Other', labelZh: '其他' };
  return { label: member, labelZh: member };
}
