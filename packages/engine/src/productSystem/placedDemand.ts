import type { Scope } from '../inventory/inventory.ts';
import { unitRatio } from '../quantity/units.ts';
import type { PreparedSystem } from './prepareProductSystem.ts';
import type { SystemDemand, SystemStage } from './productSystem.ts';

/** What is wanted, by position of the process, with the tags it starts from. */
export interface PlacedDemand {
  readonly place: number;
  /** In the unit of the process' product and the sign of A: treating waste is below 0. */
  readonly amount: number;
  readonly stage: SystemStage;
  readonly scope: Scope;
}

/** @param demand one that was checked */
export function placedDemand(
  { system, places, made }: PreparedSystem,
  { processId, amount, unit, stage, scope }: SystemDemand,
): PlacedDemand {
  const place = places.get(processId)!;
  const process = system.processes[place]!;
  return {
    place,
    amount: amount * unitRatio(unit, process.product!.unit)! * Math.sign(made[place]!),
    stage: stage ?? process.stage ?? 'UNSPLIT',
    scope: scope ?? process.scope ?? 3,
  };
}
