import type { Factor } from '../factor/factor.ts';
import type { CalculatedAssessment, DeclaredAssessment, InventoryLine } from '../inventory/inventory.ts';
import type { Change, LineSelector } from '../scenario/scenario.ts';
import { EVERY_LINE } from '../scenario/selects.ts';

/** A factor of 1 kg CO2e (AR6) per kg, in the world, of no year; give what matters to the test. */
export function aFactor(fields: Partial<Factor> & Pick<Factor, 'id'>): Factor {
  return {
    activity: fields.id,
    unit: 'kg',
    region: 'GLO',
    year: null,
    boundary: 'CRADLE_TO_GATE',
    gwpSet: 'AR6',
    kgCo2e: fields.flows === undefined ? 1 : null,
    flows: [],
    otherCo2e: 0,
    transportMode: null,
    sourceId: 'source',
    ...fields,
  };
}

/** A line of 1 kg of material without a factor. */
export function aLine(fields: Partial<InventoryLine> & Pick<InventoryLine, 'id'>): InventoryLine {
  return {
    stage: 'MATERIALS',
    process: 'process',
    amount: 1,
    unit: 'kg',
    input: { kind: 'NONE' },
    supplierId: null,
    region: null,
    transportMode: null,
    distanceKm: null,
    scope: 3,
    primary: false,
    year: null,
    dataQuality: { technological: null, geographical: null, temporal: null },
    uncertaintyGsd: null,
    ...fields,
  };
}

/** A line that takes its emissions from a factor. */
export function factorLine(id: string, factorId: string, fields: Partial<InventoryLine> = {}): InventoryLine {
  return aLine({ id, input: { kind: 'FACTOR', factorId }, ...fields });
}

/** A line that uses another assessment. */
export function inputLine(
  id: string,
  assessmentId: string,
  fields: Partial<InventoryLine> = {},
): InventoryLine {
  return aLine({ id, input: { kind: 'ASSESSMENT', assessmentId }, unit: 'piece', ...fields });
}

/** One piece, cradle to grave, AR6. */
export function anAssessment(
  fields: Partial<CalculatedAssessment> & Pick<CalculatedAssessment, 'id'>,
): CalculatedAssessment {
  return {
    kind: 'CALCULATED',
    productId: `product-${fields.id}`,
    productCategory: null,
    supplierId: null,
    region: null,
    year: null,
    declaredUnit: { amount: 1, unit: 'piece' },
    boundary: 'CRADLE_TO_GRAVE',
    gwpSet: 'AR6',
    massKg: null,
    lines: [],
    ...fields,
  };
}

/** A published footprint of one piece. */
export function aDeclaration(
  fields: Partial<DeclaredAssessment> & Pick<DeclaredAssessment, 'id'>,
): DeclaredAssessment {
  const { lines: _none, ...frame } = anAssessment({ id: fields.id });
  return { ...frame, kind: 'DECLARED', sourceId: 'catalogue', stageValues: [], ...fields };
}

/** Leaves the union of changes intact, unlike `Omit`. */
type WithoutFrame<C> = C extends unknown ? Omit<C, 'id' | 'selector'> : never;

/** A change of every line, unless a selector is given. */
export function aChange(
  id: string,
  change: WithoutFrame<Change>,
  selector: Partial<LineSelector> = {},
): Change {
  return { id, selector: { ...EVERY_LINE, ...selector }, ...change } as Change;
}
