import {
  type KgRange,
  PASSED_CODES,
  PURCHASE_METHODS,
  type PurchaseCoverage,
  type SupplierSwitch,
  type SwitchFigure,
} from '@cradle/engine';
import { builder } from '../../builder/builder.ts';
import { globalId } from '../../builder/ids.ts';
import { refusalsOf } from '../../builder/refusalTypes.ts';
import type { MoneyConversion } from '../../db/generated/client/client.ts';
import { parseInput } from '../../errors/parseInput.ts';
import { Year } from '../organisationInventory/inventoryInput.ts';
import { supplierIdOfKey } from '../supplierSearch/subjectKey.ts';
import { searchIndexOf } from '../supplierSearch/supplierSearch.schema.ts';
import {
  type AccountedPurchase,
  accountPurchases,
  type PurchaseAccount,
  type StatedIntensity,
  type SupplierPart,
} from './accountPurchases.ts';
import {
  importPurchaseFile,
  importPurchases,
  markPurchases,
  removeIntensity,
  removePurchases,
  saveIntensity,
  saveMoneyRate,
} from './savePurchases.ts';
import { type TriedLine, type TriedSwitch, trySwitch } from './trySwitch.ts';

const MethodEnum = builder.enumType('PurchaseMethod', {
  description:
    'The best first: the supplier’s footprint × quantity; spend × the supplier’s intensity; spend × a spend-based factor.',
  values: PURCHASE_METHODS,
});

const PassedRef = builder.objectRef<AccountedPurchase['passed'][number]>('PassedMethod').implement({
  description: 'A better method that could not be used, and why.',
  fields: (t) => ({
    method: t.expose('method', { type: MethodEnum }),
    code: t.field({
      type: builder.enumType('PassedMethodCode', { values: PASSED_CODES }),
      resolve: ({ code }) => code,
    }),
  }),
});

const PurchaseRef = builder.objectRef<AccountedPurchase>('Purchase').implement({
  fields: (t) => ({
    id: t.exposeID('id'),
    name: t.string({ resolve: ({ row }) => row.name }),
    supplierName: t.string({ resolve: ({ supplier }) => supplier.name }),
    supplierNameZh: t.string({ resolve: ({ supplier }) => supplier.nameZh }),
    productName: t.string({ nullable: true, resolve: ({ product }) => product?.name ?? null }),
    productNameZh: t.string({ nullable: true, resolve: ({ product }) => product?.nameZh ?? null }),
    spend: t.float({ nullable: true, resolve: ({ row }) => row.spend }),
    currency: t.string({ nullable: true, resolve: ({ row }) => row.currency }),
    spendYear: t.int({ nullable: true, resolve: ({ row }) => row.spendYear }),
    category: t.string({
      description: 'Of the product, else of the factor; empty: not known.',
      resolve: ({ category }) => category.name,
    }),
    categoryZh: t.string({ resolve: ({ category }) => category.nameZh }),
    quantity: t.float({ nullable: true, resolve: ({ row }) => row.quantity }),
    unit: t.string({ nullable: true, resolve: ({ row }) => row.unit }),
    factorId: t.id({ nullable: true, resolve: ({ factor }) => factor && globalId('Factor', factor.id) }),
    factorName: t.string({ nullable: true, resolve: ({ factor }) => factor?.name ?? null }),
    factorNameZh: t.string({ nullable: true, resolve: ({ factor }) => factor?.nameZh ?? null }),
    method: t.expose('method', { type: MethodEnum, nullable: true }),
    kgCo2e: t.exposeFloat('kgCo2e', {
      nullable: true,
      description: 'Null: a gap, for the reasons in `passed`.',
    }),
    passed: t.field({ type: [PassedRef], resolve: ({ passed }) => [...passed] }),
    isInProducts: t.boolean({
      description: 'Products of the inventory carry it: it is not counted there a second time.',
      resolve: ({ row }) => row.isInProducts,
    }),
  }),
});

