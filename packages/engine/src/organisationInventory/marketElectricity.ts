import { characterise } from '../factor/characterise.ts';
import type { Factor } from '../factor/factor.ts';
import type { Finding } from '../footprint/footprint.ts';
import { electricityEmissions } from '../method/electricity.ts';
import { neumaierSum, sumKnown } from '../quantity/neumaierSum.ts';
import { unitRatio } from '../quantity/units.ts';
import { say } from '../saying.ts';
import type { ElectricityMarket, InventoryPosition, InventoryRequest } from './organisationInventory.ts';

export interface MarketShare {
  readonly positions: readonly InventoryPosition[];
  readonly markets: readonly ElectricityMarket[];
  readonly findings: readonly Finding[];
}

/** Activities whose factor is the average of a grid; everything else was contracted. */
const GRID = /^electricity-grid-mix/;

/**
 * Gives bought electricity its two values (GHG Protocol Scope 2 Guidance, chapter 6). Grid electricity of one market is
 * a pool: certificates cover what they cover, the rest is the residual mix, or the grid average where nobody publishes
 * one. A position with a contracted factor keeps it by market and takes the grid by location.
 */
export function marketElectricity(
  positions: readonly InventoryPosition[],
  request: InventoryRequest,
): MarketShare {
  const pools = new Map<string, InventoryPosition[]>();
  for (const position of positions)
    if (isGrid(position, request) && kWhOf(position) !== null) {
      const market = marketOf(position, request);
      pools.set(market, [...(pools.get(market) ?? []), position]);
    }
  const settled = [...pools].map(([market, pool]) => settlePool(market, pool, request));
  const perKWh = new Map(
    settled.map(({ use }) => [use.market, use.kWh === 0 ? 0 : use.marketKgCo2e / use.kWh]),
  );
  return {
    positions: positions.map((position) => {
      if (!isElectricity(position)) return position;
      const kWh = kWhOf(position);
      if (isGrid(position, request))
        return kWh === null || position.kgCo2e === null
          ? position
          : { ...position, marketKgCo2e: kWh * perKWh.get(marketOf(position, request))! };
      return byLocation(position, kWh, request);
    }),
    markets: settled.map(({ use }) => use),
    findings: [
      ...settled.flatMap(({ findings }) => findings),
      ...unusedCertificates(pools, request),
      ...contractedFindings(positions, request),
    ],
  };
}

function settlePool(
  market: string,
  pool: readonly InventoryPosition[],
  { year, certificates, residualFactors, gwpSet }: InventoryRequest,
): { readonly use: ElectricityMarket; readonly findings: readonly Finding[] } {
  const kWh = neumaierSum(pool.map((position) => kWhOf(position) ?? 0));
  const locationKgCo2e = neumaierSum(pool.map(({ kgCo2e }) => kgCo2e ?? 0));
  const own = certificates.filter((certificate) => certificate.market === market);
  const residual = residualFactors.get(market);
  const outcome = electricityEmissions({
    kWh,
    market,
    year,
    gridFactor: kWh === 0 ? 0 : locationKgCo2e / kWh,
    residualFactor: residual === undefined ? null : perKWhOf(residual, gwpSet),
    certificates: own,
  });
  const frame = {
    market,
    kWh,
    locationKgCo2e,
    certificateKWh: neumaierSum(own.map((certificate) => certificate.kWh)),
    residualFactorId: residual?.id ?? null,
  };
  if (!outcome.ok)
    return {
      use: { ...frame, marketKgCo2e: locationKgCo2e, coveredShare: 0, surplusKWh: 0, restBy: 'GRID_MIX' },
      findings: outcome.refusals.map(({ code, subject, message, remedy }) => ({
        code,
        severity: 'BLOCK',
        subjects: [subject],
        ...say(`${message} ${remedy}`, '该证书不符合质量准则，未予计入。'),
      })),
    };
  const { marketBased, coveredShare, surplusKWh, restBy } = outcome.value;
  return {
    use: { ...frame, marketKgCo2e: marketBased, coveredShare, surplusKWh, restBy },
    findings: restBy === 'GRID_MIX' && coveredShare < 1 ? [gridInsteadOfResidual(market)] : [],
  };
}

function gridInsteadOfResidual(market: string): Finding {
  return {
    code: 'RESIDUAL_MIX_UNKNOWN',
    severity: 'WARNING',
    subjects: [market],
    ...say(
      `No residual mix is given for ${market}: by market, what no certificate covers is counted with the grid average.`,
      `未给出 ${market} 的残余电力组合：基于市场的核算中，证书未覆盖部分按电网平均计。`,
    ),
  };
}

function byLocation(
  position: InventoryPosition,
  kWh: number | null,
  request: InventoryRequest,
): InventoryPosition {
  const grid = request.gridFactors.get(marketOf(position, request));
  const perKWh = grid === undefined ? null : perKWhOf(grid, request.gwpSet);
  if (kWh !== null && perKWh !== null) return { ...position, kgCo2e: kWh * perKWh };
  return { ...position, kgCo2e: null, gaps: [...new Set([...position.gaps, 'LOCATION_FACTOR_UNKNOWN'])] };
}

function unusedCertificates(
  pools: ReadonlyMap<string, unknown>,
  { certificates }: InventoryRequest,
): Finding[] {
  const unused = certificates.filter(({ market }) => !pools.has(market));
  if (unused.length === 0) return [];
  return [
    {
      code: 'CERTIFICATE_WITHOUT_USE',
      severity: 'WARNING',
      subjects: unused.map(({ id }) => id),
      ...say(
        'Certificates of a market in which no grid electricity was used count for nothing.',
        '所属市场没有电网用电的证书不予计入。',
      ),
    },
  ];
}

function contractedFindings(positions: readonly InventoryPosition[], request: InventoryRequest): Finding[] {
  const own = positions.filter((position) => isElectricity(position) && !isGrid(position, request));
  if (own.length === 0) return [];
  return [
    {
      code: 'CONTRACTED_WITHOUT_CERTIFICATE',
      severity: 'INFO',
      subjects: [...new Set(own.flatMap(({ productId, entryId }) => productId ?? entryId ?? []))],
      ...say(
        'Some lines name a contracted source of electricity. By market they keep it, though no certificate is kept here for them.',
        '部分条目指定了合同电力来源：基于市场的核算沿用该来源，但此处未登记相应证书。',
      ),
    },
  ];
}

function isElectricity({ heading, kind }: InventoryPosition): boolean {
  return heading === 'SCOPE_2' && kind === 'ELECTRICITY';
}

function isGrid(position: InventoryPosition, { factors }: InventoryRequest): boolean {
  const factor = position.factorId === null ? undefined : factors.get(position.factorId);
  return isElectricity(position) && factor !== undefined && GRID.test(factor.activity);
}

function kWhOf({ amount, unit }: InventoryPosition): number | null {
  const ratio = unit === null ? null : unitRatio(unit, 'kWh');
  return amount === null || ratio === null ? null : amount * ratio;
}

function perKWhOf(factor: Factor, set: InventoryRequest['gwpSet']): number | null {
  const perUnit = sumKnown(characterise(factor, set).map(({ kgCo2ePerUnit }) => kgCo2ePerUnit));
  const ratio = unitRatio('kWh', factor.unit);
  return perUnit === null || ratio === null ? null : perUnit * ratio;
}

/** Certificates are issued for countries; a province belongs to the market of its country. */
function marketOf({ region }: InventoryPosition, { homeMarket }: InventoryRequest): string {
  return region === null ? homeMarket : region.slice(0, 2);
}
