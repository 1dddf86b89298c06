import type { FactorCatalogue } from '../factor/factorCatalogue.ts';
import { calculateFootprints } from '../footprint/calculateFootprints.ts';
import type { Footprint } from '../footprint/footprint.ts';
import type { Assessment, CalculatedAssessment, InventoryLine } from '../inventory/inventory.ts';
import { neumaierSum } from '../quantity/neumaierSum.ts';
import { movesGoods } from './movesGoods.ts';
import type { Change } from './scenario.ts';
import { EVERY_LINE } from './selects.ts';

/** An activity that can stand in for another, known to be possible in practice: grid electricity and wind power, say. */
export interface Alternative {
  readonly fromActivity: string;
  readonly toActivity: string;
}

export interface RecommendationRequest {
  readonly assessmentId: string;
  /** The assessment and, transitively, all that it uses. */
  readonly assessments: readonly Assessment[];
  readonly factors: FactorCatalogue;
  readonly alternatives: readonly Alternative[];
}

/** The kinds of change that are recommended for one line by itself. */
export type RecommendedChange = Extract<
  Change,
  {
    readonly kind:
      | 'REPLACE_ACTIVITY'
      | 'REPLACE_FACTOR'
      | 'CHANGE_REGION'
      | 'CHANGE_TRANSPORT_MODE'
      | 'SCALE_AMOUNT';
  }
>;

/** One change of one line that lowers the footprint, and by how much when it is really calculated. */
export interface Recommendation {
  readonly change: RecommendedChange;
  readonly lineId: string;
  readonly reason: 'OTHER_ACTIVITY' | 'OTHER_TRANSPORT_MODE' | 'LESS_MATERIAL';
  /** kg CO2e per declared unit; positive. */
  readonly kgSaved: number;
  /** Of the base total, 0..1. */
  readonly share: number;
}

/** Sea and rail reach further than a straight flight or road: typical detours of intercontinental and overland routes. */
const SLOWER_MODES = [
  { from: 'AIR', to: 'SEA', distanceFactor: 1.6 },
  { from: 'ROAD', to: 'RAIL', distanceFactor: 1.1 },
] as const;
const LESS = 0.9;
const LARGEST_LINES = 5;

/**
 * Changes worth trying, the largest saving first: another activity where an alternative is known, a slower transport mode,
 * a tenth less of the largest lines that move nothing. Each is calculated as a scenario of its own; savings of several do not add up.
 */
export function recommend(request: RecommendationRequest, limit: number): readonly Recommendation[] {
  const { assessmentId, assessments, factors } = request;
  const assessment = assessments.find(({ id }) => id === assessmentId);
  const base = footprintUnder(request, []);
  if (assessment?.kind !== 'CALCULATED' || base === null || !base.totalKgCo2e) return [];
  const total = base.totalKgCo2e;
  return candidates(assessment, base, request.alternatives, factors)
    .flatMap(({ change, lineId, reason }): Recommendation[] => {
      const changed = footprintUnder(request, [change]);
      // A total that is lower because something is now missing from it is no saving.
      if (changed === null || changed.totalKgCo2e === null || changed.gaps.length > base.gaps.length)
        return [];
      const kgSaved = total - changed.totalKgCo2e;
      return kgSaved > 0 ? [{ change, lineId, reason, kgSaved, share: kgSaved / Math.abs(total) }] : [];
    })
    .sort((a, b) => b.kgSaved - a.kgSaved || (a.change.id < b.change.id ? -1 : 1))
    .filter(isFirstOfItsKind)
    .slice(0, limit);
}

/** Of several activities that could stand in at one line only the best is worth telling. */
function isFirstOfItsKind(
  { lineId, reason }: Recommendation,
  place: number,
  sorted: readonly Recommendation[],
): boolean {
  return sorted.findIndex((other) => other.lineId === lineId && other.reason === reason) === place;
}

type Candidate = Pick<Recommendation, 'change' | 'lineId' | 'reason'>;

function candidates(
  assessment: CalculatedAssessment,
  base: Footprint,
  alternatives: readonly Alternative[],
  factors: FactorCatalogue,
): Candidate[] {
  const largest = largestLines(base);
  return assessment.lines.flatMap((line): Candidate[] => {
    const selector = { ...EVERY_LINE, lineIds: [line.id] };
    const factor = line.input.kind === 'FACTOR' ? factors.byId(line.input.factorId) : undefined;
    const mode = line.transportMode ?? factor?.transportMode ?? null;
    const others = isDecidedByMaker(line)
      ? alternatives.filter(({ fromActivity }) => fromActivity === factor?.activity)
      : [];
    const slower = SLOWER_MODES.filter(({ from }) => from === mode);
    return [
      ...others.map(({ toActivity }): Candidate => {
        const id = `${line.id}:${toActivity}`;
        return {
          lineId: line.id,
          reason: 'OTHER_ACTIVITY',
          change: { id, selector, kind: 'REPLACE_ACTIVITY', toActivity },
        };
      }),
      ...slower.map(({ to, distanceFactor }): Candidate => {
        const id = `${line.id}:${to}`;
        const change: RecommendedChange = {
          id,
          selector,
          kind: 'CHANGE_TRANSPORT_MODE',
          toTransportMode: to,
          toActivity: null,
          distanceFactor,
        };
        return { lineId: line.id, reason: 'OTHER_TRANSPORT_MODE', change };
      }),
      ...(isMaterial(line) && !movesGoods(line, factor) && largest.has(line.id)
        ? [{ lineId: line.id, reason: 'LESS_MATERIAL' as const, change: lessOf(line, selector) }]
        : []),
    ];
  });
}

function lessOf(line: InventoryLine, selector: Change['selector']): RecommendedChange {
  return { id: `${line.id}:less`, selector, kind: 'SCALE_AMOUNT', amountFactor: LESS };
}

/** What a user's socket delivers or a town does with its waste is not the maker's to change. */
function isDecidedByMaker({ stage }: InventoryLine): boolean {
  return stage !== 'USE' && stage !== 'END_OF_LIFE' && stage !== 'BEYOND_BOUNDARY';
}

function isMaterial({ stage }: InventoryLine): boolean {
  return stage === 'MATERIALS' || stage === 'PRODUCTION';
}

function largestLines({ contributions }: Footprint): ReadonlySet<string> {
  const byLine = new Map<string, number[]>();
  for (const { lineId, kgCo2e, stage } of contributions) {
    if (lineId === null || kgCo2e === null || stage === 'BEYOND_BOUNDARY') continue;
    byLine.set(lineId, [...(byLine.get(lineId) ?? []), kgCo2e]);
  }
  const sums = [...byLine].map(([lineId, values]) => ({ lineId, sum: neumaierSum(values) }));
  sums.sort((a, b) => b.sum - a.sum || (a.lineId < b.lineId ? -1 : 1));
  return new Set(sums.slice(0, LARGEST_LINES).map(({ lineId }) => lineId));
}

function footprintUnder(request: RecommendationRequest, changes: readonly Change[]): Footprint | null {
  const { assessments, factors, assessmentId } = request;
  const scenario = changes.length === 0 ? null : { id: 'RECOMMENDATION', changes };
  const [result] = calculateFootprints({ assessments, factors, wanted: [assessmentId], scenario });
  return result?.outcome.ok ? result.outcome.value : null;
}