export const CoverageRef = builder.objectRef<PurchaseCoverage>('PurchaseCoverage').implement({
  description: 'How much of the spend one method carries; without a method: the gaps.',
  fields: (t) => ({
    method: t.expose('method', { type: MethodEnum, nullable: true }),
    purchases: t.exposeInt('purchases'),
    spendShare: t.exposeFloat('spendShare', {
      nullable: true,
      description: '0 to 1 of what is known in the common money.',
    }),
    kgCo2e: t.exposeFloat('kgCo2e', { nullable: true }),
  }),
});

const SupplierPartRef = builder.objectRef<SupplierPart>('PurchaseSupplierPart').implement({
  fields: (t) => ({
    name: t.exposeString('name', { description: 'Empty: nobody named.' }),
    nameZh: t.exposeString('nameZh'),
    kgCo2e: t.exposeFloat('kgCo2e', { nullable: true }),
    share: t.exposeFloat('share', { nullable: true }),
    purchases: t.exposeInt('purchases'),
    gaps: t.exposeInt('gaps'),
  }),
});

const RateRef = builder.objectRef<MoneyConversion>('MoneyRate').implement({
  description: 'One unit of money of one year is `rate` units of the other; used in both directions.',
  fields: (t) => ({
    currency: t.exposeString('currency'),
    year: t.exposeInt('year'),
    toCurrency: t.exposeString('toCurrency'),
    toYear: t.exposeInt('toYear'),
    rate: t.exposeFloat('rate'),
    source: t.exposeString('source'),
  }),
});

const IntensityRef = builder.objectRef<StatedIntensity>('SupplierIntensity').implement({
  description: 'What a supplier states for each unit of money it takes in a year.',
  fields: (t) => ({
    supplierId: t.id({ resolve: ({ supplierKey }) => supplierIdOfKey(supplierKey) }),
    supplierName: t.string({
      description: 'Empty: no longer in sight.',
      resolve: ({ supplier }) => supplier.name,
    }),
    supplierNameZh: t.string({ resolve: ({ supplier }) => supplier.nameZh }),
    year: t.exposeInt('year'),
    kgCo2ePerUnit: t.exposeFloat('kgCo2ePerUnit', {
      description: 'Cradle to gate, for one unit of the currency of the year.',
    }),
    currency: t.exposeString('currency'),
    source: t.exposeString('source'),
  }),
});

const AccountRef = builder.objectRef<PurchaseAccount>('PurchaseAccount').implement({
  description: 'What was bought in a year, each purchase counted by the best method it allows.',
  fields: (t) => ({
    year: t.exposeInt('year'),
    currency: t.string({ nullable: true, resolve: ({ common }) => common?.currency ?? null }),
    currencyYear: t.int({ nullable: true, resolve: ({ common }) => common?.year ?? null }),
    kgCo2e: t.exposeFloat('kgCo2e', { nullable: true, description: 'Of what could be counted.' }),
    gaps: t.exposeInt('gaps', {
      description: 'Purchases that could not be counted: the sum is less than the whole.',
    }),
    primaryShare: t.exposeFloat('primaryShare', { nullable: true }),
    coverage: t.field({ type: [CoverageRef], resolve: ({ coverage }) => [...coverage] }),
    suppliers: t.field({ type: [SupplierPartRef], resolve: ({ suppliers }) => [...suppliers] }),
    purchases: t.field({ type: [PurchaseRef], resolve: ({ lines }) => [...lines] }),
    rates: t.field({ type: [RateRef], resolve: ({ rates }) => [...rates] }),
    intensities: t.field({ type: [IntensityRef], resolve: ({ intensities }) => [...intensities] }),
  }),
});

const KgRangeRef = builder.objectRef<KgRange>('KgRange').implement({
  description: 'kg CO2e with the ends of the middle 95 %.',
  fields: (t) => ({
    kgCo2e: t.exposeFloat('kgCo2e'),
    lower: t.exposeFloat('lower'),
    upper: t.exposeFloat('upper'),
  }),
});

