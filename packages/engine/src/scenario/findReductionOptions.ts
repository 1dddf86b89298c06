import type { FactorCatalogue } from '../factor/factorCatalogue.ts';
import type { CalculatedAssessment, InventoryLine } from '../inventory/inventory.ts';
import { sameDimension } from '../quantity/units.ts';
import { movesGoods } from './movesGoods.ts';
import type { Alternative } from './recommend.ts';
import type { Change } from './scenario.ts';
import { EVERY_LINE } from './selects.ts';

export type ReductionKind =
  | 'CLEANER_ENERGY'
  | 'RECYCLED_CONTENT'
  | 'OTHER_SUPPLIER'
  | 'OTHER_TRANSPORT_MODE'
  | 'HIGHER_YIELD'
  /** Anything the caller knows of: a longer lifetime as a parameter, say. */
  | 'OWN';

/** Something that can be done, as the changes of a scenario. */
export interface ReductionOption {
  readonly id: string;
  readonly kind: ReductionKind;
  readonly changes: readonly Change[];
  /** Per declared unit, in any one currency; negative when it saves money; null when it is not known. */
  readonly cost: number | null;
}

/** An assessment that can take the place of another: the same function, made by somebody else. */
export interface Substitute {
  readonly fromAssessmentId: string;
  readonly toAssessmentId: string;
}

export interface ReductionSources {
  readonly factors: FactorCatalogue;
  /** Activities that are known to do the same. */
  readonly alternatives: readonly Alternative[];
  readonly substitutes: readonly Substitute[];
}

/** Of a material: what post-consumer supply commonly allows without another alloy or grade. */
const RECYCLED_SHARE = 0.5;
/** A twentieth less of a material: scrap that good practice avoids. */
const BETTER_YIELD = 0.95;
const SLOWER_MODES = [
  { from: 'AIR', to: 'SEA', distanceFactor: 1.6 },
  { from: 'ROAD', to: 'RAIL', distanceFactor: 1.1 },
] as const;

/**
 * Options that keep the function of a product: the same activity from a cleaner source, recycled material of the same
 * kind, the same part from somebody else, a slower mode over the same relation, less scrap. What the user of the product
 * decides (its use and its end of life) is left alone. Lines that the same option concerns are in one.
 */
export function findReductionOptions(
  assessment: CalculatedAssessment,
  sources: ReductionSources,
): readonly ReductionOption[] {
  const lines = assessment.lines.filter(isDecidedByMaker);
  return [
    ...activityOptions(lines, sources),
    ...substituteOptions(lines, sources),
    ...modeOptions(lines, sources),
    ...yieldOptions(lines, sources),
  ];
}

function activityOptions(
  lines: readonly InventoryLine[],
  { alternatives, factors }: ReductionSources,
): ReductionOption[] {
  return alternatives.flatMap(({ fromActivity, toActivity }) => {
    const own = lines.filter((line) => factorOf(line, factors)?.activity === fromActivity);
    const isRecycled = toActivity.endsWith('-recycled');
    const change = isRecycled
      ? ({ kind: 'SET_RECYCLED_CONTENT', toActivity, recycledShare: RECYCLED_SHARE } as const)
      : ({ kind: 'REPLACE_ACTIVITY', toActivity } as const);
    return optionOf(
      `${fromActivity}→${toActivity}`,
      isRecycled ? 'RECYCLED_CONTENT' : 'CLEANER_ENERGY',
      own,
      change,
    );
  });
}

function substituteOptions(
  lines: readonly InventoryLine[],
  { substitutes }: ReductionSources,
): ReductionOption[] {
  return substitutes.flatMap(({ fromAssessmentId, toAssessmentId }) => {
    const own = lines.filter(
      ({ input }) => input.kind === 'ASSESSMENT' && input.assessmentId === fromAssessmentId,
    );
    const change = { kind: 'REPLACE_INPUT', toAssessmentId } as const;
    return optionOf(`${fromAssessmentId}→${toAssessmentId}`, 'OTHER_SUPPLIER', own, change);
  });
}

function modeOptions(lines: readonly InventoryLine[], { factors }: ReductionSources): ReductionOption[] {
  return SLOWER_MODES.flatMap(({ from, to, distanceFactor }) => {
    const own = lines.filter(
      (line) => (line.transportMode ?? factorOf(line, factors)?.transportMode) === from,
    );
    const change = {
      kind: 'CHANGE_TRANSPORT_MODE',
      toTransportMode: to,
      toActivity: null,
      distanceFactor,
    } as const;
    return optionOf(`${from}→${to}`, 'OTHER_TRANSPORT_MODE', own, change);
  });
}

/** Only what is counted by mass can be scrap: half a motor is no motor. A load counted by its mass is no material. */
function yieldOptions(lines: readonly InventoryLine[], { factors }: ReductionSources): ReductionOption[] {
  const own = lines.filter(
    (line) =>
      line.stage === 'MATERIALS' &&
      line.input.kind === 'FACTOR' &&
      isMass(line.unit) &&
      !movesGoods(line, factorOf(line, factors)),
  );
  return optionOf('yield', 'HIGHER_YIELD', own, { kind: 'SCALE_AMOUNT', amountFactor: BETTER_YIELD });
}

function isMass(unit: string): boolean {
  return sameDimension(unit, 'kg');
}

/** Leaves the union of changes intact, unlike `Omit`. */
type Action<C = Change> = C extends unknown ? Omit<C, 'id' | 'selector'> : never;

function optionOf(
  id: string,
  kind: ReductionKind,
  lines: readonly InventoryLine[],
  action: Action,
): ReductionOption[] {
  if (lines.length === 0) return [];
  const selector = { ...EVERY_LINE, lineIds: lines.map((line) => line.id) };
  return [{ id, kind, changes: [{ id, selector, ...action } as Change], cost: null }];
}

/** What a user's socket delivers or a town does with its waste is not the maker's to change. */
function isDecidedByMaker({ stage }: InventoryLine): boolean {
  return stage !== 'USE' && stage !== 'END_OF_LIFE' && stage !== 'BEYOND_BOUNDARY';
}

function factorOf({ input }: InventoryLine, factors: FactorCatalogue) {
  return input.kind === 'FACTOR' ? factors.byId(input.factorId) : undefined;
}
