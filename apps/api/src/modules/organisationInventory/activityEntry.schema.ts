import { builder } from '../../builder/builder.ts';
import { GwpSetEnum } from '../../builder/enums.ts';
import { refusalsOf } from '../../builder/refusalTypes.ts';
import { CertificateKind, Consolidation, CreditKind } from '../../db/generated/client/enums.ts';
import { FactorRef } from '../factor/factor.schema.ts';
import { ProductRef } from '../product/product.schema.ts';
import { SupplierRef } from '../supplier/supplier.schema.ts';
import { InventoryHeadingEnum } from './inventoryHeading.schema.ts';
import { removeActivityEntry, saveActivityEntry } from './saveActivityEntry.ts';
import { removeCertificate, removeCredit, saveCertificate, saveCredit } from './saveCertificate.ts';
import {
  excludeCategory,
  saveInventorySetting,
  setAnnualVolume,
  setOwnSupplier,
  setResidualMix,
} from './saveInventorySetting.ts';

const AnnualVolumeRef = builder.prismaObject('AnnualVolume', {
  description: 'Declared units of a product in one year.',
  fields: (t) => ({ year: t.exposeInt('year'), volume: t.exposeFloat('volume') }),
});

builder.prismaObjectField(ProductRef, 'annualVolumes', (t) =>
  t.field({
    type: [AnnualVolumeRef],
    description: 'Years whose volume is not the usual `annualVolume`, the latest first.',
    select: { annualVolumes: { orderBy: { year: 'desc' } } },
    resolve: ({ annualVolumes }) => annualVolumes,
  }),
);

export const ConsolidationEnum = builder.enumType('Consolidation', { values: Object.values(Consolidation) });
const CertificateKindEnum = builder.enumType('CertificateKind', { values: Object.values(CertificateKind) });
const CreditKindEnum = builder.enumType('CreditKind', { values: Object.values(CreditKind) });

export const ActivityEntryRef = builder.prismaObject('ActivityEntry', {
  description: 'An activity of the organisation that no product carries.',
  fields: (t) => ({
    id: t.exposeID('id'),
    year: t.exposeInt('year'),
    heading: t.expose('heading', { type: InventoryHeadingEnum }),
    name: t.exposeString('name'),
    nameZh: t.exposeString('nameZh'),
    amount: t.exposeFloat('amount', { nullable: true, description: 'Of the year; null is a gap.' }),
    unit: t.exposeString('unit'),
    region: t.exposeString('region', { nullable: true }),
    primary: t.exposeBoolean('primary'),
    isSiteTotal: t.exposeBoolean('isSiteTotal', {
      description: 'The reading of a whole site: what products carry of the same activity is taken off.',
    }),
    evidence: t.exposeString('evidence'),
    version: t.exposeInt('version'),
    site: t.relation('site', { nullable: true }),
    factor: t.field({
      type: FactorRef,
      nullable: true,
      resolve: ({ factorId }, _arguments, { loaders }) => (factorId ? loaders.factor.load(factorId) : null),
    }),
  }),
});

export const CertificateRef = builder.prismaObject('ElectricityCertificate', {
  description: 'Conveys the attributes of generation and was redeemed for the organisation.',
  fields: (t) => ({
    id: t.exposeID('id'),
    year: t.exposeInt('year'),
    kind: t.expose('kind', { type: CertificateKindEnum }),
    registry: t.exposeString('registry'),
    serial: t.exposeString('serial'),
    market: t.exposeString('market'),
    kWh: t.exposeFloat('kWh'),
    generationFactor: t.exposeFloat('generationFactor', { description: 'kg CO2e / kWh.' }),
    upstreamFactor: t.exposeFloat('upstreamFactor', {
      description: 'kg CO2e / kWh of supply, plant and losses.',
    }),
    evidence: t.exposeString('evidence'),
  }),
});

export const CarbonCreditRef = builder.prismaObject('CarbonCredit', {
  description: 'A credit for emissions avoided or removed elsewhere. Listed apart: nothing is lowered by it.',
  fields: (t) => ({
    id: t.exposeID('id'),
    year: t.exposeInt('year'),
    registry: t.exposeString('registry'),
    serial: t.exposeString('serial'),
    standard: t.exposeString('standard'),
    kind: t.expose('kind', { type: CreditKindEnum }),
    project: t.exposeString('project'),
    vintage: t.exposeInt('vintage'),
    tCo2e: t.exposeFloat('tCo2e'),
    retiredOn: t.expose('retiredOn', {
      type: 'Date',
      nullable: true,
      description: 'Null while it can still be sold.',
    }),
  }),
});

