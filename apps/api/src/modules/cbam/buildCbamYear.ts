import {
  type CbamGood,
  type CbamResult,
  type CertificateTerms,
  calculateCbamGoods,
  type EnergyFlow,
  type SourceStream,
  unitRatio,
} from '@cradle/engine';
import type { Database } from '../../db/database.ts';
import type {
  CbamInstallation,
  CbamTerms,
  Factor,
  CbamGood as StoredGood,
} from '../../db/generated/client/client.ts';
import { readFlows } from '../../engineBridge/toFactor.ts';
import { granted } from '../../errors/granted.ts';
import { cbamBenchmarks } from './benchmarks.ts';
import { frozenResults } from './frozenGood.ts';
import { CarbonPrice, Energy, Parameters, Precursors, Streams, toPrecursor } from './goodDocument.ts';
import { loadDefaults } from './loadDefaults.ts';

/** A year of the border adjustment with everything calculated. */
export interface CbamYear {
  readonly year: number;
  readonly stored: CbamTerms | null;
  readonly terms: CertificateTerms;
  readonly goods: readonly CbamGoodOfYear[];
  readonly results: ReadonlyMap<string, CbamResult>;
}

export interface CbamGoodOfYear {
  readonly row: StoredGood;
  readonly installation: CbamInstallation;
  readonly result: CbamResult;
}

/** All goods of a year, because one may be the precursor of another. The same number of statements for any number of goods. */
export async function buildCbamYear(
  database: Database,
  organisationId: string,
  year: number,
): Promise<CbamYear> {
  const { prisma } = database;
  const rows = await prisma.cbamGood.findMany({
    where: { organisationId, year },
    include: { installation: true },
    orderBy: [{ cnCode: 'asc' }, { name: 'asc' }, { id: 'asc' }],
  });
  const stored = await prisma.cbamTerms.findUnique({
    where: { organisationId_year: { organisationId, year } },
  });
  const goods = await toCbamGoods(database, organisationId, rows);
  const defaults = await loadDefaults(database, goods.flatMap(soughtBy));
  const results = granted(calculateCbamGoods(goods, defaults, frozenResults(rows)));
  return {
    ...{ year, stored, results },
    terms: {
      price: stored?.certificatePrice ?? null,
      correction: stored?.correction ?? 1,
      benchmarks: await cbamBenchmarks(),
      defaults,
    },
    goods: rows.flatMap(({ installation, ...row }) => {
      const result = results.get(row.id);
      return result === undefined ? [] : [{ row, installation, result }];
    }),
  };
}

function soughtBy({ cnCode, country, precursors }: CbamGood) {
  return [
    { cnCode, country },
    ...precursors.flatMap(({ cnCode: own, origin }) =>
      origin.kind === 'OWN_GOOD' ? [] : [{ cnCode: own, country: origin.country }],
    ),
  ];
}

type RowWithInstallation = Pick<
  StoredGood,
  | ('id' | 'name' | 'cnCode' | 'year' | 'route' | 'produced' | 'exported' | 'processBenchmark')
  | ('parameters' | 'streams' | 'energy' | 'precursors' | 'carbonPrice')
> & { readonly installation: Pick<CbamInstallation, 'country'> };

/** Stored goods as the engine counts them: what rests on a factor of the library has its number from there. */
export async function toCbamGoods(
  { prisma }: Database,
  organisationId: string,
  rows: readonly RowWithInstallation[],
): Promise<readonly CbamGood[]> {
  const documents = rows.map((row) => ({
    row,
    streams: Streams.parse(row.streams),
    energy: Energy.parse(row.energy),
  }));
  const ids = documents.flatMap(({ streams, energy }) =>
    [...streams, ...energy].flatMap(({ factorId }) => factorId ?? []),
  );
  const factors = await prisma.factor.findMany({
    where: { id: { in: [...new Set(ids)] }, OR: [{ ownerId: null }, { ownerId: organisationId }] },
  });
  const byId = new Map(factors.map((factor) => [factor.id, factor]));
  return documents.map(({ row, streams, energy }) => ({
    ...{ id: row.id, name: row.name, cnCode: row.cnCode, year: row.year, route: row.route },
    ...{ produced: row.produced, exported: row.exported, processBenchmark: row.processBenchmark },
    country: row.installation.country,
    parameters: Parameters.parse(row.parameters),
    streams: streams.map((stream) => withFactor(stream, byId.get(stream.factorId ?? ''))),
    energy: energy.map((flow) => withEnergyFactor(flow, byId.get(flow.factorId ?? ''))),
    precursors: Precursors.parse(row.precursors).map(toPrecursor),
    carbonPrice: row.carbonPrice === null ? null : CarbonPrice.parse(row.carbonPrice),
  }));
}

/** An own number goes before the factor's; of the factor only the stream's gas counts, since the mechanism counts few gases. */
function withFactor(stream: SourceStream, factor: Factor | undefined): SourceStream {
  if (factor === undefined || stream.emissionFactor !== null) return stream;
  const ratio = unitRatio(stream.unit, factor.unit);
  const kg = kgOfGas(factor, stream.gas);
  if (ratio === null || kg === null) return stream;
  return { ...stream, netCalorificValue: null, emissionFactor: (ratio * kg) / 1000 };
}

function kgOfGas(factor: Factor, gas: SourceStream['gas']): number | null {
  const flows = readFlows(factor);
  if (flows.length === 0) return gas === 'CO2' ? factor.kgCo2e : null;
  const own = flows.find((flow) => flow.gas === (gas === 'CO2' ? 'CO2_FOSSIL' : gas));
  return own?.kgPerUnit ?? 0;
}

/** t CO2e per MWh of electricity, or per TJ of heat. */
function withEnergyFactor(flow: EnergyFlow, factor: Factor | undefined): EnergyFlow {
  if (factor === undefined || flow.emissionFactor !== null || factor.kgCo2e === null) return flow;
  const isElectric = flow.kind.startsWith('ELECTRICITY');
  // 1 TJ are 1,000,000 MJ.
  const ratio = isElectric ? unitRatio('MWh', factor.unit) : unitRatio('MJ', factor.unit);
  if (ratio === null) return flow;
  return { ...flow, emissionFactor: (ratio * factor.kgCo2e * (isElectric ? 1 : 1_000_000)) / 1000 };
}
