import type { FootprintRequest } from '../footprint/calculateFootprints.ts';
import { accept, type Outcome, refuse } from '../outcome.ts';
import { numberOfChange, withNumber } from '../scenario/changeNumber.ts';
import { changesOf } from '../scenario/changesOf.ts';
import { compilePortfolio } from '../scenario/portfolio/compilePortfolio.ts';
import type { Change } from '../scenario/scenario.ts';
import type { ParameterResponse, Settings } from './parameterResponse.ts';

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
