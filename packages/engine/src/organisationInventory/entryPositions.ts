import { characterise } from '../factor/characterise.ts';
import type { Factor } from '../factor/factor.ts';
import type { Finding } from '../footprint/footprint.ts';
import { neumaierSum, sumKnown } from '../quantity/neumaierSum.ts';
import { unitRatio } from '../quantity/units.ts';
import { say } from '../saying.ts';
import type { ActivityEntry, InventoryPosition, InventoryRequest } from './organisationInventory.ts';

export interface EntryShare {
  readonly positions: readonly InventoryPosition[];
  readonly findings: readonly Finding[];
}

/** Part of a site total that products do not carry from which on it is remarked. */
const WORTH_ASKING = 0.05;
const TOO_MUCH = 0.2;

/**
 * The organisation's own activities: amount × factor. Of the reading of a whole site, what products carry of the same
 * activity under the same heading is taken off, so that no kilowatt-hour is counted twice.
 * Example: 1,200 MWh on the meter of which products carry 1,010 leave 190 MWh.
 */
export function entryPositions(
  products: readonly InventoryPosition[],
  request: InventoryRequest,
): EntryShare {
  const carried = carriedByProducts(products, request);
  const findings: Finding[] = [];
  const leftShares = new Map<string, number>();
  for (const [key, entries] of siteTotals(request)) {
    const total = neumaierSum(entries.map((entry) => commonAmountOf(entry, request)));
    if (total <= 0) continue;
    const inProducts = carried.get(key) ?? 0;
    leftShares.set(key, Math.max(0, total - inProducts) / total);
    findings.push(...remainderFindings(entries, total, inProducts, unitOf(entries[0]!, request)));
  }
  const positions = request.entries.map((entry) => {
    const key = groupKey(entry, request);
    const left = entry.isSiteTotal && key !== null ? (leftShares.get(key) ?? 1) : 1;
    return positionOf(entry, left, request);
  });
  return { positions, findings };
}

function positionOf(entry: ActivityEntry, left: number, request: InventoryRequest): InventoryPosition {
  const factor = factorOf(entry, request);
  const amount = amountOf(entry, request);
  const flows = factor === null ? [] : characterise(factor, request.gwpSet);
  const perUnit = sumKnown(flows.map(({ kgCo2ePerUnit }) => kgCo2ePerUnit));
  const counted = amount === null ? null : amount * left;
  const kgCo2e = counted === null || perUnit === null ? null : counted * perUnit;
  const biogenic = flows.flatMap(({ gas, kgGasPerUnit }) =>
    gas === 'CO2_BIOGENIC' ? (kgGasPerUnit ?? []) : [],
  );
  return {
    key: `entry:${entry.id}`,
    origin: 'ENTRY',
    heading: entry.heading,
    reason: entry.isSiteTotal ? 'SITE_REMAINDER' : 'ENTRY',
    productId: null,
    assessmentId: null,
    lineId: null,
    leafLineId: null,
    leafAssessmentId: null,
    entryId: entry.id,
    purchaseId: null,
    brand: '',
    siteId: entry.siteId,
    supplierId: null,
    region: entry.region,
    factorId: entry.factorId,
    kind: (entry.factorId === null ? undefined : request.kinds.get(entry.factorId)) ?? 'OTHER',
    primaryShare: entry.primary ? 1 : 0,
    amount: counted,
    unit: factor?.unit ?? entry.unit,
    kgCo2e,
    marketKgCo2e: kgCo2e,
    biogenicCo2Kg: (counted ?? 0) * neumaierSum(biogenic),
    gaps: kgCo2e === null ? [gapOf(entry, factor, perUnit)] : [],
  };
}

function gapOf({ amount, factorId }: ActivityEntry, factor: Factor | null, perUnit: number | null): string {
  if (amount === null) return 'AMOUNT_MISSING';
  if (factorId === null) return 'FACTOR_MISSING';
  if (factor === null) return 'FACTOR_UNKNOWN';
  return perUnit === null ? 'FACTOR_VALUE_MISSING' : 'UNIT_MISMATCH';
}

