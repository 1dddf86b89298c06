import { notFinite, notShares } from '../method/amounts.ts';
import { accept, type Outcome, refuse } from '../outcome.ts';
import { neumaierSum } from '../quantity/neumaierSum.ts';

/** One contribution to a footprint. */
export interface DataContribution {
  readonly id: string;
  /** Without biogenic uptake [kg CO2e per declared unit]; credits and removals may be negative. */
  readonly emissions: number;
  readonly source:
    | { readonly kind: 'LINE'; readonly activityIsPrimary: boolean; readonly factorIsPrimary: boolean }
    /** Footprint of a supplier with the share it states, 0 to 1; null when it states none, which counts 0. */
    | { readonly kind: 'SUPPLIER_FOOTPRINT'; readonly primaryDataShare: number | null };
}

/**
 * Primary data share: Σ |c| × share / Σ |c|, with share 1 only where activity and factor are both primary. Null when
 * nothing contributes.
 *
 * Source: PACT Methodology v3, 4.2.2; Catena-X PCF rulebook 4.0.1, 6.1 and 7.2.4.
 */
export function primaryDataShare(contributions: readonly DataContribution[]): Outcome<number | null> {
  const refusals = contributions.flatMap((contribution) => [
    ...notFinite({ emissions: contribution.emissions }, contribution.id),
    ...notShares({ primaryDataShare: shareOf(contribution) }, contribution.id),
  ]);
  if (refusals.length > 0) return refuse(...refusals);
  const whole = neumaierSum(contributions.map(({ emissions }) => Math.abs(emissions)));
  if (whole === 0) return accept(null);
  const primary = neumaierSum(contributions.map((own) => Math.abs(own.emissions) * shareOf(own)));
  // The sums of shares of 1 may round apart; more than everything cannot be primary.
  return accept(Math.min(1, primary / whole));
}

function shareOf({ source }: DataContribution): number {
  if (source.kind === 'SUPPLIER_FOOTPRINT') return source.primaryDataShare ?? 0;
  return source.activityIsPrimary && source.factorIsPrimary ? 1 : 0;
}
