import {
  type Assessment,
  accept,
  type CompiledPortfolio,
  calculateFootprints,
  compileParameters,
  compilePortfolio,
  factorCatalogue,
  type Outcome,
  type ParameterModel,
  type PortfolioTotals,
  type Scenario,
  type ScenarioNode,
  STAGES,
  scenarioDiff,
  scenarioTree,
} from '@cradle/engine';
import type { PreviewLabels } from '@cradle/schema';
import { answerSwings, answerTie } from './answerSensitivity.ts';
import { leverSubjects } from './levers.ts';
import type {
  Column,
  Draft,
  ExplainedLine,
  Explanation,
  Overview,
  ParameterRange,
  Preview,
  PreviewRequest,
  Swings,
  Tie,
  TieQuestion,
} from './previewTypes.ts';

/** The engine with a portfolio in it, ready for any scenario. */
export interface PreviewSession {
  /** @param productIds the engine's ids; none for all products */
  choose(productIds: readonly string[]): Outcome<Overview>;
  /** Base case, draft, and the compared scenarios after them. */
  preview(draft: Draft, compared: readonly string[]): Outcome<Preview>;
  explain(draft: Draft): Outcome<Explanation>;
  swings(draft: Draft, assessmentId: string): Outcome<Swings>;
  tie(question: TieQuestion): Outcome<Tie>;
  /** A scenario that was saved, so that drafts can descend from it. */
  put(scenario: ScenarioNode): void;
}

const BASE: Scenario = { id: 'BASE', changes: [] };

