import type { Outcome } from '../outcome.ts';
import { type PreparedSystem, prepareProductSystem } from './prepareProductSystem.ts';
import type {
  ElementaryFlow,
  ProductExchange,
  ProductSystem,
  SystemDemand,
  SystemProcess,
} from './productSystem.ts';
import { solveProductSystem } from './solveProductSystem.ts';
import type { SystemResult } from './systemResult.ts';

/** One flow for each gas that the tests need, its id the code of the gas; and uptake. */
export const FLOWS: readonly ElementaryFlow[] = [
  ...[
    'CO2_FOSSIL',
    'CO2_BIOGENIC',
    'CO2_LAND_USE',
    'CH4_FOSSIL',
    'CH4_BIOGENIC',
    'N2O',
    'HFC_41',
    'CO2E',
  ].map((gas): ElementaryFlow => ({ id: gas, name: gas, gas, kind: 'EMISSION', isAircraft: false })),
  { id: 'uptake', name: 'CO2, from air', gas: 'CO2_BIOGENIC', kind: 'UPTAKE', isAircraft: false },
  { id: 'high', name: 'CO2, stratosphere', gas: 'CO2_FOSSIL', kind: 'EMISSION', isAircraft: true },
  { id: 'noise', name: 'Noise', gas: null, kind: 'EMISSION', isAircraft: false },
];

/** A process that makes 1 kg a run, tagged with nothing; emissions in kg by flow. */
export function aProcess(
  id: string,
  {
    emissions = {},
    ...fields
  }: Partial<Omit<SystemProcess, 'id' | 'emissions'>> & { emissions?: Readonly<Record<string, number>> } = {},
): SystemProcess {
  return {
    id,
    name: id,
    product: { amount: 1, unit: 'kg' },
    exchanges: [],
    emissions: Object.entries(emissions).map(([flowId, amount]) => ({ flowId, amount, unit: 'kg' })),
    stage: null,
    scope: null,
    supplierId: null,
    region: null,
    isAircraft: false,
    ...fields,
  };
}

/** Takes kilograms of a provider's product. */
export function takes(
  providerId: string | null,
  amount: number,
  fields: Partial<ProductExchange> = {},
): ProductExchange {
  return {
    flow: providerId ?? 'something',
    direction: 'INPUT',
    amount,
    unit: 'kg',
    providerId,
    stage: null,
    scope: null,
    estimatedKgCo2ePerUnit: null,
    ...fields,
  };
}

export function wants(processId: string, amount: number, fields: Partial<SystemDemand> = {}): SystemDemand {
  return { id: processId, processId, amount, unit: 'kg', stage: null, scope: null, ...fields };
}

export function systemOf(...processes: readonly SystemProcess[]): ProductSystem {
  return { processes, elementaryFlows: FLOWS };
}

/** @throws Error for a refusal: the tests that use this expect none */
export function granted<T>(outcome: Outcome<T>): T {
  if (!outcome.ok)
    throw new Error(outcome.refusals.map(({ code, message }) => `${code}: ${message}`).join('\n'));
  return outcome.value;
}

/** The system prepared, and one demand on it solved with AR6. */
export function solved(
  system: ProductSystem,
  ...demand: readonly SystemDemand[]
): { readonly prepared: PreparedSystem; readonly result: SystemResult } {
  const prepared = granted(prepareProductSystem(system));
  return { prepared, result: granted(solveProductSystem(prepared, demand, 'AR6')) };
}

/**
 * One takes 1 kg of Two, Two takes 2 kg of Three, Three 0.1 kg of Two; a kg emits 1, 2 and 3 kg of CO2. So
 * intensities are 11, 10 and 4, and for a kg of One they run 1, 1.25 and 2.5 times.
 */
export const THREE_IN_A_LOOP: ProductSystem = systemOf(
  aProcess('One', { exchanges: [takes('Two', 1)], emissions: { CO2_FOSSIL: 1 } }),
  aProcess('Two', { exchanges: [takes('Three', 2)], emissions: { CO2_FOSSIL: 2 } }),
  aProcess('Three', { exchanges: [takes('Two', 0.1)], emissions: { CO2_FOSSIL: 3 } }),
);
