import { accept, type Outcome, refuse } from '../outcome.ts';
import { neumaierSum } from '../quantity/neumaierSum.ts';
import { type LargestFirst, largestFirst } from './largestFirst.ts';
import { limitFaults } from './limits.ts';
import { placedDemand } from './placedDemand.ts';
import type { PreparedSystem } from './prepareProductSystem.ts';
import { type Supplier, suppliersOf } from './suppliers.ts';
import { type SystemPrices, systemPrices } from './systemPrices.ts';
import type { SystemResult } from './systemResult.ts';

export interface TreeLimits {
  /** Suppliers with a smaller share of the demand's total are put together, 0 to 1. */
  readonly cutOff: number;
  /** Steps from the demand, at least 1. */
  readonly maxDepth: number;
  /** Processes in the tree, at least 1; the weightiest branches are followed first. */
  readonly mostNodes: number;
}

/**
 * What a node stands for. `REST`: suppliers below the cut-off. `LOOP_REMAINDER`: what goes round to a process that
 * stands above already, below the cut-off. `UNFOLLOWED`: all suppliers of a node that was not followed any further.
 */
export type TreeNodeKind = 'DEMAND' | 'PROCESS' | 'REST' | 'LOOP_REMAINDER' | 'UNFOLLOWED';

/** A node of a contribution tree: kgCo2e = directKgCo2e + the kgCo2e of its children. */
export interface TreeNode {
  readonly kind: TreeNodeKind;
  /** Position in the list; null for the demand as a whole. */
  readonly parent: number | null;
  /** Positions in the list, the largest contribution first and what was put together last. */
  readonly children: readonly number[];
  readonly depth: number;
  /** Null for what was put together, and for the demand. */
  readonly processId: string | null;
  /** What the parent takes of it, or hands to it, along this one path; null as above. */
  readonly amount: number | null;
  readonly unit: string | null;
  /** Over the whole supply of this amount. */
  readonly kgCo2e: number;
  /** What the process itself emits for this amount. */
  readonly directKgCo2e: number;
  /** Of the demand's total; null where that is 0. */
  readonly share: number | null;
  /** The process stands above in the same branch: the supply goes round. */
  readonly isReturn: boolean;
  /** How many suppliers the node stands for; 1 for a process. */
  readonly suppliers: number;
}

/** Nodes in a flat list, the demand first, so that no depth can exhaust the stack of a reader. */
export interface ContributionTree {
  readonly nodes: readonly TreeNode[];
  /** Gases without a potential: in no number of the tree. */
  readonly gaps: readonly string[];
}

/** A process on the way from the demand. */
interface Branch {
  /** Position of its node. */
  readonly node: number;
  readonly place: number;
  readonly runs: number;
  readonly above: Branch | null;
}

interface Draft extends Omit<TreeNode, 'children' | 'share'> {
  readonly children: number[];
}

interface Growing {
  readonly prepared: PreparedSystem;
  readonly prices: SystemPrices;
  readonly limits: TreeLimits;
  /** kg CO2e below which suppliers are put together. */
  readonly threshold: number;
  readonly nodes: Draft[];
  readonly toFollow: LargestFirst<Branch>;
  /** How many processes may still be added. */
  room: number;
}

/**
 * The supply of a demand as a tree, each node priced by amount x intensity: what is cut off needs no solve and still adds
 * up, as the last group of a parent's children is what is left of the parent. Loops are followed as long as a round is
 * above the cut-off. A supplier whose credits outweigh its emissions may be cut off although both are large.
 *
 * Source: structural path analysis (Defourny and Thorbecke 1984), priced by the adjoint system.
 *
 * @returns or `LIMIT_OUT_OF_RANGE`
 */
export function contributionTree(
  prepared: PreparedSystem,
  { gwpSet, solution }: SystemResult,
  limits: TreeLimits,
): Outcome<ContributionTree> {
  const { cutOff, maxDepth, mostNodes } = limits;
  const faults = limitFaults(cutOff, { maxDepth, mostNodes });
  if (faults.length > 0) return refuse(...faults);
  const prices = systemPrices(prepared, gwpSet);
  const wanted = solution.demand.map((demand): Supplier => {
    const { place, amount } = placedDemand(prepared, demand);
    return { place, amount, kgCo2e: amount * prices.intensity[place]! };
  });
  const total = neumaierSum(wanted.map(({ kgCo2e }) => kgCo2e));
  const growing: Growing = {
    prepared,
    prices,
    limits,
    threshold: cutOff * Math.abs(total),
    nodes: [demandNode(total)],
    toFollow: largestFirst(),
    room: mostNodes,
  };
  wanted.sort((a, b) => Math.abs(b.kgCo2e) - Math.abs(a.kgCo2e));
  addChildren(growing, 0, null, wanted);
  grow(growing);
  const nodes = growing.nodes.map((node) => ({ ...node, share: total === 0 ? null : node.kgCo2e / total }));
  return accept({ nodes, gaps: prices.gaps });
}

