import {
  contributionTree,
  type PreparedSystem,
  prepareProductSystem,
  solveProductSystem,
  type TreeNode,
} from '@cradle/engine';
import { LRUCache } from 'lru-cache';
import type { Database } from '../../db/database.ts';
import { loadLinkedDatabase } from './loadLinkedDatabase.ts';
import type { ProcessDatabase } from './processDatabase.ts';
import { productSystemOf } from './productSystemOf.ts';

/** A process database of some thousand processes takes a second to prepare and some ten megabytes to keep. */
const MOST_PREPARED = 3;

interface Prepared {
  readonly system: PreparedSystem;
  readonly processes: ProcessDatabase['processes'];
}

const prepared = new LRUCache<string, Promise<Prepared>>({ max: MOST_PREPARED });

/** A node of the tree with the names of its process. */
export interface ContributionNode extends TreeNode {
  readonly name: string;
  readonly nameZh: string;
}

export interface ContributionQuery {
  readonly releaseId: string;
  /** Key of the function: the process, and its flow where it has several. */
  readonly functionKey: string;
  /** Suppliers with a smaller share are put together, 0 to 1. */
  readonly cutOff: number;
  readonly maxDepth: number;
  readonly mostNodes: number;
}

/**
 * Where the footprint of one unit of a process's product comes from, as a tree that adds up at every node.
 *
 * @returns the nodes, the demand first; empty when the process has no result
 */
export async function findContributions(
  database: Database,
  { releaseId, functionKey, cutOff, maxDepth, mostNodes }: ContributionQuery,
): Promise<readonly ContributionNode[]> {
  const { system, processes } = await prepare(database, releaseId);
  const place = system.places.get(functionKey);
  if (place === undefined) return [];
  const { unit } = system.system.processes[place]!.product!;
  const demand = { id: functionKey, processId: functionKey, amount: 1, unit, stage: null, scope: null };
  const result = solveProductSystem(system, [demand], 'AR6');
  if (!result.ok) throw new Error(result.refusals.map(({ message }) => message).join(' '));
  const tree = contributionTree(system, result.value, { cutOff, maxDepth, mostNodes });
  if (!tree.ok) throw new RangeError(tree.refusals.map(({ message }) => message).join(' '));
  const byId = new Map(processes.map((process) => [process.id, process]));
  return tree.value.nodes.map((node) => {
    const process = byId.get((node.processId ?? '').split('/')[0]!);
    return { ...node, name: process?.name ?? '', nameZh: process?.nameZh ?? '' };
  });
}

/** Releases never change, so what was prepared stays right; the instance tells databases of one process apart. */
function prepare(database: Database, releaseId: string): Promise<Prepared> {
  const key = `${database.instance} ${releaseId}`;
  const known = prepared.get(key);
  if (known !== undefined) return known;
  const made = load(database, releaseId);
  prepared.set(key, made);
  made.catch(() => prepared.delete(key));
  return made;
}

async function load(database: Database, releaseId: string): Promise<Prepared> {
  const linked = await loadLinkedDatabase(database, releaseId);
  const system = prepareProductSystem(productSystemOf(linked));
  if (!system.ok) throw new Error(system.refusals.map(({ message }) => message).join(' '));
  return { system: system.value, processes: linked.database.processes };
}
