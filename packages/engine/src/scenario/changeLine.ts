import { chooseFactor, type FactorChoice } from '../factor/chooseFactor.ts';
import type { Factor } from '../factor/factor.ts';
import type { FactorCatalogue } from '../factor/factorCatalogue.ts';
import { amountInDeclaredUnits } from '../inventory/amountInFactorUnit.ts';
import type { Assessment, InventoryLine, TransportMode } from '../inventory/inventory.ts';
import { sameDimension, unitRatio } from '../quantity/units.ts';
import { type Saying, say } from '../saying.ts';
import type { Change } from './scenario.ts';

/** The changed line and, where a factor was chosen for it, why that one; or a sentence that says what makes it impossible. */
export type Changed =
  | {
      readonly line: InventoryLine;
      readonly choice: FactorChoice | null;
      /** The part of the line that another factor carries from now on; absent while it is one. */
      readonly rest?: InventoryLine;
    }
  | Saying;

/** What a change may look up. */
export interface ChangeContext {
  readonly factors: FactorCatalogue;
  /** The assessments a line can be made to use; absent where no change does. */
  readonly assessments?: ReadonlyMap<string, Assessment>;
}

/** One change applied to one line that its selector matches. */
export function changeLine(line: InventoryLine, change: Change, context: ChangeContext): Changed {
  const { factors } = context;
  switch (change.kind) {
    case 'SCALE_AMOUNT':
      return withoutChoice(
        line.amount === null ? line : { ...line, amount: line.amount * change.amountFactor },
      );
    case 'REPLACE_FACTOR':
      return replaceFactor(line, change.toFactorId, factors);
    case 'REPLACE_ACTIVITY':
      return withActivity(line, change.toActivity, factors);
    case 'REPLACE_SUPPLIER': {
      const delivered = { ...line, supplierId: change.toSupplierId };
      return change.toRegion === null
        ? withoutChoice(delivered)
        : inRegion(delivered, change.toRegion, factors);
    }
    case 'CHANGE_REGION':
      return inRegion(line, change.toRegion, factors);
    case 'CHANGE_TRANSPORT_MODE':
      return byMode(line, change, factors);
    case 'CHANGE_DISTANCE':
      return overDistance(line, change.toDistanceKm);
    case 'SET_AMOUNT':
      return withAmount(line, change.toAmount, change.toUnit);
    case 'REPLACE_INPUT':
      return withInput(line, context.assessments?.get(change.toAssessmentId), change.toAssessmentId);
    case 'SET_RECYCLED_CONTENT':
      return withRecycled(line, change.toActivity, change.recycledShare, factors);
    case 'SET_PARAMETER':
      // Formulas are worked out before lines are changed.
      return withoutChoice(line);
    default:
      return change satisfies never;
  }
}

function withoutChoice(line: InventoryLine): Changed {
  return { line, choice: null };
}

function replaceFactor(line: InventoryLine, factorId: string, factors: FactorCatalogue): Changed {
  const unit = factors.byId(factorId)?.unit ?? '';
  if (!sameDimension(unit, inputUnit(line, factors)))
    return say(
      `The factor ${factorId} is per ${unit}; the line is in ${line.unit}.`,
      `排放因子 ${factorId} 以每 ${unit} 计，而清单行以 ${line.unit} 计。`,
    );
  return withoutChoice({ ...line, input: { kind: 'FACTOR', factorId } });
}

/** A line that states no region or year is taken to be where and when its factor is. */
function withActivity(
  line: InventoryLine,
  activity: string,
  factors: FactorCatalogue,
  transportMode: TransportMode | null = null,
): Changed {
  const current = factorOf(line, factors);
  const choice = chooseFactor(factors, {
    activity,
    region: line.region ?? current?.region ?? null,
    year: line.year ?? current?.year ?? null,
    unit: inputUnit(line, factors),
    transportMode,
  });
  if (!choice.ok) {
    return say(choice.refusals[0]!.message, `因子库中没有 ${activity} 的适用排放因子。`);
  }
  const { factor } = choice.value;
  if (factor === current) return withoutChoice(line);
  return { line: { ...line, input: { kind: 'FACTOR', factorId: factor.id } }, choice: choice.value };
}

/** The same activity elsewhere. A line that uses another assessment keeps it: that product is where it is. */
function inRegion(line: InventoryLine, region: string, factors: FactorCatalogue): Changed {
  const moved = { ...line, region };
  const factor = factorOf(line, factors);
  return factor === undefined ? withoutChoice(moved) : withActivity(moved, factor.activity, factors);
}

