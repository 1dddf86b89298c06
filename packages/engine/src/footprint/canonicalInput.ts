import type { Assessment } from '../inventory/inventory.ts';
import type { ParameterModel } from '../parameter/parameter.ts';
import { changesOf } from '../scenario/changesOf.ts';
import { reachableFactors } from '../scenario/reachableFactors.ts';
import type { FootprintRequest } from './calculateFootprints.ts';
import { ENGINE_VERSION } from './calculateFootprints.ts';

/**
 * Everything the wanted footprints depend on, as one text: two requests with the same text give the same bytes. Only
 * assessments that can be reached and factors that they or the scenario can come to use are part of it; object keys are
 * sorted, so the way an object was built does not matter. Meant to be hashed and stored with the result.
 */
export function canonicalInput(request: FootprintRequest): string {
  const { assessments, factors, wanted, scenario, parameters } = request;
  const byId = new Map(assessments.map((assessment) => [assessment.id, assessment]));
  const reached = new Set<Assessment>();
  for (const id of wanted) reach(byId.get(id), byId, reached);
  for (const { change } of scenario === null ? [] : changesOf(scenario))
    if (change.kind === 'REPLACE_INPUT') reach(byId.get(change.toAssessmentId), byId, reached);
  return canonicalJson({
    engine: ENGINE_VERSION,
    wanted,
    scenario,
    // Left out where there are none: what was stored before there were parameters keeps its hash.
    ...visibleParameters(parameters, reached),
    assessments: [...reached].sort(byIdOrder),
    factors: reachableFactors(reached, factors, scenario),
  });
}

/** Formulas of the reached assessments and the parameters these can name; without a formula no parameter counts. */
function visibleParameters(
  parameters: ParameterModel | undefined,
  reached: ReadonlySet<Assessment>,
): { readonly parameters?: ParameterModel } {
  if (parameters === undefined) return {};
  const ids = new Set([...reached].map(({ id }) => id));
  const formulas = parameters.formulas.filter(({ assessmentId }) => ids.has(assessmentId));
  if (formulas.length === 0) return {};
  const visible = parameters.parameters.filter(
    ({ assessmentId }) => assessmentId === null || ids.has(assessmentId),
  );
  return { parameters: { parameters: visible, formulas } };
}

function reach(
  start: Assessment | undefined,
  byId: ReadonlyMap<string, Assessment>,
  reached: Set<Assessment>,
): void {
  const open = start === undefined ? [] : [start];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (reached.has(next)) continue;
    reached.add(next);
    if (next.kind === 'DECLARED') continue;
    for (const { input } of next.lines) {
      const used = input.kind === 'ASSESSMENT' ? byId.get(input.assessmentId) : undefined;
      if (used !== undefined) open.push(used);
    }
  }
}

function byIdOrder(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, member: unknown) => {
    if (member === null || typeof member !== 'object' || Array.isArray(member)) return member;
    return Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
