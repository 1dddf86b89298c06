import {
  BASE_CASE,
  BASIS_GAP,
  type Basis,
  comparePaired,
  type DimensionFilter,
  type Finding,
  type GwpSet,
  isExpired,
  type PairedComparison,
  type Simulation,
  simulate,
  type UncertainSlice,
  uncertainSlice,
} from '@cradle/engine';
import { globalId, optionalLocalId } from '../../builder/ids.ts';
import type { Database } from '../../db/database.ts';
import { today } from '../../engineBridge/calendarDay.ts';
import { InvalidInput } from '../../errors/refusals.ts';
import { type FilterRequest, toFilters } from './buildComparison.ts';
import { comparability } from './comparability.ts';
import { type DrawHistogram, histogramsOf } from './drawHistogram.ts';
import { loadDetailedSlices } from './measureSubjects.ts';
import { type Subject, selectSubjects } from './selectSubjects.ts';

/** One side: a product's current assessment, or an assessment, in the base case or under a scenario. */
export interface PairedSide {
  readonly productId?: string | null | undefined;
  readonly assessmentId?: string | null | undefined;
  readonly scenarioId?: string | null | undefined;
}

export interface PairedRequest {
  readonly first: PairedSide;
  readonly second: PairedSide;
  readonly basis?: Basis | null | undefined;
  readonly filters?: readonly FilterRequest[] | null | undefined;
  readonly gwpSet?: GwpSet | null | undefined;
}

export interface PairedFigure {
  readonly subject: Subject;
  readonly kgCo2e: number | null;
  readonly gaps: readonly string[];
}

export interface FoundPair {
  readonly first: PairedFigure;
  readonly second: PairedFigure;
  readonly findings: readonly Finding[];
  /** Null where nothing can be drawn: a side has no number, or both must not stand on one axis. */
  readonly outcome: PairedOutcome | null;
  /** Codes of what forbids to say which is lower, whatever the draws say. */
  readonly obstacles: readonly string[];
  readonly claim: 'FIRST_LOWER' | 'SECOND_LOWER' | 'NONE';
}

export interface PairedOutcome extends PairedComparison {
  readonly draws: number;
  readonly firstDraws: DrawHistogram;
  readonly secondDraws: DrawHistogram;
  readonly differenceDraws: DrawHistogram;
}

const DRAWS = 10_000;
/** The same question always gets the same answer. */
const SEED = 1;

/**
 * Whether one footprint is lower than another, by Monte Carlo draws in which what both share is drawn once. "Lower" is claimed
 * only when 95 % of the draws agree, both are complete, and their boundaries, GWP sets and units let them stand side by side.
 *
 * @throws InvalidInput naming the side
 */
export async function comparePair(
  database: Database,
  organisationId: string,
  request: PairedRequest,
): Promise<FoundPair> {
  const filters = toFilters(request.filters, 'filters');
  const shownAs = {
    basis: request.basis ?? 'DECLARED_UNIT',
    filters,
    gwpSet: request.gwpSet ?? null,
  } as const;
  const pair = [
    await subjectOf(database, organisationId, request.first, 'first'),
    await subjectOf(database, organisationId, request.second, 'second'),
  ] as const;
  refuseSame(pair);
  const findings = [...comparability(pair, shownAs).findings, ...sameFunction(pair)];
  const sides = await uncertainSides(database, organisationId, pair, shownAs);
  const [first, second] = sides;
  const outcome = findings.some(({ severity }) => severity === 'BLOCK') ? null : drawPair(first, second);
  const day = today();
  // Expired, which is one of the ways to break K-09, forbids to claim anything; an older period only weakens it.
  const expired = pair.some((subject) => isExpired(subject, day)) ? ['K-09'] : [];
  const obstacles = [...new Set([...obstaclesOf(findings, sides), ...expired])];
  return {
    first: { subject: pair[0], kgCo2e: first.kgCo2e, gaps: first.gaps },
    second: { subject: pair[1], kgCo2e: second.kgCo2e, gaps: second.gaps },
    findings,
    outcome,
    obstacles,
    claim:
      outcome === null || obstacles.length > 0 || outcome.verdict === 'NOT_DISTINGUISHABLE'
        ? 'NONE'
        : outcome.verdict,
  };
}

/** Rules that must hold, or have been converted, before one footprint may be called lower (standards: ISO 14067, annex B). */
const NEEDED_FOR_CLAIMS = ['K-01', 'K-02', 'K-03', 'K-05'];

