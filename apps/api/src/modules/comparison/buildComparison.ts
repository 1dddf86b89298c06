import type {
  Basis,
  ComparisonResult,
  DetailMeasure,
  Dimension,
  DimensionFilter,
  Finding,
  GwpSet,
  Measure,
  Stage,
} from '@cradle/engine';
import type { Database } from '../../db/database.ts';
import { InvalidInput } from '../../errors/refusals.ts';
import { comparability } from './comparability.ts';
import { createLabeller, type LabelledMember, type Labeller, memberOf } from './labelMembers.ts';
import { type MeasuredComparison, measureSubjects } from './measureSubjects.ts';
import { type SubjectSelection, selectSubjects } from './selectSubjects.ts';

export interface ComparisonRequest extends SubjectSelection {
  readonly rows: readonly Dimension[];
  readonly columns: readonly Dimension[];
  readonly filters?: readonly FilterRequest[] | null | undefined;
  readonly measure?: Measure | DetailMeasure | null | undefined;
  readonly basis?: Basis | null | undefined;
  readonly baselineColumn?: readonly string[] | null | undefined;
  readonly gwpSet?: GwpSet | null | undefined;
  readonly largestRows?: number | null | undefined;
  readonly largestColumns?: number | null | undefined;
}

export interface FilterRequest {
  readonly dimension: Dimension;
  readonly include?: readonly string[] | null | undefined;
  readonly exclude?: readonly string[] | null | undefined;
}

export interface BuiltComparison extends MeasuredComparison {
  readonly rows: readonly (readonly LabelledMember[])[];
  readonly columns: readonly (readonly LabelledMember[])[];
  readonly findings: readonly Finding[];
  /** Stages inside the boundaries of all footprints. */
  readonly commonStages: readonly Stage[];
  /** Global ids of the products and assessments characterised with another GWP set than their own. */
  readonly converted: readonly string[];
  /** Names a member along the rows. */
  readonly label: Labeller;
  readonly rowDimensions: readonly Dimension[];
  readonly columnDimensions: readonly Dimension[];
  /** Place of the baseline column; -1 without one. */
  readonly baselinePlace: number;
  readonly measure: Measure | DetailMeasure;
  readonly basis: Basis;
}

/** More would not fit on a screen, nor be understood. */
const MAX_DIMENSIONS = 4;

/**
 * @param mostDimensions of an axis, where what asks is no person
 * @throws InvalidInput naming the dimension, filter or id that cannot be used
 */
export async function buildComparison(
  database: Database,
  organisationId: string,
  request: ComparisonRequest,
  mostDimensions = MAX_DIMENSIONS,
): Promise<BuiltComparison> {
  refuseDimensions(request, mostDimensions);
  const filters = toFilters(request.filters, 'filters');
  const baselineColumn = toBaseline(request);
  const subjects = await selectSubjects(database, organisationId, request);
  const { rows, columns } = request;
  const query = { ...queryOf(request, filters), baselineColumn };
  const { measure, basis } = query;
  const measured = await measureSubjects(database, organisationId, subjects, query);
  const { result } = measured;
  const label = await createLabeller(database, organisationId, membersOf(request, result), subjects);
  const labelled = (dimensions: readonly Dimension[], paths: readonly (readonly string[])[]) =>
    paths.map((path) => path.map((member, index) => label(dimensions[index]!, member)));
  return {
    rows: labelled(rows, result.rows),
    columns: labelled(columns, result.columns),
    ...measured,
    ...withFindings(comparability(subjects, query), result),
    label,
    rowDimensions: rows,
    columnDimensions: columns,
    baselinePlace: result.columns.findIndex((path) => path.join() === baselineColumn?.join()),
    measure,
    basis,
  };
}

function withFindings({ findings, ...others }: ReturnType<typeof comparability>, result: ComparisonResult) {
  return { ...others, findings: [...findings, ...result.findings] };
}

/** A request in the engine's words, without the baseline. @throws InvalidInput for limits that keep nothing */
export function queryOf(request: ComparisonRequest, filters: readonly DimensionFilter[]) {
  return {
    rows: request.rows,
    columns: request.columns,
    filters,
    measure: request.measure ?? 'TOTAL',
    basis: request.basis ?? 'DECLARED_UNIT',
    gwpSet: request.gwpSet ?? null,
    largestRows: limitOf(request.largestRows, 'largestRows'),
    largestColumns: limitOf(request.largestColumns, 'largestColumns'),
  } as const;
}

function limitOf(limit: number | null | undefined, field: string): number | null {
  if (limit === null || limit === undefined) return null;
  if (Number.isInteger(limit) && limit >= 1) return limit;
  throw refusal(field, 'OUT_OF_RANGE', `${field} must be 1 or more.`, 'Leave it out to keep all.');
}

/** Filters in the engine's members. @throws InvalidInput for ids of another noun */
export function toFilters(
  filters: readonly FilterRequest[] | null | undefined,
  field: string,
): DimensionFilter[] {
  return (filters ?? []).map(({ dimension, include, exclude }, index) => ({
    dimension,
    include:
      include?.map((id, place) => memberOf(dimension, id, `${field}[${index}].include[${place}]`)) ?? null,
    exclude: (exclude ?? []).map((id, place) =>
      memberOf(dimension, id, `${field}[${index}].exclude[${place}]`),
    ),
  }));
}

export function refuseDimensions(
  { rows, columns }: ComparisonRequest,
  mostDimensions = MAX_DIMENSIONS,
): void {
  const used = [...rows, ...columns];
  const twice = used.find((dimension, index) => used.indexOf(dimension) !== index);
  if (twice !== undefined) {
    throw refusal(
      'columns',
      'DIMENSION_TWICE',
      `${twice} is used twice.`,
      'Use each dimension once, in rows or columns.',
    );
  }
  if (rows.length > mostDimensions || columns.length > mostDimensions) {
    throw refusal(
      rows.length > mostDimensions ? 'rows' : 'columns',
      'TOO_MANY_DIMENSIONS',
      `At most ${mostDimensions} dimensions can be nested.`,
      'Leave some out, or use filters.',
    );
  }
}

function toBaseline({ baselineColumn, columns }: ComparisonRequest): readonly string[] | null {
  if (!baselineColumn) return null;
  if (baselineColumn.length !== columns.length) {
    throw refusal(
      'baselineColumn',
      'PATH_LENGTH',
      `The path has ${baselineColumn.length} steps, the columns have ${columns.length} dimensions.`,
      'Send the ids of the path of one column.',
    );
  }
  return baselineColumn.map((id, index) => memberOf(columns[index]!, id, `baselineColumn[${index}]`));
}

function refusal(field: string, code: string, message: string, remedy: string): InvalidInput {
  return new InvalidInput([{ field, code, message, remedy }]);
}

function membersOf(
  { rows, columns }: ComparisonRequest,
  result: ComparisonResult,
): ReadonlyMap<Dimension, readonly string[]> {
  const members = new Map<Dimension, Set<string>>();
  const collect = (dimensions: readonly Dimension[], paths: readonly (readonly string[])[]) => {
    for (const [index, dimension] of dimensions.entries()) {
      members.set(dimension, new Set(paths.map((path) => path[index]!)));
    }
  };
  collect(rows, result.rows);
  collect(columns, result.columns);
  return new Map([...members].map(([dimension, set]) => [dimension, [...set]]));
}
