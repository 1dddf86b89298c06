import { neumaierSum } from '../quantity/neumaierSum.ts';
import type { EvaluationAnswers } from './answer.ts';
import type { NodeResult } from './evaluation.ts';
import { type EvaluationScheme, isIndicator, type SchemeNode } from './scheme.ts';
import { type IndicatorScore, scoreIndicator } from './scoreIndicator.ts';

/** What a node comes to before it is known how much of the whole rests on it. */
interface Level {
  readonly applies: boolean;
  readonly score: number | null;
  readonly scoreWithEvidence: number | null;
  readonly indicator: IndicatorScore | null;
}

export interface ScoredTree {
  /** Fractions of 1; null where nothing applies. */
  readonly score: number | null;
  readonly scoreWithEvidence: number | null;
  /** In the order of the scheme. */
  readonly nodes: readonly NodeResult[];
  readonly indicators: ReadonlyMap<string, IndicatorScore>;
}

/**
 * S(group) = Σ w·s / Σ w over the children that apply, from the leaves up; a group in which nothing applies does not apply
 * itself. A child without a score adds 0 to the numerator and its weight to the denominator. Children are added up in the order
 * of their ids, so that the order of a scheme or of answers changes no bit.
 */
export function scoreTree(scheme: EvaluationScheme, answers: EvaluationAnswers, on: string): ScoredTree {
  const children = childrenById(scheme.nodes);
  const given = new Map(answers.indicators.map((answer) => [answer.indicatorId, answer]));
  const levels = new Map<string, Level>();
  const score = (node: SchemeNode): Level => {
    const level = isIndicator(node)
      ? levelOfIndicator(scheme, scoreIndicator(scheme, node, given.get(node.id), on))
      : levelOfGroup((children.get(node.id) ?? []).map((child) => [child.weight, score(child)]));
    levels.set(node.id, level);
    return level;
  };
  const first = children.get(null) ?? [];
  const root = levelOfGroup(first.map((node) => [node.weight, score(node)]));
  const shares = shareOut(children, levels);
  return {
    score: root.score,
    scoreWithEvidence: root.scoreWithEvidence,
    nodes: scheme.nodes.map((node) => nodeResult(node, levels.get(node.id)!, shares.get(node.id) ?? 0)),
    indicators: new Map(
      [...levels].flatMap(([id, { indicator }]) => (indicator === null ? [] : [[id, indicator] as const])),
    ),
  };
}

function childrenById(nodes: readonly SchemeNode[]): ReadonlyMap<string | null, readonly SchemeNode[]> {
  const children = new Map<string | null, SchemeNode[]>();
  for (const node of [...nodes].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const siblings = children.get(node.parent);
    if (siblings === undefined) children.set(node.parent, [node]);
    else siblings.push(node);
  }
  return children;
}

function levelOfIndicator({ evidenceFactors }: EvaluationScheme, indicator: IndicatorScore): Level {
  const { applies, score, standing } = indicator;
  const factor = standing === null ? 0 : evidenceFactors[standing];
  return { applies, score, scoreWithEvidence: score === null ? null : score * factor, indicator };
}

function levelOfGroup(children: readonly (readonly [weight: number, level: Level])[]): Level {
  const applying = children.filter(([, { applies }]) => applies);
  if (applying.length === 0) return { applies: false, score: null, scoreWithEvidence: null, indicator: null };
  const weight = neumaierSum(applying.map(([each]) => each));
  const mean = (of: (level: Level) => number | null): number =>
    neumaierSum(applying.map(([each, level]) => each * (of(level) ?? 0))) / weight;
  return {
    applies: true,
    score: mean((level) => level.score),
    scoreWithEvidence: mean((level) => level.scoreWithEvidence),
    indicator: null,
  };
}

/** The part of the whole that rests on every node: its weight among the siblings that apply, times its group's part. */
function shareOut(
  children: ReadonlyMap<string | null, readonly SchemeNode[]>,
  levels: ReadonlyMap<string, Level>,
): ReadonlyMap<string, number> {
  const shares = new Map<string, number>();
  const divide = (parent: string | null, whole: number): void => {
    const applying = (children.get(parent) ?? []).filter(({ id }) => levels.get(id)?.applies);
    const weight = neumaierSum(applying.map((node) => node.weight));
    for (const node of applying) {
      const share = (whole * node.weight) / weight;
      shares.set(node.id, share);
      divide(node.id, share);
    }
  };
  divide(null, 1);
  return shares;
}

function nodeResult(node: SchemeNode, level: Level, share: number): NodeResult {
  const { applies, score, scoreWithEvidence, indicator } = level;
  return {
    ...{ id: node.id, parent: node.parent, applies, share, score, scoreWithEvidence },
    points: 100 * share * (score ?? 0),
    pointsWithEvidence: 100 * share * (scoreWithEvidence ?? 0),
    standing: indicator?.standing ?? null,
  };
}
