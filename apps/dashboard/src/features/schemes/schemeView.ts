import type { SchemeQuery } from '../../graphql/generated/graphql.ts';

export type Rules = SchemeQuery['schemePresets'][number]['rules'];
export type RulesNode = Rules['nodes'][number];

/** A node with how deep it stands and what part of the whole rests on it, as long as everything applies. */
export interface PlacedNode {
  readonly node: RulesNode;
  readonly depth: number;
  /** 0 to 1. */
  readonly share: number;
}

/** The nodes as they are read: each group before what stands in it. */
export function placeNodes(nodes: readonly RulesNode[]): readonly PlacedNode[] {
  const below = (parent: string | null, depth: number, whole: number): PlacedNode[] => {
    const siblings = nodes.filter((node) => (node.parent ?? null) === parent);
    const sum = siblings.reduce((total, { weight }) => total + weight, 0);
    return siblings.flatMap((node) => {
      const share = sum > 0 ? (whole * node.weight) / sum : 0;
      return [{ node, depth, share }, ...below(node.key, depth + 1, share)];
    });
  };
  return below(null, 0, 1);
}
