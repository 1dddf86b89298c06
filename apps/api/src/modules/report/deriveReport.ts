import { findStandard } from '@cradle/schema';
import { globalId } from '../../builder/ids.ts';
import { calculateReport } from './calculateReport.ts';
import { deriveBoundary } from './deriveBoundary.ts';
import { deriveConformance } from './deriveConformance.ts';
import { deriveFactors } from './deriveFactors.ts';
import { deriveHotspots } from './deriveHotspots.ts';
import { deriveInventory } from './deriveInventory.ts';
import { deriveLimitations } from './deriveLimitations.ts';
import { deriveQuality } from './deriveQuality.ts';
import { deriveGases, deriveStages, deriveTotals } from './deriveResults.ts';
import { deriveReview } from './deriveReview.ts';
import { deriveScenarios } from './deriveScenarios.ts';
import { deriveScope } from './deriveScope.ts';
import { deriveSensitivity } from './deriveSensitivity.ts';
import { deriveUncertainty } from './deriveUncertainty.ts';
import { deriveVersions } from './deriveVersions.ts';
import { deriveGaps, deriveWarnings } from './deriveWarnings.ts';
import type { RecordAssessment, ReportRecord } from './reportRecord.ts';
import type { ReportedAssessment, ReportSource } from './reportSource.ts';

/**
 * The record of a report: every number calculated by the engine from the source, none taken over. The same source gives the
 * same record, bit for bit, wherever it is derived.
 *
 * @throws InvalidFile when the source is damaged
 */
export function deriveReport(source: ReportSource): ReportRecord {
  const report = calculateReport(source);
  const stated = source.assessments[0]!;
  const { organisation, product, madeAt, program, calculation } = source;
  const supplier = source.suppliers.find(({ id }) => id === product.supplierId);
  const quality = deriveQuality(report);
  const gaps = deriveGaps(report);
  const scope = deriveScope(report);
  const conformance = deriveConformance(report);
  return {
    madeAt,
    program,
    organisation,
    product: {
      id: globalId('Product', product.id),
      ...{ name: product.name, nameZh: product.nameZh, sku: product.sku },
      ...{ category: product.category, categoryZh: product.categoryZh, description: product.description },
      ...{ cnCode: product.cnCode, massKg: product.massKg },
      supplier: supplier === undefined ? null : { name: supplier.name, nameZh: supplier.nameZh },
    },
    assessment: deriveAssessment(stated),
    scope,
    warnings: deriveWarnings(report, gaps, conformance),
    gaps,
    totals: deriveTotals(report),
    stages: deriveStages(report),
    gases: deriveGases(report),
    boundary: deriveBoundary(report),
    inventory: deriveInventory(report),
    declaredValues:
      report.subject.kind === 'DECLARED'
        ? report.subject.stageValues.map(({ stage, process, kgCo2e }) => ({ stage, process, kgCo2e }))
        : [],
    ...(source.processNames !== undefined && { processNames: source.processNames }),
    ...deriveFactors(report),
    hotspots: deriveHotspots(report),
    sensitivity: deriveSensitivity(report),
    uncertainty: deriveUncertainty(report),
    quality,
    versions: deriveVersions(report),
    ...deriveScenarios(report),
    conformance,
    review: deriveReview(report),
    limitations: deriveLimitations(report, { quality, scope }),
    calculation: {
      engineVersion: calculation.engineVersion,
      gwpSet: report.base.gwpSet,
      inputHash:
        calculation.inputHashes.find(
          ({ assessmentId, scenarioId }) => assessmentId === source.subjectId && scenarioId === null,
        )?.inputHash ?? '',
      formulas: (calculation.parameters?.formulas ?? []).filter(
        ({ assessmentId }) => assessmentId === source.subjectId,
      ).length,
    },
  };
}

function deriveAssessment(stated: ReportedAssessment): RecordAssessment {
  const standard = stated.standard === null ? undefined : findStandard(stated.standard);
  const { version, kind, status, functionalUnit, functionalUnitZh, boundaryNote, gwpSet } = stated;
  return {
    id: globalId('Assessment', stated.id),
    ...{ version, kind, status, isDraft: status === 'DRAFT' },
    declaredUnit: { amount: stated.declaredUnitAmount, unit: stated.declaredUnit },
    ...{ functionalUnit, functionalUnitZh, boundaryNote },
    standard:
      standard === undefined ? null : { code: standard.code, name: standard.name, nameZh: standard.nameZh },
    referencePeriodStart: stated.referencePeriodStart,
    referencePeriodEnd: stated.referencePeriodEnd,
    gwpSet,
    declaredSource: stated.declaredSource,
  };
}
