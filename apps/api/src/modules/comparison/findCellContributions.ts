import {
  AVIATION_NOT_STATED,
  BASIS_GAP,
  type ComparisonResult,
  type Dimension,
  neumaierSum,
  OTHER,
  selectFacts,
} from '@cradle/engine';
import type { Database } from '../../db/database.ts';
import { InvalidInput } from '../../errors/refusals.ts';
import { type ComparisonRequest, queryOf, refuseDimensions, toFilters } from './buildComparison.ts';
import { memberOf } from './labelMembers.ts';
import { loadSlices } from './loadSlices.ts';
import { isSummed, loadDetailedSlices, type MeasuredQuery, measureSubjects } from './measureSubjects.ts';
import { type Subject, selectSubjects } from './selectSubjects.ts';
import { takesPart } from './takesPart.ts';

export interface CellRequest {
  readonly input: ComparisonRequest;
  /** Ids along the path of a row or column, or the first of them: everything below. */
  readonly row: readonly string[];
  readonly column: readonly string[];
  readonly first: number;
  readonly offset: number;
}

/** One contribution on the basis of the comparison, and where it is stored. */
export interface CellContribution {
  readonly subject: Subject;
  /** Place among the contributions of its footprint. */
  readonly index: number;
  /** kg CO2e on the basis; null for a gap. */
  readonly kgCo2e: number | null;
  readonly gap: string | null;
  /** Of the cell; null without a value. */
  readonly share: number | null;
}

export interface CellContributions {
  /** Largest first whatever their sign, gaps before zeros. */
  readonly contributions: readonly CellContribution[];
  readonly totalCount: number;
  /** kg CO2e of all of them: what the cell shows. Null where only gaps are. */
  readonly kgCo2e: number | null;
  readonly gaps: readonly string[];
}

const MOST = 500;

/**
 * What a cell of a comparison is the sum of, page by page. A cell of a measure that is no sum opens to the contributions it is
 * weighted by.
 *
 * @throws InvalidInput naming the path that does not fit
 */
export async function findCellContributions(
  database: Database,
  organisationId: string,
  { input, row, column, first, offset }: CellRequest,
): Promise<CellContributions> {
  refuseDimensions(input);
  if (first < 1 || first > MOST || offset < 0) {
    throw new InvalidInput([
      {
        field: 'first',
        code: 'OUT_OF_RANGE',
        message: `first must be 1 to ${MOST}, offset 0 or more.`,
        remedy: 'Ask for a page.',
      },
    ]);
  }
  const subjects = await selectSubjects(database, organisationId, input);
  const query = { ...queryOf(input, toFilters(input.filters, 'input.filters')), baselineColumn: null };
  const rowMembers = membersOf('row', row, query.rows);
  const columnMembers = membersOf('column', column, query.columns);
  const path = [...rowMembers, ...columnMembers];
  const kept = path.some(({ member }) => member === OTHER)
    ? await measureSubjects(database, organisationId, subjects, query)
    : null;
  const filters = [
    ...query.filters,
    ...path.map(({ dimension, member }) =>
      member === OTHER
        ? { dimension, include: null, exclude: shownMembers(kept!.result, query, dimension) }
        : { dimension, include: [member], exclude: [] },
    ),
  ];
  // A cell of a large portfolio lies in few of its footprints.
  const inCell = subjects.filter((subject) => takesPart(subject, filters));
  const facts = await cellFacts(database, organisationId, inCell, { ...query, filters });
  return pageOf(facts, first, offset);
}

interface Step {
  readonly dimension: Dimension;
  readonly member: string;
}

function membersOf(
  field: 'row' | 'column',
  ids: readonly string[],
  dimensions: readonly Dimension[],
): Step[] {
  if (ids.length > dimensions.length) {
    throw new InvalidInput([
      {
        field,
        code: 'PATH_LENGTH',
        message: `The path has ${ids.length} steps, the ${field}s have ${dimensions.length} dimensions.`,
        remedy: `Send the ids along the path of one ${field}, or the first of them.`,
      },
    ]);
  }
  return ids.map((id, index) => {
    const dimension = dimensions[index]!;
    return { dimension, member: memberOf(dimension, id, `${field}[${index}]`) };
  });
}

/** The members that stand beside OTHER. */
function shownMembers(
  { rows, columns }: ComparisonResult,
  query: Pick<MeasuredQuery, 'rows'>,
  dimension: Dimension,
): readonly string[] {
  const paths = query.rows[0] === dimension ? rows : columns;
  return paths.flatMap(([member]) => (member === undefined || member === OTHER ? [] : [member]));
}

type CellFact = Omit<CellContribution, 'share'>;

async function cellFacts(
  database: Database,
  organisationId: string,
  subjects: readonly Subject[],
  query: MeasuredQuery,
): Promise<readonly CellFact[]> {
  const needsDetails = query.measure === 'AVIATION' || query.gwpSet !== null;
  const { slices, details } = needsDetails
    ? await loadDetailedSlices(database, organisationId, subjects, query.gwpSet)
    : { slices: await loadSlices(database, organisationId, subjects), details: null };
  const subjectOf = new Map(slices.map((slice, index) => [slice, subjects[index]!]));
  const measure = isSummed(query.measure) ? query.measure : 'TOTAL';
  const selection = selectFacts(slices, { ...query, measure });
  const facts: CellFact[] = [];
  for (const { slice, start, end, scale } of selection.slices) {
    const subject = subjectOf.get(slice)!;
    const flies = query.measure === 'AVIATION' ? details?.get(slice) : undefined;
    for (const index of selection.facts.subarray(start, end)) {
      const aviation = flies?.[index]?.aviation;
      const own = slice.gaps[index]!;
      if (aviation === false && own === 0) continue;
      const gap =
        own !== 0
          ? slice.gapCodes[own - 1]!
          : aviation === null
            ? AVIATION_NOT_STATED
            : scale === null
              ? BASIS_GAP[query.basis]
              : null;
      facts.push({ subject, index, gap, kgCo2e: gap === null ? slice.kgCo2e[index]! * scale! : null });
    }
  }
  return facts;
}

function pageOf(facts: readonly CellFact[], first: number, offset: number): CellContributions {
  const known = facts.flatMap(({ kgCo2e }) => (kgCo2e === null ? [] : [kgCo2e]));
  const kgCo2e = known.length === 0 ? null : neumaierSum(known);
  const ordered = facts.toSorted((a, b) => sizeOf(b) - sizeOf(a));
  return {
    contributions: ordered.slice(offset, offset + first).map((fact) => ({
      ...fact,
      share: fact.kgCo2e === null || !kgCo2e ? null : fact.kgCo2e / kgCo2e,
    })),
    totalCount: facts.length,
    kgCo2e,
    gaps: [...new Set(facts.flatMap(({ gap }) => gap ?? []))].sort(),
  };
}

/** A gap may be anything: it comes before what is known to be nothing. */
function sizeOf({ kgCo2e }: CellFact): number {
  return kgCo2e === null ? Number.MIN_VALUE : Math.abs(kgCo2e);
}
