import {
  type Basis,
  type ComparisonResult,
  checkComparability,
  type Dimension,
  type DimensionFilter,
  type Finding,
  type Measure,
} from '@cradle/engine';
import { globalId } from '../../builder/ids.ts';
import type { Database } from '../../db/database.ts';
import { InvalidInput } from '../../errors/refusals.ts';
import { compareSubjects } from './compareSubjects.ts';
import { createLabeller, type LabelledMember, memberOf } from './labelMembers.ts';
import { type Subject, type SubjectSelection, selectSubjects } from './selectSubjects.ts';

export interface ComparisonRequest extends SubjectSelection {
  readonly rows: readonly Dimension[];
  readonly columns: readonly Dimension[];
  readonly filters?: readonly FilterRequest[] | null | undefined;
  readonly measure?: Measure | null | undefined;
  readonly basis?: Basis | null | undefined;
  readonly baselineColumn?: readonly string[] | null | undefined;
}

export interface FilterRequest {
  readonly dimension: Dimension;
  readonly include?: readonly string[] | null | undefined;
  readonly exclude?: readonly string[] | null | undefined;
}

export interface BuiltComparison {
  readonly rows: readonly (readonly LabelledMember[])[];
  readonly columns: readonly (readonly LabelledMember[])[];
  readonly result: ComparisonResult;
  readonly findings: readonly Finding[];
  readonly measure: Measure;
  readonly basis: Basis;
}

/** More would not fit on a screen, nor be understood. */
const MAX_DIMENSIONS = 4;

/** @throws InvalidInput naming the dimension, filter or id that cannot be used */
export async function buildComparison(
  database: Database,
  organisationId: string,
  request: ComparisonRequest,
): Promise<BuiltComparison> {
  refuseDimensions(request);
  const filters = toFilters(request.filters, 'filters');
  const baselineColumn = toBaseline(request);
  const subjects = await selectSubjects(database, organisationId, request);
  const { rows, columns } = request;
  const measure = request.measure ?? 'TOTAL';
  const basis = request.basis ?? 'DECLARED_UNIT';
  const query = { rows, columns, filters, measure, basis, baselineColumn };
  const result = await compareSubjects(database, organisationId, subjects, query);
  const label = await createLabeller(database, organisationId, membersOf(request, result), subjects);
  const labelled = (dimensions: readonly Dimension[], paths: readonly (readonly string[])[]) =>
    paths.map((path) => path.map((member, index) => label(dimensions[index]!, member)));
  return {
    rows: labelled(rows, result.rows),
    columns: labelled(columns, result.columns),
    result,
    findings: [...comparabilityFindings(subjects, basis), ...result.findings],
    measure,
    basis,
  };
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

/** Which of the footprints may stand on one axis, in the ids of the API. */
export function comparabilityFindings(subjects: readonly Subject[], basis: Basis): Finding[] {
  const byAssessment = new Map(subjects.map((subject) => [subject.assessmentId, subject]));
  const findings = checkComparability(
    [...byAssessment.values()].map((subject) => ({
      assessmentId: subject.assessmentId,
      label: subject.name,
      kind: subject.kind,
      status: subject.status,
      declaredUnit: { amount: subject.declaredUnitAmount, unit: subject.declaredUnit },
      boundary: subject.boundary,
      gwpSet: subject.gwpSet,
      massKg: subject.massKg,
      referencePeriodEnd: subject.referencePeriodEnd,
      verified: subject.status === 'VERIFIED' || subject.status === 'PUBLISHED',
      hasGasDetail: subject.kind === 'CALCULATED',
    })),
    basis,
  );
  return findings.map((finding) => ({
    ...finding,
    subjects: finding.subjects.map((id) => globalId('Assessment', id)),
  }));
}

function refuseDimensions({ rows, columns }: ComparisonRequest): void {
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
  if (rows.length > MAX_DIMENSIONS || columns.length > MAX_DIMENSIONS) {
    throw refusal(
      rows.length > MAX_DIMENSIONS ? 'rows' : 'columns',
      'TOO_MANY_DIMENSIONS',
      `At most ${MAX_DIMENSIONS} dimensions can be nested.`,
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
