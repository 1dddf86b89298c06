import { type GwpSet, gwpOf } from '../factor/gwp.ts';
import { neumaierSum, sumKnown } from '../quantity/neumaierSum.ts';
import { say } from '../saying.ts';
import type { PreparedSystem, UnlinkedExchange } from './prepareProductSystem.ts';
import type { EmissionKind, EmissionPart } from './productSystem.ts';
import { findingsOfSolution } from './systemFindings.ts';
import {
  type CutOffExchange,
  type InventoryAmount,
  type MassRow,
  SYSTEM_DIMENSIONS,
  type SystemContribution,
  type SystemDimension,
  type SystemGap,
  type SystemNode,
  type SystemResult,
  type SystemSolution,
  type SystemTotals,
} from './systemResult.ts';

/** kg CO2 that a kg of biogenic methane turns into; its GWP leaves it out (IPCC AR6 WG1, table 7.15). */
const DIOXIDE_OF_METHANE = 44 / 16;
const WITHOUT_POTENTIAL: readonly string[] = ['GWP_UNKNOWN'];
const NO_GAPS: readonly string[] = [];

/**
 * The record of a solved demand under a GWP set. Needs no solve: with another set it is made anew from the same
 * kilograms.
 */
export function characteriseSystem(
  prepared: PreparedSystem,
  solution: SystemSolution,
  gwpSet: GwpSet,
): SystemResult {
  const potentials = prepared.kinds.map(({ gas }) => gwpOf(gas, gwpSet));
  const inventory = prepared.kinds.map((kind, at): InventoryAmount => {
    const kg = solution.kg[at]!;
    const potential = potentials[at]!;
    return { ...kind, kg, kgCo2e: potential === null ? null : kg * potential };
  });
  const total = characterised(solution.kg, potentials).kgCo2e;
  const contributionsOf = (dimension: SystemDimension) =>
    solution.masses[dimension].map((row) => contribution(row, potentials, total));
  const cutOff = prepared.unlinked.flatMap((unlinked) => cutOffExchange(prepared, solution, unlinked));
  return {
    gwpSet,
    solution,
    totals: totalsOf(inventory, total),
    inventory,
    contributions: Object.fromEntries(
      SYSTEM_DIMENSIONS.map((dimension) => [dimension, contributionsOf(dimension)]),
    ) as Record<SystemDimension, SystemContribution[]>,
    nodes: nodesOf(prepared, solution, potentials),
    cutOff,
    gaps: gapsOf(inventory, gwpSet),
    findings: [...prepared.findings, ...findingsOfSolution(solution, inventory, cutOff, gwpSet)],
  };
}

/** kg CO2e of kilograms by kind: null where there are only gases without a potential. */
function characterised(kg: Float64Array, potentials: readonly (number | null)[]) {
  const known: number[] = [];
  let isGap = false;
  for (let kind = 0; kind < kg.length; kind++) {
    const kilograms = kg[kind]!;
    if (kilograms === 0) continue;
    const potential = potentials[kind]!;
    if (potential === null) isGap = true;
    else known.push(kilograms * potential);
  }
  const kgCo2e = isGap && known.length === 0 ? null : neumaierSum(known);
  return { kgCo2e, gaps: isGap ? WITHOUT_POTENTIAL : NO_GAPS };
}

function contribution(
  { member, kg }: MassRow,
  potentials: readonly (number | null)[],
  total: number | null,
): SystemContribution {
  const { kgCo2e, gaps } = characterised(kg, potentials);
  return { member, kgCo2e, share: shareOf(kgCo2e, total), kg, gaps };
}

export function shareOf(kgCo2e: number | null, total: number | null): number | null {
  return kgCo2e === null || total === null || total === 0 ? null : kgCo2e / total;
}

function totalsOf(inventory: readonly InventoryAmount[], totalKgCo2e: number | null): SystemTotals {
  const ofParts = (...parts: readonly EmissionPart[]) => {
    const emitted = inventory.filter(({ part, kg }) => parts.includes(part) && kg !== 0);
    return emitted.length === 0 ? 0 : sumKnown(emitted.map(({ kgCo2e }) => kgCo2e));
  };
  const massOf = (isMeant: (kind: EmissionKind) => boolean) =>
    neumaierSum(inventory.filter(isMeant).map(({ kg }) => kg));
  const biogenicDioxideKg = massOf(({ part }) => part === 'BIOGENIC_DIOXIDE');
  const uptakeKg = massOf(({ part }) => part === 'UPTAKE');
  const oxidised = DIOXIDE_OF_METHANE * massOf(({ gas }) => gas === 'CH4_BIOGENIC');
  return {
    totalKgCo2e,
    fossilKgCo2e: ofParts('FOSSIL', 'AIRCRAFT'),
    aircraftKgCo2e: ofParts('AIRCRAFT'),
    biogenicKgCo2e: ofParts('BIOGENIC'),
    landUseKgCo2e: ofParts('LAND_USE'),
    biogenicDioxideKg,
    uptakeKg,
    includingUptakeKgCo2e:
      totalKgCo2e === null ? null : neumaierSum([totalKgCo2e, biogenicDioxideKg, uptakeKg, oxidised]),
  };
}

function nodesOf(
  { system, direct, intensities, made }: PreparedSystem,
  { runs, loopFactors }: SystemSolution,
  potentials: readonly (number | null)[],
): SystemNode[] {
  return system.processes.flatMap(({ id, product }, place): SystemNode[] => {
    const run = runs[place]!;
    if (run === 0) return [];
    const sign = Math.sign(made[place]!);
    const emitted = characterised(atPlace(direct, place, run), potentials);
    const perUnit = characterised(atPlace(intensities, place, sign), potentials);
    const amount = run * Math.abs(made[place]!);
    const loopFactor = loopFactors[place]!;
    const total =
      loopFactor === null || perUnit.kgCo2e === null ? null : perUnit.kgCo2e * amount * loopFactor;
    return [
      {
        processId: id,
        runs: run,
        amount,
        unit: product!.unit,
        kgCo2ePerUnit: perUnit.kgCo2e,
        directKgCo2e: emitted.kgCo2e,
        upstreamKgCo2e: total === null ? null : total - (emitted.kgCo2e ?? 0),
        totalKgCo2e: total,
        loopFactor,
        gaps: perUnit.gaps,
      },
    ];
  });
}

function atPlace(masses: readonly Float64Array[], place: number, times: number): Float64Array {
  const kg = new Float64Array(masses.length);
  for (let kind = 0; kind < kg.length; kind++) kg[kind] = times * masses[kind]![place]!;
  return kg;
}

function cutOffExchange(
  { system }: PreparedSystem,
  { runs }: SystemSolution,
  { process, exchange }: UnlinkedExchange,
): CutOffExchange[] {
  const run = runs[process]!;
  if (run === 0) return [];
  const { flow, direction, unit, estimatedKgCo2ePerUnit: price } = exchange;
  const amount = run * exchange.amount;
  const estimatedKgCo2e = price === null ? null : amount * price;
  return [{ processId: system.processes[process]!.id, flow, direction, amount, unit, estimatedKgCo2e }];
}

function gapsOf(inventory: readonly InventoryAmount[], gwpSet: GwpSet): SystemGap[] {
  return inventory
    .filter(({ kg, kgCo2e }) => kg !== 0 && kgCo2e === null)
    .map(({ gas, kg }) => ({
      code: 'GWP_UNKNOWN',
      gas,
      kg,
      ...say(`${gwpSet} has no potential for ${gas}.`, `${gwpSet} 没有 ${gas} 的全球变暖潜势。`),
    }));
}