export function openPreview(input: PreviewRequest, labels: Pick<PreviewLabels, 'products'>): PreviewSession {
  const factors = factorCatalogue(input.factors);
  const byId = new Map(input.assessments.map((assessment) => [assessment.id, assessment]));
  const stored = new Map(input.scenarios.map((scenario) => [scenario.id, scenario]));
  const request = {
    assessments: input.assessments,
    factors,
    ...(input.parameters && { parameters: input.parameters }),
  };
  const volumes = new Map(labels.products.map((product) => [product.assessmentId, product.annualVolume]));
  let chosen: Chosen | null = null;

  /** A draft takes the place of the stored scenario of its id. */
  const tied = (draft: Draft): Outcome<ReadonlyMap<string, Scenario>> =>
    scenarioTree([...new Map([...stored, [draft.id, draft]]).values()]);
  const withDraft = <Value>(
    draft: Draft,
    answer: (scenario: Scenario, tree: ReadonlyMap<string, Scenario>, chosen: Chosen) => Outcome<Value>,
  ): Outcome<Value> => {
    if (chosen === null) throw new Error('Choose products first.');
    const tree = tied(draft);
    return tree.ok ? answer(tree.value.get(draft.id)!, tree.value, chosen) : tree;
  };

  return {
    choose(productIds) {
      const assessmentIds = labels.products
        .filter(({ localId }) => productIds.length === 0 || productIds.includes(localId))
        .map(({ assessmentId }) => assessmentId);
      const reached = reachedBy(assessmentIds, input.scenarios, byId);
      const own = { ...request, assessments: reached, ...formulasOf(input, reached) };
      const portfolio = compilePortfolio({ ...own, wanted: assessmentIds });
      if (!portfolio.ok) return portfolio;
      const base = portfolio.value.totals([BASE]);
      if (!base.ok) return base;
      const isSingle = assessmentIds.length === 1;
      const weights = assessmentIds.map((id) => (isSingle ? 1 : (volumes.get(id) ?? null)));
      chosen = { portfolio: portfolio.value, assessmentIds, weights, base: base.value };
      const weightOf = (id: string) => weights[assessmentIds.indexOf(id)] ?? null;
      return accept({
        basis: isSingle ? 'DECLARED_UNIT' : 'ANNUAL_VOLUME',
        assessmentIds,
        withoutVolume: assessmentIds.filter((_, place) => weights[place] === null),
        ...leverSubjects({ ...own, wanted: assessmentIds }, weightOf),
        parameters: parametersOf(input, new Set(assessmentIds)),
      });
    },
    preview: (draft, compared) =>
      withDraft(draft, (scenario, tree, { portfolio, assessmentIds, weights, base }) => {
        const others = compared.flatMap((id) => tree.get(id) ?? []);
        const totals = portfolio.totals([scenario, ...others]);
        if (!totals.ok) return totals;
        return accept({
          columns: [
            columnOf(null, base, 0, weights),
            ...[scenario, ...others].map(({ id }, place) => columnOf(id, totals.value, place, weights)),
          ],
          before: assessmentIds.map((_, place) => base.total(0, place)),
          after: assessmentIds.map((_, place) => totals.value.total(0, place)),
          gaps: assessmentIds.map((_, place) => totals.value.gaps(0, place)),
        });
      }),
    explain: (draft) =>
      withDraft(draft, (scenario, _tree, { assessmentIds, weights }) => {
        const compiled = input.parameters && compileParameters(input.parameters, input.assessments);
        if (compiled?.ok === false) return compiled;
        const assessments = assessmentIds.map((id) => byId.get(id)!);
        const diff = scenarioDiff(assessments, scenario, {
          factors,
          assessments: byId,
          ...(compiled && { parameters: compiled.value }),
        });
        if (!diff.ok) return diff;
        const touched = [...new Set(diff.value.lines.map(({ assessmentId }) => assessmentId))];
        const kgOf = (under: Scenario | null) =>
          lineTotals(calculateFootprints({ ...request, wanted: touched, scenario: under }));
        const [before, after] = [kgOf(null), kgOf(scenario)];
        const lines = diff.value.lines.map((line): ExplainedLine => {
          const weight = weights[assessmentIds.indexOf(line.assessmentId)] ?? null;
          const weighed = (kg: number | null | undefined) =>
            kg == null || weight === null ? null : kg * weight;
          return {
            assessmentId: line.assessmentId,
            lineId: line.before.id,
            changeIds: line.changeIds,
            amountBefore: line.before.amount,
            amountAfter: line.after.some(({ amount }) => amount === null)
              ? null
              : line.after.reduce((sum, { amount }) => sum + amount!, 0),
            unit: line.before.unit,
            activityBefore: activityOf(line.before, factors),
            activitiesAfter: line.after.flatMap((part) => activityOf(part, factors) ?? []),
            kgBefore: weighed(before.get(line.before.id)),
            kgAfter: weighed(after.get(line.before.id)),
          };
        });
        return accept({ ...diff.value, lines: lines.sort((a, b) => moved(b) - moved(a)) });
      }),
    swings: (draft, assessmentId) =>
      withDraft(draft, (scenario) => answerSwings({ ...request, scenario }, assessmentId)),
    tie: (question) =>
      withDraft(question.draft, (scenario, tree) => answerTie(request, scenario, tree, question)),
    put: (scenario) => {
      stored.set(scenario.id, scenario);
    },
  };
}

interface Chosen {
  readonly portfolio: CompiledPortfolio;
  readonly assessmentIds: readonly string[];
  /** Declared units on the basis; null where the annual volume is not known. */
  readonly weights: readonly (number | null)[];
  readonly base: PortfolioTotals;
}

/** The assessments some need: those they use, and those that scenarios put in place of others. */
function reachedBy(
  assessmentIds: readonly string[],
  scenarios: readonly ScenarioNode[],
  byId: ReadonlyMap<string, Assessment>,
): readonly Assessment[] {
  const substitutes = scenarios.flatMap(({ changes }) =>
    changes.flatMap((change) => (change.kind === 'REPLACE_INPUT' ? [change.toAssessmentId] : [])),
  );
  const reached = new Set<string>();
  const open = [...assessmentIds, ...substitutes];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const assessment = byId.get(id);
    if (assessment === undefined || reached.has(id)) continue;
    reached.add(id);
    if (assessment.kind === 'DECLARED') continue;
    for (const { input } of assessment.lines) if (input.kind === 'ASSESSMENT') open.push(input.assessmentId);
  }
  return [...byId.values()].filter(({ id }) => reached.has(id));
}