const SwitchFigureRef = builder.objectRef<SwitchFigure>('SwitchFigure').implement({
  fields: (t) => ({
    method: t.expose('method', { type: MethodEnum }),
    kgCo2e: t.exposeFloat('kgCo2e'),
    gsd: t.exposeFloat('gsd', { description: 'Geometric standard deviation.' }),
  }),
});

const TriedLineRef = builder.objectRef<TriedLine>('TriedPurchase').implement({
  description: 'A purchase that would be made of the other supplier; without a figure it is in neither side.',
  fields: (t) => ({
    id: t.id({ resolve: ({ line }) => line.id }),
    name: t.string({ resolve: ({ line }) => line.row.name }),
    before: t.expose('before', { type: SwitchFigureRef, nullable: true }),
    after: t.expose('after', { type: SwitchFigureRef, nullable: true }),
  }),
});

const SwitchOutcomeRef = builder.objectRef<SupplierSwitch>('SupplierSwitch').implement({
  description: 'Of the purchases that can be counted on both sides.',
  fields: (t) => ({
    before: t.expose('before', { type: KgRangeRef }),
    after: t.expose('after', { type: KgRangeRef }),
    change: t.expose('change', { type: KgRangeRef, description: 'Below zero is less.' }),
    lowerShare: t.exposeFloat('lowerShare', { description: 'Probability that it is less, 0..1.' }),
    verdict: t.field({
      type: builder.enumType('SwitchVerdict', {
        values: ['LOWER', 'HIGHER', 'NOT_DISTINGUISHABLE'] as const,
      }),
      resolve: ({ verdict }) => verdict,
    }),
  }),
});

const TriedSwitchRef = builder.objectRef<TriedSwitch>('TriedSwitch').implement({
  fields: (t) => ({
    outcome: t.expose('outcome', {
      type: SwitchOutcomeRef,
      nullable: true,
      description: 'Null where no purchase can be counted on both sides.',
    }),
    purchases: t.field({ type: [TriedLineRef], resolve: ({ lines }) => [...lines] }),
  }),
});

const MoveInput = builder.inputType('PurchaseMoveInput', {
  description: 'What if this were bought elsewhere: of a product in sight, or of a supplier.',
  fields: (t) => ({ purchaseId: t.id({ required: true }), productId: t.id(), supplierId: t.id() }),
});

builder.queryField('purchaseAccount', (t) =>
  t.field({
    type: AccountRef,
    complexity: { field: 500, multiplier: 50 },
    args: {
      year: t.arg.int({ required: true }),
      moves: t.arg({ type: [MoveInput], description: 'Only tried: nothing of it is stored.' }),
    },
    resolve: async (_parent, { year, moves }, context) =>
      accountPurchases(
        ...([
          context.database,
          context.viewer,
          await searchIndexOf(context),
          parseInput(Year, year),
        ] as const),
        moves ?? [],
      ),
  }),
);

builder.queryField('supplierSwitch', (t) =>
  t.field({
    type: TriedSwitchRef,
    description: 'What a year would have been with another supplier. Only tried: nothing of it is stored.',
    complexity: { field: 500, multiplier: 50 },
    args: {
      year: t.arg.int({ required: true }),
      supplierName: t.arg.string({ required: true, description: 'As it stands in the account.' }),
      category: t.arg.string({ description: 'Only purchases of this category.' }),
      toSupplierId: t.arg.id({ required: true }),
    },
    resolve: async (_parent, { year, ...question }, context) =>
      trySwitch(context.database, context.viewer, await searchIndexOf(context), {
        ...question,
        year: parseInput(Year, year),
      }),
  }),
);

const RateInput = builder.inputType('MoneyRateInput', {
  fields: (t) => ({
    currency: t.string({ required: true, description: 'ISO 4217.' }),
    year: t.int({ required: true }),
    toCurrency: t.string({ required: true }),
    toYear: t.int({ required: true }),
    rate: t.float({ required: true }),
    source: t.string({ required: true, description: 'Who says so.' }),
  }),
});

