import { say } from '../saying.ts';
import { co2OfCarbon, minus, sumOf, times } from './decimal.ts';
import {
  emptyFigures,
  FIGURES,
  type FigureName,
  findStage,
  type Loss,
  type ReceivedFootprint,
  type StageFigures,
} from './receivedFootprint.ts';

const CLAUSE = 'EN 15804+A2, 6.3.5';

/** Cradle to gate in one set of figures, packaging inside when it is counted; with what had to be worked out for that. */
export function gateFigures(footprint: ReceivedFootprint): {
  readonly figures: StageFigures | null;
  readonly losses: readonly Loss[];
} {
  const whole = findStage(footprint, 'A1-A3');
  const packaging = findStage(footprint, 'PACKAGING');
  const modules = (['A1', 'A2', 'A3'] as const).map((stage) => findStage(footprint, stage));
  const parts = modules.filter((stage): stage is StageFigures => stage !== undefined);
  if (whole === undefined && parts.length < modules.length) return { figures: null, losses: [] };
  const added = [...(whole === undefined ? parts : [whole]), ...(packaging === undefined ? [] : [packaging])];
  const losses: Loss[] = [];
  if (added.length > 1)
    losses.push({
      kind: 'DERIVED',
      field: 'A1-A3',
      rule: say(
        `The sum of ${added.map(({ stage }) => stage).join(' + ')}; a figure that one of them lacks stays out.`,
        `${added.map(({ stage }) => stage).join(' + ')} 之和；任一阶段缺少的数值不计算。`,
      ),
      clause: CLAUSE,
    });
  return { figures: addFigures(added), losses };
}

/** A figure is the sum where all have it, and unknown where one lacks it: a gap never counts as 0. */
function addFigures(stages: readonly StageFigures[]): StageFigures {
  if (stages.length === 1) return { ...stages[0]!, stage: 'A1-A3' };
  const sums = FIGURES.map((figure) => {
    const values = stages.map((stage) => stage[figure]);
    return [figure, values.includes(null) ? null : sumOf(values as string[])];
  });
  return { ...emptyFigures('A1-A3'), ...Object.fromEntries(sums) };
}

/**
 * The terms of PACT and Catena-X from those of an EPD, where they are not stated: uptake from the carbon in the product,
 * the total without uptake from the other total.
 */
export function withBiogenicTerms(
  figures: StageFigures,
  footprint: ReceivedFootprint,
): { readonly figures: StageFigures; readonly losses: readonly Loss[] } {
  const losses: Loss[] = [];
  const derived: Partial<Record<FigureName, string>> = {};
  const derive = (
    figure: FigureName,
    value: string,
    kind: Loss['kind'],
    en: string,
    zh: string,
    clause: string,
  ) => {
    derived[figure] = value;
    losses.push({ kind, field: `A1-A3.${figure}`, rule: say(en, zh), clause });
  };
  const { biogenicCarbon } = footprint;
  if (figures.biogenicUptake === null && biogenicCarbon !== null)
    derive(
      ...(['biogenicUptake', times(co2OfCarbon(biogenicCarbon), -1), 'DERIVED'] as const),
      ...([
        '−44/12 × biogenic carbon content.',
        '−44/12 × 生物源碳含量。',
        'PACT methodology v3, 3.3.2.4',
      ] as const),
    );
  const uptake = derived.biogenicUptake ?? figures.biogenicUptake;
  const { totalIncludingUptake: including, totalExcludingUptake: excluding, biogenicNet } = figures;
  if (excluding === null && including !== null && uptake !== null)
    derive(
      ...(['totalExcludingUptake', minus(including, uptake), 'DERIVED'] as const),
      ...([
        'Total including uptake minus uptake.',
        '含吸收总量减去吸收量。',
        'PACT v3, CarbonFootprint',
      ] as const),
    );
  if (including === null && excluding !== null && uptake !== null)
    derive(
      ...(['totalIncludingUptake', sumOf([excluding, uptake]), 'DERIVED'] as const),
      ...([
        'Total excluding uptake plus uptake.',
        '不含吸收总量加吸收量。',
        'PACT v3, CarbonFootprint',
      ] as const),
    );
  if (figures.biogenicNonCo2 === null && biogenicNet !== null && uptake !== null)
    derive(
      ...(['biogenicNonCo2', minus(biogenicNet, uptake), 'APPROXIMATED'] as const),
      'The balance of an EPD minus the uptake: it also holds biogenic CO2 released before the gate.',
      'EPD 生物源净值减去吸收量：其中还含出厂前释放的生物源 CO2。',
      'EN 15804+A2, annex C',
    );
  return { figures: { ...figures, ...derived }, losses };
}

/** The balance of uptake and release that an EPD states, from the terms of PACT. */
export function withBiogenicBalance(figures: StageFigures): {
  readonly figures: StageFigures;
  readonly losses: readonly Loss[];
} {
  const { biogenicNet, biogenicUptake, biogenicNonCo2, landManagementCo2, landManagementRemovals } = figures;
  if (biogenicNet !== null || biogenicUptake === null || biogenicNonCo2 === null)
    return { figures, losses: [] };
  const terms = [biogenicUptake, biogenicNonCo2, landManagementCo2, landManagementRemovals];
  return {
    figures: { ...figures, biogenicNet: sumOf(terms.flatMap((term) => term ?? [])) },
    losses: [
      {
        kind: 'DERIVED',
        field: `${figures.stage}.biogenicNet`,
        rule: say(
          'Uptake + biogenic emissions other than CO2 + land management, as stated.',
          '吸收量 + 生物源非 CO2 排放 + 土地管理（均按声明值）。',
        ),
        clause: 'EN 15804+A2, annex C',
      },
    ],
  };
}
