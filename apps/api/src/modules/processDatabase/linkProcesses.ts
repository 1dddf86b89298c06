import { regionsAround } from './locationRegion.ts';
import type { CoProductRule, ProcessDatabase, ProcessDataSet, ProcessExchange } from './processDatabase.ts';
import { type FunctionOfProcess, functionsOf } from './processFunctions.ts';

/** By what an exchange got its provider, the strongest first. */
export const LINK_RULES = [
  /** The data set names the process. */
  'PROVIDER_STATED',
  /** One process alone makes the flow. */
  'ONLY_PROVIDER',
  /** Several make it; one of them in the same place. */
  'SAME_REGION',
  /** The nearest region around the place that has a provider. */
  'NEAREST_REGION',
  /** Several are equally near: the newest, then the first by name. To be looked at. */
  'FIRST_OF_SEVERAL',
] as const;
export type LinkRule = (typeof LINK_RULES)[number];

/** Why an exchange with the technosphere has no provider. */
export const UNLINKED_REASONS = [
  /** The database marks the flow as cut off. */
  'CUT_OFF',
  /** No process makes (or treats) the flow. */
  'NO_PROVIDER',
  /** The processes that make it state inputs and outputs that do not belong together, and are left out. */
  'PROVIDER_LEFT_OUT',
  /** The flow itself is not in the files. */
  'FLOW_MISSING',
  'AMOUNT_MISSING',
  /** An output that is neither the function of the process nor a waste somebody treats: it carries no burden. */
  'CO_PRODUCT',
  /** A waste that no process treats. */
  'UNTREATED_WASTE',
  /** The link closed a loop that needs more of itself than it makes. */
  'LOOP_CUT',
] as const;
export type UnlinkedReason = (typeof UNLINKED_REASONS)[number];

export type ExchangeLink =
  | {
      readonly kind: 'LINKED';
      readonly provider: FunctionOfProcess;
      readonly rule: LinkRule;
      readonly candidates: number;
    }
  | { readonly kind: 'UNLINKED'; readonly reason: UnlinkedReason };

export interface LinkedProcess {
  readonly process: ProcessDataSet;
  readonly functions: readonly FunctionOfProcess[];
  /** For each exchange of the process what it is linked to; null for elementary flows and references. */
  readonly links: readonly (ExchangeLink | null)[];
}

export interface LinkedDatabase {
  readonly database: ProcessDatabase;
  readonly coProducts: CoProductRule;
  readonly processes: readonly LinkedProcess[];
}

/**
 * Connects what processes take with the processes that make it, and the waste they give away with those that treat it. Data
 * sets that name no provider are connected by flow, then by place (ISO 14044:2006, 4.2.3.6.2, geographical coverage). Nothing
 * is connected in silence: every link says by which rule, and among how many.
 */
export function linkProcesses(database: ProcessDatabase, coProducts: CoProductRule): LinkedDatabase {
  const functions = database.processes.map((process) =>
    isOverfed(database, process) ? [] : functionsOf(database, process, coProducts),
  );
  const leftOut = new Set(
    database.processes
      .filter((process) => isOverfed(database, process))
      .flatMap((process) => process.exchanges.filter(({ isReference }) => isReference))
      .map(({ flowId }) => flowId),
  );
  const makers = providersByFlow(functions, false);
  const treaters = providersByFlow(functions, true);
  const byProcess = new Map(functions.map((list, index) => [database.processes[index]!.id, list]));
  const processes = database.processes.map((process, index): LinkedProcess => {
    const own = functions[index]!;
    return {
      process,
      functions: own,
      links: process.exchanges.map((exchange) =>
        linkOf(database, process, exchange, { makers, treaters, byProcess, leftOut }),
      ),
    };
  });
  return { database, coProducts, processes };
}

/**
 * A sector of an input-output table buys for less than it sells: what is left is its value added. One that buys for more
 * states its inputs for another amount than its output, mostly the whole year's for one unit.
 */
