import {
  certificatesByActual,
  certificatesByDefault,
  checkCbamGood,
  type EnergyFlow,
  heldDefault,
  readGoodsCode,
  type SectorParameters,
  type SourceStream,
} from '@cradle/engine';
import { builder } from '../../builder/builder.ts';
import { globalId, localIdOrNull } from '../../builder/ids.ts';
import { FactorRef } from '../factor/factor.schema.ts';
import { ProductRef } from '../product/product.schema.ts';
import { bridgeGood } from './bridgeGood.ts';
import { buildCbamYear, type CbamGoodOfYear, type CbamYear } from './buildCbamYear.ts';
import {
  CbamBridgeRef,
  CbamCertificatesRef,
  CbamCheckRef,
  CbamDefaultRef,
  CbamEmissionsRef,
  CbamEnergyKindEnum,
  CbamEvidenceEnum,
  CbamGapEnum,
  CbamGasEnum,
  CbamPositionRef,
  CbamPrecursorKindEnum,
  CbamSectorEnum,
  CbamStreamKindEnum,
} from './cbamResult.schema.ts';
import { CarbonPrice, Energy, Precursors, type StoredPrecursor, Streams } from './goodDocument.ts';
import { loadDefaults } from './loadDefaults.ts';
import { type TakenLine, type TakenLines, type TakenPrecursor, takeLines } from './takeLines.ts';

export const CbamInstallationRef = builder.prismaObject('CbamInstallation', {
  description: 'Where goods under the EU carbon border adjustment mechanism are made.',
  fields: (t) => ({
    id: t.id({ resolve: ({ id }) => globalId('CbamInstallation', id) }),
    name: t.exposeString('name'),
    nameZh: t.exposeString('nameZh'),
    operator: t.exposeString('operator'),
    address: t.exposeString('address'),
    country: t.exposeString('country'),
    unLocode: t.exposeString('unLocode', { nullable: true }),
    version: t.exposeInt('version'),
  }),
});

const lineIdOf = (lineId: string | null) => (lineId === null ? null : globalId('InventoryLine', lineId));

const StreamRef = builder.objectRef<SourceStream>('CbamSourceStream').implement({
  fields: (t) => ({
    id: t.exposeString('id'),
    name: t.exposeString('name'),
    kind: t.expose('kind', { type: CbamStreamKindEnum }),
    gas: t.expose('gas', { type: CbamGasEnum }),
    amount: t.exposeFloat('amount', { nullable: true }),
    unit: t.exposeString('unit'),
    netCalorificValue: t.exposeFloat('netCalorificValue', { nullable: true, description: 'GJ per unit.' }),
    emissionFactor: t.exposeFloat('emissionFactor', {
      nullable: true,
      description:
        't of the gas per TJ, or per unit where there is no calorific value; null takes the factor’s.',
    }),
    oxidation: t.exposeFloat('oxidation'),
    biomassShare: t.exposeFloat('biomassShare'),
    factor: t.field({
      type: FactorRef,
      nullable: true,
      resolve: ({ factorId }, _arguments, { loaders }) => (factorId ? loaders.factor.load(factorId) : null),
    }),
    lineId: t.id({ nullable: true, resolve: ({ lineId }) => lineIdOf(lineId) }),
  }),
});

const EnergyRef = builder.objectRef<EnergyFlow>('CbamEnergyFlow').implement({
  fields: (t) => ({
    id: t.exposeString('id'),
    name: t.exposeString('name'),
    kind: t.expose('kind', { type: CbamEnergyKindEnum }),
    amount: t.exposeFloat('amount', { nullable: true, description: 'MWh, of heat and waste gas TJ.' }),
    emissionFactor: t.exposeFloat('emissionFactor', { nullable: true, description: 't CO2e per MWh or TJ.' }),
    evidence: t.expose('evidence', { type: CbamEvidenceEnum, nullable: true }),
    evidenceNote: t.exposeString('evidenceNote'),
    factor: t.field({
      type: FactorRef,
      nullable: true,
      resolve: ({ factorId }, _arguments, { loaders }) => (factorId ? loaders.factor.load(factorId) : null),
    }),
    lineId: t.id({ nullable: true, resolve: ({ lineId }) => lineIdOf(lineId) }),
  }),
});

