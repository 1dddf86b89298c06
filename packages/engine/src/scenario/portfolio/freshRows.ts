import {
  type LineEffect,
  SCALE_AMOUNT,
  SCALE_DISTANCE,
  SET_AMOUNT,
  SET_DISTANCE,
  STRETCH,
} from './lineEffect.ts';

/** Numbers of the lines; those of the layout, or others where parameters were set. */
export interface LineNumbers {
  readonly amounts: Float64Array;
  readonly distances: Float64Array;
}

/** Room for the rows of one line [kg CO2e], and the number of its gaps. */
export interface FreshRows {
  rows: Float64Array;
  gaps: number;
}

/** Works out the rows of a line under an effect, into `fresh`; answers how many there are. */
export function freshRows(effect: LineEffect, amount: number, distance: number, fresh: FreshRows): number {
  fresh.gaps = 0;
  let count = 0;
  for (let part: LineEffect | null = effect; part !== null; part = part.rest)
    count = addPart(part, amount, distance, fresh, count);
  return count;
}

function addPart(
  { steps, operands, emission }: LineEffect,
  baseAmount: number,
  baseDistance: number,
  fresh: FreshRows,
  first: number,
): number {
  let amount = baseAmount;
  let distance = baseDistance;
  for (let step = 0; step < steps.length; step++) {
    const operand = operands[step]!;
    switch (steps[step]!) {
      case SCALE_AMOUNT:
        amount *= operand;
        break;
      case SET_AMOUNT:
        amount = operand;
        break;
      case SCALE_DISTANCE:
        distance *= operand;
        break;
      case SET_DISTANCE:
        distance = operand;
        break;
      case STRETCH:
        if (distance === 0) break;
        amount = (amount / distance) * operand;
        distance = operand;
    }
  }
  if (emission.isGap || !Number.isFinite(amount)) {
    fresh.gaps++;
    return first;
  }
  const { flows, ratio, isCarried } = emission;
  const scaled = isCarried ? amount * emission.toTonnes * distance * ratio : amount * ratio;
  if (first + flows.length > fresh.rows.length) fresh.rows = widened(fresh.rows, first + flows.length);
  for (let flow = 0; flow < flows.length; flow++) fresh.rows[first + flow] = flows[flow]! * scaled;
  fresh.gaps += emission.gaps;
  return first + flows.length;
}

function widened(rows: Float64Array, length: number): Float64Array {
  const wider = new Float64Array(2 * length);
  wider.set(rows);
  return wider;
}
