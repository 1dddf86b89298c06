import type { Boundary, Stage } from '../inventory/stage.ts';
import { accept, type Outcome, refuse } from '../outcome.ts';
import { isKnownUnit } from '../quantity/units.ts';
import { say } from '../saying.ts';
import { signOf, sumOf, toNumber } from './decimal.ts';
import { withBiogenicTerms } from './gateFigures.ts';
import {
  findStage,
  type InterchangeStage,
  type Loss,
  type ReceivedFootprint,
  type StageFigures,
} from './receivedFootprint.ts';

export interface ArrivingValue {
  readonly stage: Stage;
  /** The module or stage of the document. */
  readonly module: InterchangeStage;
  /** kg CO2e per declared unit, without biogenic uptake. */
  readonly kgCo2e: number;
}

/** What of a received footprint becomes a declared assessment. */
export interface DeclaredValues {
  readonly declaredUnit: string;
  readonly declaredUnitAmount: number;
  readonly boundary: Boundary;
  readonly gwpSet: 'AR4' | 'AR5' | 'AR6' | null;
  readonly values: readonly ArrivingValue[];
  readonly losses: readonly Loss[];
}

/**
 * Received figures as Cradle counts them: without biogenic uptake (decision 0008), one value a stage or module. A total of A1 to
 * A3 is `UNSPLIT`: nothing says what of it is material.
 *
 * @returns refusals UNIT_UNKNOWN, TOTAL_MISSING
 */
export function declaredValues(footprint: ReceivedFootprint): Outcome<DeclaredValues> {
  const { declaredUnit, declaredUnitAmount, gwpSets } = footprint;
  if (
    declaredUnit === null ||
    declaredUnitAmount === null ||
    !isKnownUnit(declaredUnit) ||
    signOf(declaredUnitAmount) <= 0
  )
    return refuse({
      code: 'UNIT_UNKNOWN',
      field: 'document',
      subject: declaredUnit ?? '',
      message: 'The declared unit or its amount is missing or unknown.',
      remedy: 'Ask the sender for the unit the figures are for.',
    });
  const losses: Loss[] = [];
  const values = stagesToTake(footprint).flatMap((figures) => {
    const total = withoutUptake(figures, footprint, losses);
    return total === null
      ? []
      : [{ stage: stageOf(figures.stage), module: figures.stage, kgCo2e: toNumber(total) }];
  });
  if (!values.some(({ module }) => module.startsWith('A1') || module === 'A3'))
    return refuse({
      code: 'TOTAL_MISSING',
      field: 'document',
      subject: '',
      message: 'No total without biogenic uptake is stated for A1 to A3, and none can be derived.',
      remedy: 'Ask for the total, or for fossil emissions and land use change.',
    });
  return accept({
    declaredUnit,
    declaredUnitAmount: toNumber(declaredUnitAmount),
    boundary: boundaryOf(values),
    gwpSet: GWP_SETS.find((set) => set === gwpSets[0]) ?? null,
    values,
    losses,
  });
}

const GWP_SETS = ['AR4', 'AR5', 'AR6'] as const;

/** A1, A2 and A3 where all are stated, else their sum: never both. */
function stagesToTake(footprint: ReceivedFootprint): readonly StageFigures[] {
  const parts = (['A1', 'A2', 'A3'] as const).map((stage) => findStage(footprint, stage));
  const isDivided = parts.every((part) => part !== undefined);
  return footprint.stages.filter(({ stage }) =>
    stage === 'A1-A3' ? !isDivided : isDivided || !['A1', 'A2', 'A3'].includes(stage),
  );
}

function withoutUptake(figures: StageFigures, footprint: ReceivedFootprint, losses: Loss[]): string | null {
  if (figures.totalExcludingUptake !== null) return figures.totalExcludingUptake;
  const isWhole = figures.stage === 'A1-A3';
  const derived = isWhole ? withBiogenicTerms(figures, footprint) : null;
  const total = derived?.figures.totalExcludingUptake ?? null;
  if (total !== null) {
    losses.push(...derived!.losses);
    return total;
  }
  const { fossil, landUseChange, biogenicNonCo2 } = figures;
  if (fossil === null) return null;
  losses.push({
    kind: 'APPROXIMATED',
    field: `${figures.stage}.totalExcludingUptake`,
    rule: say(
      'Fossil emissions and land use change; biogenic methane, where there is some, is not in it.',
      '化石排放与土地利用变化之和；如有生物源甲烷，则未含其中。',
    ),
    clause: 'EN 15804+A2, annex C',
  });
  return sumOf([fossil, landUseChange, biogenicNonCo2].flatMap((value) => value ?? []));
}

function stageOf(module: InterchangeStage): Stage {
  if (module === 'A1-A3') return 'UNSPLIT';
  if (module === 'A1' || module === 'A2') return 'MATERIALS';
  if (module === 'A3' || module === 'PACKAGING') return 'PRODUCTION';
  if (module === 'A4') return 'DISTRIBUTION';
  if (module === 'A5') return 'INSTALLATION';
  if (module === 'D') return 'BEYOND_BOUNDARY';
  return module.startsWith('B') ? 'USE' : 'END_OF_LIFE';
}

function boundaryOf(values: readonly ArrivingValue[]): Boundary {
  const has = (stage: Stage) => values.some((value) => value.stage === stage);
  if (has('USE') || has('END_OF_LIFE')) return 'CRADLE_TO_GRAVE';
  return has('DISTRIBUTION') || has('INSTALLATION') ? 'CRADLE_TO_CUSTOMER' : 'CRADLE_TO_GATE';
}
