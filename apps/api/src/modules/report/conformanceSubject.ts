import {
  type ConformanceLine,
  type ConformanceRow,
  type ConformanceSubject,
  type ContributionRow,
  isAviationActivity,
} from '@cradle/engine';
import { fitsProduct } from '../productCategoryRule/findProductRules.ts';
import type { CalculatedReport } from './calculateReport.ts';
import { sumByLine } from './deriveResults.ts';
import type { ReportedFactor } from './reportSource.ts';

/** The reported assessment as the rules of standards see it; nothing but the source is read, the day included. */
export function conformanceSubjectOf(report: CalculatedReport): ConformanceSubject {
  const { source, base } = report;
  const stated = source.assessments[0]!;
  const { massKg, cnCode, category, annualVolume } = source.product;
  return {
    today: source.madeAt.slice(0, 10),
    assessmentId: stated.id,
    ...{ kind: stated.kind, status: stated.status },
    product: { massKg, cnCode, category, annualVolume },
    scope: scopeOf(report),
    lines: linesOf(report),
    footprint: { ...base, rows: base.contributions.map((row) => rowOf(report, row)) },
    exclusions: source.review.exclusions,
    events: source.review.events.map(({ from, to, person, userName, at }) => ({
      ...{ from, to, userName },
      userId: person,
      on: at.slice(0, 10),
    })),
  };
}

function scopeOf({ source }: CalculatedReport): ConformanceSubject['scope'] {
  const stated = source.assessments[0]!;
  const { pcr } = source.review;
  return {
    ...stated.scope,
    goal: stated.scope.goal || stated.scope.goalZh,
    declaredUnit: { amount: stated.declaredUnitAmount, unit: stated.declaredUnit },
    functionalUnit: stated.functionalUnit || stated.functionalUnitZh,
    ...{ boundary: stated.boundary, boundaryNote: stated.boundaryNote, gwpSet: stated.gwpSet },
    referencePeriodStart: stated.referencePeriodStart,
    referencePeriodEnd: stated.referencePeriodEnd,
    pcr: pcr === null ? null : { validUntil: pcr.validUntil, fitsProduct: fitsProduct(pcr, source.product) },
  };
}

function linesOf(report: CalculatedReport): readonly ConformanceLine[] {
  const { source, base, lines, wordsOfLine } = report;
  const totals = sumByLine(base.contributions);
  const factors = new Map(source.factors.map((factor) => [factor.id, factor]));
  const used = new Map(source.usedAssessments.map((assessment) => [assessment.id, assessment]));
  return lines.map((line): ConformanceLine => {
    const { name, note } = wordsOfLine(line.id);
    const { input } = line;
    const factor = input.kind === 'FACTOR' ? factors.get(input.factorId) : undefined;
    const other = input.kind === 'ASSESSMENT' ? used.get(input.assessmentId) : undefined;
    return {
      ...{ id: line.id, stage: line.stage, process: line.process, name, note },
      ...{ amount: line.amount, unit: line.unit, region: line.region, transportMode: line.transportMode },
      ...{ distanceKm: line.distanceKm, scope: line.scope, primary: line.primary, year: line.year },
      ...{ dataQuality: line.dataQuality, uncertaintyGsd: line.uncertaintyGsd },
      factor: factor === undefined ? null : factorOf(report, factor),
      input: other === undefined ? null : inputOf(other),
      kgCo2e: totals.get(line.id)?.kgCo2e ?? null,
    };
  });
}

function factorOf({ factorOf: find }: CalculatedReport, words: ReportedFactor): ConformanceLine['factor'] {
  const factor = find(words.id);
  if (factor === undefined) return null;
  const { id, activity, boundary, region, year, gwpSet, sourceId, flows } = factor;
  return {
    ...{ id, activity, boundary, region, year, gwpSet, sourceId },
    ...{ name: words.name, category: words.category, byGas: flows.length > 0 },
  };
}

function inputOf(used: CalculatedReport['source']['usedAssessments'][number]): ConformanceLine['input'] {
  const { id, name, status, boundary, gwpSet, referencePeriodEnd, validUntil } = used;
  return { id, name, status, boundary, gwpSet, referencePeriodEnd, validUntil };
}

/** With whether it flies: null for a published value, of which nobody knows what it is made of. */
function rowOf({ factorOf: find }: CalculatedReport, row: ContributionRow): ConformanceRow {
  const { lineId, stage, gas, emissionClass, kgGas, kgCo2e, gap, primary, factorId } = row;
  const isPublished = factorId === null && row.leafLineId === null;
  const factor = factorId === null ? undefined : find(factorId);
  const flies =
    factor !== undefined && (factor.transportMode === 'AIR' || isAviationActivity(factor.activity));
  return {
    ...{ lineId, stage, gas, emissionClass, kgGas, kgCo2e, gap, primary, factorId },
    aviation: isPublished ? null : flies,
  };
}
