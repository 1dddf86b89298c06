import type { FactorCatalogue } from '../factor/factorCatalogue.ts';
import type { Assessment, InventoryLine } from '../inventory/inventory.ts';
import type { LineSelector } from './scenario.ts';

/** A selector that matches every line. */
export const EVERY_LINE: LineSelector = {
  productIds: [],
  productCategories: [],
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
  return (
    selectsProduct(selector, assessment) &&
    holds(selector.lineIds, line.id) &&
    selectsKind(selector, line, factors)
  );
}

/** Whether a line is one of those a change is about, as far as that shows in the line without its id and its product. */
export function selectsKind(selector: LineSelector, line: InventoryLine, factors: FactorCatalogue): boolean {
  const factor = line.input.kind === 'FACTOR' ? factors.byId(line.input.factorId) : undefined;
  return (
    holds(selector.stages, line.stage) &&
    holds(selector.supplierIds, line.supplierId) &&
    holdsPart(selector.regions, line.region) &&
    holdsPattern(selector.activities, factor?.activity ?? null) &&
    holds(selector.transportModes, line.transportMode ?? factor?.transportMode ?? null) &&
    holds(selector.processes, line.process)
  );
}

/** Whether the product of an assessment is one of those a change is about. */
export function selectsProduct(
  { productIds, productCategories }: LineSelector,
  { productId, productCategory }: Pick<Assessment, 'productId' | 'productCategory'>,
): boolean {
  return holds(productIds, productId) && holds(productCategories, productCategory);
}

/** Whether nothing but products is chosen. */
export function selectsWholeProducts(selector: LineSelector): boolean {
  const { productIds: _ids, productCategories: _categories, ...lists } = selector;
  return Object.values(lists).every((list) => list.length === 0);
}

/** Whether a region is one of those wanted or a part of it. */
export function holdsPart(wanted: readonly string[], value: string | null): boolean {
  if (wanted.length === 0) return true;
  return value !== null && wanted.some((one) => value === one || value.startsWith(`${one}-`));
}

/** Whether a word is one of those wanted, or begins like one that ends with `*`. */
export function holdsPattern(wanted: readonly string[], value: string | null): boolean {
  if (wanted.length === 0) return true;
  if (value === null) return false;
  return wanted.some((one) => (one.endsWith('*') ? value.startsWith(one.slice(0, -1)) : value === one));
}

function holds<Value extends string>(wanted: readonly Value[], value: Value | null): boolean {
  return wanted.length === 0 || (value !== null && wanted.includes(value));
}
