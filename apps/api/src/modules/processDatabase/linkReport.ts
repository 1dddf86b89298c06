import { z } from 'zod';
import { gasOfFlow } from './greenhouseGas.ts';
import { LINK_RULES, UNLINKED_REASONS } from './linkProcesses.ts';
import { CO_PRODUCT_RULES } from './processDatabase.ts';
import { linksSolvedWith, type SolvedDatabase } from './solveDatabase.ts';

const MOST_LISTED = 200;

const Named = z.object({ name: z.string(), count: z.number().int() });

/** What became of the exchanges and processes of a database: kept with its release, shown before it is accepted. */
export const LinkReport = z.object({
  coProducts: z.enum(CO_PRODUCT_RULES),
  processes: z.number().int(),
  exchanges: z.number().int(),
  /** Exchanges with the technosphere, references left out; every one is linked or says why not. */
  technosphere: z.number().int(),
  /** Exchanges by rule, by reason. */
  linked: z.record(z.enum(LINK_RULES), z.number().int()),
  unlinked: z.record(z.enum(UNLINKED_REASONS), z.number().int()),
  /** Functions by how the burdens of their process are shared. */
  allocations: z.record(z.string(), z.number().int()),
  solved: z.number().int(),
  /** Functions with a greenhouse gas in their supply. */
  withEmissions: z.number().int(),
  residual: z.number(),
  /** Processes in each loop, the largest first. */
  loops: z.array(z.number().int()),
  cuts: z.array(
    z.object({
      consumerId: z.string(),
      consumer: z.string(),
      providerId: z.string(),
      provider: z.string(),
      flow: z.string(),
      coefficient: z.number(),
      gain: z.number(),
    }),
  ),
  behindCuts: z.number().int(),
  /** Names that more than one process has. */
  duplicateNames: z.array(Named),
  /** Elementary flows that are greenhouse gases without a potential. */
  notCharacterised: z.array(Named),
  problems: z.array(z.object({ place: z.string(), message: z.string() })),
});
export type LinkReport = z.output<typeof LinkReport>;

export function linkReport(solved: SolvedDatabase): LinkReport {
  const { linked, functions, residual, loops, cuts } = solved;
  const { database, processes } = linked;
  const links = linksSolvedWith(solved).flatMap((list) => list.filter((link) => link !== null));
  const flowName = (id: string) => database.flows.get(id)?.name ?? id;
  return {
    coProducts: linked.coProducts,
    processes: processes.length,
    exchanges: processes.reduce((sum, { process }) => sum + process.exchanges.length, 0),
    technosphere: links.length,
    linked: tally(
      LINK_RULES,
      links.flatMap((link) => (link.kind === 'LINKED' ? [link.rule] : [])),
    ),
    unlinked: tally(
      UNLINKED_REASONS,
      links.flatMap((link) => (link.kind === 'UNLINKED' ? [link.reason] : [])),
    ),
    allocations: Object.fromEntries(countNames(functions.map((each) => each.function.allocation))),
    solved: functions.length,
    withEmissions: functions.filter(({ gases }) => gases.size > 0).length,
    residual,
    loops: [...loops],
    cuts: cuts.slice(0, MOST_LISTED).map(({ consumer, provider, coefficient, gain }) => ({
      consumerId: consumer.process.id,
      consumer: consumer.process.name,
      providerId: provider.process.id,
      provider: provider.process.name,
      flow: flowName(provider.flowId),
      coefficient,
      gain,
    })),
    behindCuts: functions.filter(({ isBehindCut }) => isBehindCut).length,
    duplicateNames: listed(
      countNames(processes.map(({ process }) => `${process.name} (${process.location})`)).filter(
        ([, count]) => count > 1,
      ),
    ),
    notCharacterised: listed(countNames(notCharacterised(linked))),
    problems: database.problems
      .slice(0, MOST_LISTED)
      .map(({ place, message }) => ({ place: place.file, message })),
  };
}

function notCharacterised({ database, processes }: SolvedDatabase['linked']): string[] {
  return processes.flatMap(({ process }) =>
    process.exchanges.flatMap(({ flowId, isInput }) => {
      const flow = database.flows.get(flowId)!;
      if (flow.kind !== 'ELEMENTARY') return [];
      return gasOfFlow(flow, isInput).kind === 'NOT_CHARACTERISED' ? [flow.name] : [];
    }),
  );
}

function tally<Key extends string>(keys: readonly Key[], found: readonly Key[]): Record<Key, number> {
  const counts = new Map(countNames(found));
  return Object.fromEntries(keys.map((key) => [key, counts.get(key) ?? 0])) as Record<Key, number>;
}

/** The most frequent first. */
function countNames(names: readonly string[]): [name: string, count: number][] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].sort(([a, countA], [b, countB]) => countB - countA || (a < b ? -1 : 1));
}

function listed(counts: readonly [name: string, count: number][]) {
  return counts.slice(0, MOST_LISTED).map(([name, count]) => ({ name, count }));
}
