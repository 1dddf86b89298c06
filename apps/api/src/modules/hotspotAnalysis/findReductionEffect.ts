import {
  annualTotal,
  type Change,
  type Dimension,
  EVERY_LINE,
  factorCatalogue,
  type LineSelector,
  type PortfolioTotals,
  type Scenario,
  selects,
} from '@cradle/engine';
import type { Database } from '../../db/database.ts';
import { createLabeller, type LabelledMember } from '../comparison/labelMembers.ts';
import { selectSubjects } from '../comparison/selectSubjects.ts';
import { findMemberLines, type MemberLines } from './findMemberLines.ts';
import { type HeldPortfolio, holdPortfolio } from './heldPortfolio.ts';
import type { MemberPath } from './memberCondition.ts';
import { type MembersRequest, reducibleMembers, refusal } from './reducibleMembers.ts';

export interface ReductionRequest {
  /** What belongs to several of them counts once. */
  readonly members: MembersRequest;
  readonly percent: number;
}

export interface ReductionEffect {
  readonly basePerYear: number | null;
  readonly savedPerYear: number | null;
  readonly share: number | null;
  /** What each of the members would save by itself; more than the whole where they overlap. */
  readonly alone: readonly (number | null)[];
  readonly membersPerYear: number | null;
  readonly fixedPerYear: number | null;
  readonly elsewherePerYear: number | null;
  readonly lines: number;
  readonly products: number;
  readonly withoutVolume: readonly LabelledMember[];
  /** Null where it would have to name more lines than a scenario can. */
  readonly selector: LineSelector | null;
  readonly isByRule: boolean;
  readonly amountFactor: number;
}

/** A scenario names at most so many lines one by one. */
const MOST_LINES = 1000;
/**
 * What less of some hotspots would do to a year of the portfolio, calculated by the engine as a scenario that takes so many
 * percent off the amounts of their lines.
 *
 * @throws InvalidInput naming the member that no line stands for, or the percentage
 */
export async function findReductionEffect(
  database: Database,
  organisationId: string,
  { members, percent }: ReductionRequest,
): Promise<ReductionEffect> {
  if (!(percent > 0 && percent <= 100)) {
    throw refusal(
      'percent',
      'OUT_OF_RANGE',
      'percent must be above 0 and at most 100.',
      'Give 10 for a tenth less.',
    );
  }
  const paths = reducibleMembers(members);
  // Footprints that are missing are calculated, so that every line has its contributions.
  const subjects = await selectSubjects(database, organisationId, {});
  const portfolio = await holdPortfolio(database, organisationId);
  const together = await findMemberLines(database, organisationId, paths);
  const each = paths.length === 1 ? [together] : await eachOf(database, organisationId, paths);
  const amountFactor = 1 - percent / 100;
  const { selector, isByRule } = selectorFor(portfolio, paths, together.lineIds);
  const scenarios = [
    scenario(amountFactor, null),
    scenario(amountFactor, { ...EVERY_LINE, lineIds: together.lineIds }),
    ...each.map(({ lineIds }) => scenario(amountFactor, { ...EVERY_LINE, lineIds })),
  ];
  const outcome = portfolio.compiled.totals(scenarios);
  if (!outcome.ok) throw new Error(outcome.refusals.map(({ message }) => message).join(' '));
  const totals = scenarios.map((_scenario, place) => annualTotal(outcome.value, place, portfolio.volumes));
  const [base, after] = totals;
  const saved = difference(base!.kgCo2e, after!.kgCo2e);
  const changed = changedProducts(outcome.value, portfolio);
  const label = await createLabeller(database, organisationId, new Map([['PRODUCT', []]]), subjects);
  return {
    basePerYear: base!.kgCo2e,
    savedPerYear: saved,
    share: saved === null || !base!.kgCo2e ? null : saved / base!.kgCo2e,
    alone: totals.slice(2).map(({ kgCo2e }) => difference(base!.kgCo2e, kgCo2e)),
    membersPerYear: together.kgCo2e,
    fixedPerYear: together.fixedKgCo2e,
    elsewherePerYear: beyondMembers(saved, together, percent),
    lines: together.lineIds.length,
    products: changed.length,
    withoutVolume: changed
      .filter((place) => portfolio.volumes[place] === null)
      .map((place) => label('PRODUCT', portfolio.products[place]!.productId)),
    selector,
    isByRule,
    amountFactor,
  };
}

