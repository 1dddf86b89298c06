import {
  type ElementaryExchange,
  type ElementaryFlow,
  type ProductExchange,
  type ProductSystem,
  type SystemProcess,
  sameDimension,
} from '@cradle/engine';
import { engineUnit } from './engineUnit.ts';
import { gasOfFlow } from './greenhouseGas.ts';
import type { LinkedDatabase, LinkedProcess } from './linkProcesses.ts';
import type { ProcessFlow } from './processDatabase.ts';
import { factorKeyOf } from './processFactors.ts';
import type { FunctionOfProcess } from './processFunctions.ts';

/** Units that no factor is given in; provider and user count in the same one, so that its name does not matter. */
const ANY_UNIT = 'piece';

/**
 * A linked database as a product system of the engine: every function of a process is a process of its own, with its share
 * of the burdens. Only greenhouse gases are taken over.
 */
export function productSystemOf({ database, processes }: LinkedDatabase): ProductSystem {
  const keys = new Map(
    processes.flatMap(({ functions }) =>
      functions.map((own): [FunctionOfProcess, string] => [own, factorKeyOf(own, functions)]),
    ),
  );
  const elementaryFlows = [...database.flows.values()].flatMap((flow) => [
    ...elementaryFlow(flow, false),
    ...elementaryFlow(flow, true),
  ]);
  const known = new Set(elementaryFlows.map(({ id }) => id));
  return {
    elementaryFlows,
    processes: processes.flatMap((linked) =>
      linked.functions.map((own) => systemProcess(linked, own, keys, known, database.flows)),
    ),
  };
}

function elementaryFlow(flow: ProcessFlow, isInput: boolean): ElementaryFlow[] {
  if (flow.kind !== 'ELEMENTARY') return [];
  const reading = gasOfFlow(flow, isInput);
  if (reading.kind !== 'GAS' || !isMass(flow)) return [];
  return [
    {
      id: emissionId(flow.id, isInput),
      name: flow.name,
      gas: reading.gas,
      kind: reading.sign === -1 ? 'UPTAKE' : 'EMISSION',
      isAircraft: false,
    },
  ];
}

function emissionId(flowId: string, isInput: boolean): string {
  return `${isInput ? 'in' : 'out'}:${flowId}`;
}

function isMass({ unit }: ProcessFlow): boolean {
  const known = engineUnit(unit ?? '');
  return known !== null && sameDimension(known, 'kg');
}

function systemProcess(
  { process, links }: LinkedProcess,
  own: FunctionOfProcess,
  keys: ReadonlyMap<FunctionOfProcess, string>,
  known: ReadonlySet<string>,
  flows: ReadonlyMap<string, ProcessFlow>,
): SystemProcess {
  const exchanges: ProductExchange[] = [];
  const emissions: ElementaryExchange[] = [];
  for (const [position, { flowId, isInput, isAvoided, amount }] of process.exchanges.entries()) {
    if (amount === null || amount === 0) continue;
    const flow = flows.get(flowId)!;
    const link = links[position];
    const share = amount * own.share;
    const id = emissionId(flowId, isInput);
    if (known.has(id)) emissions.push({ flowId: id, amount: share, unit: engineUnit(flow.unit!)! });
    if (link?.kind !== 'LINKED') continue;
    exchanges.push({
      flow: flow.name,
      direction: isInput && !isAvoided ? 'INPUT' : 'OUTPUT',
      amount: share,
      unit: unitOf(flow),
      providerId: keys.get(link.provider)!,
      stage: null,
      scope: null,
      estimatedKgCo2ePerUnit: null,
    });
  }
  return {
    id: keys.get(own)!,
    name: process.name,
    // What a process takes in to treat it is counted as negative.
    product: { amount: own.isTreatment ? -own.amount : own.amount, unit: unitOf(flows.get(own.flowId)!) },
    exchanges,
    emissions,
    stage: null,
    scope: null,
    supplierId: null,
    region: process.region,
    isAircraft: false,
  };
}

function unitOf({ unit }: ProcessFlow): string {
  return engineUnit(unit ?? '') ?? ANY_UNIT;
}
