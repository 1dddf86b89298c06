import { neumaierSum } from '../quantity/neumaierSum.ts';
import type { FailedGate, GradeStep, NextGrade } from './evaluation.ts';
import { type GradedPoints, meets } from './gradeOf.ts';
import {
  type EvaluationScheme,
  type EvidenceStanding,
  isIndicator,
  rangeOf,
  type SchemeGrade,
  type SchemeIndicator,
} from './scheme.ts';
import type { ScoredTree } from './scoreTree.ts';

interface Candidate {
  readonly indicator: SchemeIndicator;
  /** The group of the first level it stands in, or itself. */
  readonly groupId: string;
  /** Part of the whole. */
  readonly share: number;
  readonly score: number;
  /** What is graded: the score, or the score times the evidence factor. */
  readonly graded: number;
  /** The evidence it can have without an inspection, and the factor of that. */
  readonly standing: EvidenceStanding;
  readonly factor: number;
  /** An unmet mandatory indicator has to be met in full, whatever the points. */
  readonly isForced: boolean;
}

const ENOUGH = 1e-9;

/**
 * What leads to the next better grade: the points that are missing, and the indicators to work on. Unmet mandatory ones come
 * first, then those of groups below their minimum, then those that gain most; the last asks for as much as is needed only.
 */
export function nextGrade(
  scheme: EvaluationScheme,
  tree: ScoredTree,
  points: GradedPoints,
  gates: readonly FailedGate[],
  grade: string | null,
): NextGrade | null {
  const target = targetOf(scheme, points, gates, grade);
  if (target === undefined) return null;
  const { steps, reached } = chooseSteps(target, points, candidatesOf(scheme, tree, gates));
  return {
    grade: target.id,
    missingPoints: Math.max(0, target.minimum - (points.total ?? 0)),
    groupsBelow: points.groups
      .filter((group) => group.points < target.minimumPerGroup - ENOUGH)
      .map(({ id, points: has }) => ({ id, missingPoints: target.minimumPerGroup - has })),
    gates,
    steps,
    isReachable: reached,
  };
}

/** Behind a failed gate it is the grade the points are good for, else the one above that which was reached. */
function targetOf(
  { grades }: EvaluationScheme,
  points: GradedPoints,
  gates: readonly FailedGate[],
  grade: string | null,
): SchemeGrade | undefined {
  if (gates.length > 0) return grades.find((each) => meets(each, points)) ?? grades.at(-1);
  const place = grade === null ? grades.length : grades.findIndex(({ id }) => id === grade);
  return grades[place - 1];
}

function candidatesOf(
  scheme: EvaluationScheme,
  tree: ScoredTree,
  gates: readonly FailedGate[],
): readonly Candidate[] {
  const groupOf = firstLevelOf(scheme);
  const results = new Map(tree.nodes.map((node) => [node.id, node]));
  const forced = new Set(gates.flatMap(({ id, reason }) => (reason === 'MANDATORY' ? [id] : [])));
  const onScore = scheme.gradedOn === 'SCORE';
  return scheme.nodes.filter(isIndicator).flatMap((indicator) => {
    const node = results.get(indicator.id)!;
    if (!node.applies || rangeOf(indicator) === null) return [];
    const standing = node.standing === 'VERIFIED' ? 'VERIFIED' : 'DOCUMENTED';
    return [
      {
        ...{ indicator, standing, share: node.share, score: node.score ?? 0 },
        groupId: groupOf(indicator.id),
        graded: (onScore ? node.score : node.scoreWithEvidence) ?? 0,
        factor: onScore ? 1 : scheme.evidenceFactors[standing],
        isForced: forced.has(indicator.id),
      },
    ];
  });
}

function firstLevelOf({ nodes }: EvaluationScheme): (id: string) => string {
  const parents = new Map(nodes.map(({ id, parent }) => [id, parent]));
  const rise = (id: string): string => {
    const parent = parents.get(id) ?? null;
    return parent === null ? id : rise(parent);
  };
  return rise;
}

