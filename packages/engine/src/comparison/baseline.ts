import type { Finding } from '../footprint/footprint.ts';
import { pathNumber, slicePartOf, slicePath } from './axis.ts';
import type { Cube } from './cube.ts';
import type { SliceMembers } from './encodeSlice.ts';

/** What the columns of a comparison are measured against. */
export interface Baseline {
  /** Place of the baseline column. */
  readonly column: number;
  /**
   * Columns that are, in a row, about the very assessments the baseline column is about there: two scenarios of one
   * inventory, say. Only between them does "nothing there" mean 0; elsewhere it may lie outside a boundary.
   */
  sameSubjects(row: number): ReadonlySet<number>;
}

/** Null with a finding when there is no such column, null without one when none was asked for. */
export function findBaseline(
  cube: Cube,
  slices: readonly SliceMembers[],
  wanted: readonly string[] | null,
): { readonly baseline: Baseline | null; readonly findings: readonly Finding[] } {
  if (wanted === null) return { baseline: null, findings: [] };
  const path = pathNumber(cube.columns.axis, wanted);
  const column = path === null ? -1 : cube.columns.placeOf(path);
  if (column === -1) return { baseline: null, findings: [notFound(wanted)] };
  return { baseline: { column, sameSubjects: sameSubjects(cube, slices, column) }, findings: [] };
}

function sameSubjects(
  { rows, columns }: Cube,
  slices: readonly SliceMembers[],
  baseline: number,
): Baseline['sameSubjects'] {
  const assessments = assessmentsByPart(rows.axis, columns.axis, slices);
  const partOfColumn = Array.from(columns.paths, (path) => slicePartOf(columns.axis, path));
  const known = new Map<number, ReadonlySet<number>>();
  return (row) => {
    const part = slicePartOf(rows.axis, rows.paths[row]!);
    const before = known.get(part);
    if (before !== undefined) return before;
    const byColumn = assessments.get(part);
    const subjectsOf = (column: number) => byColumn?.get(partOfColumn[column]!) ?? new Set<string>();
    const same = new Set<number>();
    for (let column = 0; column < columns.paths.length; column++)
      if (equal(subjectsOf(column), subjectsOf(baseline))) same.add(column);
    known.set(part, same);
    return same;
  };
}

/** Assessments behind each pair of row and column, as far as whole slices tell: by the slices' part of both paths. */
function assessmentsByPart(
  rows: Cube['rows']['axis'],
  columns: Cube['columns']['axis'],
  slices: readonly SliceMembers[],
): ReadonlyMap<number, ReadonlyMap<number, ReadonlySet<string>>> {
  const byRow = new Map<number, Map<number, Set<string>>>();
  for (const slice of slices) {
    const rowPart = slicePath(rows, slice);
    const columnPart = slicePath(columns, slice);
    const byColumn = byRow.get(rowPart) ?? new Map<number, Set<string>>();
    byRow.set(rowPart, byColumn);
    byColumn.set(columnPart, (byColumn.get(columnPart) ?? new Set<string>()).add(slice.assessment));
  }
  return byRow;
}

function equal(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  if (a.size !== b.size) return false;
  for (const member of a) if (!b.has(member)) return false;
  return true;
}

function notFound(subjects: readonly string[]): Finding {
  return {
    code: 'BASELINE_NOT_FOUND',
    severity: 'WARNING',
    subjects,
    message: 'The baseline column does not occur in this comparison, so there are no differences.',
    messageZh: '本次对比中没有该基准列，因此没有差值。',
  };
}