const PrecursorRef = builder.objectRef<StoredPrecursor>('CbamPrecursor').implement({
  fields: (t) => ({
    id: t.exposeString('id'),
    name: t.exposeString('name'),
    cnCode: t.exposeString('cnCode'),
    mass: t.exposeFloat('mass', { nullable: true, description: 't consumed in the year.' }),
    kind: t.expose('kind', { type: CbamPrecursorKindEnum }),
    goodId: t.id({
      nullable: true,
      resolve: ({ goodId }) => (goodId === null ? null : globalId('CbamGood', goodId)),
    }),
    country: t.exposeString('country', { nullable: true }),
    installation: t.exposeString('installation'),
    route: t.exposeString('route', { nullable: true }),
    direct: t.exposeFloat('direct', { nullable: true }),
    indirect: t.exposeFloat('indirect', { nullable: true }),
    sefa: t.exposeFloat('sefa', { nullable: true }),
    lineId: t.id({ nullable: true, resolve: ({ lineId }) => lineIdOf(lineId) }),
  }),
});

const ParametersRef = builder.objectRef<SectorParameters>('CbamSectorParameters').implement({
  fields: (t) => ({
    clinkerShare: t.exposeFloat('clinkerShare', { nullable: true }),
    nitrogenShare: t.exposeFloat('nitrogenShare', { nullable: true }),
    alloyShare: t.exposeFloat('alloyShare', { nullable: true }),
    scrapShare: t.exposeFloat('scrapShare', { nullable: true }),
    reducingAgent: t.exposeString('reducingAgent'),
  }),
});

const CarbonPriceRef = builder
  .objectRef<NonNullable<ReturnType<typeof CarbonPrice.parse>>>('CbamCarbonPrice')
  .implement({
    description: 'Paid in the country of origin, in its currency per t CO2e.',
    fields: (t) => ({
      isDue: t.exposeBoolean('isDue', { description: 'False states that none was due.' }),
      pricePerTonne: t.exposeFloat('pricePerTonne', { nullable: true }),
      rebatePerTonne: t.exposeFloat('rebatePerTonne', { nullable: true }),
      currency: t.exposeString('currency'),
      exchangeRate: t.exposeFloat('exchangeRate', { nullable: true, description: 'EUR for one unit.' }),
      instrument: t.exposeString('instrument'),
    }),
  });

/** A good with the year it was calculated in: the same for all goods of an answer. */
export interface ShownGood extends CbamGoodOfYear {
  readonly year: CbamYear;
}

const defaultOf = ({ result, year }: ShownGood) =>
  heldDefault(result.good, result.goods, year.terms.defaults);

const CbamGoodStateEnum = builder.enumType('CbamGoodState', {
  values: ['DRAFT', 'REVIEWED', 'DECLARED'] as const,
});