function chooseSteps(
  target: SchemeGrade,
  points: GradedPoints,
  candidates: readonly Candidate[],
): { readonly steps: readonly GradeStep[]; readonly reached: boolean } {
  const groups = new Map(points.groups.map(({ id, points: has }) => [id, has]));
  const shareOf = (groupId: string): number =>
    neumaierSum(candidates.flatMap((each) => (each.groupId === groupId ? [each.share] : [])));
  let total = points.total ?? 0;
  const steps: GradeStep[] = [];
  const taken = new Set<Candidate>();
  const take = (candidate: Candidate, missing: number): void => {
    const step = stepOf(candidate, missing);
    if (step.points <= 0 && !candidate.isForced) return;
    const { groupId } = candidate;
    total += step.points;
    groups.set(groupId, (groups.get(groupId) ?? 0) + step.points / shareOf(groupId));
    steps.push(step);
    taken.add(candidate);
  };
  const sorted = [...candidates].sort(
    (a, b) => stepOf(b, 100).points - stepOf(a, 100).points || (a.indicator.id < b.indicator.id ? -1 : 1),
  );
  for (const candidate of sorted) if (candidate.isForced) take(candidate, 100);
  for (const candidate of sorted) {
    const missing = target.minimumPerGroup - (groups.get(candidate.groupId) ?? 0);
    if (missing > ENOUGH && !taken.has(candidate)) take(candidate, missing * shareOf(candidate.groupId));
  }
  for (const candidate of sorted) {
    if (target.minimum - total > ENOUGH && !taken.has(candidate)) take(candidate, target.minimum - total);
  }
  // One that helped its group may still have more to give to the whole.
  const reached = meets(target, { total, groups: [...groups].map(([id, has]) => ({ id, points: has })) });
  return reached || steps.every(({ toScore }) => toScore === 1)
    ? { steps, reached }
    : inFull(target, points, sorted, shareOf);
}

/** Everything that helps, in full: what is left where the least does not suffice. */
function inFull(
  target: SchemeGrade,
  points: GradedPoints,
  candidates: readonly Candidate[],
  shareOf: (groupId: string) => number,
): { readonly steps: readonly GradeStep[]; readonly reached: boolean } {
  const all = candidates.map((candidate) => ({ candidate, step: stepOf(candidate, 100) }));
  const gained = (of: (candidate: Candidate) => boolean): number =>
    neumaierSum(all.flatMap(({ candidate, step }) => (of(candidate) ? [step.points] : [])));
  return {
    steps: all.flatMap(({ step }) => (step.points > 0 ? [step] : [])),
    reached: meets(target, {
      total: (points.total ?? 0) + gained(() => true),
      groups: points.groups.map(({ id, points: has }) => ({
        id,
        points: has + gained(({ groupId }) => groupId === id) / shareOf(id),
      })),
    }),
  };
}

/** The least that brings so many points of 100, or all it can bring; never less than the factory has now. */
function stepOf(candidate: Candidate, missing: number): GradeStep {
  const { indicator, share, score, graded, factor, standing, isForced } = candidate;
  const needed = isForced ? 1 : Math.min(1, (graded + missing / (100 * share)) / factor);
  const toScore = Math.max(score, attainable(indicator, needed));
  const [benchmark, leading] = rangeOf(indicator)!;
  return {
    indicatorId: indicator.id,
    toScore,
    toValue: benchmark + toScore * (leading - benchmark),
    toStanding: standing,
    points: 100 * share * (toScore * factor - graded),
  };
}

/** Yes or no is met in full or not at all, a level in halves. */
function attainable({ kind }: SchemeIndicator, score: number): number {
  if (kind === 'BOOLEAN') return score > 0 ? 1 : 0;
  return kind === 'LEVEL' ? Math.ceil(score * 2) / 2 : score;
}
