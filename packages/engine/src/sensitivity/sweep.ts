import { accept, type Outcome, refuse } from '../outcome.ts';
import { parameterNamed, parameterResponse, type SensitivityRequest } from './parameterResponse.ts';

/** A parameter and the values it goes through. */
export interface SweepAxis {
  readonly parameter: string;
  readonly values: readonly number[];
}

/** Footprints over a grid. */
export interface Sweep {
  readonly axes: readonly SweepAxis[];
  readonly assessmentIds: readonly string[];
  /**
   * kg CO2e per declared unit by point, then by assessment; null where only gaps are. Points go through the values of the
   * last axis first.
   */
  readonly totals: readonly (readonly (number | null)[])[];
}

const LARGEST_GRID = 10_000;

/**
 * Calculates the wanted assessments at every point of a grid over one parameter or two; all others keep their values.
 *
 * @returns refusals `SWEEP_INVALID` (no axis, more than two, one parameter twice, no value, too many points) and those of
 *   the calculation
 */
export function sweep(request: SensitivityRequest, axes: readonly SweepAxis[]): Outcome<Sweep> {
  const points = axes.reduce((product, { values }) => product * values.length, 1);
  const names = new Set(axes.map(({ parameter }) => parameter));
  if (axes.length < 1 || axes.length > 2 || names.size < axes.length || points < 1 || points > LARGEST_GRID)
    return refuse({
      code: 'SWEEP_INVALID',
      field: 'axes',
      subject: [...names].join(', '),
      message: `${axes.length} axes of ${axes.map(({ values }) => values.length).join(' × ')} values cannot be swept.`,
      remedy: `Give one parameter or two different ones, and 1 to ${LARGEST_GRID} points in all.`,
    });
  for (const { parameter } of axes) {
    const known = parameterNamed(request.parameters, parameter);
    if (!known.ok) return known;
  }
  const response = parameterResponse(request);
  if (!response.ok) return response;
  const totals = response.value.totals(gridOf(axes));
  return totals.ok ? accept({ axes, assessmentIds: request.wanted, totals: totals.value }) : totals;
}

function gridOf(axes: readonly SweepAxis[]): readonly ReadonlyMap<string, number>[] {
  return axes.reduce<readonly ReadonlyMap<string, number>[]>(
    (points, { parameter, values }) =>
      points.flatMap((point) => values.map((value) => new Map([...point, [parameter, value]]))),
    [new Map()],
  );
}

/** Values from one end to the other at equal distances, both ends included; at least 2. */
export function spaced(from: number, to: number, count: number): readonly number[] {
  return Array.from({ length: count }, (_, place) =>
    place === count - 1 ? to : from + ((to - from) * place) / (count - 1),
  );
}
