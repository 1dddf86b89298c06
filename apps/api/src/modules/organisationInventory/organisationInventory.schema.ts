import {
  ACTIVITY_KINDS,
  COUNTING_REASONS,
  type CountedVolume,
  directSource,
  type ElectricityMarket,
  explainReason,
  type InventoryPosition,
  type InventorySum,
  iso14064Category,
  neutralityStatement,
  type OrganisationInventory,
  scope3Category,
  scopeOf,
  sumPositions,
} from '@cradle/engine';
import { builder } from '../../builder/builder.ts';
import { GwpSetEnum } from '../../builder/enums.ts';
import { localIdOrNull } from '../../builder/ids.ts';
import { calendarDay } from '../../engineBridge/calendarDay.ts';
import { FactorRef } from '../factor/factor.schema.ts';
import { FindingRef } from '../footprint/footprint.schema.ts';
import { InventoryLineRef } from '../inventoryLine/inventoryLine.schema.ts';
import { ProductRef } from '../product/product.schema.ts';
import { type PurchaseAccount, supplierDataShare } from '../purchase/accountPurchases.ts';
import { CoverageRef } from '../purchase/purchase.schema.ts';
import { SupplierRef } from '../supplier/supplier.schema.ts';
import {
  ActivityEntryRef,
  CarbonCreditRef,
  CertificateRef,
  ConsolidationEnum,
} from './activityEntry.schema.ts';
import {
  type BuiltInventory,
  breakDown,
  buildInventory,
  type HeadingTotal,
  headingTotals,
  type InventoryPart,
  scopeTotal,
} from './buildInventory.ts';
import { InventoryHeadingEnum } from './inventoryHeading.schema.ts';
import type { Setting } from './loadInventory.ts';

const CountingReasonEnum = builder.enumType('CountingReason', { values: COUNTING_REASONS });
const ActivityKindEnum = builder.enumType('ActivityKind', { values: ACTIVITY_KINDS });
const DirectSourceEnum = builder.enumType('DirectSource', {
  values: ['STATIONARY', 'MOBILE', 'PROCESS', 'FUGITIVE'] as const,
});
const InventorySideEnum = builder.enumType('InventorySide', {
  values: ['PRODUCT', 'BRAND', 'SITE'] as const,
});
const PartKindEnum = builder.enumType('InventoryPartKind', {
  values: ['PRODUCT', 'BRAND', 'SITE', 'ENTRY', 'PURCHASES'] as const,
});

const InventorySumRef = builder.objectRef<InventorySum>('InventorySum').implement({
  description:
    'kg CO2e of the year. Null where only gaps are; gaps go along with every sum they are missing from.',
  fields: (t) => ({
    kgCo2e: t.exposeFloat('kgCo2e', { nullable: true, description: 'Electricity by location.' }),
    marketKgCo2e: t.exposeFloat('marketKgCo2e', { nullable: true, description: 'Electricity by market.' }),
    biogenicCo2Kg: t.exposeFloat('biogenicCo2Kg', {
      description: 'kg of biogenic CO2, outside of the scopes and in no sum.',
    }),
    gaps: t.stringList({ resolve: ({ gaps }) => [...gaps] }),
  }),
});