function byMode(
  line: InventoryLine,
  change: Extract<Change, { kind: 'CHANGE_TRANSPORT_MODE' }>,
  factors: FactorCatalogue,
): Changed {
  const { toActivity, toTransportMode, distanceFactor } = change;
  const unit = inputUnit(line, factors);
  if (!sameDimension(unit, 'tkm'))
    return say(
      `The line is not transport of goods: its emissions are per ${unit}.`,
      `该清单行不是货物运输：其排放以每 ${unit} 计。`,
    );
  const activity = toActivity ?? freightActivity(toTransportMode, factorOf(line, factors), factors);
  if (activity === null) {
    return say(`The library has no freight by ${toTransportMode}.`, `因子库中没有 ${toTransportMode} 货运。`);
  }
  const moved = withActivity(line, activity, factors, toActivity === null ? toTransportMode : null);
  if ('message' in moved) return moved;
  const carried: InventoryLine = {
    ...moved.line,
    transportMode: toTransportMode,
    distanceKm: line.distanceKm === null ? null : line.distanceKm * distanceFactor,
    // Tonne-kilometres grow with the distance; a mass does not.
    amount:
      line.amount !== null && sameDimension(line.unit, 'tkm') ? line.amount * distanceFactor : line.amount,
  };
  return { line: carried, choice: moved.choice };
}

function overDistance(line: InventoryLine, toDistanceKm: number): Changed {
  if (line.distanceKm === null)
    return say('The line states no distance to change.', '该清单行没有可更改的运输距离。');
  const moved = { ...line, distanceKm: toDistanceKm };
  if (line.amount === null || !sameDimension(line.unit, 'tkm')) return withoutChoice(moved);
  if (line.distanceKm === 0)
    return say(
      'The tonne-kilometres of the line are over 0 km; how they grow is not known.',
      '该清单行的吨公里对应 0 公里，无法按新距离换算。',
    );
  return withoutChoice({ ...moved, amount: (line.amount / line.distanceKm) * toDistanceKm });
}

function withAmount(line: InventoryLine, toAmount: number, toUnit: string): Changed {
  const ratio = unitRatio(toUnit, line.unit);
  if (ratio === null)
    return say(
      `An amount in ${toUnit} cannot stand in a line in ${line.unit}.`,
      `以 ${toUnit} 计的数量不能用于以 ${line.unit} 计的清单行。`,
    );
  return withoutChoice({ ...line, amount: toAmount * ratio });
}

function withInput(line: InventoryLine, used: Assessment | undefined, assessmentId: string): Changed {
  if (used === undefined)
    return say(`There is no assessment ${assessmentId}.`, `找不到评价 ${assessmentId}。`);
  const { declaredUnit, massKg } = used;
  if (amountInDeclaredUnits({ ...line, amount: line.amount ?? 1 }, { ...declaredUnit, massKg }) === null)
    return say(
      `An amount in ${line.unit} is not an amount of something declared per ${declaredUnit.unit}.`,
      `以 ${line.unit} 计的数量不能用于以 ${declaredUnit.unit} 为声明单位的产品。`,
    );
  return withoutChoice({
    ...line,
    input: { kind: 'ASSESSMENT', assessmentId },
    supplierId: used.supplierId ?? line.supplierId,
    region: used.region ?? line.region,
  });
}

/** A share of the amount by the recycled activity, the rest as it was. */
function withRecycled(
  line: InventoryLine,
  toActivity: string,
  share: number,
  factors: FactorCatalogue,
): Changed {
  if (factorOf(line, factors)?.activity === toActivity || share === 0) return withoutChoice(line);
  const recycled = withActivity(line, toActivity, factors);
  if ('message' in recycled || share === 1 || line.amount === null) return recycled;
  return {
    line: { ...line, amount: line.amount * (1 - share) },
    rest: { ...recycled.line, amount: line.amount * share },
    choice: recycled.choice,
  };
}

/**
 * The plainest freight of a mode: of the same boundary as the line's factor if there is one, called after the mode if one
 * is (`freight-road` rather than `freight-van`), then the shortest word.
 */
function freightActivity(
  mode: TransportMode,
  current: Factor | undefined,
  factors: FactorCatalogue,
): string | null {
  const ofMode = factors.factors.filter(
    (factor) =>
      factor.transportMode === mode &&
      factor.activity.startsWith('freight-') &&
      sameDimension(factor.unit, 'tkm'),
  );
  const sameBoundary = ofMode.filter((factor) => factor.boundary === current?.boundary);
  const candidates = sameBoundary.length > 0 ? sameBoundary : ofMode;
  const modeName = `freight-${mode.toLowerCase().replaceAll('_', '-')}`;
  const rank = (activity: string) => (activity.startsWith(modeName) ? 0 : 1);
  const [plainest] = [...new Set(candidates.map(({ activity }) => activity))].sort(
    (a, b) => rank(a) - rank(b) || a.length - b.length || (a < b ? -1 : 1),
  );
  return plainest ?? null;
}

function factorOf(line: InventoryLine, factors: FactorCatalogue): Factor | undefined {
  return line.input.kind === 'FACTOR' ? factors.byId(line.input.factorId) : undefined;
}

/** The unit the emissions of the line are counted per: a mass carried over a distance counts per tonne-kilometre. */
function inputUnit(line: InventoryLine, factors: FactorCatalogue): string {
  const factor = factorOf(line, factors);
  if (factor !== undefined) return factor.unit;
  return line.distanceKm !== null && sameDimension(line.unit, 'kg') ? 'tkm' : line.unit;
}
