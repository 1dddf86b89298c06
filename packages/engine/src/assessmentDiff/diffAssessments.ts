import { neumaierSum } from '../quantity/neumaierSum.ts';
import type {
  AssessmentDiff,
  ComparedAssessment,
  ComparedExclusion,
  ComparedLine,
  ExclusionDifference,
  FieldDifference,
  LineDifference,
  StatedFields,
} from './assessmentDiff.ts';
import { pairLines } from './pairLines.ts';

/** Below this part of the figures involved, what is left of the sums is rounding of the last digits. */
const ROUNDING = 1e-9;

/** Of an exclusion that comes or goes, no field has a value on the other side. */
const NOTHING: StatedFields = {};

/**
 * Lays two assessments beside each other: statements, exclusions, lines field by field, and what each line that differs
 * adds to the total. Positive is more than before.
 *
 * Worked: before A 10 and B 4 kg, after A 7 and C 1 kg: A -3, B -4, C +1; 8 - 14 = -6 = -3 - 4 + 1, nothing unexplained.
 */
export function diffAssessments<BeforeLine extends ComparedLine, AfterLine extends ComparedLine = BeforeLine>(
  before: ComparedAssessment & { readonly lines: readonly BeforeLine[] },
  after: ComparedAssessment & { readonly lines: readonly AfterLine[] },
): AssessmentDiff<BeforeLine | AfterLine> {
  const pairs = pairLines<BeforeLine | AfterLine>(before.lines, after.lines);
  const all = pairs.map(([old, now]) => differenceOf(old, now));
  const lines = all.flatMap((line) => line ?? []);
  const sorted = lines.toSorted((a, b) => Math.abs(b.effectKgCo2e) - Math.abs(a.effectKgCo2e));
  const difference = subtract(after.totalKgCo2e, before.totalKgCo2e);
  return {
    statements: diffFields(before.statements, after.statements),
    exclusions: diffExclusions(before.exclusions, after.exclusions),
    lines: sorted,
    unchangedLines: all.length - lines.length,
    differenceKgCo2e: difference,
    unexplainedKgCo2e: difference === null ? null : unexplained(difference, before, after, sorted),
  };
}

/** Fields whose values differ, in the order of the fields. A field that only one side has is nothing on the other. */
export function diffFields(before: StatedFields, after: StatedFields): readonly FieldDifference[] {
  const fields = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...fields]
    .map((field) => ({ field, before: before[field] ?? null, after: after[field] ?? null }))
    .filter((each) => each.before !== each.after);
}

function differenceOf<Line extends ComparedLine>(
  before: Line | null,
  after: Line | null,
): LineDifference<Line> | null {
  const effectKgCo2e = (after?.kgCo2e ?? 0) - (before?.kgCo2e ?? 0);
  const gaps = [...new Set([...(before?.gaps ?? []), ...(after?.gaps ?? [])])];
  const frame = { before, after, effectKgCo2e, gaps };
  if (before === null) return { ...frame, kind: 'ADDED', fields: [] };
  if (after === null) return { ...frame, kind: 'REMOVED', fields: [] };
  const fields = diffFields(before.fields, after.fields);
  if (fields.length > 0) return { ...frame, kind: 'CHANGED', fields };
  return effectKgCo2e === 0 ? null : { ...frame, kind: 'RECALCULATED', fields };
}

/** Exclusions have no history: the same name is the same thing. Those of one name are paired in their order. */
function diffExclusions(
  before: readonly ComparedExclusion[],
  after: readonly ComparedExclusion[],
): readonly ExclusionDifference[] {
  const left = [...after];
  const old = before.flatMap(({ name, fields }): ExclusionDifference[] => {
    const at = left.findIndex((each) => each.name === name);
    if (at === -1) return [{ kind: 'REMOVED', name, fields: diffFields(fields, NOTHING) }];
    const [now] = left.splice(at, 1);
    const changed = diffFields(fields, now!.fields);
    return changed.length === 0 ? [] : [{ kind: 'CHANGED', name, fields: changed }];
  });
  const added = left.map(({ name, fields }) => ({
    kind: 'ADDED' as const,
    name,
    fields: diffFields(NOTHING, fields),
  }));
  return [...old, ...added];
}

function unexplained(
  difference: number,
  before: ComparedAssessment,
  after: ComparedAssessment,
  lines: readonly LineDifference[],
): number {
  const effects = lines.map(({ effectKgCo2e }) => effectKgCo2e);
  const rest = neumaierSum([difference, ...effects.map((effect) => -effect)]);
  const figures = [...before.lines, ...after.lines].map(({ kgCo2e }) => Math.abs(kgCo2e ?? 0));
  const scale = Math.max(
    Math.abs(before.totalKgCo2e ?? 0),
    Math.abs(after.totalKgCo2e ?? 0),
    neumaierSum(figures),
  );
  return Math.abs(rest) <= ROUNDING * scale ? 0 : rest;
}

function subtract(after: number | null, before: number | null): number | null {
  return after === null || before === null ? null : after - before;
}
