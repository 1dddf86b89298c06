import type {
  ConformanceFactor,
  ConformanceLine,
  ConformanceRow,
  ConformanceScope,
  ConformanceSubject,
} from '../conformance/subject.ts';
import { STAGES } from '../inventory/stage.ts';
import { neumaierSum } from '../quantity/neumaierSum.ts';

export function aConformanceFactor(fields: Partial<ConformanceFactor> = {}): ConformanceFactor {
  return {
    id: 'factor',
    activity: 'steel-sheet',
    name: 'Steel sheet',
    category: 'Metals',
    boundary: 'CRADLE_TO_GATE',
    region: 'CN',
    year: 2025,
    gwpSet: 'AR6',
    byGas: true,
    sourceId: 'source',
    ...fields,
  };
}

/** One kg of steel that is fully described. */
export function aConformanceLine(
  fields: Partial<ConformanceLine> & Pick<ConformanceLine, 'id'>,
): ConformanceLine {
  return {
    stage: 'MATERIALS',
    process: 'Pressing',
    name: 'Steel sheet',
    note: '',
    amount: 1,
    unit: 'kg',
    region: 'CN',
    transportMode: null,
    distanceKm: null,
    scope: 3,
    primary: false,
    year: 2025,
    dataQuality: { technological: 2, geographical: 2, temporal: 1 },
    uncertaintyGsd: 1.1,
    factor: aConformanceFactor(),
    input: null,
    kgCo2e: 2,
    ...fields,
  };
}

/** Fossil carbon dioxide of a line. */
export function aConformanceRow(fields: Partial<ConformanceRow> = {}): ConformanceRow {
  const kgCo2e = fields.kgCo2e === undefined ? 1 : fields.kgCo2e;
  return {
    lineId: null,
    stage: 'MATERIALS',
    gas: 'CO2_FOSSIL',
    emissionClass: 'FOSSIL',
    kgGas: kgCo2e,
    kgCo2e,
    gap: null,
    primary: false,
    factorId: 'factor',
    aviation: false,
    ...fields,
  };
}

export interface SubjectFields extends Partial<Omit<ConformanceSubject, 'scope' | 'footprint' | 'product'>> {
  readonly scope?: Partial<ConformanceScope>;
  readonly product?: Partial<ConformanceSubject['product']>;
  readonly footprint?: Partial<ConformanceSubject['footprint']>;
}

const TODAY = '2026-06-30';

/**
 * A piece of 1 kg, cradle to gate, that keeps every rule a program can decide: 2 kg CO2e of steel, and 1 kg of measured
 * electricity. Give what matters to the test; rows, unless given, follow from the lines.
 */
export function aConformanceSubject(fields: SubjectFields = {}): ConformanceSubject {
  const lines = fields.lines ?? [
    aConformanceLine({ id: 'steel' }),
    aConformanceLine({
      id: 'power',
      stage: 'PRODUCTION',
      name: 'Electricity',
      unit: 'kWh',
      scope: 2,
      primary: true,
      factor: aConformanceFactor({
        activity: 'electricity-grid-mix',
        category: 'Electricity',
        boundary: 'GRID_LIFE_CYCLE',
      }),
      kgCo2e: 1,
    }),
  ];
  const rows =
    fields.footprint?.rows ??
    lines.map(({ id, stage, kgCo2e, primary }) =>
      aConformanceRow({ lineId: id, stage, kgCo2e, primary, gap: kgCo2e === null ? 'AMOUNT_MISSING' : null }),
    );
  return {
    today: TODAY,
    assessmentId: 'assessment',
    kind: 'CALCULATED',
    status: 'DRAFT',
    exclusions: [],
    events: [],
    ...fields,
    lines,
    product: { massKg: 1, cnCode: null, category: 'Parts', annualVolume: 1000, ...fields.product },
    scope: { ...fullScope(), ...fields.scope },
    footprint: { ...totalsOf(rows), gaps: [], dataQuality: 1.5, ...fields.footprint, rows },
  };
}

function fullScope(): ConformanceScope {
  return {
    goal: 'To answer customers.',
    declaredUnit: { amount: 1, unit: 'piece' },
    functionalUnit: '',
    boundary: 'CRADLE_TO_GATE',
    boundaryNote: 'From ore to the gate of the plant.',
    gwpSet: 'AR6',
    pcrCode: null,
    pcr: null,
    lciScope: ['MATERIALS', 'ENERGY'],
    geography: 'CN',
    referencePeriodStart: '2025-01-01',
    referencePeriodEnd: '2025-12-31',
    validUntil: null,
    allocationMethod: 'NOT_NEEDED',
    allocationNote: '',
    cutOffCriteria: 'Below 1 % of mass.',
    excludedShare: 0,
    electricityApproach: 'MARKET_BASED',
    endOfLifeMethod: 'CUT_OFF',
    serviceLifeYears: null,
    useProfile: '',
    useProfileSource: null,
    packagingIncluded: false,
  };
}

function totalsOf(rows: readonly ConformanceRow[]) {
  const inside = rows.filter(({ stage }) => stage !== 'BEYOND_BOUNDARY');
  const sum = (own: readonly ConformanceRow[]) => neumaierSum(own.map(({ kgCo2e }) => kgCo2e ?? 0));
  const ofClass = (emissionClass: string) => sum(inside.filter((row) => row.emissionClass === emissionClass));
  const absolute = (own: readonly ConformanceRow[]) =>
    neumaierSum(own.map(({ kgCo2e }) => Math.abs(kgCo2e ?? 0)));
  const whole = absolute(inside);
  return {
    gwpSet: 'AR6' as const,
    totalKgCo2e: sum(inside),
    fossilKgCo2e: ofClass('FOSSIL'),
    biogenicKgCo2e: ofClass('BIOGENIC'),
    landUseKgCo2e: ofClass('LAND_USE'),
    beyondBoundaryKgCo2e: null,
    primaryDataShare: whole === 0 ? null : absolute(inside.filter(({ primary }) => primary)) / whole,
    stages: STAGES.filter((stage) => rows.some((row) => row.stage === stage)).map((stage) => ({
      stage,
      kgCo2e: sum(rows.filter((row) => row.stage === stage)),
      gaps: [],
    })),
  };
}
