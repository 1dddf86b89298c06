import {
  relativeErrors,
  type Simulation,
  simulate,
  summariseSimulation,
  type UncertainProduct,
  uncertainFootprint,
  varianceShares,
} from '@cradle/engine';
import { globalId } from '../../builder/ids.ts';
import type { CalculatedReport } from './calculateReport.ts';
import type { RecordCause, RecordUncertainty } from './reportRecord.ts';

const DRAWS = 10_000;
/** The same report always has the same draws. */
const SEED = 1;
const MOST_CAUSES = 10;

/** Monte Carlo over amounts (geometric standard deviations) and factors (pedigree matrix), as comparisons draw them. */
export function deriveUncertainty(report: CalculatedReport): RecordUncertainty | null {
  if (report.base.totalKgCo2e === null) return null;
  const product = uncertainFootprint(report.source.subjectId, report.base, report.subject);
  const simulated = simulate({ products: [product], draws: DRAWS, seed: SEED });
  return simulated.ok ? recordOf(report, product, simulated.value) : null;
}

function recordOf(
  report: CalculatedReport,
  product: UncertainProduct,
  simulation: Simulation,
): RecordUncertainty {
  const [summary] = summariseSimulation(simulation);
  const { mean, median, standardDeviation, interval, analytic } = summary!;
  return {
    draws: DRAWS,
    seed: SEED,
    ...{ mean, median, standardDeviation, lower: interval.lower, upper: interval.upper },
    analyticMean: analytic.mean,
    analyticStandardDeviation: Math.sqrt(analytic.variance),
    causes: causesOf(report, product),
  };
}

function causesOf(report: CalculatedReport, product: UncertainProduct): readonly RecordCause[] {
  const shares = varianceShares(product);
  if (!shares.ok) return [];
  const causes = causesByKey(report);
  return shares.value.shares
    .filter(({ total }) => total > 0)
    .slice(0, MOST_CAUSES)
    .flatMap(({ key, total }) => {
      const cause = causes.get(key);
      return cause === undefined ? [] : [{ ...cause, share: total }];
    });
}

/** Which line or factor an uncertain number belongs to. */
function causesByKey({
  base,
  lines,
  source,
  wordsOfLine,
}: CalculatedReport): ReadonlyMap<string, Omit<RecordCause, 'share'>> {
  const byId = new Map(lines.map((line) => [line.id, line]));
  const factors = new Map(source.factors.map((factor) => [factor.id, factor]));
  const used = new Map(source.usedAssessments.map((one) => [one.id, one]));
  const causes = new Map<string, Omit<RecordCause, 'share'>>();
  for (const row of base.contributions) {
    const { amount, factor } = relativeErrors(row, byId.get(row.lineId ?? ''));
    if (row.lineId !== null && !causes.has(amount.key)) {
      const { name, nameZh } = wordsOfLine(row.lineId);
      causes.set(amount.key, { kind: 'AMOUNT', id: globalId('InventoryLine', row.lineId), name, nameZh });
    }
    if (causes.has(factor.key)) continue;
    const words = row.factorId === null ? undefined : factors.get(row.factorId);
    const other = used.get(row.leafAssessmentId);
    causes.set(
      factor.key,
      row.factorId === null
        ? {
            kind: 'DECLARED',
            id: globalId('Assessment', row.leafAssessmentId),
            name: other?.name ?? source.product.name,
            nameZh: other?.nameZh ?? source.product.nameZh,
          }
        : {
            kind: 'FACTOR',
            id: globalId('Factor', row.factorId),
            name: words?.name ?? row.factorId,
            nameZh: words?.nameZh ?? '',
          },
    );
  }
  return causes;
}
