/** A reduction in its order: what it saves after those before it, and what a kilogram of that costs. */
export interface AbatementInput {
  readonly key: string;
  readonly label: string;
  /** kg CO2e, above zero. */
  readonly saved: number;
  /** In any one currency per kg CO2e; below zero it saves money; null when it is not known. */
  readonly costPerKg: number | null;
}

export interface AbatementStep extends AbatementInput {
  /** Counted from 1: the number in the bar and in the list beside it. */
  readonly number: number;
  /** Where the step begins and ends, in kg CO2e saved so far. */
  readonly from: number;
  readonly to: number;
}

export interface AbatementState {
  readonly steps: readonly AbatementStep[];
  /** kg CO2e of all of them together. */
  readonly saved: number;
  /** Whether every one has a cost: only then does the height say anything, and the order is that of cost. */
  readonly hasCosts: boolean;
}

/**
 * The marginal abatement curve: as wide as what is saved, as high as what a kilogram costs.
 *
 * @example 3 kg at -2 and 5 kg at 4: from 0 to 3 below the axis, from 3 to 8 above it
 */
export function deriveAbatement(inputs: readonly AbatementInput[]): AbatementState {
  let level = 0;
  const steps = inputs.map((input, place) => {
    const from = level;
    level += input.saved;
    return { ...input, number: place + 1, from, to: level };
  });
  return {
    steps,
    saved: level,
    hasCosts: inputs.length > 0 && inputs.every(({ costPerKg }) => costPerKg !== null),
  };
}
