import type { RelativeError } from '../comparison/factDetail.ts';
import type { ContributionRow, Footprint } from '../footprint/footprint.ts';
import type { Assessment, DataQuality, InventoryLine } from '../inventory/inventory.ts';
import { neumaierSum } from '../quantity/neumaierSum.ts';
import type { Distribution } from '../uncertainty/distribution.ts';
import { type BasicUncertainty, gsdOfPedigree } from '../uncertainty/pedigree.ts';
import type { UncertainLine, UncertainProduct } from '../uncertainty/uncertainProduct.ts';

/**
 * A footprint with what is known of its numbers: each contribution is coefficient × amount × factor, where amount and
 * factor are relative errors around 1. The amount has the geometric standard deviation of its line, the factor that of the
 * line's ratings by the pedigree matrix (technological, geographical, temporal). The same line and the same factor have the
 * same key in every footprint of the assessment, so that what two of them share is drawn once.
 *
 * @param id of the product in a simulation
 */
export function uncertainFootprint(
  id: string,
  { contributions }: Footprint,
  assessment: Assessment,
): UncertainProduct {
  const lines = new Map(
    assessment.kind === 'CALCULATED' ? assessment.lines.map((line) => [line.id, line]) : [],
  );
  const groups = new Map<string, ContributionRow[]>();
  for (const row of contributions) {
    if (row.kgCo2e === null || row.stage === 'BEYOND_BOUNDARY') continue;
    const key = JSON.stringify([row.lineId, row.factorId, row.leafAssessmentId]);
    const known = groups.get(key);
    if (known === undefined) groups.set(key, [row]);
    else known.push(row);
  }
  return {
    id,
    lines: [...groups.values()].map((rows) => uncertainLine(rows, lines.get(rows[0]!.lineId ?? ''))),
  };
}

function uncertainLine(rows: readonly ContributionRow[], line: InventoryLine | undefined): UncertainLine {
  const { amount, factor } = relativeErrors(rows[0]!, line);
  return {
    coefficient: neumaierSum(rows.map(({ kgCo2e }) => kgCo2e ?? 0)),
    quantity: { key: amount.key, distribution: aroundOne(amount.gsd) },
    factor: { key: factor.key, distribution: aroundOne(factor.gsd) },
  };
}

/** What of a line tells how uncertain its contributions are. */
export type UncertaintyOfLine = Pick<
  InventoryLine,
  'id' | 'transportMode' | 'distanceKm' | 'dataQuality' | 'uncertaintyGsd'
>;

/** How uncertain amount and factor of a contribution are, by the line that carries it; undefined for a declared value. */
export function relativeErrors(
  { lineId, factorId, leafAssessmentId }: Pick<ContributionRow, 'lineId' | 'factorId' | 'leafAssessmentId'>,
  line: UncertaintyOfLine | undefined,
): { readonly amount: RelativeError; readonly factor: RelativeError } {
  const gsd = factorGsd(line);
  return {
    amount: { key: `amount ${lineId}`, gsd: line?.uncertaintyGsd ?? 1 },
    // The spread is part of the key: lines may rate the same factor differently.
    factor: { key: `factor ${factorId ?? leafAssessmentId} ${gsd}`, gsd },
  };
}

function aroundOne(gsd: number): Distribution {
  return gsd > 1 ? { kind: 'LOGNORMAL', median: 1, gsd } : { kind: 'FIXED', value: 1 };
}

function factorGsd(line: UncertaintyOfLine | undefined): number {
  const basic: BasicUncertainty =
    line?.transportMode || line?.distanceKm ? 'TRANSPORT' : 'MATERIAL_OR_ENERGY';
  const { technological, geographical, temporal } = line?.dataQuality ?? UNRATED;
  const scores = {
    reliability: null,
    completeness: null,
    technological: wholeScore(technological),
    geographical: wholeScore(geographical),
    temporal: wholeScore(temporal),
  };
  const gsd = gsdOfPedigree(scores, basic, line?.id ?? '');
  return gsd.ok ? gsd.value : 1;
}

const UNRATED: DataQuality = { technological: null, geographical: null, temporal: null };

/** Ratings may be means; the matrix has whole scores. */
function wholeScore(rating: number | null): number | null {
  return rating === null ? null : Math.min(5, Math.max(1, Math.round(rating)));
}
