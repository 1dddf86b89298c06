import type { HotspotAnalysisQuery, HotspotNodeFieldsFragment } from '../../graphql/generated/graphql.ts';
import type { MemberStep } from '../../lib/compareAddress.ts';
import { type MemberPath, pathText } from './hotspotsView.ts';

/** A hotspot with the path of members that leads to it. */
export interface HotspotEntry extends HotspotNodeFieldsFragment {
  readonly key: string;
  readonly path: MemberPath;
  readonly children: readonly HotspotEntry[];
}

export type AnsweredAnalysis = HotspotAnalysisQuery['hotspotAnalysis'];

/** A node at any depth: the deepest have no children. */
type AnyNode = HotspotNodeFieldsFragment & { readonly children?: readonly AnyNode[] };

/** The nodes of an answer, each with its path. */
export function toHotspots(nodes: readonly AnyNode[], outer: MemberPath = []): HotspotEntry[] {
  return nodes.map((node) => {
    const path = [...outer, { dimension: node.member.dimension, id: node.member.id }];
    return { ...node, key: pathText(path), path, children: toHotspots(node.children ?? [], path) };
  });
}

/** The label of a path's steps where they are among the nodes. */
export function findEntry(nodes: readonly HotspotEntry[], path: MemberPath): readonly HotspotEntry[] {
  const [step, ...deeper] = path;
  const found = step && nodes.find(({ member }) => isStep(member, step));
  return found === undefined ? [] : [found, ...findEntry(found.children, deeper)];
}

/** Whether a hotspot stands for one member: others are many. */
export function isOne({ member }: HotspotEntry): boolean {
  return member.id !== '*';
}

function isStep(member: MemberStep, { dimension, id }: MemberStep): boolean {
  return member.dimension === dimension && member.id === id;
}
