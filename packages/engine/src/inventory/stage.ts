/**
 * Life-cycle stages in the order of the product's life (ISO 14067:2018, 6.3.7; EN 15804:2012+A2, 6.2).
 * `UNSPLIT` holds a published total that no source splits; `BEYOND_BOUNDARY` is module D and never part of a total.
 */
export const STAGES = [
  'MATERIALS',
  'PRODUCTION',
  'DISTRIBUTION',
  'INSTALLATION',
  'USE',
  'END_OF_LIFE',
  'BEYOND_BOUNDARY',
  'UNSPLIT',
] as const;
export type Stage = (typeof STAGES)[number];

/** The EN 15804 modules of each stage. `UNSPLIT` has none: its total cannot be attributed. */
export const EN15804_MODULES: Readonly<Record<Stage, readonly string[]>> = {
  MATERIALS: ['A1', 'A2'],
  PRODUCTION: ['A3'],
  DISTRIBUTION: ['A4'],
  INSTALLATION: ['A5'],
  USE: ['B1', 'B2', 'B3', 'B4', 'B5', 'B6', 'B7'],
  END_OF_LIFE: ['C1', 'C2', 'C3', 'C4'],
  BEYOND_BOUNDARY: ['D'],
  UNSPLIT: [],
};

/** How far along the life cycle an assessment looks (ISO 14067:2018, 3.1.3.4 and 3.1.1.2). */
export const BOUNDARIES = [
  'CRADLE_TO_GATE',
  'CRADLE_TO_CUSTOMER',
  'CRADLE_TO_GRAVE',
  'GATE_TO_GATE',
] as const;
export type Boundary = (typeof BOUNDARIES)[number];

/** The stages inside each system boundary; `UNSPLIT` and `BEYOND_BOUNDARY` are allowed beside all of them. */
export const STAGES_INSIDE: Readonly<Record<Boundary, readonly Stage[]>> = {
  CRADLE_TO_GATE: ['MATERIALS', 'PRODUCTION'],
  CRADLE_TO_CUSTOMER: ['MATERIALS', 'PRODUCTION', 'DISTRIBUTION', 'INSTALLATION'],
  CRADLE_TO_GRAVE: ['MATERIALS', 'PRODUCTION', 'DISTRIBUTION', 'INSTALLATION', 'USE', 'END_OF_LIFE'],
  GATE_TO_GATE: ['PRODUCTION'],
};

/** Whether a line of this stage may stand in an assessment of this boundary. */
export function isInsideBoundary(stage: Stage, boundary: Boundary): boolean {
  return stage === 'UNSPLIT' || stage === 'BEYOND_BOUNDARY' || STAGES_INSIDE[boundary].includes(stage);
}
