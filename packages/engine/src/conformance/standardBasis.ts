import type { GwpSet } from '../factor/gwp.ts';
import { STAGES_INSIDE, type Stage } from '../inventory/stage.ts';
import type { Certainty } from './rule.ts';

/** What standards count differently, in the order in which a bridge takes it. */
export const BRIDGE_TOPICS = [
  'STAGES',
  'PACKAGING',
  'RECYCLING',
  'GWP_SET',
  'BIOGENIC',
  'AIRCRAFT',
  'CUT_OFF',
] as const;
export type BridgeTopic = (typeof BRIDGE_TOPICS)[number];

/** How a standard counts. What it leaves to the study is as the assessment has it. */
export interface StandardBasis {
  /** `ASSESSMENT`: those of its boundary. */
  readonly stages: readonly Stage[] | 'ASSESSMENT';
  /** `APART`: packaging is a stage of its own, beside the figure of the product. */
  readonly packaging: 'INSIDE' | 'APART';
  /**
   * `AS_MODELLED`: credits of lines stay where they are. `CUT_OFF`: they leave. `CIRCULAR`: they leave, and the part (1 − A) of
   * module D enters.
   */
  readonly recycling: 'AS_MODELLED' | 'CUT_OFF' | 'CIRCULAR';
  /** `ASSESSMENT`: the one it was calculated with. */
  readonly gwpSet: GwpSet | 'ASSESSMENT';
  /** `COUNTED`: −1 for uptake, +1 for release, also of what methane turns into. `ZERO`: neither. */
  readonly biogenic: 'COUNTED' | 'ZERO';
  /** `APART`: in the total, but a position of its own. */
  readonly aircraft: 'INSIDE' | 'APART';
  /** `SCALED`: what was left out is made up for. */
  readonly cutOff: 'AS_FOUND' | 'SCALED';
}

/** Where a treatment is written down. */
export interface BasisSource {
  readonly clause: string;
  readonly certainty: Certainty;
}

export interface DescribedBasis {
  readonly standard: string;
  readonly basis: StandardBasis;
  readonly sources: Readonly<Record<BridgeTopic, BasisSource>>;
}

/** As Cradle calculates: the boundary of the assessment, its GWP set, without uptake. */
export const CALCULATED_BASIS: StandardBasis = {
  stages: 'ASSESSMENT',
  packaging: 'INSIDE',
  recycling: 'AS_MODELLED',
  gwpSet: 'ASSESSMENT',
  biogenic: 'ZERO',
  aircraft: 'INSIDE',
  cutOff: 'AS_FOUND',
};

const GATE = STAGES_INSIDE.CRADLE_TO_GATE;
const S = (clause: string): BasisSource => ({ clause, certainty: 'PRIMARY' });
const S2 = (clause: string): BasisSource => ({ clause, certainty: 'SECONDARY' });
const M = (clause: string): BasisSource => ({ clause, certainty: 'MEMORY' });

const ISO: Omit<DescribedBasis, 'standard'> = {
  basis: { ...CALCULATED_BASIS, gwpSet: 'AR6', biogenic: 'COUNTED', aircraft: 'APART' },
  sources: {
    STAGES: S('6.3.4.2'),
    PACKAGING: M('6.3.4'),
    RECYCLING: M('6.4.6.3, annex D'),
    GWP_SET: M('6.5'),
    BIOGENIC: M('6.4.9.2'),
    AIRCRAFT: M('6.4.9.7'),
    CUT_OFF: M('6.3.4.3'),
  },
};

const CATENA_X: Omit<DescribedBasis, 'standard'> = {
  basis: {
    ...CALCULATED_BASIS,
    stages: GATE,
    packaging: 'APART',
    recycling: 'CUT_OFF',
    gwpSet: 'AR6',
    aircraft: 'APART',
  },
  sources: {
    STAGES: S('4.2'),
    PACKAGING: S('4.2'),
    RECYCLING: S('5.2.5'),
    GWP_SET: S('4.1'),
    BIOGENIC: S('4.1'),
    AIRCRAFT: S('4.1'),
    CUT_OFF: S('4.3'),
  },
};

/** How each standard of product footprints counts. CBAM and standards of organisations are other quantities. */
export const STANDARD_BASES: readonly DescribedBasis[] = [
  { standard: 'ISO_14067_2018', ...ISO },
  { standard: 'GB_T_24067_2024', ...ISO },
  {
    standard: 'GHGP_PRODUCT',
    basis: { ...CALCULATED_BASIS, biogenic: 'COUNTED' },
    sources: {
      STAGES: M('ch. 7'),
      PACKAGING: M('ch. 7'),
      RECYCLING: M('ch. 9'),
      GWP_SET: M('ch. 11'),
      BIOGENIC: M('ch. 11, 13'),
      AIRCRAFT: M('ch. 11'),
      CUT_OFF: M('ch. 7'),
    },
  },
  {
    standard: 'PAS_2050_2011',
    basis: { ...CALCULATED_BASIS, gwpSet: 'AR6', biogenic: 'COUNTED', cutOff: 'SCALED' },
    sources: {
      STAGES: M('6.2'),
      PACKAGING: M('6.4'),
      RECYCLING: M('8.3'),
      GWP_SET: M('5.3'),
      BIOGENIC: M('5.1, 5.5'),
      AIRCRAFT: M('5.4'),
      CUT_OFF: M('6.3'),
    },
  },
  {
    standard: 'EN_15804_A2',
    basis: { ...CALCULATED_BASIS, recycling: 'CUT_OFF', gwpSet: 'AR6', biogenic: 'COUNTED' },
    sources: {
      STAGES: M('5.2'),
      PACKAGING: M('6.3.5'),
      RECYCLING: M('6.4.3.3'),
      GWP_SET: M('annex C'),
      BIOGENIC: M('7.2.3'),
      AIRCRAFT: M(''),
      CUT_OFF: M('6.3.6'),
    },
  },
  {
    standard: 'EU_PEF_2021',
    basis: { ...CALCULATED_BASIS, recycling: 'CIRCULAR', gwpSet: 'AR6' },
    sources: {
      STAGES: M('annex I, 3.2.3'),
      PACKAGING: M('annex I, 3.2.3'),
      RECYCLING: S2('annex I, 4.4.8'),
      GWP_SET: M('annex I, 5.1'),
      BIOGENIC: M('annex I, 4.4.10'),
      AIRCRAFT: M(''),
      CUT_OFF: M('annex I, 4.6.4'),
    },
  },
  {
    standard: 'PACT_V3',
    basis: { ...CALCULATED_BASIS, stages: GATE, recycling: 'CUT_OFF', gwpSet: 'AR6' },
    sources: {
      STAGES: S('3.2.3'),
      PACKAGING: S('3.3.1.1'),
      RECYCLING: S('3.3.2.2'),
      GWP_SET: S('3.2.2'),
      BIOGENIC: S('3.3.2.4'),
      AIRCRAFT: S('3.3.2.1'),
      CUT_OFF: S('3.3.1.2'),
    },
  },
  { standard: 'CATENA_X_PCF', ...CATENA_X },
  {
    standard: 'TFS_PCF',
    basis: CATENA_X.basis,
    sources: {
      STAGES: S2(''),
      PACKAGING: S2(''),
      RECYCLING: S2(''),
      GWP_SET: S2(''),
      BIOGENIC: S2(''),
      AIRCRAFT: S2(''),
      CUT_OFF: S2(''),
    },
  },
];

export function findStandardBasis(standard: string): DescribedBasis | undefined {
  return STANDARD_BASES.find((own) => own.standard === standard);
}
