import { labelRoom } from '../textWidth.ts';
import type { Sankey, SankeyLink, SankeyNode } from './deriveSankey.ts';

/** A node's box, in px. */
export interface NodePlace {
  readonly node: SankeyNode;
  readonly x: number;
  readonly y: number;
  readonly height: number;
  /** Room for its name to the right of it, in px. */
  readonly labelRoom: number;
}

/** A band between two nodes: the middle of both its ends, and its width, in px. */
export interface LinkPlace {
  readonly link: SankeyLink;
  readonly from: { readonly x: number; readonly y: number };
  readonly to: { readonly x: number; readonly y: number };
  readonly width: number;
  /** Where a return flow runs back, below all nodes; null for the others. */
  readonly lane: number | null;
}

export interface SankeyPlaces {
  readonly height: number;
  readonly nodeWidth: number;
  readonly nodes: readonly NodePlace[];
  readonly links: readonly LinkPlace[];
}

const NODE_WIDTH = 12;
const PADDING = 14;
/** Of the band of a link whose width is not known. */
const GAP_WIDTH = 6;
const LEAST_WIDTH = 1;
/** Room around a return flow for its turn. */
const TURN = 16;
const ROUNDS = 8;
const FONT = 12;
/** Above the first node and below the last, where a name is higher than its node. */
const EDGE = 8;
/** Between a node and its name, and after it. */
const LABEL_GAP = 14;

/** @param width of the chart in px */
export function placeSankey(state: Sankey, width: number): SankeyPlaces {
  const byColumn = Array.from({ length: state.columns }, (_, column) =>
    state.nodes.filter((node) => node.column === column),
  );
  const most = Math.max(1, ...byColumn.map((nodes) => nodes.length));
  const wanted = Math.min(640, Math.max(160, most * 52));
  const scale = scaleOf(state, byColumn, wanted);
  // Many bands of the least width need more than their share: the drawing grows, so that no node is off the page.
  const height = Math.max(wanted, ...byColumn.map((nodes) => heightOf(state, nodes, scale) + 2 * EDGE));
  const boxes = stack(state, byColumn, height, scale);
  return placeEnds(state, boxes, width, height, scale);
}

interface Box {
  readonly node: SankeyNode;
  readonly height: number;
  y: number;
}

/** Px of a link's band. */
function bandOf({ kgCo2e }: SankeyLink, scale: number): number {
  return kgCo2e === null ? GAP_WIDTH : Math.max(LEAST_WIDTH, kgCo2e * scale);
}

/** Px for each kg, so that the fullest column fits. */
function scaleOf({ links }: Sankey, byColumn: readonly (readonly SankeyNode[])[], height: number): number {
  const gaps = ({ key }: SankeyNode): number =>
    GAP_WIDTH *
    links.filter(({ from, to, kgCo2e }) => kgCo2e === null && (from === key || to === key)).length;
  const scales = byColumn.map((nodes) => {
    const kg = nodes.reduce((sum, { arriving, leaving }) => sum + Math.max(arriving, leaving), 0);
    const free =
      height - 2 * EDGE - (nodes.length - 1) * PADDING - nodes.reduce((sum, node) => sum + gaps(node), 0);
    return kg === 0 ? Number.POSITIVE_INFINITY : Math.max(height * 0.2, free) / kg;
  });
  const least = Math.min(...scales);
  return Number.isFinite(least) ? least : 1;
}

/** Px of a node: as high as the wider of its two sides. */
function nodeHeightOf({ links }: Sankey, { key }: SankeyNode, scale: number): number {
  const side = (end: 'from' | 'to'): number =>
    links.reduce((sum, link) => (link[end] === key ? sum + bandOf(link, scale) : sum), 0);
  return Math.max(LEAST_WIDTH, side('from'), side('to'));
}

/** Px of a column with the room between its nodes. */
function heightOf(state: Sankey, nodes: readonly SankeyNode[], scale: number): number {
  return nodes.reduce((sum, node) => sum + nodeHeightOf(state, node, scale) + PADDING, -PADDING);
}