function obstaclesOf(findings: readonly Finding[], sides: readonly UncertainSlice[]): readonly string[] {
  const ofFindings = findings.flatMap(({ code, severity }) =>
    severity === 'BLOCK' || (severity === 'WARNING' && NEEDED_FOR_CLAIMS.includes(code)) ? [code] : [],
  );
  return [...new Set([...ofFindings, ...sides.flatMap(({ gaps }) => gaps)])];
}

/** K-03: only what serves the same function can be better at it (ISO 14067:2018, annex B). */
function sameFunction([first, second]: readonly [Subject, Subject]): readonly Finding[] {
  const [a, b] = [first.functionalUnit.trim(), second.functionalUnit.trim()];
  if (first.assessmentId === second.assessmentId || (a !== '' && a === b)) return [];
  const subjects = [first, second].map(({ assessmentId }) => globalId('Assessment', assessmentId));
  const finding = (message: string, messageZh: string): Finding[] => [
    { code: 'K-03', severity: 'WARNING', subjects, message, messageZh },
  ];
  if (a === '' || b === '') {
    return finding(
      'Not both state a functional unit, so it is not known whether they serve the same function.',
      '并非双方都注明了功能单位，无法判断其功能是否相同。',
    );
  }
  return finding(
    `They serve different functions: “${a}” and “${b}”.`,
    `二者功能不同：“${first.functionalUnitZh || a}”与“${second.functionalUnitZh || b}”。`,
  );
}

async function subjectOf(
  database: Database,
  organisationId: string,
  { productId, assessmentId, scenarioId }: PairedSide,
  field: 'first' | 'second',
): Promise<Subject> {
  if ((productId == null) === (assessmentId == null)) {
    throw invalid(
      field,
      'ONE_OF',
      `${field} needs either productId or assessmentId.`,
      'Give one of the two.',
    );
  }
  const scenarioKey = optionalLocalId('Scenario', scenarioId, `${field}.scenarioId`) ?? BASE_CASE;
  const subjects = await selectSubjects(database, organisationId, {
    productIds: productId == null ? null : [productId],
    assessmentIds: assessmentId == null ? null : [assessmentId],
    scenarioIds: scenarioId == null ? null : [scenarioId],
  });
  return subjects.find((subject) => subject.scenarioKey === scenarioKey)!;
}

function refuseSame([first, second]: readonly [Subject, Subject]): void {
  if (first.footprintId !== second.footprintId) return;
  throw invalid(
    'second',
    'SAME_FOOTPRINT',
    'Both sides are the same footprint.',
    'Choose two different ones.',
  );
}

async function uncertainSides(
  database: Database,
  organisationId: string,
  pair: readonly [Subject, Subject],
  { basis, filters, gwpSet }: { basis: Basis; filters: readonly DimensionFilter[]; gwpSet: GwpSet | null },
): Promise<readonly [UncertainSlice, UncertainSlice]> {
  const { slices, details } = await loadDetailedSlices(database, organisationId, pair, gwpSet);
  const sideOf = (id: 'first' | 'second', index: 0 | 1) =>
    uncertainSlice(id, [slices[index]!], details, { basis, filters, measure: 'TOTAL' }, BASIS_GAP[basis]);
  return [sideOf('first', 0), sideOf('second', 1)];
}

function drawPair(first: UncertainSlice, second: UncertainSlice): PairedOutcome | null {
  if (first.kgCo2e === null || second.kgCo2e === null) return null;
  const simulated = simulate({ products: [first.product, second.product], draws: DRAWS, seed: SEED });
  if (!simulated.ok) return null;
  const compared = comparePaired(simulated.value, 'first', 'second');
  return compared.ok ? { ...compared.value, ...drawsOf(simulated.value) } : null;
}

function drawsOf({ totals: [first, second] }: Simulation) {
  const difference = first!.map((value, draw) => value - second![draw]!);
  const [firstDraws, secondDraws] = histogramsOf([first!, second!]);
  return {
    draws: DRAWS,
    firstDraws: firstDraws!,
    secondDraws: secondDraws!,
    differenceDraws: histogramsOf([difference])[0]!,
  };
}

function invalid(field: string, code: string, message: string, remedy: string): InvalidInput {
  return new InvalidInput([{ field, code, message, remedy }]);
}