const IntensityInput = builder.inputType('SupplierIntensityInput', {
  fields: (t) => ({
    supplierId: t.id({ required: true }),
    year: t.int({ required: true }),
    kgCo2ePerUnit: t.float({
      required: true,
      description: 'Cradle to gate, for one unit of the currency of the year.',
    }),
    currency: t.string({ required: true }),
    source: t.string({ required: true }),
  }),
});

const SavedRef = builder.objectRef<{ readonly count: number }>('SavedPurchases').implement({
  fields: (t) => ({
    count: t.exposeInt('count', { description: 'Rows that were added, changed or removed.' }),
  }),
});

builder.mutationFields((t) => ({
  importPurchases: t.field({
    type: SavedRef,
    permission: 'EDIT_TARGETS',
    description:
      'Adds a pasted table to a year: all of it or nothing. Columns by their headings: name, supplier, SKU, spend, currency, spend year, quantity, unit, factor, in products.',
    errors: refusalsOf('ImportPurchasesResult'),
    args: { year: t.arg.int({ required: true }), table: t.arg.string({ required: true }) },
    resolve: async (_parent, input, context) => ({
      count: await importPurchases(context.database, context.viewer, await searchIndexOf(context), input),
    }),
  }),
  importPurchaseFile: t.field({
    type: SavedRef,
    permission: 'EDIT_TARGETS',
    description:
      'The same from an uploaded CSV file or workbook; its uploads are at `POST /library/uploads`.',
    errors: refusalsOf('ImportPurchaseFileResult'),
    args: { year: t.arg.int({ required: true }), uploadId: t.arg.string({ required: true }) },
    resolve: async (_parent, input, context) => ({
      count: await importPurchaseFile(context.database, context.viewer, await searchIndexOf(context), input),
    }),
  }),
  removePurchases: t.field({
    type: SavedRef,
    permission: 'EDIT_TARGETS',
    errors: refusalsOf('RemovePurchasesResult'),
    args: { ids: t.arg.idList({ required: true }) },
    resolve: async (_parent, { ids }, { database, viewer }) => ({
      count: await removePurchases(database, viewer, ids),
    }),
  }),
  markPurchases: t.field({
    type: SavedRef,
    permission: 'EDIT_TARGETS',
    description: 'Says whether products of the inventory carry purchases already.',
    errors: refusalsOf('MarkPurchasesResult'),
    args: { ids: t.arg.idList({ required: true }), isInProducts: t.arg.boolean({ required: true }) },
    resolve: async (_parent, { ids, isInProducts }, { database, viewer }) => ({
      count: await markPurchases(database, viewer, ids, isInProducts),
    }),
  }),
  saveMoneyRate: t.field({
    type: SavedRef,
    permission: 'EDIT_TARGETS',
    errors: refusalsOf('SaveMoneyRateResult'),
    args: { input: t.arg({ type: RateInput, required: true }) },
    resolve: async (_parent, { input }, { database, viewer }) => {
      await saveMoneyRate(database, viewer, input);
      return { count: 1 };
    },
  }),
  removeSupplierIntensity: t.field({
    type: SavedRef,
    permission: 'EDIT_TARGETS',
    errors: refusalsOf('RemoveSupplierIntensityResult'),
    args: { supplierId: t.arg.id({ required: true }), year: t.arg.int({ required: true }) },
    resolve: async (_parent, { supplierId, year }, { database, viewer }) => {
      await removeIntensity(database, viewer, supplierId, year);
      return { count: 1 };
    },
  }),
  saveSupplierIntensity: t.field({
    type: SavedRef,
    permission: 'EDIT_TARGETS',
    errors: refusalsOf('SaveSupplierIntensityResult'),
    args: { input: t.arg({ type: IntensityInput, required: true }) },
    resolve: async (_parent, { input }, context) => {
      await saveIntensity(context.database, context.viewer, await searchIndexOf(context), input);
      return { count: 1 };
    },
  }),
}));