export function isOverfed({ flows }: ProcessDatabase, { exchanges }: ProcessDataSet): boolean {
  const inMoney = exchanges.filter(({ flowId }) => MONEY.test(flows.get(flowId)!.unit ?? ''));
  const sum = (list: readonly ProcessExchange[]) =>
    list.reduce((total, { amount }) => total + (amount ?? 0), 0);
  const output = sum(inMoney.filter(({ isReference, isInput }) => isReference && !isInput));
  return output > 0 && sum(inMoney.filter(({ isInput }) => isInput)) > output;
}

const MONEY = /^(EUR|USD|CNY|RMB|GBP|JPY)\b/;

interface Providers {
  readonly makers: ReadonlyMap<string, readonly FunctionOfProcess[]>;
  readonly treaters: ReadonlyMap<string, readonly FunctionOfProcess[]>;
  readonly byProcess: ReadonlyMap<string, readonly FunctionOfProcess[]>;
  /** Flows that only processes make which are left out. */
  readonly leftOut: ReadonlySet<string>;
}

function providersByFlow(
  functions: readonly (readonly FunctionOfProcess[])[],
  isTreatment: boolean,
): ReadonlyMap<string, readonly FunctionOfProcess[]> {
  const providers = new Map<string, FunctionOfProcess[]>();
  for (const own of functions.flat()) {
    if (own.isTreatment !== isTreatment) continue;
    const list = providers.get(own.flowId);
    if (list === undefined) providers.set(own.flowId, [own]);
    else list.push(own);
  }
  return providers;
}

function linkOf(
  { flows }: ProcessDatabase,
  process: ProcessDataSet,
  exchange: ProcessExchange,
  providers: Providers,
): ExchangeLink | null {
  const flow = flows.get(exchange.flowId)!;
  if (flow.kind === 'ELEMENTARY' || exchange.isReference) return null;
  if (exchange.amount === null) return unlinked('AMOUNT_MISSING');
  const takes = exchange.isInput || exchange.isAvoided;
  const candidates = (takes ? providers.makers : providers.treaters).get(exchange.flowId) ?? [];
  if (exchange.providerId !== null) {
    const stated = providers.byProcess
      .get(exchange.providerId)
      ?.find(({ flowId }) => flowId === exchange.flowId);
    if (stated !== undefined) return linked(stated, 'PROVIDER_STATED', 1);
  }
  if (candidates.length > 0) return chooseProvider(process, candidates);
  if (!takes) return unlinked(flow.kind === 'WASTE' ? 'UNTREATED_WASTE' : 'CO_PRODUCT');
  if (flow.isCutOff) return unlinked('CUT_OFF');
  if (providers.leftOut.has(flow.id)) return unlinked('PROVIDER_LEFT_OUT');
  return unlinked(flow.unit === null ? 'FLOW_MISSING' : 'NO_PROVIDER');
}

/** A process is its own provider only when nobody else makes the flow, or when it is the only one near. */
function chooseProvider(process: ProcessDataSet, candidates: readonly FunctionOfProcess[]): ExchangeLink {
  if (candidates.length === 1) return linked(candidates[0]!, 'ONLY_PROVIDER', 1);
  const others = candidates.filter((candidate) => candidate.process !== process);
  const regions = regionsAround(process.region);
  for (const [distance, region] of regions.entries()) {
    const near = others.filter((candidate) => (candidate.process.region ?? 'GLO') === region);
    if (near.length === 0) continue;
    if (near.length > 1) return linked(first(near), 'FIRST_OF_SEVERAL', candidates.length);
    return linked(near[0]!, distance === 0 ? 'SAME_REGION' : 'NEAREST_REGION', candidates.length);
  }
  return linked(first(others), 'FIRST_OF_SEVERAL', candidates.length);
}

function first(candidates: readonly FunctionOfProcess[]): FunctionOfProcess {
  return [...candidates].sort(
    (a, b) =>
      (b.process.year ?? 0) - (a.process.year ?? 0) ||
      compare(a.process.name, b.process.name) ||
      compare(a.process.id, b.process.id),
  )[0]!;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function linked(provider: FunctionOfProcess, rule: LinkRule, candidates: number): ExchangeLink {
  return { kind: 'LINKED', provider, rule, candidates };
}

function unlinked(reason: UnlinkedReason): ExchangeLink {
  return { kind: 'UNLINKED', reason };
}