async function eachOf(database: Database, organisationId: string, paths: readonly MemberPath[]) {
  const found = [];
  for (const path of paths) found.push(await findMemberLines(database, organisationId, [path]));
  return found;
}

/** No selector is the base case; one without lines would match every line, so it is the base case as well. */
function scenario(amountFactor: number, selector: LineSelector | null): Scenario {
  if (selector === null || selector.lineIds.length === 0) return { id: 'base', changes: [] };
  const change: Change = { id: 'less', kind: 'SCALE_AMOUNT', amountFactor, selector };
  return { id: 'less', changes: [change] };
}

/**
 * A rule (all lines of a supplier) where one matches exactly the lines that are meant, because it also holds for lines that are
 * added later; otherwise the lines by their ids.
 */
function selectorFor(
  { assessments, factors }: HeldPortfolio,
  paths: readonly MemberPath[],
  lineIds: readonly string[],
): Pick<ReductionEffect, 'selector' | 'isByRule'> {
  const rule = ruleFor(paths);
  if (rule !== null) {
    const catalogue = factorCatalogue(factors);
    const matched = assessments.flatMap((assessment) =>
      assessment.kind === 'DECLARED'
        ? []
        : assessment.lines
            .filter((line) => selects(rule, line, assessment, catalogue))
            .map((line) => line.id),
    );
    if (matched.sort().join() === lineIds.join()) return { selector: rule, isByRule: true };
  }
  const canBeNamed = lineIds.length > 0 && lineIds.length <= MOST_LINES;
  return { selector: canBeNamed ? { ...EVERY_LINE, lineIds } : null, isByRule: false };
}

/** Null where the members cannot be said by lists that all have to match. */
function ruleFor(paths: readonly MemberPath[]): LineSelector | null {
  const [first] = paths;
  if (first === undefined) return null;
  // Several members can be one rule only along one dimension: a list matches any of its entries.
  if (paths.length > 1 && paths.some((path) => path.length > 1 || path[0]!.dimension !== first[0]!.dimension))
    return null;
  const entries = paths.flat();
  const of = (dimension: Dimension) =>
    entries.filter((entry) => entry.dimension === dimension).map(({ member }) => member);
  const sayable: readonly Dimension[] = ['SUPPLIER', 'PROCESS', 'STAGE', 'REGION', 'PRODUCT'];
  if (entries.some(({ dimension, member }) => !sayable.includes(dimension) || member === '-')) return null;
  return {
    ...EVERY_LINE,
    supplierIds: of('SUPPLIER'),
    processes: of('PROCESS'),
    stages: of('STAGE') as LineSelector['stages'],
    regions: of('REGION'),
    productIds: of('PRODUCT'),
  };
}

function changedProducts(totals: PortfolioTotals, { products }: HeldPortfolio): number[] {
  return [...products.keys()].filter((place) => totals.total(0, place) !== totals.total(1, place));
}

/** Lines of a product that others use also lower those others; null where that is nothing but rounding. */
function beyondMembers(
  saved: number | null,
  { kgCo2e, fixedKgCo2e }: MemberLines,
  percent: number,
): number | null {
  if (saved === null || kgCo2e === null) return null;
  const beyond = saved - ((kgCo2e - (fixedKgCo2e ?? 0)) * percent) / 100;
  return Math.abs(beyond) > 1e-9 * Math.abs(saved) ? beyond : null;
}

function difference(base: number | null, after: number | null): number | null {
  return base === null || after === null ? null : base - after;
}
