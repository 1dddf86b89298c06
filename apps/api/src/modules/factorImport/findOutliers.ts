/** Peers fewer than this say nothing about each other. */
const FEWEST_PEERS = 8;
/** Robust z beyond which a value stands apart (Iglewicz and Hoaglin, How to Detect and Handle Outliers, 1993). */
const FAR = 3.5;
/** Median absolute deviation of a normal distribution in standard deviations. */
const MAD_TO_SIGMA = 1.4826;
/** Where all peers agree, a value must still differ by this factor to stand apart. */
const LEAST_SIGMA = Math.log10(1.5) / FAR;
/** How near a ratio to the median must be to 1,000 to suggest a mistaken unit, in decades. */
const UNIT_TOLERANCE = 0.1;

export type OutlierFlag = 'OUTLIER' | 'UNIT_SUSPECT' | 'NEGATIVE';

/**
 * Values that stand apart from their peers, by position: the factors of one series in other regions and years, compared
 * by the logarithm of their values. Zero and negative values have no logarithm: negative ones are flagged, zeros not.
 */
export class OutlierFinder {
  readonly #series = new Map<string, { positions: number[]; logarithms: number[] }>();
  readonly #flags = new Map<number, OutlierFlag[]>();

  add(series: string, position: number, kgCo2e: number | null): void {
    if (kgCo2e === null || kgCo2e === 0) return;
    if (kgCo2e < 0) {
      this.#flags.set(position, ['NEGATIVE']);
      return;
    }
    let peers = this.#series.get(series);
    if (peers === undefined) {
      peers = { positions: [], logarithms: [] };
      this.#series.set(series, peers);
    }
    peers.positions.push(position);
    peers.logarithms.push(Math.log10(kgCo2e));
  }

  /** Flags by position. */
  find(): ReadonlyMap<number, readonly OutlierFlag[]> {
    for (const { positions, logarithms } of this.#series.values()) {
      if (positions.length < FEWEST_PEERS) continue;
      const middle = median(logarithms);
      const deviation = median(logarithms.map((value) => Math.abs(value - middle)));
      const sigma = Math.max(deviation * MAD_TO_SIGMA, LEAST_SIGMA);
      for (const [index, value] of logarithms.entries()) {
        const distance = value - middle;
        if (Math.abs(distance) / sigma <= FAR) continue;
        const isThousand = Math.abs(Math.abs(distance) - 3) < UNIT_TOLERANCE;
        this.#flags.set(positions[index] ?? 0, isThousand ? ['OUTLIER', 'UNIT_SUSPECT'] : ['OUTLIER']);
      }
    }
    return this.#flags;
  }
}

function median(values: readonly number[]): number {
  const sorted = Float64Array.from(values).sort();
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? (sorted[half] ?? 0) : ((sorted[half - 1] ?? 0) + (sorted[half] ?? 0)) / 2;
}
