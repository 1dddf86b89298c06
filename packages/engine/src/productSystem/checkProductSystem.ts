import { findGas } from '../factor/gwp.ts';
import type { InputRefusal } from '../outcome.ts';
import { isKnownUnit, unitRatio } from '../quantity/units.ts';
import type { ElementaryFlow, ProductExchange, ProductSystem, SystemProcess } from './productSystem.ts';

/** Everything that keeps a system from being solved, each with its place and its facts. Empty: nothing. */
export function systemFaults({ processes, elementaryFlows }: ProductSystem): InputRefusal[] {
  const byId = new Map(processes.map((process) => [process.id, process]));
  const flows = new Map(elementaryFlows.map((flow) => [flow.id, flow]));
  return [
    ...repeatedIds(processes, 'processes', 'PROCESS_REPEATED'),
    ...repeatedIds(elementaryFlows, 'elementaryFlows', 'FLOW_REPEATED'),
    ...elementaryFlows.flatMap((flow, at) => flowFaults(flow, `elementaryFlows[${at}]`)),
    ...processes.flatMap((process, at) => [
      ...productFaults(process, `processes[${at}]`),
      ...process.exchanges.flatMap((exchange, e) =>
        exchangeFaults(process, exchange, byId, `processes[${at}].exchanges[${e}]`),
      ),
      ...emissionFaults(process, flows, `processes[${at}]`),
    ]),
  ];
}

function repeatedIds(things: readonly { readonly id: string }[], list: string, code: string): InputRefusal[] {
  const first = new Map<string, number>();
  return things.flatMap(({ id }, at) => {
    const earlier = first.get(id);
    if (earlier === undefined) {
      first.set(id, at);
      return [];
    }
    return [
      {
        code,
        field: `${list}[${at}].id`,
        subject: id,
        message: `${id} stands at ${list}[${earlier}] and again at ${list}[${at}].`,
        remedy: 'Give each an id of its own.',
      },
    ];
  });
}

function productFaults({ id, name, product }: SystemProcess, field: string): InputRefusal[] {
  if (product === null)
    return [
      {
        code: 'PROCESS_WITHOUT_PRODUCT',
        field: `${field}.product`,
        subject: id,
        message: `${name} makes no product of its own.`,
        remedy: 'State how much of its product one run makes (negative for a waste treatment).',
      },
    ];
  const { amount, unit } = product;
  const faults = unitFaults(id, unit, `${field}.product.unit`);
  if (!Number.isFinite(amount))
    faults.push(notFinite(`${field}.product.amount`, id, `One run of ${name} makes`, amount));
  if (amount === 0)
    faults.push({
      code: 'REFERENCE_FLOW_ZERO',
      field: `${field}.product.amount`,
      subject: id,
      message: `One run of ${name} makes 0 ${unit}: nothing can be stated per unit of it.`,
      remedy: 'State how much of its product one run makes (negative for a waste treatment).',
    });
  return faults;
}

function exchangeFaults(
  { id, name }: SystemProcess,
  { flow, amount, unit, providerId, estimatedKgCo2ePerUnit }: ProductExchange,
  byId: ReadonlyMap<string, SystemProcess>,
  field: string,
): InputRefusal[] {
  const faults = unitFaults(id, unit, `${field}.unit`);
  if (!Number.isFinite(amount))
    faults.push(notFinite(`${field}.amount`, id, `The exchange of ${name} with ${flow} is`, amount));
  if (estimatedKgCo2ePerUnit !== null && !Number.isFinite(estimatedKgCo2ePerUnit))
    faults.push(
      notFinite(`${field}.estimatedKgCo2ePerUnit`, id, `The estimate for ${flow} is`, estimatedKgCo2ePerUnit),
    );
  if (providerId === null) return faults;
  const provider = byId.get(providerId);
  if (provider === undefined)
    return [...faults, unknownProvider(`${field}.providerId`, id, flow, providerId)];
  const made = provider.product?.unit;
  if (made !== undefined && isKnownUnit(unit) && isKnownUnit(made) && unitRatio(unit, made) === null)
    faults.push({
      code: 'EXCHANGE_UNIT_MISMATCH',
      field: `${field}.unit`,
      subject: id,
      message: `${name} exchanges ${amount} ${unit} of ${flow}, but ${provider.name} is counted in ${made}.`,
      remedy: `Give the amount in ${made} or a unit that converts to it, or link another provider.`,
    });
  return faults;
}

function emissionFaults(
  { id, name, emissions }: SystemProcess,
  flows: ReadonlyMap<string, ElementaryFlow>,
  field: string,
): InputRefusal[] {
  return emissions.flatMap(({ flowId, amount, unit }, at): InputRefusal[] => {
    const place = `${field}.emissions[${at}]`;
    const flow = flows.get(flowId);
    if (flow === undefined)
      return [
        {
          code: 'FLOW_UNKNOWN',
          field: `${place}.flowId`,
          subject: id,
          message: `${name} emits ${flowId}, which is none of the elementary flows.`,
          remedy: 'Add the elementary flow, or take the exchange out.',
        },
      ];
    const faults = unitFaults(id, unit, `${place}.unit`);
    if (!Number.isFinite(amount))
      faults.push(notFinite(`${place}.amount`, id, `${name} emits of ${flow.name}`, amount));
    // What is no greenhouse gas may be counted in anything.
    if (flow.gas !== null && isKnownUnit(unit) && unitRatio(unit, 'kg') === null)
      faults.push({
        code: 'EMISSION_NOT_OF_MASS',
        field: `${place}.unit`,
        subject: id,
        message: `${name} emits ${flow.name} in ${unit}; a gas is counted by mass.`,
        remedy: 'Give the amount in kg, g or t.',
      });
    return faults;
  });
}

function flowFaults({ id, name, gas }: ElementaryFlow, field: string): InputRefusal[] {
  if (gas === null || findGas(gas) !== undefined) return [];
  return [
    {
      code: 'GAS_UNKNOWN',
      field: `${field}.gas`,
      subject: id,
      message: `${name} is said to be ${gas}, which is no gas of the GWP table.`,
      remedy: 'Give a code of the table, or null for what is no greenhouse gas.',
    },
  ];
}

export function unitFaults(subject: string, unit: string, field: string): InputRefusal[] {
  if (isKnownUnit(unit)) return [];
  return [
    {
      code: 'UNIT_UNKNOWN',
      field,
      subject,
      message: `"${unit.slice(0, 50)}" is not a unit Cradle knows.`,
      remedy: 'Convert the amount to a unit of the list.',
    },
  ];
}

export function notFinite(field: string, subject: string, what: string, amount: number): InputRefusal {
  return {
    code: 'EXCHANGE_NOT_FINITE',
    field,
    subject,
    message: `${what} ${amount}.`,
    remedy: 'Give the amount as a finite number, or leave the exchange out.',
  };
}

export function unknownProvider(
  field: string,
  subject: string,
  flow: string,
  providerId: string,
): InputRefusal {
  return {
    code: 'PROVIDER_UNKNOWN',
    field,
    subject,
    message: `${flow} is to come from ${providerId}, which is none of the processes.`,
    remedy: 'Add the process, or give null as the provider: the exchange is then cut off and listed.',
  };
}