const InventoryPositionRef = builder.objectRef<InventoryPosition>('InventoryPosition').implement({
  description:
    'The smallest thing an inventory is the sum of: a line of a product, an activity, or a purchase.',
  fields: (t) => ({
    key: t.exposeID('key'),
    heading: t.expose('heading', { type: InventoryHeadingEnum }),
    reason: t.expose('reason', { type: CountingReasonEnum }),
    explanation: t.string({
      description: 'Why it is counted here.',
      resolve: ({ reason }) => explainReason(reason).message,
    }),
    explanationZh: t.string({ resolve: ({ reason }) => explainReason(reason).messageZh }),
    amount: t.exposeFloat('amount', { nullable: true, description: 'Of the year, in `unit`.' }),
    unit: t.exposeString('unit', { nullable: true }),
    kgCo2e: t.exposeFloat('kgCo2e', { nullable: true }),
    marketKgCo2e: t.exposeFloat('marketKgCo2e', { nullable: true }),
    primary: t.boolean({
      description: 'Rests on primary data altogether.',
      resolve: ({ primaryShare }) => primaryShare === 1,
    }),
    primaryShare: t.exposeFloat('primaryShare', {
      description: 'Part of it that rests on primary data, 0..1.',
    }),
    kind: t.expose('kind', { type: ActivityKindEnum }),
    directSource: t.field({
      type: DirectSourceEnum,
      nullable: true,
      description: 'Of scope 1; null elsewhere.',
      resolve: ({ heading, kind }) => (heading === 'SCOPE_1' ? directSource(kind) : null),
    }),
    gaps: t.stringList({ resolve: ({ gaps }) => [...gaps] }),
    product: t.field({
      type: ProductRef,
      nullable: true,
      resolve: ({ productId }, _arguments, { loaders }) =>
        productId ? loaders.product.load(productId) : null,
    }),
    line: t.field({
      type: InventoryLineRef,
      nullable: true,
      description: 'The line of the product’s own assessment that carries it.',
      resolve: ({ lineId }, _arguments, { loaders }) => (lineId ? loaders.line.load(lineId) : null),
    }),
    leafLine: t.field({
      type: InventoryLineRef,
      nullable: true,
      description: 'The line, possibly of a used product, at which it is emitted.',
      resolve: ({ leafLineId }, _arguments, { loaders }) =>
        leafLineId ? loaders.line.load(leafLineId) : null,
    }),
    supplier: t.field({
      type: SupplierRef,
      nullable: true,
      resolve: ({ supplierId }, _arguments, { loaders }) =>
        supplierId ? loaders.supplier.load(supplierId) : null,
    }),
    factor: t.field({
      type: FactorRef,
      nullable: true,
      resolve: ({ factorId }, _arguments, { loaders }) => (factorId ? loaders.factor.load(factorId) : null),
    }),
    entry: t.field({
      type: ActivityEntryRef,
      nullable: true,
      resolve: ({ entryId: id }, _arguments, { database, viewer: { organisationId } }) =>
        id
          ? database.prisma.activityEntry.findUnique({ where: { organisationId_id: { organisationId, id } } })
          : null,
    }),
    purchaseName: t.string({
      nullable: true,
      description: 'What was bought, of a purchase.',
      resolve: async ({ purchaseId: id }, _arguments, { database, viewer: { organisationId } }) => {
        if (id === null) return null;
        const where = { organisationId_id: { organisationId, id } };
        const purchase = await database.prisma.purchase.findUnique({ where, select: { name: true } });
        return purchase?.name ?? null;
      },
    }),
  }),
});

const PositionPageRef = builder
  .objectRef<{ totalCount: number; nodes: readonly InventoryPosition[] }>('InventoryPositionPage')
  .implement({
    fields: (t) => ({
      totalCount: t.exposeInt('totalCount'),
      nodes: t.field({ type: [InventoryPositionRef], resolve: ({ nodes }) => [...nodes] }),
    }),
  });

const InventoryPartRef = builder.objectRef<InventoryPart>('InventoryPart').implement({
  description: 'What belongs to one product, activity, brand or site.',
  fields: (t) => ({
    key: t.exposeString('key', {
      description: 'The brand’s name, or the id of what it is; empty for the rest.',
    }),
    kind: t.expose('kind', { type: PartKindEnum }),
    sum: t.field({ type: InventorySumRef, resolve: (part) => part }),
    scope1: t.field({ type: InventorySumRef, resolve: ({ scopes }) => scopes[0] }),
    scope2: t.field({ type: InventorySumRef, resolve: ({ scopes }) => scopes[1] }),
    scope3: t.field({ type: InventorySumRef, resolve: ({ scopes }) => scopes[2] }),
    product: t.field({
      type: ProductRef,
      nullable: true,
      resolve: ({ kind, key }, _arguments, { loaders }) =>
        kind === 'PRODUCT' ? loaders.product.load(key) : null,
    }),
    entry: t.field({
      type: ActivityEntryRef,
      nullable: true,
      resolve: ({ kind, key: id }, _arguments, { database, viewer: { organisationId } }) =>
        kind === 'ENTRY'
          ? database.prisma.activityEntry.findUnique({ where: { organisationId_id: { organisationId, id } } })
          : null,
    }),
    site: t.prismaField({
      type: 'Site',
      nullable: true,
      resolve: (query, { kind, key: id }, _arguments, { database, viewer: { organisationId } }) =>
        kind === 'SITE' && id !== ''
          ? database.prisma.site.findUnique({
              ...query,
              where: { organisationId_id: { organisationId, id } },
            })
          : null,
    }),
  }),
});

