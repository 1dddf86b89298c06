import { accept, type Outcome } from '../outcome.ts';
import { neumaierSum } from '../quantity/neumaierSum.ts';
import { comparePaired, type PairedComparison } from '../uncertainty/comparePaired.ts';
import { gsdOfPedigree, type Pedigree } from '../uncertainty/pedigree.ts';
import { simulate } from '../uncertainty/simulate.ts';
import { summariseSimulation } from '../uncertainty/summary.ts';
import type { UncertainProduct } from '../uncertainty/uncertainProduct.ts';
import type { PurchaseMethod } from './countPurchase.ts';

/** What a purchase is counted with. The same key is the same number: before and after it is off by the same. */
export interface SwitchFigure {
  readonly key: string;
  readonly method: PurchaseMethod;
  /** kg CO2e of the purchase. */
  readonly kgCo2e: number;
  /** Geometric standard deviation of what it is multiplied with. */
  readonly gsd: number;
}

/** A purchase of one supplier, and what it would be of another; null where nothing can count it. */
export interface SwitchLine {
  readonly id: string;
  readonly before: SwitchFigure | null;
  readonly after: SwitchFigure | null;
}

export interface KgRange {
  readonly kgCo2e: number;
  /** Ends of the middle 95 %. */
  readonly lower: number;
  readonly upper: number;
}

/** kg CO2e of the purchases that can be counted on both sides. */
export interface SupplierSwitch {
  readonly before: KgRange;
  readonly after: KgRange;
  /** After minus before: below zero is less. */
  readonly change: KgRange;
  /** Share of the draws in which it is less. */
  readonly lowerShare: number;
  readonly verdict: 'LOWER' | 'HIGHER' | 'NOT_DISTINGUISHABLE';
}

const DRAWS = 4096;
const SEED = 1;

/**
 * What changes when purchases are made of another supplier, with how far it may be off: both sides are drawn together, so that
 * a number which stands on both cancels. Null where no purchase can be counted on both sides. Worked: 420 kg with GSD 1 that
 * become 300 kg with GSD 1 are −120 kg in every draw: lower.
 */
export function switchSupplier(lines: readonly SwitchLine[]): Outcome<SupplierSwitch | null> {
  const compared = lines.flatMap(({ before, after }) =>
    before === null || after === null ? [] : [{ before, after }],
  );
  if (compared.length === 0) return accept(null);
  const sides = ['before', 'after'] as const;
  const simulated = simulate({
    products: sides.map((side) =>
      toProduct(
        side,
        compared.map((line) => line[side]),
      ),
    ),
    draws: DRAWS,
    seed: SEED,
  });
  if (!simulated.ok) return simulated;
  const paired = comparePaired(simulated.value, 'after', 'before');
  if (!paired.ok) return paired;
  const [before, after] = sides.map((side) => neumaierSum(compared.map((line) => line[side].kgCo2e)));
  const [spreadBefore, spreadAfter] = summariseSimulation(simulated.value).map(({ interval }) => interval);
  return accept({
    before: { kgCo2e: before!, ...spreadBefore! },
    after: { kgCo2e: after!, ...spreadAfter! },
    change: { kgCo2e: after! - before!, ...paired.value.interval },
    lowerShare: paired.value.firstLowerShare,
    verdict: VERDICTS[paired.value.verdict],
  });
}

const VERDICTS: Readonly<Record<PairedComparison['verdict'], SupplierSwitch['verdict']>> = {
  FIRST_LOWER: 'LOWER',
  SECOND_LOWER: 'HIGHER',
  NOT_DISTINGUISHABLE: 'NOT_DISTINGUISHABLE',
};

function toProduct(id: string, figures: readonly SwitchFigure[]): UncertainProduct {
  return {
    id,
    lines: figures.map(({ key, kgCo2e, gsd }) => ({
      coefficient: kgCo2e,
      quantity: { key: 'one', distribution: { kind: 'FIXED', value: 1 } },
      factor: {
        key,
        distribution: gsd > 1 ? { kind: 'LOGNORMAL', median: 1, gsd } : { kind: 'FIXED', value: 1 },
      },
    })),
  };
}

/** A mean of a whole company, of this year and place, for whatever it sells. */
const OF_INTENSITY: Pedigree = {
  ...{ reliability: 3, completeness: 2, temporal: 2, geographical: 2, technological: 4 },
};
/** A mean of a sector, of years before and mostly of another country. */
const OF_SPEND: Pedigree = {
  ...{ reliability: 3, completeness: 3, temporal: 4, geographical: 4, technological: 5 },
};

/**
 * How far a purchase's figure may be off, as GSD. A footprint has its rating as each of the five scores, 5 where it has none;
 * a stated intensity and a spend-based factor have scores by their kind.
 * Worked: a rating of 2 gives exp √(0.0006 + 0.0006 + 0.0001 + 0.0002 + 0.000025 + 0.0006) = 1.047; a spend-based factor
 * exp √(0.0006 + 0.002 + 0.0006 + 0.008 + 0.0006 + 0.12) = 1.438.
 */
export function gsdOfPurchase(
  method: PurchaseMethod,
  known: { readonly dataQuality?: number | null },
): Outcome<number> {
  switch (method) {
    case 'SUPPLIER_FOOTPRINT': {
      const score = Math.min(5, Math.max(1, Math.round(known.dataQuality ?? 5)));
      const scores = { reliability: score, completeness: score, temporal: score };
      return gsdOfPedigree(
        { ...scores, geographical: score, technological: score },
        'MATERIAL_OR_ENERGY',
        method,
      );
    }
    case 'SUPPLIER_INTENSITY':
      return gsdOfPedigree(OF_INTENSITY, 'MATERIAL_OR_ENERGY', method);
    case 'SPEND_FACTOR':
      return gsdOfPedigree(OF_SPEND, 'MATERIAL_OR_ENERGY', method);
    default:
      return method satisfies never;
  }
}

/**
 * One of several products, nobody knows which: their mean, and a GSD that holds the spread between them as well as that of each.
 * Worked: 1 and 4 kg, GSD 1 each: mean 2.5, GSD exp (ln 4 / 2) = 2.
 *
 * @param figures above zero, with their GSDs; at least one
 */
export function oneOfSeveral(figures: readonly { readonly kgCo2e: number; readonly gsd: number }[]): {
  readonly kgCo2e: number;
  readonly gsd: number;
} {
  const mean = neumaierSum(figures.map(({ kgCo2e }) => kgCo2e)) / figures.length;
  const logs = figures.map(({ kgCo2e }) => Math.log(kgCo2e));
  const middle = neumaierSum(logs) / logs.length;
  const between = neumaierSum(logs.map((log) => (log - middle) ** 2)) / logs.length;
  const within = neumaierSum(figures.map(({ gsd }) => Math.log(gsd) ** 2)) / figures.length;
  return { kgCo2e: mean, gsd: Math.exp(Math.sqrt(between + within)) };
}
