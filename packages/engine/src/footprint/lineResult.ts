import type { FactorCatalogue } from '../factor/factorCatalogue.ts';
import type { GwpSet } from '../factor/gwp.ts';
import type { Assessment, DataQuality, InventoryLine } from '../inventory/inventory.ts';
import type { Saying } from '../saying.ts';
import type { ContributionRow, Finding, Gap } from './footprint.ts';
import type { NestedSupply } from './nestedSupply.ts';

/** A row before it has its position, with what only the totals need. */
export interface RowDraft extends Omit<ContributionRow, 'position'> {
  readonly dataQuality: DataQuality | null;
}

/** What became of one line: its rows, its gaps, and what there is to say about it. */
export interface LineResult {
  readonly rows: readonly RowDraft[];
  readonly gaps: readonly Gap[];
  readonly findings: readonly Finding[];
}

/** What the lines of one calculation share. */
export interface LineSetting {
  readonly gwpSet: GwpSet;
  readonly factors: FactorCatalogue;
  readonly supply: NestedSupply;
}

/** The line of the footprint's own assessment that carries a row. */
export interface Carrier {
  /** Null for a declared value. */
  readonly lineId: string | null;
  readonly stage: ContributionRow['stage'];
  /** Declared units of the leaf's assessment per declared unit of the footprint's. */
  readonly units: number;
  readonly nested: boolean;
}

export function combine(results: readonly LineResult[]): LineResult {
  return {
    rows: results.flatMap(({ rows }) => rows),
    gaps: results.flatMap(({ gaps }) => gaps),
    findings: results.flatMap(({ findings }) => findings),
  };
}

/** What a row says beside where it comes from. */
export type Emission = Pick<
  RowDraft,
  'factorId' | 'sourceId' | 'year' | 'gas' | 'emissionClass' | 'kgGas' | 'kgCo2e' | 'gap'
>;

/**
 * A row of the line at which the gas leaves, carried by a line of the footprint's own assessment. Written out field by
 * field: made by spreading, the rows of a portfolio take five times as long.
 */
export function lineRow(
  owner: Assessment,
  line: InventoryLine,
  carrier: Carrier,
  emission: Emission,
): RowDraft {
  return {
    lineId: carrier.lineId,
    leafAssessmentId: owner.id,
    leafLineId: line.id,
    stage: carrier.stage,
    process: line.process,
    supplierId: line.supplierId,
    region: line.region,
    // Whatever happens at a supplier is scope 3 of the one who buys.
    scope: carrier.nested ? 3 : line.scope,
    factorId: emission.factorId,
    sourceId: emission.sourceId,
    year: emission.year,
    primary: line.primary,
    gas: emission.gas,
    emissionClass: emission.emissionClass,
    kgGas: emission.kgGas,
    kgCo2e: emission.kgCo2e,
    gap: emission.gap,
    dataQuality: line.dataQuality,
  };
}

/** A draft as the row of a finished footprint. */
export function finishRow(draft: RowDraft, position: number): ContributionRow {
  return {
    position,
    lineId: draft.lineId,
    leafAssessmentId: draft.leafAssessmentId,
    leafLineId: draft.leafLineId,
    stage: draft.stage,
    process: draft.process,
    supplierId: draft.supplierId,
    region: draft.region,
    scope: draft.scope,
    factorId: draft.factorId,
    sourceId: draft.sourceId,
    year: draft.year,
    primary: draft.primary,
    gas: draft.gas,
    emissionClass: draft.emissionClass,
    kgGas: draft.kgGas,
    kgCo2e: draft.kgCo2e,
    gap: draft.gap,
  };
}

/** A line whose emissions are not known: a row without a number, and the gap that says why. */
export function gapResult(
  owner: Assessment,
  line: InventoryLine,
  carrier: Carrier,
  code: string,
  saying: Saying,
): LineResult {
  const row = lineRow(owner, line, carrier, {
    factorId: line.input.kind === 'FACTOR' ? line.input.factorId : null,
    sourceId: null,
    year: line.year,
    gas: 'CO2E',
    emissionClass: 'FOSSIL',
    kgGas: null,
    kgCo2e: null,
    gap: code,
  });
  return { rows: [row], gaps: [gapOf(carrier, code, saying)], findings: [] };
}

export function gapOf({ stage, lineId }: Carrier, code: string, { message, messageZh }: Saying): Gap {
  return { code, stage, lineId, message, messageZh };
}
