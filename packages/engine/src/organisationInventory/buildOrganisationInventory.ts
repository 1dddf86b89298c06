import type { Finding } from '../footprint/footprint.ts';
import { neumaierSum, sumKnown } from '../quantity/neumaierSum.ts';
import { say } from '../saying.ts';
import { countVolumes } from './countVolumes.ts';
import { entryPositions } from './entryPositions.ts';
import { INVENTORY_HEADINGS, scopeOf } from './inventoryHeading.ts';
import { marketElectricity } from './marketElectricity.ts';
import type {
  CountedVolume,
  HeadingSum,
  InventoryPosition,
  InventoryRequest,
  InventorySum,
  OrganisationInventory,
} from './organisationInventory.ts';
import { productPositions } from './productPositions.ts';
import { purchasePositions } from './purchasePositions.ts';

/**
 * A year of an organisation: contribution × declared units counted of each product, and amount × factor of the
 * activities and purchases that no product carries, in kg CO2e, each counted once. Scope 2 has two values side by side. Offsets have
 * no place in the request, so that they cannot lower anything (Scope 3 Standard, 9.4).
 */
export function buildOrganisationInventory(request: InventoryRequest): OrganisationInventory {
  const volumes = countVolumes(request.products);
  const shares = request.products.map((product, index) =>
    productPositions(product, volumes[index]!, request),
  );
  const ofProducts = shares.flatMap(({ positions }) => positions);
  const entries = entryPositions(ofProducts, request);
  const purchases = purchasePositions(ofProducts, request);
  const { positions, markets, findings } = marketElectricity(
    [...ofProducts, ...entries.positions, ...purchases.positions],
    request,
  );
  const ofScope = (scope: 1 | 2 | 3) =>
    sumPositions(positions.filter(({ heading }) => scopeOf(heading) === scope));
  return {
    year: request.year,
    gwpSet: request.gwpSet,
    positions,
    headings: INVENTORY_HEADINGS.map((heading): HeadingSum => {
      const own = positions.filter((position) => position.heading === heading);
      return { heading, ...sumPositions(own), primaryShare: primaryShareOf(own) };
    }),
    scope1: ofScope(1),
    scope2: ofScope(2),
    scope3: ofScope(3),
    total: sumPositions(positions),
    beyondBoundaryKgCo2e: sumKnown(shares.map(({ beyondBoundaryKgCo2e }) => beyondBoundaryKgCo2e)),
    volumes,
    takenOffPurchasesKgCo2e: purchases.takenOffKgCo2e,
    markets,
    findings: [
      ...entries.findings,
      ...purchases.findings,
      ...findings,
      ...volumeFindings(volumes),
      ...lifeCycleFinding(positions, request),
    ],
  };
}

/** What positions add up to; null where only gaps are. The gaps of all go along, each code once. */
export function sumPositions(positions: readonly InventoryPosition[]): InventorySum {
  return {
    kgCo2e: sumKnown(positions.map(({ kgCo2e }) => kgCo2e)),
    marketKgCo2e: sumKnown(positions.map(({ marketKgCo2e }) => marketKgCo2e)),
    biogenicCo2Kg: neumaierSum(positions.map(({ biogenicCo2Kg }) => biogenicCo2Kg)),
    gaps: [...new Set(positions.flatMap(({ gaps }) => gaps))].sort(),
  };
}

/** Part of the absolute emissions that rests on primary data, 0..1; null where nothing is emitted. */
export function primaryShareOf(positions: readonly InventoryPosition[]): number | null {
  const all = neumaierSum(positions.map(({ kgCo2e }) => Math.abs(kgCo2e ?? 0)));
  const primary = positions.map(({ kgCo2e, primaryShare }) => Math.abs(kgCo2e ?? 0) * primaryShare);
  return all === 0 ? null : neumaierSum(primary) / all;
}

function volumeFindings(volumes: readonly CountedVolume[]): Finding[] {
  return volumes.flatMap(({ productId, volume, insideOthers }): Finding[] => {
    if (volume === null || insideOthers === 0) return [];
    const [all, within] = [round(volume), round(insideOthers)];
    if (insideOthers > volume)
      return [
        {
          code: 'USED_MORE_THAN_VOLUME',
          severity: 'WARNING',
          subjects: [productId],
          ...say(
            `${within} go into other products, the annual volume is ${all}: nothing is counted on its own.`,
            `其他产品共使用 ${within}，而年产量为 ${all}：不再单独计入。`,
          ),
        },
      ];
    return [
      {
        code: 'COUNTED_INSIDE_OTHERS',
        severity: 'INFO',
        subjects: [productId],
        ...say(
          `Of ${all} a year, ${within} go into other products and are counted with those.`,
          `年产量 ${all} 中有 ${within} 用于其他产品，随其计入。`,
        ),
      },
    ];
  });
}

/** Scope 2 is generation only; a life-cycle factor brings supply and losses along, which would stand in category 3. */
function lifeCycleFinding(positions: readonly InventoryPosition[], { factors }: InventoryRequest): Finding[] {
  const own = positions.filter(
    ({ heading, factorId }) =>
      heading === 'SCOPE_2' && factorId !== null && factors.get(factorId)?.boundary === 'GRID_LIFE_CYCLE',
  );
  if (own.length === 0) return [];
  return [
    {
      code: 'SCOPE_2_WITH_SUPPLY',
      severity: 'INFO',
      subjects: [...new Set(own.flatMap(({ factorId }) => factorId ?? []))],
      ...say(
        'Scope 2 is counted with life-cycle factors: supply and grid losses are in scope 2 and not again in category 3.',
        '范围二采用全生命周期因子：上游供应与线损已含在范围二中，不再计入类别 3。',
      ),
    },
  ];
}

function round(units: number): number {
  return Number(units.toPrecision(6));
}
