import {
  type Assessment,
  type ComparabilitySubject,
  checkComparability,
  type Footprint,
  parseUnit,
  unitRatio,
} from '@cradle/engine';
import { VERIFIED_STATUSES } from '@cradle/schema';
import { globalId } from '../../builder/ids.ts';
import type { CalculatedReport } from './calculateReport.ts';
import { codesOf } from './deriveResults.ts';
import type { RecordVersion } from './reportRecord.ts';
import type { ReportedAssessment } from './reportSource.ts';

/**
 * The reported version and earlier ones, each calculated again. A difference is given only where both may stand on one axis:
 * same boundary, GWP set and unit (ISO 14067:2018, 6.4.7); it is per declared unit of the reported version.
 */
export function deriveVersions(report: CalculatedReport): readonly RecordVersion[] {
  const { source, base } = report;
  const [subject] = source.assessments;
  return source.assessments.flatMap((stated): RecordVersion[] => {
    const footprint = stated === subject ? base : report.footprint(stated.id, null);
    const inputs = source.calculation.assessments.find(({ id }) => id === stated.id);
    if (footprint === null || inputs === undefined) return [];
    const findings =
      stated === subject
        ? []
        : findingsBetween(report, { stated: subject!, footprint: base }, { stated, footprint });
    const scale = unitsOf(subject!, stated, inputs);
    const isComparable =
      stated !== subject && scale !== null && !findings.some(({ code }) => BARRED.includes(code));
    return [
      {
        id: globalId('Assessment', stated.id),
        ...{
          version: stated.version,
          status: stated.status,
          boundary: stated.boundary,
          gwpSet: stated.gwpSet,
        },
        declaredUnit: { amount: stated.declaredUnitAmount, unit: stated.declaredUnit },
        referencePeriodEnd: stated.referencePeriodEnd,
        totalKgCo2e: footprint.totalKgCo2e,
        differenceKgCo2e:
          isComparable && base.totalKgCo2e !== null && footprint.totalKgCo2e !== null
            ? base.totalKgCo2e - footprint.totalKgCo2e * scale
            : null,
        stages: footprint.stages.map(({ stage, kgCo2e, gaps }) => ({ stage, kgCo2e, gaps: codesOf(gaps) })),
        gaps: footprint.gaps.length,
        findings: findings.map(({ code, severity, message, messageZh }) => ({
          ...{ code, severity, message, messageZh },
        })),
      },
    ];
  });
}

/** Unit, boundary and GWP set must be the same before one version is called lower (comparability rules K-01, K-02, K-05). */
const BARRED: readonly string[] = ['K-01', 'K-02', 'K-05'];

interface Side {
  readonly stated: ReportedAssessment;
  readonly footprint: Footprint;
}

function findingsBetween({ source }: CalculatedReport, first: Side, second: Side) {
  const subjectOf = ({ stated, footprint }: Side): ComparabilitySubject => ({
    assessmentId: stated.id,
    label: `${source.product.name} v${stated.version}`,
    kind: stated.kind,
    declaredUnit: { amount: stated.declaredUnitAmount, unit: stated.declaredUnit },
    boundary: stated.boundary,
    gwpSet: stated.gwpSet,
    massKg: source.product.massKg,
    pieces: null,
    price: null,
    referencePeriodEnd: stated.referencePeriodEnd,
    verified: VERIFIED_STATUSES.includes(stated.status),
    hasGasDetail: footprint.contributions.every(({ gas }) => gas !== 'CO2E'),
    scope: {
      ...stated.scope,
      dataQuality: footprint.dataQuality,
      primaryDataShare: footprint.primaryDataShare,
    },
  });
  return checkComparability([subjectOf(first), subjectOf(second)], {
    basis: 'DECLARED_UNIT',
    stages: null,
    gwpSet: null,
    today: source.madeAt.slice(0, 10),
  });
}

/** How many declared units of the earlier version one of the reported version is; null where the units do not fit. */
function unitsOf(
  subject: ReportedAssessment,
  earlier: ReportedAssessment,
  inputs: Assessment,
): number | null {
  const { amount, unit } = inputs.declaredUnit;
  if (subject.declaredUnit === earlier.declaredUnit) return subject.declaredUnitAmount / amount;
  const [own, other] = [parseUnit(subject.declaredUnit), parseUnit(unit)];
  if (own === null || other === null) return null;
  const ratio = unitRatio(subject.declaredUnit, unit);
  return ratio === null ? null : (subject.declaredUnitAmount * ratio) / amount;
}
