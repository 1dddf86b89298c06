import type { EmissionClass } from '../footprint/footprint.ts';
import type { Stage } from '../inventory/stage.ts';
import { say } from '../saying.ts';
import { decimalOf, signOf, sumOf } from './decimal.ts';
import {
  emptyFigures,
  emptyFootprint,
  type InterchangeStage,
  type Loss,
  type ReceivedFootprint,
  type StageFigures,
} from './receivedFootprint.ts';

/** Contributions of one stage and emission class, added up. */
export interface ClassSum {
  readonly stage: Stage;
  readonly emissionClass: EmissionClass;
  /** kg CO2e per declared unit; null where only gaps are. */
  readonly kgCo2e: number | null;
  readonly hasGap: boolean;
  /** Whether CO2 of plants is among them: its mass is known and counts 0 (decision 0008). */
  readonly hasBiogenicCo2: boolean;
}

export interface OwnFootprint {
  /** What the assessment and its product state, in the words of the interchange model. */
  readonly stated: Partial<Omit<ReceivedFootprint, 'stages'>>;
  readonly sums: readonly ClassSum[];
  /** Declared totals are not divided into fossil and other emissions. */
  readonly isDeclared: boolean;
}

/** Which modules a stage is; use and end of life are not divided in Cradle. */
const MODULES: Readonly<Record<Stage, InterchangeStage | null>> = {
  MATERIALS: 'A1-A3',
  PRODUCTION: 'A1-A3',
  DISTRIBUTION: 'A4',
  INSTALLATION: 'A5',
  USE: null,
  END_OF_LIFE: null,
  BEYOND_BOUNDARY: 'D',
  UNSPLIT: null,
};

/**
 * Cradle's own footprint as it would have been received. A stage with a gap states no figure: a partial sum is never sent as
 * the whole. The total without uptake is Cradle's total; the one with uptake equals it only where no CO2 of plants occurs.
 */
export function ownFootprint({ stated, sums, isDeclared }: OwnFootprint): {
  readonly footprint: ReceivedFootprint;
  readonly losses: readonly Loss[];
} {
  const losses: Loss[] = [];
  const byModule = new Map<InterchangeStage, ClassSum[]>();
  for (const sum of sums) {
    const gateOfUnsplit = sum.stage === 'UNSPLIT' && stated.boundary === 'CRADLE_TO_GATE' ? 'A1-A3' : null;
    const module = MODULES[sum.stage] ?? gateOfUnsplit;
    if (module !== null) byModule.set(module, [...(byModule.get(module) ?? []), sum]);
    else if (!losses.some(({ field }) => field === sum.stage)) losses.push(undivided(sum.stage));
  }
  const statesUptake = signOf(stated.biogenicCarbon ?? '0') > 0;
  const stages = [...byModule].map(([module, ofModule]) =>
    figuresOf(module, ofModule, { isDeclared, statesUptake: statesUptake && module === 'A1-A3' }, losses),
  );
  const footprint = { ...emptyFootprint(), ...stated, stages };
  return { footprint, losses };
}

function figuresOf(
  stage: InterchangeStage,
  sums: readonly ClassSum[],
  { isDeclared, statesUptake }: { readonly isDeclared: boolean; readonly statesUptake: boolean },
  losses: Loss[],
): StageFigures {
  if (sums.some(({ hasGap, kgCo2e }) => hasGap || kgCo2e === null)) {
    losses.push({
      kind: 'NOT_STATED',
      field: stage,
      rule: say(
        'A number is missing in this stage: a partial sum is not sent as the whole.',
        '该阶段缺少数值：不以部分之和充当总量。',
      ),
      clause: '',
    });
    return emptyFigures(stage);
  }
  const of = (emissionClass: EmissionClass) => {
    const values = sums
      .filter((sum) => sum.emissionClass === emissionClass)
      .map(({ kgCo2e }) => decimalOf(kgCo2e!));
    return values.length === 0 ? null : sumOf(values);
  };
  const total = sumOf(sums.map(({ kgCo2e }) => decimalOf(kgCo2e!)));
  // Plants' carbon in the product has been taken up: the writer works the uptake out of its content.
  const hasUptake = statesUptake || sums.some(({ hasBiogenicCo2 }) => hasBiogenicCo2);
  if (!hasUptake)
    losses.push({
      kind: 'APPROXIMATED',
      field: `${stage}.totalIncludingUptake`,
      rule: say(
        'No CO2 of plants is recorded in any contribution: the total with uptake is taken as the total.',
        '任何贡献中均无生物源 CO2 记录：含吸收总量取与总量相同。',
      ),
      clause: '',
    });
  return {
    ...emptyFigures(stage),
    totalExcludingUptake: total,
    totalIncludingUptake: hasUptake ? null : total,
    fossil: isDeclared ? null : of('FOSSIL'),
    landUseChange: isDeclared ? null : of('LAND_USE'),
    biogenicNonCo2: isDeclared ? null : of('BIOGENIC'),
  };
}

function undivided(stage: Stage): Loss {
  return {
    kind: 'NOT_CARRIED',
    field: stage,
    rule: say(
      'Cradle does not divide this stage into the modules of EN 15804.',
      'Cradle 未将该阶段细分为 EN 15804 模块。',
    ),
    clause: 'EN 15804+A2, 6.2',
  };
}
