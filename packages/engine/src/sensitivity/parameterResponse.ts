import type { FootprintRequest } from '../footprint/calculateFootprints.ts';
import { accept, type Outcome, refuse } from '../outcome.ts';
import { nearestName } from '../parameter/nearestName.ts';
import type { Parameter, ParameterModel } from '../parameter/parameter.ts';
import { type CompiledPortfolio, compilePortfolio } from '../scenario/portfolio/compilePortfolio.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { EVERY_LINE } from '../scenario/selects.ts';

/** What is looked at: assessments, perhaps under a scenario, and the parameters they follow from. */
export interface SensitivityRequest extends FootprintRequest {
  readonly parameters: ParameterModel;
}

/** Values of parameters by name, for one evaluation. */
export type Settings = ReadonlyMap<string, number>;

/** Totals as a function of parameters. */
export interface ParameterResponse {
  /**
   * kg CO2e per declared unit, for each of the settings and each wanted assessment; null where only gaps are.
   *
   * @returns the refusal of the first setting that cannot be: out of bounds, or a formula that has no finite value
   */
  totals(settings: readonly Settings[]): Outcome<readonly (readonly (number | null)[])[]>;
}

/** So many evaluations are made together; more would only take memory. */
const TOGETHER = 256;

export function parameterResponse(request: SensitivityRequest): Outcome<ParameterResponse> {
  const compiled = compilePortfolio(request);
  if (!compiled.ok) return compiled;
  return accept({ totals: (settings) => totalsAt(compiled.value, request.scenario, settings) });
}

function totalsAt(
  portfolio: CompiledPortfolio,
  parent: Scenario | null,
  settings: readonly Settings[],
): Outcome<readonly (readonly (number | null)[])[]> {
  const found: (number | null)[][] = [];
  for (let start = 0; start < settings.length; start += TOGETHER) {
    const scenarios = settings.slice(start, start + TOGETHER).map((own) => settingScenario(own, parent));
    const totals = portfolio.totals(scenarios);
    if (!totals.ok) return totals;
    scenarios.forEach((_, scenario) => {
      found.push(portfolio.assessmentIds.map((_id, place) => totals.value.total(scenario, place)));
    });
  }
  return accept(found);
}

/** A child of the scenario that sets the parameters, so that its own settings have the last word. */
function settingScenario(settings: Settings, parent: Scenario | null): Scenario {
  const changes = [...settings].map(([parameter, value]) => ({
    id: `\u0000${parameter}`,
    selector: EVERY_LINE,
    kind: 'SET_PARAMETER' as const,
    parameter,
    value,
  }));
  return { id: 'SETTING', changes, ...(parent !== null && { parent }) };
}

/** The parameter of a name that all assessments may use, or the only one there is. */
export function parameterNamed({ parameters }: ParameterModel, name: string): Outcome<Parameter> {
  const found =
    parameters.find((one) => one.name === name && one.assessmentId === null) ??
    parameters.find((one) => one.name === name);
  if (found !== undefined) return accept(found);
  const nearest = nearestName(
    name,
    parameters.map((one) => one.name),
  );
  return refuse({
    code: 'PARAMETER_UNKNOWN',
    field: 'parameter',
    subject: name,
    message: `There is no parameter ${name}.`,
    remedy: nearest === null ? 'Choose one that exists.' : `Did you mean ${nearest}?`,
  });
}

/** A total that has to be known: a difference to a gap says nothing. */
export function missingTotal(assessmentId: string): Outcome<never> {
  return refuse({
    code: 'TOTAL_MISSING',
    field: 'assessmentId',
    subject: assessmentId,
    message: `The total of ${assessmentId} is not known: there are only gaps.`,
    remedy: 'Fill the gaps of its inventory first.',
  });
}
