import { findGas } from '../factor/gwp.ts';
import { accept, type InputRefusal, type Outcome } from '../outcome.ts';
import { unitRatio } from '../quantity/units.ts';
import { notFinite } from './checkProductSystem.ts';
import { massSums } from './massSums.ts';
import {
  type ElementaryFlow,
  EMISSION_PARTS,
  type EmissionKind,
  type EmissionPart,
  type ProductSystem,
  type SystemProcess,
} from './productSystem.ts';

/** What one run of each process emits, by kind [kg]; what is taken from the air is negative. */
export interface DirectEmissions {
  readonly kinds: readonly EmissionKind[];
  readonly direct: readonly Float64Array[];
}

/**
 * Elementary exchanges as kilograms of gas, in the order of the parts and then of the gas codes.
 *
 * @returns or `EXCHANGE_NOT_FINITE` where amounts of a process add up to more than a number can hold
 */
export function directEmissions({ processes, elementaryFlows }: ProductSystem): Outcome<DirectEmissions> {
  const flows = new Map(elementaryFlows.map((flow) => [flow.id, flow]));
  const kinds = kindsOf(processes, flows);
  const kindAt = new Map(kinds.map((kind, at) => [keyOf(kind), at]));
  const sums = massSums(kinds.length, processes.length);
  processes.forEach((process, place) => {
    for (const { flowId, amount, unit } of process.emissions) {
      const flow = flows.get(flowId)!;
      const kind = kindOf(process, flow);
      if (kind === null) continue;
      const kilograms = amount * unitRatio(unit, 'kg')!;
      sums.add(kindAt.get(keyOf(kind))!, place, flow.kind === 'UPTAKE' ? -kilograms : kilograms);
    }
  });
  const direct = kinds.map((_kind, at) => sums.of(at));
  const faults = overflows(processes, kinds, direct);
  return faults.length > 0 ? { ok: false, refusals: faults } : accept({ kinds, direct });
}

function kindsOf(
  processes: readonly SystemProcess[],
  flows: ReadonlyMap<string, ElementaryFlow>,
): EmissionKind[] {
  const kinds = new Map<string, EmissionKind>();
  for (const process of processes) {
    for (const { flowId } of process.emissions) {
      const kind = kindOf(process, flows.get(flowId)!);
      if (kind !== null) kinds.set(keyOf(kind), kind);
    }
  }
  const rank = ({ part }: EmissionKind) => EMISSION_PARTS.indexOf(part);
  return [...kinds.values()].sort((a, b) => rank(a) - rank(b) || (a.gas < b.gas ? -1 : 1));
}

function keyOf({ gas, part }: EmissionKind): string {
  return `${part} ${gas}`;
}

/** Null for what is no greenhouse gas. */
function kindOf(process: SystemProcess, flow: ElementaryFlow): EmissionKind | null {
  if (flow.gas === null) return null;
  return { gas: flow.gas, part: partOf(flow.gas, flow, process) };
}

function partOf(gas: string, flow: ElementaryFlow, process: SystemProcess): EmissionPart {
  if (gas === 'CO2_BIOGENIC') return flow.kind === 'UPTAKE' ? 'UPTAKE' : 'BIOGENIC_DIOXIDE';
  const { emissionClass } = findGas(gas)!;
  return emissionClass === 'FOSSIL' && (flow.isAircraft || process.isAircraft) ? 'AIRCRAFT' : emissionClass;
}

function overflows(
  processes: readonly SystemProcess[],
  kinds: readonly EmissionKind[],
  direct: readonly Float64Array[],
): InputRefusal[] {
  return direct.flatMap((kilograms, kind) => {
    const place = kilograms.findIndex((value) => !Number.isFinite(value));
    if (place === -1) return [];
    const { id, name } = processes[place]!;
    const what = `${name} emits of ${kinds[kind]!.gas} in kg`;
    return [notFinite(`processes[${place}].emissions`, id, what, kilograms[place]!)];
  });
}
