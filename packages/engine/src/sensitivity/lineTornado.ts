import { calculateFootprints, type FootprintRequest } from '../footprint/calculateFootprints.ts';
import { accept, type Outcome, refuse } from '../outcome.ts';
import { neumaierSum } from '../quantity/neumaierSum.ts';
import { compilePortfolio } from '../scenario/portfolio/compilePortfolio.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { EVERY_LINE } from '../scenario/selects.ts';
import { missingTotal } from './parameterResponse.ts';

/** The amount of one line a little lower and a little higher. */
export interface LineBar {
  readonly lineId: string;
  readonly kgCo2eAtLow: number;
  readonly kgCo2eAtHigh: number;
  /** Distance between the two [kg CO2e per declared unit]. */
  readonly swing: number;
}

export interface LineTornado {
  readonly assessmentId: string;
  readonly baseKgCo2e: number;
  /** Largest swing first, then by line. */
  readonly bars: readonly LineBar[];
}

/**
 * The largest lines of an assessment, one at a time by the same share down and up (one-way sensitivity; ISO 14044:2006,
 * 4.5.3.3): where a better number is worth looking for. Example: a line of 2 kg of 10 kg, ±10 %: 9.8 and 10.2.
 *
 * @param share above 0, at most 1: 0.1 is ±10 %
 * @param most how many lines
 */
export function lineTornado(
  request: Omit<FootprintRequest, 'wanted'>,
  assessmentId: string,
  share: number,
  most: number,
): Outcome<LineTornado> {
  if (!(share > 0 && share <= 1))
    return refuse({
      code: 'RANGE_INVALID',
      field: 'share',
      subject: assessmentId,
      message: `A share of ${share} is no range.`,
      remedy: 'Give a share above 0, at most 1: 0.1 is ±10 %.',
    });
  const wanted = [assessmentId];
  const compiled = compilePortfolio({ ...request, wanted });
  if (!compiled.ok) return compiled;
  const lineIds = largestLines({ ...request, wanted }, most);
  if (!lineIds.ok) return lineIds;
  const scaled = (lineId: string, amountFactor: number): Scenario => ({
    id: 'TORNADO',
    changes: [
      {
        id: `\u0000${lineId}`,
        selector: { ...EVERY_LINE, lineIds: [lineId] },
        kind: 'SCALE_AMOUNT',
        amountFactor,
      },
    ],
    ...(request.scenario !== null && { parent: request.scenario }),
  });
  const base = request.scenario ?? { id: 'BASE', changes: [] };
  const ends = lineIds.value.flatMap((id) => [scaled(id, 1 - share), scaled(id, 1 + share)]);
  const totals = compiled.value.totals([base, ...ends]);
  if (!totals.ok) return totals;
  const baseKgCo2e = totals.value.total(0, 0);
  if (baseKgCo2e === null) return missingTotal(assessmentId);
  const bars = lineIds.value.flatMap((lineId, place): LineBar[] => {
    const [low, high] = [totals.value.total(2 * place + 1, 0), totals.value.total(2 * place + 2, 0)];
    if (low === null || high === null) return [];
    return [{ lineId, kgCo2eAtLow: low, kgCo2eAtHigh: high, swing: Math.abs(high - low) }];
  });
  return accept({
    assessmentId,
    baseKgCo2e,
    bars: bars.sort((a, b) => b.swing - a.swing || (a.lineId < b.lineId ? -1 : 1)),
  });
}

/** Lines by the size of their contribution, whatever its sign. */
function largestLines(request: FootprintRequest, most: number): Outcome<readonly string[]> {
  const [result] = calculateFootprints(request);
  if (!result!.outcome.ok) return result!.outcome;
  const byLine = new Map<string, number[]>();
  for (const { lineId, kgCo2e, stage } of result!.outcome.value.contributions)
    if (lineId !== null && kgCo2e !== null && stage !== 'BEYOND_BOUNDARY')
      byLine.set(lineId, [...(byLine.get(lineId) ?? []), kgCo2e]);
  const sums = [...byLine].map(([lineId, parts]) => ({ lineId, size: Math.abs(neumaierSum(parts)) }));
  sums.sort((a, b) => b.size - a.size || (a.lineId < b.lineId ? -1 : 1));
  return accept(sums.slice(0, most).map(({ lineId }) => lineId));
}