function grow(growing: Growing): void {
  const { prepared, prices, limits, nodes, toFollow } = growing;
  for (let branch = toFollow.take(); branch !== undefined; branch = toFollow.take()) {
    const suppliers = suppliersOf(prepared, prices, branch.place, branch.runs);
    if (suppliers.length === 0) continue;
    const { depth, kgCo2e, directKgCo2e } = nodes[branch.node]!;
    if (depth < limits.maxDepth && growing.room > 0) addChildren(growing, branch.node, branch, suppliers);
    else putTogether(growing, branch.node, 'UNFOLLOWED', kgCo2e - directKgCo2e, suppliers.length);
  }
}

/** @param suppliers the largest first */
function addChildren(
  growing: Growing,
  parent: number,
  above: Branch | null,
  suppliers: readonly Supplier[],
): void {
  const { nodes, threshold, prepared } = growing;
  const returns: number[] = [];
  const rest: number[] = [];
  const { kgCo2e, directKgCo2e } = nodes[parent]!;
  let left = [kgCo2e, -directKgCo2e];
  for (const supplier of suppliers) {
    const isReturn = standsAbove(prepared, above, supplier.place);
    if (growing.room > 0 && supplier.kgCo2e !== 0 && Math.abs(supplier.kgCo2e) >= threshold) {
      addProcess(growing, parent, above, supplier, isReturn);
      left.push(-supplier.kgCo2e);
    } else (isReturn ? returns : rest).push(supplier.kgCo2e);
  }
  if (returns.length > 0) {
    const round = neumaierSum(rest.length > 0 ? returns : left);
    putTogether(growing, parent, 'LOOP_REMAINDER', round, returns.length);
    left = [...left, -round];
  }
  if (rest.length > 0) putTogether(growing, parent, 'REST', neumaierSum(left), rest.length);
}

function addProcess(
  growing: Growing,
  parent: number,
  above: Branch | null,
  { place, amount, kgCo2e }: Supplier,
  isReturn: boolean,
): void {
  const { nodes, prepared, prices, toFollow } = growing;
  const { id, product } = prepared.system.processes[place]!;
  const runs = amount / prepared.made[place]!;
  const directKgCo2e = runs * prices.direct[place]!;
  const node = addNode(nodes, parent, {
    kind: 'PROCESS',
    processId: id,
    amount: amount * Math.sign(prepared.made[place]!),
    unit: product!.unit,
    kgCo2e,
    directKgCo2e,
    isReturn,
    suppliers: 1,
  });
  growing.room--;
  toFollow.put(Math.abs(kgCo2e - directKgCo2e), { node, place, runs, above });
}

function putTogether(
  { nodes }: Growing,
  parent: number,
  kind: TreeNodeKind,
  kgCo2e: number,
  suppliers: number,
): void {
  const isReturn = kind === 'LOOP_REMAINDER';
  const nothing = { processId: null, amount: null, unit: null, directKgCo2e: 0 };
  addNode(nodes, parent, { kind, ...nothing, kgCo2e, isReturn, suppliers });
}

function addNode(
  nodes: Draft[],
  parent: number,
  fields: Omit<Draft, 'parent' | 'children' | 'depth'>,
): number {
  const above = nodes[parent]!;
  above.children.push(nodes.length);
  return nodes.push({ ...fields, parent, children: [], depth: above.depth + 1 }) - 1;
}

function demandNode(kgCo2e: number): Draft {
  return {
    kind: 'DEMAND',
    parent: null,
    children: [],
    depth: 0,
    processId: null,
    amount: null,
    unit: null,
    kgCo2e,
    directKgCo2e: 0,
    isReturn: false,
    suppliers: 0,
  };
}

/** Only processes of one loop can meet again, and on a path those of a loop follow each other. */
function standsAbove({ loopOf }: PreparedSystem, above: Branch | null, place: number): boolean {
  for (let branch = above; branch !== null && loopOf[branch.place] === loopOf[place]; branch = branch.above) {
    if (branch.place === place) return true;
  }
  return false;
}
