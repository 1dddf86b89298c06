import type { EvaluationAnswers } from './answer.ts';
import type { EvaluationGap, EvaluationResult } from './evaluation.ts';
import { failedGates, gradedPoints, gradeOf } from './gradeOf.ts';
import { nextGrade } from './nextGrade.ts';
import { type EvaluationScheme, isIndicator } from './scheme.ts';
import { scoreTree } from './scoreTree.ts';

/**
 * Evaluates a factory on a day. The score and the score with evidence stand beside each other and are never mixed; a gate takes
 * the grade away and no number. Worked: two indicators of weight 60 and 40, the first fully met and documented, the second half
 * met and only stated: score 60 + 20 = 80, with evidence 60 × 0.9 + 20 × 0.6 = 66.
 *
 * @param scheme one that `checkScheme` has accepted
 * @param on the day, ISO 8601; evidence and periods are judged by it
 */
export function evaluateFactory(
  scheme: EvaluationScheme,
  answers: EvaluationAnswers,
  on: string,
): EvaluationResult {
  const tree = scoreTree(scheme, answers, on);
  const points = gradedPoints(scheme, tree);
  const gates = failedGates(scheme, answers, tree);
  const grade = gradeOf(scheme, points, gates);
  const applicable = [...tree.indicators.values()].filter(({ applies }) => applies);
  return {
    on,
    score: tree.score === null ? null : 100 * tree.score,
    scoreWithEvidence: tree.scoreWithEvidence === null ? null : 100 * tree.scoreWithEvidence,
    nodes: tree.nodes,
    gaps: scheme.nodes
      .filter(isIndicator)
      .flatMap(({ id }): EvaluationGap[] =>
        (tree.indicators.get(id)?.gaps ?? []).map((code) => ({ indicatorId: id, code })),
      ),
    failedGates: gates,
    grade,
    answered: applicable.filter(({ score }) => score !== null).length,
    applicable: applicable.length,
    next: nextGrade(scheme, tree, points, gates, grade),
  };
}
