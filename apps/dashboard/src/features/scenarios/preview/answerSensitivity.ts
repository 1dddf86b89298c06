import {
  accept,
  breakEven,
  breakEvenOfChange,
  changeResponse,
  type FootprintRequest,
  lineTornado,
  type Outcome,
  type ParameterModel,
  parameterResponse,
  type Scenario,
  spaced,
  tornado,
} from '@cradle/engine';
import type { SwingBar, Swings, Tie, TieQuestion } from './previewTypes.ts';

/** Lines go this share down and up; parameters go to their bounds. */
export const LINE_SHARE = 0.1;
const MOST_LINES = 10;
const SERIES_POINTS = 61;
const NO_PARAMETERS: ParameterModel = { parameters: [], formulas: [] };

/** What moves one footprint most: parameters over their bounds and the largest lines by a tenth. */
export function answerSwings(
  request: Omit<FootprintRequest, 'wanted'>,
  assessmentId: string,
): Outcome<Swings> {
  const parameters = request.parameters ?? NO_PARAMETERS;
  const ofParameters = tornado({ ...request, wanted: [assessmentId], parameters }, assessmentId, {
    kind: 'BOUNDS',
  });
  if (!ofParameters.ok) return ofParameters;
  const ofLines = lineTornado(request, assessmentId, LINE_SHARE, MOST_LINES);
  if (!ofLines.ok) return ofLines;
  const bars: SwingBar[] = [
    ...ofParameters.value.bars
      .filter(({ swing }) => swing > 0)
      .map(({ parameter, ...bar }) => ({ ...bar, kind: 'PARAMETER' as const, key: parameter })),
    ...ofLines.value.bars.map(({ lineId, ...bar }) => ({
      ...bar,
      kind: 'LINE' as const,
      key: lineId,
      low: null,
      high: null,
    })),
  ];
  return accept({
    baseKgCo2e: ofLines.value.baseKgCo2e,
    bars: bars.sort((a, b) => b.swing - a.swing || (a.key < b.key ? -1 : 1)),
  });
}

/** Where the draft ties with another product or scenario. */
export function answerTie(
  request: Omit<FootprintRequest, 'wanted' | 'scenario'>,
  draft: Scenario,
  tree: ReadonlyMap<string, Scenario>,
  { assessmentId, against, dial }: TieQuestion,
): Outcome<Tie> {
  const parameters = request.parameters ?? NO_PARAMETERS;
  const sides = [
    { assessmentId, scenario: draft },
    {
      assessmentId: against.assessmentId,
      scenario: against.scenarioId === null ? null : (tree.get(against.scenarioId) ?? null),
    },
  ] as const;
  const { key, from, to } = dial;
  const result =
    dial.kind === 'PARAMETER'
      ? breakEven({ ...request, parameters }, ...sides, { parameter: key, from, to })
      : breakEvenOfChange(request, ...sides, { changeId: key, from, to });
  if (!result.ok) return result;
  const values = spaced(from, to, SERIES_POINTS);
  const settings = values.map((value) => new Map([[key, value]]));
  const curves: (readonly (number | null)[])[] = [];
  for (const side of sides) {
    const about = { ...request, wanted: [side.assessmentId], scenario: side.scenario };
    const response =
      dial.kind === 'PARAMETER' ? parameterResponse({ ...about, parameters }) : changeResponse(about, [key]);
    if (!response.ok) return response;
    const totals = response.value.totals(settings);
    if (!totals.ok) return totals;
    curves.push(totals.value.map(([total]) => total ?? null));
  }
  return accept({
    result: result.value,
    series: values.map((value, place) => ({
      value,
      first: curves[0]![place]!,
      second: curves[1]![place]!,
    })),
  });
}
