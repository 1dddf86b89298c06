import type { GwpSet } from '../factor/gwp.ts';
import type { ContributionRow, Footprint } from '../footprint/footprint.ts';
import type { DataQuality, DeclaredUnit, Scope, TransportMode } from '../inventory/inventory.ts';
import type { Boundary, Stage } from '../inventory/stage.ts';

export type AllocationMethod =
  | 'NOT_NEEDED'
  | 'SUBDIVISION'
  | 'SYSTEM_EXPANSION'
  | 'PHYSICAL'
  | 'ECONOMIC'
  | 'OTHER';
export type ElectricityApproach = 'LOCATION_BASED' | 'MARKET_BASED';
export type EndOfLifeMethod = 'CUT_OFF' | 'CLOSED_LOOP' | 'SUBSTITUTION' | 'CIRCULAR_FOOTPRINT_FORMULA';
export type UseProfileSource = 'PCR' | 'PUBLISHED' | 'OWN';

/** A day as YYYY-MM-DD, so that later days are later texts. */
export type Day = string;

/** Goal and scope of an assessment. Null and empty text mean that nothing was said. */
export interface ConformanceScope {
  readonly goal: string;
  readonly declaredUnit: DeclaredUnit;
  readonly functionalUnit: string;
  readonly boundary: Boundary;
  readonly boundaryNote: string;
  readonly gwpSet: GwpSet;
  readonly pcrCode: string | null;
  /** The rule set of that code in the register; null when the register does not hold it. */
  readonly pcr: { readonly validUntil: Day | null; readonly fitsProduct: boolean | null } | null;
  readonly lciScope: readonly string[];
  readonly geography: string | null;
  readonly referencePeriodStart: Day | null;
  readonly referencePeriodEnd: Day | null;
  readonly validUntil: Day | null;
  readonly allocationMethod: AllocationMethod | null;
  readonly allocationNote: string;
  readonly cutOffCriteria: string;
  /** Share of the total that was left out, 0..1, estimated. */
  readonly excludedShare: number | null;
  readonly electricityApproach: ElectricityApproach | null;
  readonly endOfLifeMethod: EndOfLifeMethod | null;
  readonly serviceLifeYears: number | null;
  readonly useProfile: string;
  readonly useProfileSource: UseProfileSource | null;
  readonly packagingIncluded: boolean | null;
}

export interface ConformanceFactor {
  readonly id: string;
  readonly activity: string;
  readonly name: string;
  /** Category of the library, for instance `Electricity` or `Wood and paper`. */
  readonly category: string;
  readonly boundary: string;
  readonly region: string;
  readonly year: number | null;
  readonly gwpSet: GwpSet | null;
  /** Whether its emissions are known by gas; else only as CO2e. */
  readonly byGas: boolean;
  readonly sourceId: string;
}

/** The assessment a line takes its emissions from. */
export interface ConformanceInput {
  readonly id: string;
  readonly name: string;
  readonly status: string;
  readonly boundary: Boundary;
  readonly gwpSet: GwpSet;
  readonly referencePeriodEnd: Day | null;
  readonly validUntil: Day | null;
}

export interface ConformanceLine {
  readonly id: string;
  readonly stage: Stage;
  readonly process: string;
  readonly name: string;
  readonly note: string;
  readonly amount: number | null;
  readonly unit: string;
  readonly region: string | null;
  readonly transportMode: TransportMode | null;
  readonly distanceKm: number | null;
  readonly scope: Scope;
  readonly primary: boolean;
  readonly year: number | null;
  readonly dataQuality: DataQuality;
  readonly uncertaintyGsd: number | null;
  readonly factor: ConformanceFactor | null;
  readonly input: ConformanceInput | null;
  /** What the line adds [kg CO2e per declared unit]; null where only gaps are. */
  readonly kgCo2e: number | null;
}

/** A contribution with what standards treat differently. */
export interface ConformanceRow
  extends Pick<
    ContributionRow,
    'lineId' | 'stage' | 'gas' | 'emissionClass' | 'kgGas' | 'kgCo2e' | 'gap' | 'primary' | 'factorId'
  > {
  /** Whether it flies; null for a published value that nobody has split. */
  readonly aviation: boolean | null;
}

export interface ConformanceExclusion {
  readonly id: string;
  readonly stage: Stage | null;
  readonly name: string;
  readonly reason: string;
  /** 0..1 of the total. */
  readonly estimatedShare: number | null;
}

/** A step of the review: who moved the assessment from one state to another. */
export interface ConformanceEvent {
  readonly from: string | null;
  readonly to: string;
  readonly userId: string;
  readonly userName: string;
  readonly on: Day;
}

/** Everything the rules look at. Nothing is read from elsewhere, the day included. */
export interface ConformanceSubject {
  readonly today: Day;
  readonly assessmentId: string;
  readonly kind: 'CALCULATED' | 'DECLARED';
  readonly status: string;
  readonly product: {
    readonly massKg: number | null;
    readonly cnCode: string | null;
    readonly category: string;
    /** Declared units a year. */
    readonly annualVolume: number | null;
  };
  readonly scope: ConformanceScope;
  readonly lines: readonly ConformanceLine[];
  readonly footprint: Pick<
    Footprint,
    | 'gwpSet'
    | 'totalKgCo2e'
    | 'fossilKgCo2e'
    | 'biogenicKgCo2e'
    | 'landUseKgCo2e'
    | 'beyondBoundaryKgCo2e'
    | 'stages'
    | 'gaps'
    | 'primaryDataShare'
    | 'dataQuality'
  > & { readonly rows: readonly ConformanceRow[] };
  readonly exclusions: readonly ConformanceExclusion[];
  readonly events: readonly ConformanceEvent[];
}
