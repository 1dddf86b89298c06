import { assignColours, type MemberColour, REST_COLOUR } from '../../lib/memberColours.ts';

/** Who or what passes emissions on: a process, a supplier, a product. */
export interface SankeyNodeInput {
  readonly key: string;
  readonly label: string;
}

/** What one passes on to another. */
export interface SankeyLinkInput {
  readonly from: string;
  readonly to: string;
  /** kg CO2e; null where it is not known. */
  readonly kgCo2e: number | null;
  readonly gaps: readonly string[];
}

export interface SankeyNode extends SankeyNodeInput {
  readonly colour: MemberColour;
  /** kg CO2e that arrive and that leave, return flows included. */
  readonly arriving: number;
  readonly leaving: number;
  /** kg CO2e that begin here: what leaves and has not arrived. */
  readonly own: number;
  /** kg CO2e that end here: what arrives and does not leave. */
  readonly kept: number;
  /** Whether any of its flows is known. */
  readonly known: boolean;
  /** Column, from 0. */
  readonly column: number;
}

export interface SankeyLink extends SankeyLinkInput {
  /** Whether it leads back to where its flow comes from, and closes a loop. */
  readonly returns: boolean;
}

/** What a supply chain means. At every node arriving + own = leaving + kept. */
export interface Sankey {
  readonly nodes: readonly SankeyNode[];
  /** Above zero or not known; those of two same nodes are one. */
  readonly links: readonly SankeyLink[];
  /** Below zero: they have no width. */
  readonly negative: readonly SankeyLinkInput[];
  readonly columns: number;
  readonly hasReturns: boolean;
  readonly hasGaps: boolean;
}

/**
 * Columns from left to right, so that every link but those that close a loop leads to the right. Of a loop, the smallest
 * link is the one that returns: links are taken by size, and one that would close a loop is marked.
 *
 * @example A → B 5, B → C 4, C → A 1: columns A B C, and C → A returns
 */
export function deriveSankey(nodes: readonly SankeyNodeInput[], inputs: readonly SankeyLinkInput[]): Sankey {
  const joined = joinLinks(inputs);
  const negative = joined.filter(({ kgCo2e }) => kgCo2e !== null && kgCo2e < 0);
  const links = markReturns(joined.filter(({ kgCo2e }) => kgCo2e === null || kgCo2e > 0));
  const linked = new Set(links.flatMap(({ from, to }) => [from, to]));
  const shown = nodes.filter(({ key }) => linked.has(key));
  const columns = columnsOf(shown, links);
  const sum = (key: string, end: 'from' | 'to'): number =>
    links.reduce((total, link) => (link[end] === key ? total + (link.kgCo2e ?? 0) : total), 0);
  const sized = shown.map((node) => ({
    ...node,
    arriving: sum(node.key, 'to'),
    leaving: sum(node.key, 'from'),
  }));
  const colours = assignColours(
    sized
      .toSorted((a, b) => Math.max(b.arriving, b.leaving) - Math.max(a.arriving, a.leaving))
      .map(({ key }) => key),
  );
  return {
    nodes: sized.map((node) => ({
      ...node,
      own: Math.max(0, node.leaving - node.arriving),
      kept: Math.max(0, node.arriving - node.leaving),
      colour: colours.get(node.key) ?? REST_COLOUR,
      known: node.arriving > 0 || node.leaving > 0,
      column: columns.get(node.key) ?? 0,
    })),
    links,
    negative,
    columns: Math.max(0, ...columns.values()) + 1,
    hasReturns: links.some(({ returns }) => returns),
    hasGaps: links.some(({ gaps, kgCo2e }) => kgCo2e === null || gaps.length > 0),
  };
}

/** Links between the same two nodes in the same direction as one; a known part and a gap stay together. */
function joinLinks(inputs: readonly SankeyLinkInput[]): readonly SankeyLinkInput[] {
  const joined = new Map<string, SankeyLinkInput>();
  for (const link of inputs) {
    const key = JSON.stringify([link.from, link.to]);
    const before = joined.get(key);
    joined.set(
      key,
      before === undefined
        ? link
        : {
            ...link,
            kgCo2e:
              before.kgCo2e === null && link.kgCo2e === null
                ? null
                : (before.kgCo2e ?? 0) + (link.kgCo2e ?? 0),
            gaps: [...new Set([...before.gaps, ...link.gaps])],
          },
    );
  }
  return [...joined.values()];
}

function markReturns(links: readonly SankeyLinkInput[]): readonly SankeyLink[] {
  const next = new Map<string, string[]>();
  const reaches = (from: string, to: string): boolean => {
    const seen = new Set<string>();
    const waiting = [from];
    for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
      if (at === to) return true;
      if (seen.has(at)) continue;
      seen.add(at);
      waiting.push(...(next.get(at) ?? []));
    }
    return false;
  };
  const returning = new Set<SankeyLinkInput>();
  for (const link of links.toSorted((a, b) => (b.kgCo2e ?? 0) - (a.kgCo2e ?? 0))) {
    if (reaches(link.to, link.from)) returning.add(link);
    else next.set(link.from, [...(next.get(link.from) ?? []), link.to]);
  }
  return links.map((link) => ({ ...link, returns: returning.has(link) }));
}

/** As far left as their inputs allow; those without inputs stand just before the first that takes from them. */
function columnsOf(
  nodes: readonly SankeyNodeInput[],
  links: readonly SankeyLink[],
): ReadonlyMap<string, number> {
  const forward = links.filter(({ returns }) => !returns);
  const columns = new Map(nodes.map(({ key }) => [key, 0]));
  // The longest way has fewer links than there are nodes.
  for (let round = 0; round < nodes.length; round += 1) {
    let moved = false;
    for (const { from, to } of forward) {
      const least = (columns.get(from) ?? 0) + 1;
      if (least <= (columns.get(to) ?? 0)) continue;
      columns.set(to, least);
      moved = true;
    }
    if (!moved) break;
  }
  const withInputs = new Set(forward.map(({ to }) => to));
  for (const { key } of nodes) {
    if (withInputs.has(key)) continue;
    const targets = forward.filter(({ from }) => from === key).map(({ to }) => columns.get(to) ?? 1);
    if (targets.length > 0) columns.set(key, Math.min(...targets) - 1);
  }
  return columns;
}
