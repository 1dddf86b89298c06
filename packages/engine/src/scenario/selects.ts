import type { FactorCatalogue } from '../factor/factorCatalogue.ts';
import type { Assessment, InventoryLine } from '../inventory/inventory.ts';
import type { LineSelector } from './scenario.ts';

/** A selector that matches every line. */
export const EVERY_LINE: LineSelector = {
  productIds: [],
  stages: [],
  supplierIds: [],
  regions: [],
  activities: [],
  transportModes: [],
  processes: [],
  lineIds: [],
};

/** Whether a line is one of those a change is about: every list that is given must hold its value. */
export function selects(
  selector: LineSelector,
  line: InventoryLine,
  assessment: Assessment,
  factors: FactorCatalogue,
): boolean {
  const factor = line.input.kind === 'FACTOR' ? factors.byId(line.input.factorId) : undefined;
  return (
    holds(selector.productIds, assessment.productId) &&
    holds(selector.stages, line.stage) &&
    holds(selector.supplierIds, line.supplierId) &&
    holds(selector.regions, line.region) &&
    holds(selector.activities, factor?.activity ?? null) &&
    holds(selector.transportModes, line.transportMode ?? factor?.transportMode ?? null) &&
    holds(selector.processes, line.process) &&
    holds(selector.lineIds, line.id)
  );
}

function holds<Value extends string>(wanted: readonly Value[], value: Value | null): boolean {
  return wanted.length === 0 || (value !== null && wanted.includes(value));
}
