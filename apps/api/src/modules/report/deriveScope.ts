import { isInsideBoundary } from '@cradle/engine';
import type { CalculatedReport } from './calculateReport.ts';
import type { ReportedAssessment } from './reportSource.ts';
import { type RecordScope, SCOPE_STATEMENTS, type ScopeStatement } from './statementRecord.ts';

/** Goal and scope as stated, and what of it is not (ISO 14067:2018, 6.3 and 7.3). */
export function deriveScope({ source }: CalculatedReport): RecordScope {
  const stated = source.assessments[0]!;
  const { pcrCode, ...scope } = stated.scope;
  const { pcr, exclusions } = source.review;
  const outside = outsideBoundary(stated);
  const missing = SCOPE_STATEMENTS.filter((statement) => !isStated(stated, statement));
  return {
    ...scope,
    pcr:
      pcrCode === null
        ? null
        : {
            code: pcrCode,
            ...{ name: pcr?.title ?? '', nameZh: pcr?.titleZh ?? '' },
            ...{ operator: pcr?.operator ?? '', version: pcr?.version ?? '' },
          },
    exclusions: exclusions.map(({ stage, name, reason, estimatedShare }) => ({
      ...{ stage, name, reason, estimatedShare },
    })),
    notStated: missing.filter((statement) => !outside.includes(statement)),
    outsideBoundary: missing.filter((statement) => outside.includes(statement)),
  };
}

/** Use and end of life need words only where they are counted. */
function outsideBoundary({ boundary }: ReportedAssessment): readonly ScopeStatement[] {
  return [
    ...(isInsideBoundary('USE', boundary)
      ? []
      : (['serviceLife', 'useProfile', 'useProfileSource'] as const)),
    ...(isInsideBoundary('END_OF_LIFE', boundary) ? [] : (['endOfLifeMethod'] as const)),
  ];
}

function isStated(assessment: ReportedAssessment, statement: ScopeStatement): boolean {
  const { scope } = assessment;
  const isSaid: Readonly<Record<ScopeStatement, boolean>> = {
    goal: said(scope.goal, scope.goalZh),
    functionalUnit: said(assessment.functionalUnit, assessment.functionalUnitZh),
    standard: assessment.standard !== null,
    period: assessment.referencePeriodEnd !== null,
    pcr: scope.pcrCode !== null,
    lciScope: scope.lciScope.length > 0,
    geography: scope.geography !== null,
    packaging: scope.packagingIncluded !== null,
    cutOffCriteria: said(scope.cutOffCriteria),
    excludedShare: scope.excludedShare !== null,
    allocation: scope.allocationMethod !== null,
    electricity: scope.electricityApproach !== null,
    endOfLifeMethod: scope.endOfLifeMethod !== null,
    serviceLife: scope.serviceLifeYears !== null,
    useProfile: said(scope.useProfile),
    useProfileSource: scope.useProfileSource !== null,
    validUntil: scope.validUntil !== null,
  };
  return isSaid[statement];
}

function said(...texts: readonly string[]): boolean {
  return texts.some((text) => text.trim() !== '');
}
