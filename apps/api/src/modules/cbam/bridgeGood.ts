import { bridgeToFootprint, type CbamBridge, sumKnown } from '@cradle/engine';
import type { Database } from '../../db/database.ts';
import { today } from '../../engineBridge/calendarDay.ts';
import { readSubject } from '../conformance/readSubject.ts';
import type { CbamGoodOfYear } from './buildCbamYear.ts';

/** Why there is no bridge. */
export type NoBridge = 'PRODUCT_NOT_CHOSEN' | 'NOT_ASSESSED' | 'MASS_MISSING' | 'FIGURE_MISSING';

export interface BridgedGood {
  readonly productId: string | null;
  readonly assessmentId: string | null;
  readonly bridge: CbamBridge | null;
  readonly missing: NoBridge | null;
}

/** From the good to the footprint of its product's current assessment, per tonne. */
export async function bridgeGood(
  database: Database,
  organisationId: string,
  { row, result }: CbamGoodOfYear,
): Promise<BridgedGood> {
  const none = (missing: NoBridge, assessmentId: string | null = null): BridgedGood => ({
    ...{ productId: row.productId, assessmentId, bridge: null, missing },
  });
  if (row.productId === null) return none('PRODUCT_NOT_CHOSEN');
  const product = await database.prisma.product.findUnique({
    where: { organisationId_id: { organisationId, id: row.productId } },
    select: { massKg: true, currentAssessmentId: true },
  });
  const assessmentId = product?.currentAssessmentId ?? null;
  if (product === null || assessmentId === null) return none('NOT_ASSESSED');
  if (product.massKg === null) return none('MASS_MISSING', assessmentId);
  const { subject } = await readSubject(database, organisationId, assessmentId, today());
  const inside = subject.footprint.rows.filter(({ stage }) => stage !== 'BEYOND_BOUNDARY');
  const bridge = bridgeToFootprint(result, {
    massKg: product.massKg,
    totalKgCo2e: sumKnown(inside.map(({ kgCo2e }) => kgCo2e)),
    lines: subject.lines,
    precursorLineIds: new Set(result.good.precursors.flatMap(({ lineId }) => lineId ?? [])),
  });
  return {
    ...{ productId: row.productId, assessmentId, bridge },
    missing: bridge === null ? 'FIGURE_MISSING' : null,
  };
}
