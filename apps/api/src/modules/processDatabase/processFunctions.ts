import { sameDimension } from '@cradle/engine';
import { engineUnit } from './engineUnit.ts';
import type { CoProductRule, ProcessDatabase, ProcessDataSet, ProcessExchange } from './processDatabase.ts';

/** One thing a process is run for: a product it makes, or something it takes in to treat or to use up. */
export interface FunctionOfProcess {
  readonly process: ProcessDataSet;
  /** Position of the exchange in the process. */
  readonly exchange: number;
  readonly flowId: string;
  /** In the unit of the flow, for one run; positive. */
  readonly amount: number;
  /** The flow goes in: a waste to be treated, a fuel to be burnt. */
  readonly isTreatment: boolean;
  /** Share of the burdens of the process that this function carries; 0 to 1. */
  readonly share: number;
  readonly allocation:
    | 'NONE_NEEDED'
    | 'BY_MASS'
    | 'BY_ENERGY'
    | 'BY_AMOUNT'
    | 'ALL_TO_REFERENCE'
    | 'ALL_TO_NAMESAKE';
}

/** Names of outputs that are leftovers, although the database calls them products. */
const LEFTOVER =
  /\b(waste|wastewater|water|slag|ash|tailings?|sludge|residues?|scrap|exhaust|dust|effluent|sewage|slurry|gangue)\b/i;

/**
 * What a process is run for. A process that makes several products has several functions, and its burdens are shared by
 * mass, energy or amount where the products have one of them in common (ISO 14044:2006, 4.3.4.2, step 2); where they have
 * not, the reference carries all of it, the cautious choice, and the others are no functions; some data sets mark recovered
 * energy as their reference, so that the product the process is named after goes before it.
 *
 * @returns an empty list for a process without a usable reference
 */
export function functionsOf(
  database: ProcessDatabase,
  process: ProcessDataSet,
  coProductRule: CoProductRule,
): readonly FunctionOfProcess[] {
  const exchanges = [...process.exchanges.entries()];
  const references = exchanges.filter(([, exchange]) => exchange.isReference && isUsable(database, exchange));
  const [reference] = references;
  if (reference === undefined) return [];
  const isTreatment = reference[1].isInput;
  const alone = functionOf(process, reference, { isTreatment, share: 1, allocation: 'NONE_NEEDED' });
  if (isTreatment) return [alone];
  const coProducts = exchanges.filter(
    ([position, exchange]) => position !== reference[0] && isCoProduct(database, exchange),
  );
  if (coProducts.length === 0) return [alone];
  const products = [reference, ...coProducts];
  const unit = unitOf(database, reference[1]);
  const inCommon =
    coProductRule === 'SHARE' &&
    products.every(([, exchange]) => hasSameDimension(unit, unitOf(database, exchange)));
  if (!inCommon) return [allToOne(database, process, reference, coProducts)];
  const total = products.reduce((sum, [, exchange]) => sum + exchange.amount!, 0);
  const allocation = basisOf(unit);
  return products.map((product) =>
    functionOf(process, product, { isTreatment, share: product[1].amount! / total, allocation }),
  );
}

function allToOne(
  { flows }: ProcessDatabase,
  process: ProcessDataSet,
  reference: readonly [number, ProcessExchange],
  coProducts: readonly (readonly [number, ProcessExchange])[],
): FunctionOfProcess {
  const isNamesake = ([, { flowId }]: readonly [number, ProcessExchange]) =>
    flows.get(flowId)!.name === process.name;
  const namesake = isNamesake(reference) ? undefined : coProducts.find(isNamesake);
  return functionOf(process, namesake ?? reference, {
    isTreatment: false,
    share: 1,
    allocation: namesake === undefined ? 'ALL_TO_REFERENCE' : 'ALL_TO_NAMESAKE',
  });
}

function functionOf(
  process: ProcessDataSet,
  [position, exchange]: readonly [number, ProcessExchange],
  rest: Pick<FunctionOfProcess, 'isTreatment' | 'share' | 'allocation'>,
): FunctionOfProcess {
  return {
    process,
    exchange: position,
    flowId: exchange.flowId,
    amount: Math.abs(exchange.amount!),
    ...rest,
  };
}

function isUsable({ flows }: ProcessDatabase, { flowId, amount }: ProcessExchange): boolean {
  const flow = flows.get(flowId)!;
  return flow.kind !== 'ELEMENTARY' && flow.unit !== null && amount !== null && amount !== 0;
}

function isCoProduct(database: ProcessDatabase, exchange: ProcessExchange): boolean {
  const flow = database.flows.get(exchange.flowId)!;
  return (
    !exchange.isInput &&
    !exchange.isAvoided &&
    flow.kind === 'PRODUCT' &&
    !LEFTOVER.test(flow.name) &&
    isUsable(database, exchange) &&
    exchange.amount! > 0
  );
}

function unitOf({ flows }: ProcessDatabase, { flowId }: ProcessExchange): string {
  return flows.get(flowId)!.unit ?? '';
}

function hasSameDimension(a: string, b: string): boolean {
  if (a === b) return true;
  const [known, other] = [engineUnit(a), engineUnit(b)];
  return known !== null && other !== null && sameDimension(known, other);
}

function basisOf(unit: string): FunctionOfProcess['allocation'] {
  const known = engineUnit(unit);
  if (known === null) return 'BY_AMOUNT';
  if (sameDimension(known, 'kg')) return 'BY_MASS';
  return sameDimension(known, 'MJ') ? 'BY_ENERGY' : 'BY_AMOUNT';
}
