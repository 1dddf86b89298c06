import { characterise } from '../../factor/characterise.ts';
import type { FactorCatalogue } from '../../factor/factorCatalogue.ts';
import type { GwpSet } from '../../factor/gwp.ts';
import type { InventoryLine } from '../../inventory/inventory.ts';
import { sameDimension, unitRatio } from '../../quantity/units.ts';
import { type ChangeContext, changeLine } from '../changeLine.ts';
import type { Change } from '../scenario.ts';
import type { LineKind } from './lineKind.ts';

/* What becomes of amount and distance, one step after the other; the same operations as in changeLine, so the same bits. */
export const SCALE_AMOUNT = 0;
export const SET_AMOUNT = 1;
export const SCALE_DISTANCE = 2;
export const SET_DISTANCE = 3;
/** Amount and distance of tonne-kilometres; over 0 km nothing happens. */
export const STRETCH = 4;

/** Emissions per amount of a line: what of it does not depend on the numbers of the line. */
export interface LineEmission {
  /** Whether the amount is a mass that is carried: amount × toTonnes × distance × ratio. Otherwise amount × ratio. */
  readonly isCarried: boolean;
  readonly toTonnes: number;
  readonly ratio: number;
  /** kg CO2e per unit of the factor, gas by gas; what the GWP set does not know is left out. */
  readonly flows: Float64Array;
  /** Gaps of the line while it has an amount; without one it is a single gap. */
  readonly gaps: number;
  /** Whether nothing can be calculated, whatever the amount. */
  readonly isGap: boolean;
}

/** How the rows of a line follow from its amount and distance. */
export interface LineEffect {
  readonly steps: readonly number[];
  readonly operands: readonly number[];
  readonly emission: LineEmission;
  /** The part of the line that another factor carries. */
  readonly rest: LineEffect | null;
}

/** Emissions of lines, each sort of them worked out once. */
export type LineEmissions = (line: InventoryLine, gwpSet: GwpSet) => LineEmission;

/** The effect of some changes, in order, on the lines of a kind; of none, the line as it is. */
export function effectOf(
  kind: LineKind,
  changes: readonly Change[],
  context: ChangeContext,
  emissions: LineEmissions,
): LineEffect {
  const scaled = scalingOnly(kind, changes);
  if (scaled !== null) return scaled;
  let parts: readonly Part[] = [{ line: kind.sample, steps: [] }];
  for (const change of changes) parts = parts.flatMap((part) => changedPart(part, change, context));
  const effect = ({ line, steps }: Part, rest: LineEffect | null): LineEffect => ({
    steps: steps.map(([code]) => code),
    operands: steps.map(([, operand]) => operand),
    emission: emissions(line, kind.gwpSet),
    rest,
  });
  // Built from the last part on, so that each can hold the next.
  const rest = parts.slice(1).reduceRight<LineEffect | null>((next, part) => effect(part, next), null);
  return effect(parts[0]!, rest);
}

/** Most changes scale: they leave the emissions of the kind, and need no line to be changed to see it. */
function scalingOnly({ emission }: LineKind, changes: readonly Change[]): LineEffect | null {
  const operands: number[] = [];
  for (const change of changes) {
    if (change.kind !== 'SCALE_AMOUNT') return null;
    operands.push(change.amountFactor);
  }
  return { steps: operands.map(() => SCALE_AMOUNT), operands, emission, rest: null };
}

type Step = readonly [code: number, operand: number];
interface Part {
  readonly line: InventoryLine;
  readonly steps: readonly Step[];
}

function changedPart({ line, steps }: Part, change: Change, context: ChangeContext): Part[] {
  const result = changeLine(line, change, context);
  if ('message' in result) return [{ line, steps }];
  const own = result.rest === undefined ? stepsOf(line, change) : splitSteps(change, true);
  const part = { line: result.line, steps: [...steps, ...own] };
  return result.rest === undefined
    ? [part]
    : [part, { line: result.rest, steps: [...steps, ...splitSteps(change, false)] }];
}

function stepsOf(line: InventoryLine, change: Change): Step[] {
  const isFreight = sameDimension(line.unit, 'tkm');
  switch (change.kind) {
    case 'SCALE_AMOUNT':
      return line.amount === null ? [] : [[SCALE_AMOUNT, change.amountFactor]];
    case 'SET_AMOUNT':
      return [[SET_AMOUNT, change.toAmount * unitRatio(change.toUnit, line.unit)!]];
    case 'CHANGE_DISTANCE':
      return [[line.amount !== null && isFreight ? STRETCH : SET_DISTANCE, change.toDistanceKm]];
    case 'CHANGE_TRANSPORT_MODE':
      return [
        ...(line.distanceKm === null ? [] : [[SCALE_DISTANCE, change.distanceFactor] as const]),
        ...(line.amount === null || !isFreight ? [] : [[SCALE_AMOUNT, change.distanceFactor] as const]),
      ];
    default:
      return [];
  }
}

function splitSteps(change: Change, isPrimary: boolean): Step[] {
  if (change.kind !== 'SET_RECYCLED_CONTENT') return [];
  return [[SCALE_AMOUNT, isPrimary ? 1 - change.recycledShare : change.recycledShare]];
}

const NO_FLOWS = new Float64Array(0);

export function lineEmissions(factors: FactorCatalogue): LineEmissions {
  const known = new Map<string, LineEmission>();
  return (line, gwpSet) => {
    const factorId = line.input.kind === 'FACTOR' ? line.input.factorId : '';
    const missing = (line.amount === null ? 1 : 0) + (line.distanceKm === null ? 2 : 0);
    const key = `${gwpSet}\u0000${line.unit}\u0000${missing}\u0000${line.input.kind}\u0000${factorId}`;
    const emission = known.get(key) ?? emissionOf(line, gwpSet, factors);
    known.set(key, emission);
    return emission;
  };
}

function emissionOf(line: InventoryLine, gwpSet: GwpSet, factors: FactorCatalogue): LineEmission {
  const factor = line.input.kind === 'FACTOR' ? factors.byId(line.input.factorId) : undefined;
  const ratio = factor === undefined ? null : unitRatio(line.unit, factor.unit);
  const toTonnes = unitRatio(line.unit, 't');
  const freight = factor === undefined ? null : unitRatio('tkm', factor.unit);
  const isCarried = ratio === null && toTonnes !== null && freight !== null && line.distanceKm !== null;
  const flows = factor === undefined ? [] : characterise(factor, gwpSet);
  const isGap = line.amount === null || flows.length === 0 || (ratio === null && !isCarried);
  const known = flows.flatMap(({ kgCo2ePerUnit }) => kgCo2ePerUnit ?? []);
  return {
    isCarried,
    toTonnes: toTonnes ?? 0,
    ratio: (isCarried ? freight : ratio) ?? 0,
    flows: isGap ? NO_FLOWS : Float64Array.from(known),
    gaps: isGap ? 1 : flows.length - known.length,
    isGap,
  };
}