/** All parameters and the formulas of some assessments; a formula of another one would be refused. */
function formulasOf(
  { parameters }: PreviewRequest,
  assessments: readonly Assessment[],
): { readonly parameters?: ParameterModel } {
  if (parameters === undefined) return {};
  const ids = new Set(assessments.map(({ id }) => id));
  const formulas = parameters.formulas.filter(({ assessmentId }) => ids.has(assessmentId));
  return { parameters: { ...parameters, formulas } };
}

/** Products without a weight are in no sum. */
function columnOf(
  scenarioId: string | null,
  totals: PortfolioTotals,
  scenario: number,
  weights: readonly (number | null)[],
): Column {
  const sum = (kgOf: (place: number) => number | null): number | null => {
    let known = false;
    let kg = 0;
    for (const [place, weight] of weights.entries()) {
      const value = weight === null ? null : kgOf(place);
      if (value === null) continue;
      known = true;
      kg += value * weight!;
    }
    return known ? kg : null;
  };
  let gaps = 0;
  for (const place of weights.keys()) gaps += totals.gaps(scenario, place);
  return {
    scenarioId,
    totalKgCo2e: sum((place) => totals.total(scenario, place)),
    stages: STAGES.flatMap((stage) => {
      const kgCo2e = sum((place) => totals.stage(scenario, place, stage));
      return kgCo2e === null ? [] : [{ stage, kgCo2e }];
    }),
    gaps,
  };
}

/** Parameters with a value that formulas of the chosen assessments can see. */
function parametersOf(
  { parameters }: PreviewRequest,
  chosen: ReadonlySet<string>,
): readonly ParameterRange[] {
  if (parameters === undefined) return [];
  const formulas = parameters.formulas
    .filter(({ assessmentId }) => chosen.has(assessmentId))
    .map(({ formula }) => formula);
  const inner = parameters.parameters.flatMap(({ input }) =>
    input.kind === 'FORMULA' ? [input.formula] : [],
  );
  const isUsed = (name: string) =>
    [...formulas, ...inner].some((text) =>
      new RegExp(`(?<![\\p{L}\\d_])${name}(?![\\p{L}\\d_])`, 'u').test(text),
    );
  const visible = parameters.parameters.filter(
    ({ assessmentId, name }) => (assessmentId === null || chosen.has(assessmentId)) && isUsed(name),
  );
  return formulas.length === 0
    ? []
    : visible.flatMap(({ name, input, min, max, unit }) =>
        input.kind === 'VALUE' ? [{ name, value: input.value, min, max, unit }] : [],
      );
}

function activityOf(
  { input }: { readonly input: { readonly kind: string; readonly factorId?: string } },
  factors: ReturnType<typeof factorCatalogue>,
): string | null {
  return input.factorId === undefined ? null : (factors.byId(input.factorId)?.activity ?? null);
}

/** kg CO2e by line per declared unit; null for a line with a gap. */
function lineTotals(outcomes: ReturnType<typeof calculateFootprints>): ReadonlyMap<string, number | null> {
  const totals = new Map<string, number | null>();
  for (const { outcome } of outcomes)
    for (const { lineId, kgCo2e } of outcome.ok ? outcome.value.contributions : []) {
      if (lineId === null) continue;
      const known = totals.get(lineId);
      totals.set(lineId, kgCo2e === null || known === null ? null : (known ?? 0) + kgCo2e);
    }
  return totals;
}

function moved({ kgBefore, kgAfter }: ExplainedLine): number {
  return kgBefore === null || kgAfter === null ? Number.POSITIVE_INFINITY : Math.abs(kgAfter - kgBefore);
}
