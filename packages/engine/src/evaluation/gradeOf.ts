import type { EvaluationAnswers } from './answer.ts';
import type { FailedGate, NodeResult } from './evaluation.ts';
import { type EvaluationScheme, isIndicator, type SchemeGrade } from './scheme.ts';
import type { ScoredTree } from './scoreTree.ts';

/** Points of 100 a grade is given on, of the whole and of every group of the first level that applies. */
export interface GradedPoints {
  readonly total: number | null;
  readonly groups: readonly { readonly id: string; readonly points: number }[];
}

/** Rounding errors of a sum do not cost a grade. */
const TOLERANCE = 1e-9;

export function gradedPoints({ gradedOn }: EvaluationScheme, tree: ScoredTree): GradedPoints {
  const scoreOf = (of: Pick<NodeResult, 'score' | 'scoreWithEvidence'>): number | null =>
    gradedOn === 'SCORE' ? of.score : of.scoreWithEvidence;
  const total = scoreOf(tree);
  return {
    total: total === null ? null : 100 * total,
    groups: tree.nodes.flatMap((node) =>
      node.parent === null && node.applies ? [{ id: node.id, points: 100 * (scoreOf(node) ?? 0) }] : [],
    ),
  };
}

/** Veto items that do not hold or have no answer, and mandatory indicators that apply and are not met in full. */
export function failedGates(
  { vetoes, nodes }: EvaluationScheme,
  answers: EvaluationAnswers,
  { indicators }: ScoredTree,
): FailedGate[] {
  const vetoed = vetoes.flatMap(({ id }): FailedGate[] => {
    const holds = Object.hasOwn(answers.vetoes, id) ? answers.vetoes[id] : undefined;
    if (holds === true) return [];
    return [{ id, reason: holds === undefined ? 'VETO_NOT_ANSWERED' : 'VETO' }];
  });
  const unmet = nodes.filter(isIndicator).flatMap(({ id, isMandatory }): FailedGate[] => {
    const scored = indicators.get(id);
    return isMandatory && scored?.applies && scored.score !== 1 ? [{ id, reason: 'MANDATORY' }] : [];
  });
  return [...vetoed, ...unmet];
}

export function meets({ minimum, minimumPerGroup }: SchemeGrade, { total, groups }: GradedPoints): boolean {
  return (
    total !== null &&
    total >= minimum - TOLERANCE &&
    groups.every(({ points }) => points >= minimumPerGroup - TOLERANCE)
  );
}

/** The best grade whose minimums hold; none while a gate is failed. */
export function gradeOf(
  { grades }: EvaluationScheme,
  points: GradedPoints,
  gates: readonly FailedGate[],
): string | null {
  if (gates.length > 0) return null;
  return grades.find((grade) => meets(grade, points))?.id ?? null;
}
