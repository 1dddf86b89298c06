import {
  type Assessment,
  type BreakEven,
  breakEven,
  breakEvenOfChange,
  changeResponse,
  type FactorCatalogue,
  factorCatalogue,
  type LineTornado,
  lineTornado,
  type ParameterModel,
  type ParameterResponse,
  parameterResponse,
  type Scenario,
  spaced,
  type Tornado,
  type TornadoRange,
  tornado,
} from '@cradle/engine';
import { globalId } from '../../builder/ids.ts';
import type { Database } from '../../db/database.ts';
import { granted } from '../../errors/granted.ts';
import { InvalidInput, NotFound } from '../../errors/refusals.ts';
import { loadInputs } from '../footprint/loadInputs.ts';

/** An assessment in the base case or under a scenario, ready for questions about what moves it. */
export interface Sensitivity {
  readonly assessmentId: string;
  readonly scenario: Scenario | null;
  readonly assessments: readonly Assessment[];
  readonly factors: FactorCatalogue;
  readonly parameters: ParameterModel;
}

const NO_PARAMETERS: ParameterModel = { parameters: [], formulas: [] };

/** @throws NotFound */
export async function loadSensitivity(
  database: Database,
  organisationId: string,
  assessmentId: string,
  scenarioId: string | null,
): Promise<Sensitivity> {
  const scenarioIds = scenarioId === null ? [] : [scenarioId];
  const inputs = await loadInputs(database, organisationId, [assessmentId], scenarioIds);
  if (!inputs.assessments.some(({ id }) => id === assessmentId))
    throw new NotFound('assessment', globalId('Assessment', assessmentId));
  const scenario = inputs.scenarios[0] ?? null;
  if (scenario === null && scenarioId !== null)
    throw new NotFound('scenario', globalId('Scenario', scenarioId));
  return {
    assessmentId,
    scenario,
    assessments: inputs.assessments,
    factors: factorCatalogue(inputs.factors),
    parameters: inputs.parameters ?? NO_PARAMETERS,
  };
}

/** What a question turns: a parameter, or the number of a change. */
export interface Dial {
  readonly parameter?: string | null | undefined;
  readonly changeId?: string | null | undefined;
}

/** One at a time, all others as they are. @throws InvalidInput */
export function tornadoOf(
  { assessmentId, ...about }: Sensitivity,
  share: number | null,
  lines: number,
): { readonly parameters: Tornado; readonly lines: LineTornado } {
  const request = { ...about, wanted: [assessmentId] };
  const range: TornadoRange = share === null ? { kind: 'BOUNDS' } : { kind: 'RELATIVE', share };
  return {
    parameters: granted(tornado(request, assessmentId, range)),
    lines: granted(lineTornado(about, assessmentId, share ?? STEP, lines)),
  };
}

/** Lines have no bounds of their own. */
const STEP = 0.1;

/** @throws InvalidInput */
export function totalsOver(
  about: Sensitivity,
  dial: Dial,
  values: readonly number[],
): readonly (number | null)[] {
  const { key, response } = responseOver(about, dial);
  return granted(response.totals(values.map((value) => new Map([[key, value]])))).map(
    ([total]) => total ?? null,
  );
}

const SERIES_POINTS = 41;

/** Where two footprints tie, and both over the range. @throws InvalidInput */
export function breakEvenOf(
  first: Sensitivity,
  second: Sensitivity,
  dial: Dial,
  from: number,
  to: number,
): {
  readonly result: BreakEven;
  readonly series: readonly {
    readonly value: number;
    readonly first: number | null;
    readonly second: number | null;
  }[];
} {
  const assessments = [
    ...new Map([...first.assessments, ...second.assessments].map((one) => [one.id, one])).values(),
  ];
  const factors = factorCatalogue([
    ...new Map([...first.factors.factors, ...second.factors.factors].map((one) => [one.id, one])).values(),
  ]);
  const formulas = [
    ...new Map(
      [...first.parameters.formulas, ...second.parameters.formulas].map((one) => [JSON.stringify(one), one]),
    ).values(),
  ];
  const request = { assessments, factors, parameters: { ...first.parameters, formulas } };
  const sides = [first, second] as const;
  const { key, isParameter } = dialOf(dial);
  const result = granted(
    isParameter
      ? breakEven(request, ...sides, { parameter: key, from, to })
      : breakEvenOfChange(request, ...sides, { changeId: key, from, to }),
  );
  const values = spaced(from, to, SERIES_POINTS);
  const [left, right] = sides.map((side) => totalsOver({ ...side, ...request }, dial, values));
  return {
    result,
    series: values.map((value, place) => ({ value, first: left![place]!, second: right![place]! })),
  };
}

function responseOver(
  { assessmentId, ...about }: Sensitivity,
  dial: Dial,
): { readonly key: string; readonly response: ParameterResponse } {
  const { key, isParameter } = dialOf(dial);
  const request = { ...about, wanted: [assessmentId] };
  return {
    key,
    response: granted(isParameter ? parameterResponse(request) : changeResponse(request, [key])),
  };
}

function dialOf({ parameter, changeId }: Dial): { readonly key: string; readonly isParameter: boolean } {
  if (parameter && !changeId) return { key: parameter, isParameter: true };
  if (changeId && !parameter) return { key: changeId, isParameter: false };
  throw new InvalidInput([
    {
      field: 'dial',
      code: 'FIELD_MISSING',
      message: 'What is turned is either a parameter or the number of a change.',
      remedy: 'Give `parameter` or `changeId`, and not both.',
    },
  ]);
}
