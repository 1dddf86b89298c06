import type { Boundary, Stage } from '../graphql/generated/graphql.ts';

/** From the narrowest to the whole life. */
export const BOUNDARIES = [
  'GATE_TO_GATE',
  'CRADLE_TO_GATE',
  'CRADLE_TO_CUSTOMER',
  'CRADLE_TO_GRAVE',
] as const satisfies readonly Boundary[];

/** The stages each system boundary holds; module D stands beside every one of them. The engine decides, a test compares. */
export const STAGES_INSIDE: Readonly<Record<Boundary, readonly Stage[]>> = {
  GATE_TO_GATE: ['PRODUCTION'],
  CRADLE_TO_GATE: ['MATERIALS', 'PRODUCTION'],
  CRADLE_TO_CUSTOMER: ['MATERIALS', 'PRODUCTION', 'DISTRIBUTION', 'INSTALLATION'],
  CRADLE_TO_GRAVE: ['MATERIALS', 'PRODUCTION', 'DISTRIBUTION', 'INSTALLATION', 'USE', 'END_OF_LIFE'],
};
