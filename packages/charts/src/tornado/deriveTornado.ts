/** One number that is moved to both ends while all others stay, in kg CO2e. */
export interface SwingInput {
  readonly key: string;
  readonly label: string;
  /** What stands at the ends: "−10 %", "25". */
  readonly low: string;
  readonly high: string;
  readonly kgAtLow: number;
  readonly kgAtHigh: number;
}

export interface TornadoRow extends SwingInput {
  /** Distance between the lowest and the highest of base, low and high. */
  readonly swing: number;
}

export interface TornadoState {
  readonly base: number;
  /** Largest swing first. */
  readonly rows: readonly TornadoRow[];
  /** Those that move nothing, or that are smaller than the ones shown. */
  readonly leftOut: number;
}

const MOST_ROWS = 12;

/**
 * Which numbers move a total most.
 *
 * @example base 10, ends 8 and 13: a swing of 5
 */
export function deriveTornado(base: number, inputs: readonly SwingInput[], most = MOST_ROWS): TornadoState {
  const rows = inputs
    .map((input) => {
      const all = [base, input.kgAtLow, input.kgAtHigh];
      return { ...input, swing: Math.max(...all) - Math.min(...all) };
    })
    .filter(({ swing }) => swing > 0)
    .sort((a, b) => b.swing - a.swing || (a.key < b.key ? -1 : 1));
  return { base, rows: rows.slice(0, most), leftOut: inputs.length - Math.min(rows.length, most) };
}