const HeadingRef = builder.objectRef<HeadingTotal>('InventoryHeadingTotal').implement({
  description: 'Scope 1, scope 2, or one of the fifteen categories of scope 3.',
  fields: (t) => ({
    heading: t.expose('heading', { type: InventoryHeadingEnum }),
    scope: t.int({ resolve: ({ heading }) => scopeOf(heading) }),
    category: t.int({
      nullable: true,
      description: '1 to 15 of the GHG Protocol Scope 3 Standard.',
      resolve: ({ heading }) => scope3Category(heading),
    }),
    iso14064Category: t.int({ resolve: ({ heading }) => iso14064Category(heading) }),
    sum: t.field({ type: InventorySumRef, resolve: (total) => total }),
    primaryShare: t.exposeFloat('primaryShare', {
      nullable: true,
      description: 'Part of the absolute emissions that rests on primary data, 0..1.',
    }),
    exclusion: t.exposeString('exclusion', { nullable: true, description: 'Why it has no value.' }),
    positionCount: t.int({ resolve: ({ positions }) => positions.length }),
    parts: t.field({
      type: [InventoryPartRef],
      description: 'By product and activity, the largest first; they add up to the sum.',
      resolve: ({ positions }) => breakDown(positions, 'PRODUCT'),
    }),
    positions: t.field({
      type: PositionPageRef,
      complexity: ({ first }) => ({ field: 1, multiplier: Math.min(first ?? 100, 500) }),
      args: {
        productId: t.arg.id(),
        first: t.arg.int({ defaultValue: 100 }),
        offset: t.arg.int({ defaultValue: 0 }),
      },
      resolve: ({ positions }, { productId, first, offset }) => {
        const local = productId == null ? null : localIdOrNull('Product', productId);
        const own = positions
          .filter((position) => productId == null || position.productId === local)
          .toSorted((a, b) => Math.abs(b.kgCo2e ?? 0) - Math.abs(a.kgCo2e ?? 0) || (a.key < b.key ? -1 : 1));
        const start = Math.max(0, offset ?? 0);
        return {
          totalCount: own.length,
          nodes: own.slice(start, start + Math.min(Math.max(1, first ?? 100), 500)),
        };
      },
    }),
  }),
});

const CountedVolumeRef = builder.objectRef<CountedVolume>('CountedVolume').implement({
  description: 'How much of a product is counted on its own, in declared units of the year.',
  fields: (t) => ({
    product: t.field({
      type: ProductRef,
      nullable: true,
      resolve: ({ productId }, _arguments, { loaders }) => loaders.product.load(productId),
    }),
    volume: t.exposeFloat('volume', { nullable: true }),
    insideOthers: t.exposeFloat('insideOthers', {
      description: 'Goes into other products and is counted there.',
    }),
    counted: t.exposeFloat('counted', { nullable: true }),
  }),
});

const MarketRef = builder.objectRef<ElectricityMarket>('ElectricityMarket').implement({
  description: 'Grid electricity of one market in scope 2: by location and by market.',
  fields: (t) => ({
    market: t.exposeString('market', { description: 'ISO 3166-1.' }),
    kWh: t.exposeFloat('kWh'),
    locationKgCo2e: t.exposeFloat('locationKgCo2e'),
    marketKgCo2e: t.exposeFloat('marketKgCo2e'),
    certificateKWh: t.exposeFloat('certificateKWh'),
    coveredShare: t.exposeFloat('coveredShare', { description: '0..1.' }),
    surplusKWh: t.exposeFloat('surplusKWh', {
      description: 'Of certificates beyond the use: they count for nothing.',
    }),
    usesGridForRest: t.boolean({
      description: 'True where no residual mix is known and the grid average stands in.',
      resolve: ({ restBy }) => restBy === 'GRID_MIX',
    }),
    residualFactor: t.field({
      type: FactorRef,
      nullable: true,
      resolve: ({ residualFactorId: id }, _arguments, { loaders }) => (id ? loaders.factor.load(id) : null),
    }),
  }),
});

