import type { Assessment, InventoryLine, LineInput, Scope } from '@cradle/engine';
import type {
  Assessment as AssessmentRow,
  DeclaredValue as DeclaredValueRow,
  InventoryLine as LineRow,
  Product as ProductRow,
} from '../db/generated/client/client.ts';

/** What the engine needs of an assessment: itself, its product, and its lines or declared values in order. */
export interface StoredAssessment extends AssessmentRow {
  readonly product: ProductRow;
  readonly lines: readonly LineRow[];
  readonly declaredValues: readonly DeclaredValueRow[];
}

export function toAssessment(stored: StoredAssessment): Assessment {
  const frame = {
    id: stored.id,
    productId: stored.productId,
    productCategory: stored.product.category,
    supplierId: stored.product.supplierId,
    region: null,
    year: stored.referencePeriodEnd?.getUTCFullYear() ?? null,
    declaredUnit: { amount: stored.declaredUnitAmount, unit: stored.declaredUnit },
    boundary: stored.boundary,
    gwpSet: stored.gwpSet,
    massKg: stored.product.massKg,
  };
  if (stored.kind === 'CALCULATED') return { ...frame, kind: 'CALCULATED', lines: stored.lines.map(toLine) };
  return {
    ...frame,
    kind: 'DECLARED',
    sourceId: stored.declaredSourceId,
    stageValues: stored.declaredValues.map(({ id, stage, process, kgCo2e }) => ({
      id,
      stage,
      process,
      kgCo2e,
    })),
  };
}

export type LineFields = Omit<
  LineRow,
  | 'organisationId'
  | 'assessmentId'
  | 'position'
  | 'name'
  | 'nameZh'
  | 'note'
  | 'copiedFromId'
  | 'familyLineId'
  | 'ownFields'
  | 'amountScale'
>;

export function toLine(row: LineFields): InventoryLine {
  return {
    id: row.id,
    stage: row.stage,
    process: row.process,
    amount: row.amount,
    unit: row.unit,
    input: toInput(row),
    supplierId: row.supplierId,
    region: row.region,
    transportMode: row.transportMode,
    distanceKm: row.distanceKm,
    scope: row.scope as Scope,
    primary: row.primary,
    year: row.year,
    dataQuality: {
      technological: row.technologicalDqr,
      geographical: row.geographicalDqr,
      temporal: row.temporalDqr,
    },
    uncertaintyGsd: row.uncertaintyGsd,
  };
}

function toInput(row: LineFields): LineInput {
  if (row.factorId !== null) return { kind: 'FACTOR', factorId: row.factorId };
  if (row.inputAssessmentId !== null) return { kind: 'ASSESSMENT', assessmentId: row.inputAssessmentId };
  return { kind: 'NONE' };
}
