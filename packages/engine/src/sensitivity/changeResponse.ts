import type { FootprintRequest } from '../footprint/calculateFootprints.ts';
import { accept, type Outcome, refuse } from '../outcome.ts';
import { changesOf } from '../scenario/changesOf.ts';
import { compilePortfolio } from '../scenario/portfolio/compilePortfolio.ts';
import type { Change } from '../scenario/scenario.ts';
import type { ParameterResponse, Settings } from './parameterResponse.ts';

/** The one number of a change that can be turned; null for changes that put something in place of something else. */
export function numberOfChange(change: Change): number | null {
  switch (change.kind) {
    case 'SCALE_AMOUNT':
      return change.amountFactor;
    case 'SET_RECYCLED_CONTENT':
      return change.recycledShare;
    case 'CHANGE_DISTANCE':
      return change.toDistanceKm;
    case 'CHANGE_TRANSPORT_MODE':
      return change.distanceFactor;
    case 'SET_AMOUNT':
      return change.toAmount;
    case 'SET_PARAMETER':
      return change.value;
    case 'REPLACE_FACTOR':
    case 'REPLACE_ACTIVITY':
    case 'REPLACE_SUPPLIER':
    case 'CHANGE_REGION':
    case 'REPLACE_INPUT':
      return null;
    default:
      return change satisfies never;
  }
}

/** The change with another number; unchanged where it has none. */
export function withNumber(change: Change, value: number): Change {
  switch (change.kind) {
    case 'SCALE_AMOUNT':
      return { ...change, amountFactor: value };
    case 'SET_RECYCLED_CONTENT':
      return { ...change, recycledShare: value };
    case 'CHANGE_DISTANCE':
      return { ...change, toDistanceKm: value };
    case 'CHANGE_TRANSPORT_MODE':
      return { ...change, distanceFactor: value };
    case 'SET_AMOUNT':
      return { ...change, toAmount: value };
    case 'SET_PARAMETER':
      return { ...change, value };
    case 'REPLACE_FACTOR':
    case 'REPLACE_ACTIVITY':
    case 'REPLACE_SUPPLIER':
    case 'CHANGE_REGION':
    case 'REPLACE_INPUT':
      return change;
    default:
      return change satisfies never;
  }
}

/**
 * Totals as a function of the numbers of changes, by their ids: the recycled share of one, the distance of another. A
 * scenario that does not have a change (and the base case) does not move with it.
 *
 * @param changeIds those that settings may name
 * @returns the refusal `CHANGE_WITHOUT_NUMBER` for a change that replaces one thing by another
 */
export function changeResponse(
  request: FootprintRequest,
  changeIds: readonly string[],
): Outcome<ParameterResponse> {
  const { scenario } = request;
  const own = scenario === null ? [] : changesOf(scenario).map(({ change }) => change);
  const turned = own.filter(({ id }) => changeIds.includes(id));
  for (const change of turned) if (numberOfChange(change) === null) return withoutNumber(change);
  const compiled = compilePortfolio(request);
  if (!compiled.ok) return compiled;
  const portfolio = compiled.value;
  const scenarioAt = (settings: Settings) => ({
    id: 'SETTING',
    changes: turned.map((change) => withNumber(change, settings.get(change.id) ?? numberOfChange(change)!)),
    ...(scenario !== null && { parent: scenario }),
  });
  return accept({
    totals(settings) {
      const totals = portfolio.totals(settings.map(scenarioAt));
      if (!totals.ok) return totals;
      return accept(
        settings.map((_, place) =>
          portfolio.assessmentIds.map((_id, assessment) => totals.value.total(place, assessment)),
        ),
      );
    },
  });
}

function withoutNumber({ id, kind }: Change): Outcome<never> {
  return refuse({
    code: 'CHANGE_WITHOUT_NUMBER',
    field: 'changeId',
    subject: id,
    message: `A change of the kind ${kind} has no number that could be turned.`,
    remedy: 'Choose one with an amount, a share, a distance or a parameter.',
  });
}
