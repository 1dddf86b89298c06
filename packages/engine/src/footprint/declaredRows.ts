import type { DeclaredAssessment, DeclaredStageValue } from '../inventory/inventory.ts';
import { say } from '../saying.ts';
import {
  type Carrier,
  combine,
  gapOf,
  type LineResult,
  type LineSetting,
  type RowDraft,
} from './lineResult.ts';

/** The contributions of a declared footprint: its published values as they are. */
export function declaredRows(assessment: DeclaredAssessment): LineResult {
  return combine(
    assessment.stageValues.map((value) =>
      declaredRow(assessment, value, { lineId: null, stage: value.stage, units: 1, nested: false }),
    ),
  );
}

/** A published value inside a product that uses it. It keeps the GWP set it was published with, and says so. */
export function nestedDeclaredRow(
  assessment: DeclaredAssessment,
  value: DeclaredStageValue,
  carrier: Carrier,
  { gwpSet }: Pick<LineSetting, 'gwpSet'>,
): LineResult {
  const result = declaredRow(assessment, value, carrier);
  if (assessment.gwpSet === gwpSet || value.kgCo2e === null) return result;
  return {
    ...result,
    findings: [
      {
        code: 'GWP_SET_NOT_CONVERTIBLE',
        severity: 'INFO',
        subjects: [assessment.id],
        message: `Declared footprints made with ${assessment.gwpSet} keep it; they cannot be converted to ${gwpSet}.`,
        messageZh: `以 ${assessment.gwpSet} 计算的声明碳足迹保持不变，无法换算为 ${gwpSet}。`,
      },
    ],
  };
}

function declaredRow(
  assessment: DeclaredAssessment,
  value: DeclaredStageValue,
  carrier: Carrier,
): LineResult {
  const gap = value.kgCo2e === null ? 'VALUE_NOT_DECLARED' : null;
  const row: RowDraft = {
    lineId: carrier.lineId,
    leafAssessmentId: assessment.id,
    leafLineId: null,
    stage: carrier.stage,
    process: value.process,
    supplierId: assessment.supplierId,
    region: assessment.region,
    scope: 3,
    factorId: null,
    sourceId: assessment.sourceId,
    year: assessment.year,
    primary: false,
    dataQuality: null,
    gas: 'CO2E',
    emissionClass: 'FOSSIL',
    kgGas: null,
    kgCo2e: value.kgCo2e === null ? null : value.kgCo2e * carrier.units,
    gap,
  };
  if (gap === null) return { rows: [row], gaps: [], findings: [] };
  const what = value.process || value.stage;
  const saying = say(`${what} was published without a value.`, `${what} 未公布数值。`);
  return { rows: [row], gaps: [gapOf(carrier, gap, saying)], findings: [] };
}