const SettingRef = builder.objectRef<Setting>('InventorySetting').implement({
  fields: (t) => ({
    consolidation: t.expose('consolidation', { type: ConsolidationEnum }),
    paysOutboundTransport: t.exposeBoolean('paysOutboundTransport', {
      description: 'True: transport after the gate is category 4; false: category 9.',
    }),
    gwpSet: t.expose('gwpSet', { type: GwpSetEnum }),
    note: t.exposeString('note'),
    version: t.exposeInt('version', { description: '0 while nobody has set it.' }),
  }),
});

const NeutralityRef = builder
  .objectRef<ReturnType<typeof neutralityStatement>>('NeutralityStatement')
  .implement({
    description:
      'Residual emissions and credits side by side. No total is lowered by credits, and no difference is given.',
    fields: (t) => ({
      residual: t.field({ type: InventorySumRef, resolve: ({ residual }) => residual }),
      retiredTCo2e: t.exposeFloat('retiredTCo2e', { description: 't CO2e of retired credits.' }),
      notRetiredTCo2e: t.exposeFloat('notRetiredTCo2e'),
      retiredPerResidual: t.exposeFloat('retiredPerResidual', {
        nullable: true,
        description: 'Retired credits for each tonne left by market; null while that is not wholly known.',
      }),
      findings: t.field({ type: [FindingRef], resolve: ({ findings }) => [...findings] }),
    }),
  });

interface PurchasesOfYear {
  readonly account: PurchaseAccount;
  readonly whole: OrganisationInventory;
}

const PurchasesOfYearRef = builder.objectRef<PurchasesOfYear>('PurchasesOfYear').implement({
  description: 'How purchases entered category 1 (Scope 3 Standard, 5.5, chapters 7 and 11).',
  fields: (t) => ({
    count: t.int({ resolve: ({ account }) => account.lines.length }),
    gaps: t.int({ description: 'That no method can count.', resolve: ({ account }) => account.gaps }),
    countedKgCo2e: t.float({
      nullable: true,
      description: 'What stands in the inventory: without what products carry.',
      resolve: ({ whole }) =>
        sumPositions(whole.positions.filter(({ origin }) => origin === 'PURCHASE')).kgCo2e,
    }),
    takenOffKgCo2e: t.float({
      description: 'Carried by products already, and counted there.',
      resolve: ({ whole }) => whole.takenOffPurchasesKgCo2e,
    }),
    supplierDataShare: t.float({
      nullable: true,
      description: 'Part of the emissions of all purchases that rests on data of suppliers, 0..1.',
      resolve: ({ account }) => supplierDataShare(account),
    }),
    primaryShare: t.float({
      nullable: true,
      description: 'Part of the emissions of all purchases that rests on primary data, 0..1.',
      resolve: ({ account }) => account.primaryShare,
    }),
    coverage: t.field({ type: [CoverageRef], resolve: ({ account }) => [...account.coverage] }),
  }),
});