function siteTotals(request: InventoryRequest): ReadonlyMap<string, readonly ActivityEntry[]> {
  const groups = new Map<string, ActivityEntry[]>();
  for (const entry of request.entries) {
    const key = groupKey(entry, request);
    if (!entry.isSiteTotal || key === null) continue;
    groups.set(key, [...(groups.get(key) ?? []), entry]);
  }
  return groups;
}

function carriedByProducts(
  products: readonly InventoryPosition[],
  { factors }: InventoryRequest,
): ReadonlyMap<string, number> {
  const carried = new Map<string, number>();
  for (const { heading, factorId, amount } of products) {
    const factor = factorId === null ? undefined : factors.get(factorId);
    if (factor === undefined || amount === null) continue;
    const key = keyOf(heading, factor);
    // Both sides are compared in the base unit of what the factor measures.
    carried.set(key, (carried.get(key) ?? 0) + amount * inCommonUnit(factor));
  }
  return carried;
}

function groupKey(entry: ActivityEntry, request: InventoryRequest): string | null {
  const factor = factorOf(entry, request);
  return factor === null ? null : keyOf(entry.heading, factor);
}

/** The same activity measured as energy and as mass stays apart: nobody knows its heating value here. */
function keyOf(heading: string, factor: Factor): string {
  return JSON.stringify([heading, factor.activity, commonUnit(factor)]);
}

const COMMON_UNITS = ['kWh', 'kg', 'l', 'km', 'tkm', 'pkm'] as const;

function commonUnit({ unit }: Factor): string {
  return COMMON_UNITS.find((common) => unitRatio(unit, common) !== null) ?? unit;
}

function inCommonUnit(factor: Factor): number {
  return unitRatio(factor.unit, commonUnit(factor)) ?? 1;
}

function factorOf({ factorId }: ActivityEntry, { factors }: InventoryRequest): Factor | null {
  return factorId === null ? null : (factors.get(factorId) ?? null);
}

/** In the unit of the factor. */
function amountOf(entry: ActivityEntry, request: InventoryRequest): number | null {
  const factor = factorOf(entry, request);
  if (entry.amount === null || factor === null) return null;
  const ratio = unitRatio(entry.unit, factor.unit);
  return ratio === null ? null : entry.amount * ratio;
}

/** In the unit products and sites are compared in; 0 while it is not known. */
function commonAmountOf(entry: ActivityEntry, request: InventoryRequest): number {
  const factor = factorOf(entry, request);
  const amount = amountOf(entry, request);
  return factor === null || amount === null ? 0 : amount * inCommonUnit(factor);
}

function unitOf(entry: ActivityEntry, request: InventoryRequest): string {
  const factor = factorOf(entry, request);
  return factor === null ? entry.unit : commonUnit(factor);
}

/** Products must not carry more than was metered, nor much less (ISO 14067:2018, 6.4.6.2: allocated sums close). */
function remainderFindings(
  entries: readonly ActivityEntry[],
  total: number,
  inProducts: number,
  unit: string,
): Finding[] {
  const subjects = entries.map(({ id }) => id);
  const [metered, carried] = [Math.round(total), Math.round(inProducts)];
  if (inProducts > total)
    return [
      {
        code: 'PRODUCTS_CARRY_MORE_THAN_SITE',
        severity: 'WARNING',
        subjects,
        ...say(
          `The products carry ${carried} ${unit} of this activity, the sites read ${metered} ${unit}; nothing is left to count.`,
          `产品承载该活动 ${carried} ${unit}，而现场读数仅为 ${metered} ${unit}；无余量可计。`,
        ),
      },
    ];
  const left = (total - inProducts) / total;
  if (left <= WORTH_ASKING) return [];
  return [
    {
      code: 'SITE_TOTAL_NOT_IN_PRODUCTS',
      severity: left > TOO_MUCH ? 'WARNING' : 'INFO',
      subjects,
      ...say(
        `Of ${metered} ${unit} on the sites, products carry ${carried} ${unit}; ${Math.round(left * 100)} % is counted as the organisation’s own.`,
        `现场读数 ${metered} ${unit} 中，产品承载 ${carried} ${unit}；其余 ${Math.round(left * 100)} % 计为组织自身排放。`,
      ),
    },
  ];
}
