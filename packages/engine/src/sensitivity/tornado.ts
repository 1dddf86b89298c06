import { accept, type Outcome, refuse } from '../outcome.ts';
import type { Parameter } from '../parameter/parameter.ts';
import {
  missingTotal,
  parameterNamed,
  parameterResponse,
  type SensitivityRequest,
  type Settings,
} from './parameterResponse.ts';

/** How far parameters go: to their own bounds, or by a share of their value to both sides. */
export type TornadoRange =
  | { readonly kind: 'BOUNDS' }
  /** 0.1 is ±10 %; bounds are not left. */
  | { readonly kind: 'RELATIVE'; readonly share: number };

export interface TornadoBar {
  readonly parameter: string;
  readonly low: number;
  readonly high: number;
  /** kg CO2e per declared unit with the parameter at `low` and at `high`, all others as they are. */
  readonly kgCo2eAtLow: number;
  readonly kgCo2eAtHigh: number;
  /** Distance between the lowest and the highest of base, low and high [kg CO2e]. */
  readonly swing: number;
}

export interface Tornado {
  readonly assessmentId: string;
  readonly baseKgCo2e: number;
  /** Largest swing first, then by name. */
  readonly bars: readonly TornadoBar[];
  /** Parameters that were left out because they lack a bound; never taken as "no influence". */
  readonly withoutBounds: readonly string[];
}

/**
 * One parameter at a time to its lower and upper end, all others as they are (one-way sensitivity; ISO 14044:2006,
 * 4.5.3.3). Parameters that are formulas follow from the others and have no bar.
 *
 * @param names the parameters; null for all that have a value
 */
export function tornado(
  request: SensitivityRequest,
  assessmentId: string,
  range: TornadoRange,
  names: readonly string[] | null = null,
): Outcome<Tornado> {
  if (range.kind === 'RELATIVE' && !(range.share > 0 && range.share <= 1))
    return refuse({
      code: 'RANGE_INVALID',
      field: 'share',
      subject: assessmentId,
      message: `A share of ${range.share} is no range.`,
      remedy: 'Give a share above 0, at most 1: 0.1 is ±10 %.',
    });
  const chosen = chosenParameters(request, assessmentId, names);
  if (!chosen.ok) return chosen;
  const ends = chosen.value.map((parameter) => ({ parameter, end: endsOf(parameter, range) }));
  const withEnds = ends.flatMap(({ parameter: { name }, end }) => (end === null ? [] : [{ name, ...end }]));
  const response = parameterResponse({ ...request, wanted: [assessmentId] });
  if (!response.ok) return response;
  const settings: Settings[] = [
    new Map(),
    ...withEnds.flatMap(({ name, low, high }) => [new Map([[name, low]]), new Map([[name, high]])]),
  ];
  const totals = response.value.totals(settings);
  if (!totals.ok) return totals;
  const known = totals.value.flatMap(([total]) => total ?? []);
  if (known.length < settings.length) return missingTotal(assessmentId);
  const [baseKgCo2e, ...others] = known;
  const bars = withEnds.map(({ name, low, high }, place): TornadoBar => {
    const [kgCo2eAtLow, kgCo2eAtHigh] = [others[2 * place]!, others[2 * place + 1]!];
    const all = [baseKgCo2e!, kgCo2eAtLow, kgCo2eAtHigh];
    const swing = Math.max(...all) - Math.min(...all);
    return { parameter: name, low, high, kgCo2eAtLow, kgCo2eAtHigh, swing };
  });
  return accept({
    assessmentId,
    baseKgCo2e: baseKgCo2e!,
    bars: bars.sort((a, b) => b.swing - a.swing || (a.parameter < b.parameter ? -1 : 1)),
    withoutBounds: ends.flatMap(({ parameter, end }) => (end === null ? [parameter.name] : [])),
  });
}

/** Parameters with a value that the assessment sees: its own go before common ones of the same name. */
function chosenParameters(
  { parameters: model }: SensitivityRequest,
  assessmentId: string,
  names: readonly string[] | null,
): Outcome<readonly Parameter[]> {
  const visible = new Map<string, Parameter>();
  const ofOthers = model.parameters.filter((one) => one.assessmentId === null);
  const own = model.parameters.filter((one) => one.assessmentId === assessmentId);
  for (const parameter of [...ofOthers, ...own]) visible.set(parameter.name, parameter);
  if (names === null) return accept([...visible.values()].filter(({ input }) => input.kind === 'VALUE'));
  const chosen: Parameter[] = [];
  for (const name of names) {
    const found = parameterNamed({ ...model, parameters: [...visible.values()] }, name);
    if (!found.ok) return found;
    chosen.push(found.value);
  }
  return accept(chosen.filter(({ input }) => input.kind === 'VALUE'));
}

function endsOf({ input, min, max }: Parameter, range: TornadoRange): { low: number; high: number } | null {
  if (range.kind === 'BOUNDS') return min === null || max === null ? null : { low: min, high: max };
  const value = input.kind === 'VALUE' ? input.value : 0;
  const distance = Math.abs(value) * range.share;
  return {
    low: Math.max(value - distance, min ?? Number.NEGATIVE_INFINITY),
    high: Math.min(value + distance, max ?? Number.POSITIVE_INFINITY),
  };
}