const ActivityEntryInput = builder.inputType('ActivityEntryInput', {
  fields: (t) => ({
    year: t.int({ required: true }),
    heading: t.field({ type: InventoryHeadingEnum, required: true }),
    siteId: t.id(),
    name: t.string({ required: true }),
    nameZh: t.string(),
    amount: t.float({ description: 'Of the year; left out it is a gap.' }),
    unit: t.string({ required: true }),
    factorId: t.id({ description: 'Left out it is a gap.' }),
    region: t.string({
      description: 'ISO 3166; decides the electricity market. Left out: the home country.',
    }),
    primary: t.boolean(),
    isSiteTotal: t.boolean(),
    evidence: t.string(),
  }),
});

const CertificateInput = builder.inputType('ElectricityCertificateInput', {
  fields: (t) => ({
    year: t.int({ required: true, description: 'Of generation and use.' }),
    kind: t.field({ type: CertificateKindEnum, required: true }),
    registry: t.string({ required: true }),
    serial: t.string({ required: true }),
    market: t.string({ required: true, description: 'ISO 3166-1 alpha-2.' }),
    kWh: t.float({ required: true }),
    generationFactor: t.float({ required: true }),
    upstreamFactor: t.float({ required: true }),
    evidence: t.string(),
  }),
});

const CarbonCreditInput = builder.inputType('CarbonCreditInput', {
  fields: (t) => ({
    year: t.int({ required: true, description: 'It is listed with.' }),
    registry: t.string({ required: true }),
    serial: t.string({ required: true }),
    standard: t.string({ required: true }),
    kind: t.field({ type: CreditKindEnum, required: true }),
    project: t.string(),
    vintage: t.int({ required: true }),
    tCo2e: t.float({ required: true }),
    retiredOn: t.field({ type: 'Date' }),
  }),
});

const InventorySettingInput = builder.inputType('InventorySettingInput', {
  fields: (t) => ({
    year: t.int({ required: true }),
    consolidation: t.field({ type: ConsolidationEnum, required: true }),
    paysOutboundTransport: t.boolean({ required: true }),
    gwpSet: t.field({ type: GwpSetEnum, required: true }),
    note: t.string(),
    version: t.int({ required: true, description: 'As it was read; 0 for a year without settings.' }),
  }),
});

export const KnownInput = builder.inputType('KnownVersionInput', {
  description: 'What is changed, as it was read.',
  fields: (t) => ({ id: t.id({ required: true }), version: t.int({ required: true }) }),
});

const RemovedEntryRef = builder.objectRef<{ id: string }>('RemovedInventoryItem').implement({
  fields: (t) => ({ id: t.exposeID('id') }),
});

const ChangedYearRef = builder.objectRef<{ year: number }>('ChangedInventoryYear').implement({
  description: 'The year whose inventory has to be asked for again.',
  fields: (t) => ({ year: t.exposeInt('year') }),
});