export const CbamGoodRef = builder.objectRef<ShownGood>('CbamGood').implement({
  description:
    'A good of one installation in one reporting year. Its embedded emissions are no footprint and stand in no comparison.',
  fields: (t) => ({
    id: t.id({ resolve: ({ row }) => globalId('CbamGood', row.id) }),
    year: t.int({ resolve: ({ row }) => row.year }),
    name: t.string({ resolve: ({ row }) => row.name }),
    nameZh: t.string({ resolve: ({ row }) => row.nameZh }),
    cnCode: t.string({ resolve: ({ row }) => row.cnCode }),
    sector: t.field({ type: CbamSectorEnum, resolve: ({ result }) => result.goods.sector }),
    directOnly: t.boolean({
      description: 'Annex II: certificates for direct emissions alone.',
      resolve: ({ result }) => result.goods.directOnly,
    }),
    gases: t.field({ type: [CbamGasEnum], resolve: ({ result }) => [...result.goods.gases] }),
    route: t.string({ nullable: true, resolve: ({ row }) => row.route }),
    produced: t.float({ nullable: true, description: 't.', resolve: ({ row }) => row.produced }),
    exported: t.float({ nullable: true, description: 't to the Union.', resolve: ({ row }) => row.exported }),
    processBenchmark: t.float({
      nullable: true,
      description: 'Column A [t CO2e / t].',
      resolve: ({ row }) => row.processBenchmark,
    }),
    benchmarkSource: t.string({ resolve: ({ row }) => row.benchmarkSource }),
    version: t.int({ resolve: ({ row }) => row.version }),
    state: t.field({
      type: CbamGoodStateEnum,
      description: 'Declared, the figures stand as they were calculated that day.',
      resolve: ({ row }) => row.state,
    }),
    reviewedByName: t.string({ resolve: ({ row }) => row.reviewedByName }),
    reviewedAt: t.field({ type: 'DateTime', nullable: true, resolve: ({ row }) => row.reviewedAt }),
    declaredByName: t.string({ resolve: ({ row }) => row.declaredByName }),
    declaredAt: t.field({ type: 'DateTime', nullable: true, resolve: ({ row }) => row.declaredAt }),
    installation: t.field({ type: CbamInstallationRef, resolve: ({ installation }) => installation }),
    product: t.field({
      type: ProductRef,
      nullable: true,
      resolve: ({ row }, _arguments, { loaders }) =>
        row.productId === null ? null : loaders.product.load(row.productId),
    }),
    parameters: t.field({ type: ParametersRef, resolve: ({ result }) => result.good.parameters }),
    streams: t.field({ type: [StreamRef], resolve: ({ row }) => Streams.parse(row.streams) }),
    energy: t.field({ type: [EnergyRef], resolve: ({ row }) => Energy.parse(row.energy) }),
    precursors: t.field({ type: [PrecursorRef], resolve: ({ row }) => Precursors.parse(row.precursors) }),
    carbonPrice: t.field({
      type: CarbonPriceRef,
      nullable: true,
      resolve: ({ row }) => (row.carbonPrice === null ? null : CarbonPrice.parse(row.carbonPrice)),
    }),
    see: t.field({ type: CbamEmissionsRef, resolve: ({ result }) => result.see }),
    gaps: t.field({ type: [CbamGapEnum], resolve: ({ result }) => [...result.gaps] }),
    positions: t.field({
      type: [CbamPositionRef],
      resolve: ({ result, row }) => result.positions.map((own) => ({ ...own, produced: row.produced })),
    }),
    default: t.field({
      type: CbamDefaultRef,
      resolve: (good) => ({ ...defaultOf(good), sector: good.result.goods.sector }),
    }),
    actual: t.field({
      type: CbamCertificatesRef,
      description: 'Certificates by own emissions.',
      resolve: ({ result, year }) => certificatesByActual(result, year.results, year.terms),
    }),
    byDefault: t.field({
      type: CbamCertificatesRef,
      description: 'Certificates by the default value.',
      resolve: ({ result, year }) => certificatesByDefault(result, year.terms),
    }),
    checks: t.field({
      type: [CbamCheckRef],
      description: 'CBAM-01 to CBAM-13.',
      resolve: (good) => {
        const { held, gap } = defaultOf(good);
        return [
          ...checkCbamGood(good.result, {
            defaultGap: gap,
            byOtherCountries: held?.byOtherCountries ?? false,
          }),
        ];
      },
    }),
    bridge: t.field({
      type: CbamBridgeRef,
      complexity: 50,
      resolve: (good, _arguments, { database, viewer }) => bridgeGood(database, viewer.organisationId, good),
    }),
  }),
});

const CbamYearRef = builder.objectRef<CbamYear>('CbamYear').implement({
  description: 'A reporting year of the organisation under the EU carbon border adjustment mechanism.',
  fields: (t) => ({
    year: t.exposeInt('year'),
    certificatePrice: t.float({
      nullable: true,
      description: 'EUR per t CO2e, as entered.',
      resolve: ({ stored }) => stored?.certificatePrice ?? null,
    }),
    correction: t.float({ resolve: ({ terms }) => terms.correction }),
    version: t.int({
      description: 'Of price and correction; 0 while nobody has set them.',
      resolve: ({ stored }) => stored?.version ?? 0,
    }),
    goods: t.field({
      type: [CbamGoodRef],
      complexity: { field: 20, multiplier: 20 },
      resolve: (year) => year.goods.map((good) => ({ ...good, year })),
    }),
  }),
});

