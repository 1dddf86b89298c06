import { neumaierSum } from '../quantity/neumaierSum.ts';
import { type ComparisonResult, OTHER } from './comparison.ts';

/** A member with what it contributes, and what of it lies with which members of the next dimension. */
export interface HotspotNode {
  /** Member id; `OTHER` for all that are not among the largest. */
  readonly member: string;
  /** How many members it stands for: 1 but for `OTHER`. */
  readonly members: number;
  /** kg CO2e; null where only gaps are. */
  readonly kgCo2e: number | null;
  /** Of the whole; null without one. */
  readonly share: number | null;
  /** Of this and the larger ones beside it, of what they are part of; null without one. */
  readonly cumulativeShare: number | null;
  /** Whether it is one of the largest that together make up 80 % of what they are part of. */
  readonly isVital: boolean;
  readonly gaps: readonly string[];
  readonly children: readonly HotspotNode[];
}

export interface HotspotTree {
  readonly total: number | null;
  /** How many of the outermost members make up 80 %. */
  readonly vital: number;
  readonly nodes: readonly HotspotNode[];
}

/** Where the line of a Pareto chart is drawn. */
const VITAL_SHARE = 0.8;

/**
 * The rows of a comparison without columns as nested hotspots, the largest first, gaps last. At every level the `most` largest
 * stay and what is left becomes one `OTHER`, so that every level adds up to what it is part of.
 *
 * Worked: 60, 25, 10 and 5 kg have the cumulative shares 0.6, 0.85, 0.95 and 1; the first two are vital.
 */
export function hotspotTree(
  { rows, rowTotals, total }: Pick<ComparisonResult, 'rows' | 'rowTotals' | 'total'>,
  most: readonly number[],
): HotspotTree {
  const leaves = rows.map((path, index) => ({
    path,
    kgCo2e: rowTotals[index]!.kgCo2e,
    gaps: rowTotals[index]!.gaps,
  }));
  const nodes = level(leaves, 0, most, total.kgCo2e);
  return {
    total: total.kgCo2e,
    vital: nodes.reduce((count, { isVital, members }) => count + (isVital ? members : 0), 0),
    nodes,
  };
}

interface Leaf {
  readonly path: readonly string[];
  readonly kgCo2e: number | null;
  readonly gaps: readonly string[];
}

interface Bundle {
  readonly member: string;
  readonly members: number;
  readonly kgCo2e: number | null;
  readonly leaves: readonly Leaf[];
}

function level(
  leaves: readonly Leaf[],
  depth: number,
  most: readonly number[],
  whole: number | null,
): HotspotNode[] {
  const bundles = withOther(bundlesAt(leaves, depth), most[depth] ?? Number.POSITIVE_INFINITY);
  const known = bundles.flatMap(({ kgCo2e }) => kgCo2e ?? []);
  const part = neumaierSum(known);
  let cumulated = 0;
  return bundles.map(({ member, members, kgCo2e, leaves: own }) => {
    const before = part > 0 ? cumulated / part : null;
    if (kgCo2e !== null) cumulated += kgCo2e;
    const isLast = (own[0]?.path.length ?? 0) <= depth + 1;
    return {
      member,
      members,
      kgCo2e,
      share: kgCo2e === null || !whole ? null : kgCo2e / whole,
      cumulativeShare: kgCo2e === null || !(part > 0) ? null : cumulated / part,
      isVital: member !== OTHER && kgCo2e !== null && kgCo2e > 0 && before !== null && before < VITAL_SHARE,
      gaps: [...new Set(own.flatMap(({ gaps }) => gaps))].sort(),
      children: isLast || member === OTHER ? [] : level(own, depth + 1, most, whole),
    };
  });
}

function bundlesAt(leaves: readonly Leaf[], depth: number): Bundle[] {
  const groups = new Map<string, Leaf[]>();
  for (const leaf of leaves) {
    const member = leaf.path[depth]!;
    const group = groups.get(member);
    if (group === undefined) groups.set(member, [leaf]);
    else group.push(leaf);
  }
  return [...groups]
    .map(([member, own]) => ({ member, members: 1, kgCo2e: sumOf(own), leaves: own }))
    .sort((a, b) => (b.kgCo2e ?? Number.NEGATIVE_INFINITY) - (a.kgCo2e ?? Number.NEGATIVE_INFINITY));
}

function withOther(bundles: readonly Bundle[], most: number): readonly Bundle[] {
  // One that is left would only lose its name.
  if (bundles.length <= most + 1) return bundles;
  const rest = bundles.slice(most);
  const leaves = rest.flatMap((bundle) => bundle.leaves);
  return [...bundles.slice(0, most), { member: OTHER, members: rest.length, kgCo2e: sumOf(leaves), leaves }];
}

/** Null where nothing is known. */
function sumOf(leaves: readonly Leaf[]): number | null {
  const known = leaves.flatMap(({ kgCo2e }) => kgCo2e ?? []);
  return known.length === 0 ? null : neumaierSum(known);
}