/** Boxes in each column near the middle of what they are linked to, none over another. */
function stack(
  state: Sankey,
  byColumn: readonly (readonly SankeyNode[])[],
  height: number,
  scale: number,
): ReadonlyMap<string, Box> {
  const boxes = new Map<string, Box>();
  for (const nodes of byColumn) {
    let y = EDGE;
    for (const node of nodes) {
      const box = { node, height: nodeHeightOf(state, node, scale), y };
      boxes.set(node.key, box);
      y += box.height + PADDING;
    }
  }
  const forward = state.links.filter(({ returns }) => !returns);
  const middle = ({ y, height: own }: Box): number => y + own / 2;
  for (let round = 0; round < ROUNDS; round += 1) {
    const fromLeft = round % 2 === 0;
    for (const nodes of fromLeft ? byColumn : byColumn.toReversed()) {
      const column = nodes.map(({ key }) => boxes.get(key)!);
      for (const box of column) {
        const near = forward
          .filter((link) => (fromLeft ? link.to : link.from) === box.node.key)
          .map((link) => ({
            at: middle(boxes.get(fromLeft ? link.from : link.to)!),
            weight: bandOf(link, scale),
          }));
        const weight = near.reduce((sum, one) => sum + one.weight, 0);
        if (weight > 0) {
          box.y = near.reduce((sum, one) => sum + one.at * one.weight, 0) / weight - box.height / 2;
        }
      }
      spread(column, height);
    }
  }
  return boxes;
}

/** Pushes boxes apart downwards, then back up from the bottom. */
function spread(column: readonly Box[], height: number): void {
  const sorted = column.toSorted((a, b) => a.y + a.height / 2 - (b.y + b.height / 2));
  let top = EDGE;
  for (const box of sorted) {
    box.y = Math.max(box.y, top);
    top = box.y + box.height + PADDING;
  }
  let bottom = height - EDGE;
  for (const box of sorted.toReversed()) {
    box.y = Math.min(box.y, bottom - box.height);
    bottom = box.y - PADDING;
  }
}

function placeEnds(
  state: Sankey,
  boxes: ReadonlyMap<string, Box>,
  width: number,
  height: number,
  scale: number,
): SankeyPlaces {
  const returning = state.links.filter(({ returns }) => returns);
  const widest = returning.reduce((most, link) => Math.max(most, bandOf(link, scale)), 0);
  const side = returning.length > 0 ? TURN + widest : 0;
  const lastRoom = labelRoom(
    state.nodes.filter(({ column }) => column === state.columns - 1).map(({ label }) => label),
    FONT,
    width * 0.24,
  );
  // A return flow from the last column turns where the names of that column stand.
  const right = Math.max(side, lastRoom + LABEL_GAP);
  const step = (width - side - right - NODE_WIDTH) / Math.max(1, state.columns - 1);
  const xOf = (node: SankeyNode): number => Math.round(side + node.column * step);
  let lane = height + TURN;
  const lanes = new Map(
    returning.map((link) => {
      const band = bandOf(link, scale);
      const at = lane + band / 2;
      lane += band + TURN;
      return [link, at];
    }),
  );
  const starts = endsOf(state, boxes, scale, 'from');
  const ends = endsOf(state, boxes, scale, 'to');
  return {
    height: Math.ceil(returning.length > 0 ? lane : height) + 4,
    nodeWidth: NODE_WIDTH,
    nodes: [...boxes.values()].map(({ node, y, height: own }) => ({
      node,
      x: xOf(node),
      y,
      height: own,
      labelRoom: node.column === state.columns - 1 ? lastRoom : Math.max(40, step - NODE_WIDTH - LABEL_GAP),
    })),
    links: state.links.map((link) => ({
      link,
      from: { x: xOf(boxes.get(link.from)!.node) + NODE_WIDTH, y: starts.get(link)! },
      to: { x: xOf(boxes.get(link.to)!.node), y: ends.get(link)! },
      width: bandOf(link, scale),
      lane: lanes.get(link) ?? null,
    })),
  };
}

/** The middle of each band at one of its ends: bands follow the order of the nodes at their other end, returns last. */
function endsOf(
  { links, nodes }: Sankey,
  boxes: ReadonlyMap<string, Box>,
  scale: number,
  end: 'from' | 'to',
): ReadonlyMap<SankeyLink, number> {
  const other = end === 'from' ? 'to' : 'from';
  const middles = new Map<SankeyLink, number>();
  for (const { key } of nodes) {
    const rank = (link: SankeyLink): number => (link.returns ? 1e9 : 0) + boxes.get(link[other])!.y;
    let y = boxes.get(key)!.y;
    for (const link of links.filter((one) => one[end] === key).sort((a, b) => rank(a) - rank(b))) {
      const band = bandOf(link, scale);
      middles.set(link, y + band / 2);
      y += band;
    }
  }
  return middles;
}