builder.mutationFields((t) => ({
  saveActivityEntry: t.field({
    type: ActivityEntryRef,
    description: 'Adds an activity, or replaces the one that is `known`.',
    permission: 'EDIT_TARGETS',
    errors: refusalsOf('SaveActivityEntryResult'),
    args: { known: t.arg({ type: KnownInput }), input: t.arg({ type: ActivityEntryInput, required: true }) },
    resolve: (_parent, { known, input }, { database, viewer }) =>
      saveActivityEntry(database, viewer.organisationId, known ?? null, input),
  }),
  removeActivityEntry: t.field({
    type: RemovedEntryRef,
    permission: 'EDIT_TARGETS',
    errors: refusalsOf('RemoveActivityEntryResult'),
    args: { id: t.arg.id({ required: true }) },
    resolve: (_parent, { id }, { database, viewer }) =>
      removeActivityEntry(database, viewer.organisationId, id),
  }),
  saveElectricityCertificate: t.field({
    type: CertificateRef,
    permission: 'EDIT_TARGETS',
    errors: refusalsOf('SaveElectricityCertificateResult'),
    args: { input: t.arg({ type: CertificateInput, required: true }) },
    resolve: (_parent, { input }, { database, viewer }) =>
      saveCertificate(database, viewer.organisationId, input),
  }),
  removeElectricityCertificate: t.field({
    type: RemovedEntryRef,
    permission: 'EDIT_TARGETS',
    errors: refusalsOf('RemoveElectricityCertificateResult'),
    args: { id: t.arg.id({ required: true }) },
    resolve: (_parent, { id }, { database, viewer }) =>
      removeCertificate(database, viewer.organisationId, id),
  }),
  saveCarbonCredit: t.field({
    type: CarbonCreditRef,
    description: 'Lists an offset, or replaces the one with this id.',
    permission: 'EDIT_TARGETS',
    errors: refusalsOf('SaveCarbonCreditResult'),
    args: { id: t.arg.id(), input: t.arg({ type: CarbonCreditInput, required: true }) },
    resolve: (_parent, { id, input }, { database, viewer }) =>
      saveCredit(database, viewer.organisationId, id ?? null, input),
  }),
  removeCarbonCredit: t.field({
    type: RemovedEntryRef,
    permission: 'EDIT_TARGETS',
    errors: refusalsOf('RemoveCarbonCreditResult'),
    args: { id: t.arg.id({ required: true }) },
    resolve: (_parent, { id }, { database, viewer }) => removeCredit(database, viewer.organisationId, id),
  }),
  saveInventorySetting: t.field({
    type: ChangedYearRef,
    permission: 'EDIT_TARGETS',
    errors: refusalsOf('SaveInventorySettingResult'),
    args: { input: t.arg({ type: InventorySettingInput, required: true }) },
    resolve: async (_parent, { input }, { database, viewer }) => ({
      year: await saveInventorySetting(database, viewer.organisationId, input),
    }),
  }),
  excludeCategory: t.field({
    type: ChangedYearRef,
    description: 'Says why a category of scope 3 has no value; without a reason that is taken back.',
    permission: 'EDIT_TARGETS',
    errors: refusalsOf('ExcludeCategoryResult'),
    args: {
      year: t.arg.int({ required: true }),
      heading: t.arg({ type: InventoryHeadingEnum, required: true }),
      reason: t.arg.string(),
    },
    resolve: async (_parent, input, { database, viewer }) => ({
      year: await excludeCategory(database, viewer.organisationId, input),
    }),
  }),
  setAnnualVolume: t.field({
    type: ChangedYearRef,
    description: 'Declared units of one year; without a volume the product’s usual annual volume holds.',
    permission: 'EDIT_TARGETS',
    errors: refusalsOf('SetAnnualVolumeResult'),
    args: {
      productId: t.arg.id({ required: true }),
      year: t.arg.int({ required: true }),
      volume: t.arg.float(),
    },
    resolve: async (_parent, input, { database, viewer }) => ({
      year: await setAnnualVolume(database, viewer.organisationId, input),
    }),
  }),
  setResidualMix: t.field({
    type: ChangedYearRef,
    description: 'Which factor stands for the residual mix of a market; without one the grid average does.',
    permission: 'EDIT_TARGETS',
    errors: refusalsOf('SetResidualMixResult'),
    args: {
      year: t.arg.int({ required: true }),
      market: t.arg.string({ required: true }),
      factorId: t.arg.id(),
    },
    resolve: async (_parent, input, { database, viewer }) => ({
      year: await setResidualMix(database, viewer.organisationId, input),
    }),
  }),
  setOwnSupplier: t.prismaField({
    type: SupplierRef,
    description:
      'Whether a supplier is the organisation itself: what its products emit is scope 1 and 2 then.',
    permission: 'EDIT_TARGETS',
    errors: refusalsOf('SetOwnSupplierResult'),
    args: { id: t.arg.id({ required: true }), isOwn: t.arg.boolean({ required: true }) },
    resolve: async (query, _parent, { id, isOwn }, { database, viewer: { organisationId } }) => {
      const supplierId = await setOwnSupplier(database, organisationId, id, isOwn);
      return database.prisma.supplier.findUniqueOrThrow({
        ...query,
        where: { organisationId_id: { organisationId, id: supplierId } },
      });
    },
  }),
}));