export const OrganisationInventoryRef = builder.objectRef<BuiltInventory>('OrganisationInventory').implement({
  description:
    'A year of the organisation by the GHG Protocol: scope 1, scope 2 by location and by market, scope 3 in fifteen ' +
    'categories. Everything is counted once; positions say where and why.',
  fields: (t) => ({
    year: t.exposeInt('year'),
    setting: t.field({ type: SettingRef, resolve: ({ setting }) => setting }),
    total: t.field({ type: InventorySumRef, resolve: ({ positions }) => sumPositions(positions) }),
    scope1: t.field({ type: InventorySumRef, resolve: (built) => scopeTotal(built, 1) }),
    scope2: t.field({ type: InventorySumRef, resolve: (built) => scopeTotal(built, 2) }),
    scope3: t.field({ type: InventorySumRef, resolve: (built) => scopeTotal(built, 3) }),
    headings: t.field({
      type: [HeadingRef],
      args: { heading: t.arg({ type: InventoryHeadingEnum }) },
      resolve: (built, { heading }) =>
        headingTotals(built).filter((total) => heading == null || total.heading === heading),
    }),
    breakdown: t.field({
      type: [InventoryPartRef],
      args: { by: t.arg({ type: InventorySideEnum, required: true }) },
      resolve: ({ positions }, { by }) => breakDown(positions, by),
    }),
    beyondBoundaryKgCo2e: t.float({
      nullable: true,
      description: 'Credits and loads beyond the boundary (EN 15804 module D) of the whole: in no sum.',
      resolve: ({ whole }) => whole.beyondBoundaryKgCo2e,
    }),
    volumes: t.field({ type: [CountedVolumeRef], resolve: ({ whole }) => [...whole.volumes] }),
    markets: t.field({ type: [MarketRef], resolve: ({ whole }) => [...whole.markets] }),
    purchases: t.field({
      type: PurchasesOfYearRef,
      nullable: true,
      description: 'Null where nothing was entered for the year. Of the whole organisation.',
      resolve: ({ account, whole }) => account && { account, whole },
    }),
    findings: t.field({ type: [FindingRef], resolve: ({ findings }) => [...findings] }),
    entries: t.field({
      type: [ActivityEntryRef],
      resolve: ({ year }, _arguments, { database, viewer: { organisationId } }) =>
        database.prisma.activityEntry.findMany({
          where: { organisationId, year },
          orderBy: [{ heading: 'asc' }, { name: 'asc' }, { id: 'asc' }],
        }),
    }),
    certificates: t.field({
      type: [CertificateRef],
      resolve: ({ year }, _arguments, { database, viewer: { organisationId } }) =>
        database.prisma.electricityCertificate.findMany({
          where: { organisationId, year },
          orderBy: [{ registry: 'asc' }, { serial: 'asc' }],
        }),
    }),
    credits: t.field({
      type: [CarbonCreditRef],
      description: 'Offsets, listed apart.',
      resolve: ({ year }, _arguments, { database, viewer: { organisationId } }) =>
        database.prisma.carbonCredit.findMany({
          where: { organisationId, year },
          orderBy: [{ registry: 'asc' }, { serial: 'asc' }],
        }),
    }),
    neutrality: t.field({
      type: NeutralityRef,
      resolve: async ({ year, whole }, _arguments, { database, viewer: { organisationId } }) => {
        const credits = await database.prisma.carbonCredit.findMany({ where: { organisationId, year } });
        return neutralityStatement(
          whole.total,
          year,
          credits.map(({ retiredOn, ...credit }) => ({
            ...credit,
            retiredOn: calendarDay(retiredOn),
          })),
        );
      },
    }),
  }),
});

builder.queryFields((t) => ({
  organisationInventory: t.field({
    type: OrganisationInventoryRef,
    complexity: { field: 1000, multiplier: 1 },
    args: {
      year: t.arg.int({ required: true }),
      brand: t.arg.string({ description: 'Only what belongs to products of this brand.' }),
      siteId: t.arg.id({ description: 'Only what belongs to this site.' }),
      productId: t.arg.id({ description: 'Only what belongs to this product.' }),
    },
    resolve: (_parent, { year, brand, siteId, productId }, { database, viewer }) =>
      buildInventory(database, viewer.organisationId, year, {
        brand,
        siteId: siteId == null ? null : (localIdOrNull('Site', siteId) ?? siteId),
        productId: productId == null ? null : (localIdOrNull('Product', productId) ?? productId),
      }),
  }),
  inventoryYears: t.field({
    type: ['Int'],
    description:
      'Years that have settings, activities or purchases, or in which a reference period ends; the newest first.',
    resolve: async (_parent, _arguments, { database, viewer: { organisationId } }) => {
      const rows = await database.query<{ year: number }>(
        `SELECT "year" FROM "InventorySetting" WHERE "organisationId" = $1
         UNION SELECT "year" FROM "ActivityEntry" WHERE "organisationId" = $1
         UNION SELECT "year" FROM "Purchase" WHERE "organisationId" = $1
         UNION SELECT extract(year FROM "referencePeriodEnd")::int FROM "Assessment"
           WHERE "organisationId" = $1 AND "kind" = 'CALCULATED' AND "referencePeriodEnd" IS NOT NULL
         ORDER BY 1 DESC`,
        [organisationId],
      );
      return rows.map(({ year }) => Number(year));
    },
  }),
  brands: t.stringList({
    description: 'Of the products, in order.',
    resolve: async (_parent, _arguments, { database, viewer: { organisationId } }) => {
      const groups = await database.prisma.product.groupBy({
        by: ['brand'],
        where: { organisationId, brand: { not: '' } },
        orderBy: { brand: 'asc' },
      });
      return groups.map(({ brand }) => brand);
    },
  }),
}));