const TakenLineRef = builder.objectRef<TakenLine>('CbamTakenLine').implement({
  fields: (t) => ({
    lineId: t.id({ resolve: ({ lineId }) => globalId('InventoryLine', lineId) }),
    name: t.exposeString('name'),
    nameZh: t.exposeString('nameZh'),
    amount: t.exposeFloat('amount', { nullable: true }),
    unit: t.exposeString('unit'),
    factor: t.field({
      type: FactorRef,
      nullable: true,
      resolve: ({ factorId }, _arguments, { loaders }) => (factorId ? loaders.factor.load(factorId) : null),
    }),
    cnCode: t.string({ nullable: true, resolve: (line) => (line as Partial<TakenPrecursor>).cnCode ?? null }),
    country: t.string({
      nullable: true,
      resolve: (line) => (line as Partial<TakenPrecursor>).country ?? null,
    }),
  }),
});

const TakenLinesRef = builder.objectRef<TakenLines>('CbamTakenLines').implement({
  description: 'What the lines of an assessment say of a good, for the tonnes produced; a proposal.',
  fields: (t) => ({
    streams: t.field({ type: [TakenLineRef], resolve: ({ streams }) => [...streams] }),
    electricity: t.field({ type: [TakenLineRef], resolve: ({ electricity }) => [...electricity] }),
    precursors: t.field({ type: [TakenLineRef], resolve: ({ precursors }) => [...precursors] }),
  }),
});

builder.queryFields((t) => ({
  cbamYear: t.field({
    type: CbamYearRef,
    complexity: { field: 100 },
    args: { year: t.arg.int({ required: true }) },
    resolve: (_parent, { year }, { database, viewer }) =>
      buildCbamYear(database, viewer.organisationId, year),
  }),
  cbamYears: t.field({
    type: ['Int'],
    description: 'Reporting years that have goods, the latest first.',
    resolve: async (_parent, _arguments, { database, viewer: { organisationId } }) => {
      const years = await database.prisma.cbamGood.groupBy({
        by: ['year'],
        where: { organisationId },
        orderBy: { year: 'desc' },
      });
      return years.map(({ year }) => year);
    },
  }),
  cbamGood: t.field({
    type: CbamGoodRef,
    nullable: true,
    complexity: { field: 100 },
    args: { id: t.arg.id({ required: true }) },
    resolve: async (_parent, { id }, { database, viewer: { organisationId } }) => {
      const local = localIdOrNull('CbamGood', id);
      const row =
        local === null
          ? null
          : await database.prisma.cbamGood.findUnique({
              where: { organisationId_id: { organisationId, id: local } },
              select: { year: true },
            });
      if (row === null) return null;
      const year = await buildCbamYear(database, organisationId, row.year);
      const good = year.goods.find((own) => own.row.id === local);
      return good === undefined ? null : { ...good, year };
    },
  }),
  cbamInstallations: t.prismaField({
    type: [CbamInstallationRef],
    resolve: (query, _parent, _arguments, { database, viewer: { organisationId } }) =>
      database.prisma.cbamInstallation.findMany({
        ...query,
        where: { organisationId },
        orderBy: [{ name: 'asc' }, { id: 'asc' }],
      }),
  }),
  cbamDefault: t.field({
    type: CbamDefaultRef,
    nullable: true,
    description: 'The default value of a good; null where the code is not of annex I.',
    args: {
      cnCode: t.arg.string({ required: true }),
      country: t.arg.string({ required: true }),
      route: t.arg.string(),
      year: t.arg.int({ required: true }),
    },
    resolve: async (_parent, { cnCode, country, route, year }, { database }) => {
      const code = readGoodsCode(cnCode);
      if (!code.ok) return null;
      const defaults = await loadDefaults(database, [{ cnCode: code.value.cnCode, country }]);
      const question = { cnCode: code.value.cnCode, country, route: route ?? null, year };
      return { ...heldDefault(question, code.value, defaults), sector: code.value.sector };
    },
  }),
  cbamLines: t.field({
    type: TakenLinesRef,
    description:
      'Fuels, electricity and materials of a product’s current assessment, for the tonnes produced.',
    args: { productId: t.arg.id({ required: true }), produced: t.arg.float({ required: true }) },
    resolve: (_parent, { productId, produced }, { database, viewer }) =>
      takeLines(database, viewer.organisationId, productId, produced),
  }),
}));
