import { assignColours, type MemberColour, REST_COLOUR } from '../../lib/memberColours.ts';

/** A node of a hierarchy of any depth. A branch has no value of its own: it is the sum of its leaves. */
export type HierarchyInput = HierarchyLeafInput | HierarchyBranchInput;

export interface HierarchyLeafInput {
  /** Unique in the whole hierarchy. */
  readonly key: string;
  readonly label: string;
  /** kg CO2e; null where only gaps are. */
  readonly kgCo2e: number | null;
  readonly gaps: readonly string[];
}

export interface HierarchyBranchInput {
  readonly key: string;
  readonly label: string;
  readonly children: readonly HierarchyInput[];
}

/** A node that has an area. */
export interface HierarchyNode {
  /** Null for the sum of nodes that are too small for an area of their own. */
  readonly key: string | null;
  readonly label: string;
  /** Labels from the top down, the node's own last. */
  readonly path: readonly string[];
  /** kg CO2e of all leaves above zero below it; above zero. */
  readonly kgCo2e: number;
  /** Of the sum of all areas, 0 to 1. */
  readonly share: number;
  /** What is missing in it or below. */
  readonly gaps: readonly string[];
  /** That of its ancestor at the top. */
  readonly colour: MemberColour;
  /** 0 at the top. */
  readonly depth: number;
  readonly children: readonly HierarchyNode[];
}

/** A leaf that cannot be an area. */
export interface OutsideLeaf {
  readonly key: string;
  readonly path: readonly string[];
  readonly kgCo2e: number | null;
  readonly gaps: readonly string[];
}

export interface Hierarchy {
  /** The largest first, on every level. */
  readonly roots: readonly HierarchyNode[];
  /** Every node with an area, parents before children, in the order of drawing. */
  readonly nodes: readonly HierarchyNode[];
  /** Sum of the areas, kg CO2e. */
  readonly areas: number;
  /** Sum of all that is known, kg CO2e: areas and credits; null where only gaps are. */
  readonly total: number | null;
  /** Credits, the largest first: they have no area. */
  readonly negative: readonly OutsideLeaf[];
  /** Leaves of which nothing is known. */
  readonly missing: readonly OutsideLeaf[];
  /** Levels with areas. */
  readonly depth: number;
}

/** An area smaller than this share of all cannot be pointed at. */
const SMALLEST_SHARE = 0.004;
/** More areas side by side than these cannot be told apart. */
const MOST_CHILDREN = 30;

/**
 * Areas from the leaves above zero. On each level the ones that are too small become one node, `restLabel` of how many
 * they are. Credits and gaps are no areas and are listed apart.
 *
 * @example A 6, B -2, C missing: one area of 6, areas 6, total 4, B negative, C missing
 */
export function deriveHierarchy(
  inputs: readonly HierarchyInput[],
  restLabel: (count: number) => string,
): Hierarchy {
  const leaves = inputs.flatMap((input) => leavesOf(input, []));
  const known = leaves.filter(({ kgCo2e }) => kgCo2e !== null);
  const areas = leaves.reduce((sum, { kgCo2e }) => sum + Math.max(0, kgCo2e ?? 0), 0);
  const roots = buildNodes(inputs, { path: [], depth: 0, colour: null, areas, restLabel });
  const nodes = roots.flatMap(withDescendants);
  return {
    roots,
    nodes,
    areas,
    total:
      known.length === 0 && leaves.length > 0
        ? null
        : known.reduce((sum, { kgCo2e }) => sum + (kgCo2e ?? 0), 0),
    negative: leaves
      .filter(({ kgCo2e }) => kgCo2e !== null && kgCo2e < 0)
      .sort((a, b) => (a.kgCo2e ?? 0) - (b.kgCo2e ?? 0)),
    missing: leaves.filter(({ kgCo2e }) => kgCo2e === null),
    depth: nodes.reduce((deepest, { depth }) => Math.max(deepest, depth + 1), 0),
  };
}

interface Level {
  readonly path: readonly string[];
  readonly depth: number;
  /** Null at the top, where each node has its own. */
  readonly colour: MemberColour | null;
  readonly areas: number;
  readonly restLabel: (count: number) => string;
}

function buildNodes(inputs: readonly HierarchyInput[], level: Level): readonly HierarchyNode[] {
  const sized = inputs
    .map((input) => ({ input, kgCo2e: areaOf(input) }))
    .filter(({ kgCo2e }) => kgCo2e > 0)
    .sort((a, b) => b.kgCo2e - a.kgCo2e);
  const isShown = ({ kgCo2e }: { readonly kgCo2e: number }, index: number): boolean =>
    index < MOST_CHILDREN - 1 && kgCo2e >= level.areas * SMALLEST_SHARE;
  const small = sized.filter((one, index) => !isShown(one, index));
  // One small node needs as much room as a rest of one.
  const shown = small.length > 1 ? sized.filter(isShown) : sized;
  const colours = assignColours(shown.map(({ input: { key } }) => key));
  const nodes = shown.map(({ input, kgCo2e }): HierarchyNode => {
    const path = [...level.path, input.label];
    const colour = level.colour ?? colours.get(input.key) ?? REST_COLOUR;
    return {
      key: input.key,
      label: input.label,
      path,
      kgCo2e,
      share: kgCo2e / level.areas,
      gaps: gapsOf(input),
      colour,
      depth: level.depth,
      children:
        'children' in input
          ? buildNodes(input.children, { ...level, path, colour, depth: level.depth + 1 })
          : [],
    };
  });
  return small.length > 1 ? [...nodes, restOf(small, level)] : nodes;
}

function restOf(
  small: readonly { readonly input: HierarchyInput; readonly kgCo2e: number }[],
  level: Level,
): HierarchyNode {
  const kgCo2e = small.reduce((sum, one) => sum + one.kgCo2e, 0);
  const label = level.restLabel(small.length);
  return {
    key: null,
    label,
    path: [...level.path, label],
    kgCo2e,
    share: kgCo2e / level.areas,
    gaps: [...new Set(small.flatMap(({ input }) => gapsOf(input)))],
    colour: level.colour ?? REST_COLOUR,
    depth: level.depth,
    children: [],
  };
}

/** kg CO2e of the leaves above zero. */
function areaOf(input: HierarchyInput): number {
  if ('children' in input) return input.children.reduce((sum, child) => sum + areaOf(child), 0);
  return Math.max(0, input.kgCo2e ?? 0);
}

function gapsOf(input: HierarchyInput): readonly string[] {
  return 'children' in input ? [...new Set(input.children.flatMap(gapsOf))] : input.gaps;
}

function leavesOf(input: HierarchyInput, above: readonly string[]): readonly OutsideLeaf[] {
  const path = [...above, input.label];
  if ('children' in input) return input.children.flatMap((child) => leavesOf(child, path));
  return [{ key: input.key, path, kgCo2e: input.kgCo2e, gaps: input.gaps }];
}

function withDescendants(node: HierarchyNode): readonly HierarchyNode[] {
  return [node, ...node.children.flatMap(withDescendants)];
}
