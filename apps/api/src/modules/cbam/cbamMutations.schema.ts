import { builder } from '../../builder/builder.ts';
import { refusalsOf } from '../../builder/refusalTypes.ts';
import type { Database } from '../../db/database.ts';
import type { CbamGood as StoredGood } from '../../db/generated/client/client.ts';
import { KnownInput } from '../organisationInventory/activityEntry.schema.ts';
import { buildCbamYear } from './buildCbamYear.ts';
import { CbamGoodRef, CbamInstallationRef, type ShownGood } from './cbam.schema.ts';
import {
  CbamEnergyKindEnum,
  CbamEvidenceEnum,
  CbamGasEnum,
  CbamPrecursorKindEnum,
  CbamStreamKindEnum,
} from './cbamResult.schema.ts';
import { moveCbamGood } from './moveCbamGood.ts';
import { removeCbamGood, saveCbamGood } from './saveCbamGood.ts';
import { removeCbamInstallation, saveCbamInstallation, saveCbamTerms } from './saveCbamInstallation.ts';

const InstallationInput = builder.inputType('CbamInstallationInput', {
  fields: (t) => ({
    name: t.string({ required: true }),
    nameZh: t.string(),
    operator: t.string(),
    address: t.string(),
    country: t.string({ required: true, description: 'ISO 3166-1 alpha-2.' }),
    unLocode: t.string(),
  }),
});

const StreamInput = builder.inputType('CbamSourceStreamInput', {
  description: 'amount × net calorific value / 1000 × emission factor × oxidation × (1 − biomass share).',
  fields: (t) => ({
    id: t.string({ required: true, description: 'Chosen by the sender, unique in the good.' }),
    name: t.string({ required: true }),
    kind: t.field({ type: CbamStreamKindEnum, required: true }),
    gas: t.field({ type: CbamGasEnum, required: true }),
    amount: t.float({ description: 'Left out it is a gap.' }),
    unit: t.string({ required: true }),
    netCalorificValue: t.float({ description: 'GJ per unit; left out the factor is per unit.' }),
    emissionFactor: t.float({
      description: 't of the gas per TJ or per unit; left out that of `factorId` holds.',
    }),
    oxidation: t.float({ description: '0..1, 1 when left out.' }),
    biomassShare: t.float({ description: '0..1, 0 when left out.' }),
    factorId: t.id(),
    lineId: t.id(),
  }),
});

const EnergyInput = builder.inputType('CbamEnergyFlowInput', {
  fields: (t) => ({
    id: t.string({ required: true }),
    name: t.string({ required: true }),
    kind: t.field({ type: CbamEnergyKindEnum, required: true }),
    amount: t.float({ description: 'MWh of electricity, TJ of heat and waste gas.' }),
    emissionFactor: t.float({ description: 't CO2e per MWh or TJ; left out that of `factorId` holds.' }),
    evidence: t.field({ type: CbamEvidenceEnum }),
    evidenceNote: t.string(),
    factorId: t.id(),
    lineId: t.id(),
  }),
});

const PrecursorInput = builder.inputType('CbamPrecursorInput', {
  fields: (t) => ({
    id: t.string({ required: true }),
    name: t.string({ required: true }),
    cnCode: t.string({ required: true, description: 'Empty for an own good.' }),
    mass: t.float({ description: 't consumed in the year.' }),
    kind: t.field({ type: CbamPrecursorKindEnum, required: true }),
    goodId: t.id({ description: 'Of OWN_GOOD: a good of the same year.' }),
    country: t.string(),
    installation: t.string(),
    route: t.string(),
    direct: t.float({ description: 'Of SUPPLIED [t CO2e / t].' }),
    indirect: t.float(),
    sefa: t.float({ description: 'Of SUPPLIED: free allocation, CBAM factor and correction in it.' }),
    lineId: t.id(),
  }),
});

const ParametersInput = builder.inputType('CbamSectorParametersInput', {
  description: 'Shares are 0..1.',
  fields: (t) => ({
    clinkerShare: t.float(),
    nitrogenShare: t.float(),
    alloyShare: t.float(),
    scrapShare: t.float(),
    reducingAgent: t.string(),
  }),
});

const CarbonPriceInput = builder.inputType('CbamCarbonPriceInput', {
  fields: (t) => ({
    isDue: t.boolean({ required: true, description: 'False states that none was due.' }),
    pricePerTonne: t.float(),
    rebatePerTonne: t.float(),
    currency: t.string(),
    exchangeRate: t.float({ description: 'EUR for one unit of the currency.' }),
    instrument: t.string(),
  }),
});

const GoodInput = builder.inputType('CbamGoodInput', {
  fields: (t) => ({
    installationId: t.id({ required: true }),
    productId: t.id(),
    year: t.int({ required: true }),
    name: t.string({ required: true }),
    nameZh: t.string(),
    cnCode: t.string({ required: true, description: 'Eight digits of annex I.' }),
    route: t.string({ description: 'Letter of the production route.' }),
    produced: t.float({ description: 't of the year.' }),
    exported: t.float({ description: 't to the Union.' }),
    parameters: t.field({ type: ParametersInput }),
    streams: t.field({ type: [StreamInput], required: true }),
    energy: t.field({ type: [EnergyInput], required: true }),
    precursors: t.field({ type: [PrecursorInput], required: true }),
    processBenchmark: t.float({ description: 'Column A [t CO2e / t].' }),
    benchmarkSource: t.string(),
    carbonPrice: t.field({ type: CarbonPriceInput }),
  }),
});

const TermsInput = builder.inputType('CbamTermsInput', {
  fields: (t) => ({
    year: t.int({ required: true }),
    certificatePrice: t.float({ description: 'EUR per t CO2e.' }),
    correction: t.float({ description: 'Cross-sectoral correction factor, 1 when left out.' }),
    version: t.int({ required: true, description: 'As it was read; 0 for a year without terms.' }),
  }),
});

const RemovedRef = builder.objectRef<{ id: string }>('RemovedCbamItem').implement({
  fields: (t) => ({ id: t.exposeID('id') }),
});

const ChangedYearRef = builder.objectRef<{ year: number }>('ChangedCbamYear').implement({
  description: 'The year that has to be asked for again.',
  fields: (t) => ({ year: t.exposeInt('year') }),
});

builder.mutationFields((t) => ({
  saveCbamInstallation: t.field({
    type: CbamInstallationRef,
    permission: 'EDIT_CBAM',
    errors: refusalsOf('SaveCbamInstallationResult'),
    args: { known: t.arg({ type: KnownInput }), input: t.arg({ type: InstallationInput, required: true }) },
    resolve: (_parent, { known, input }, { database, viewer }) =>
      saveCbamInstallation(database, viewer.organisationId, known ?? null, input),
  }),
  removeCbamInstallation: t.field({
    type: RemovedRef,
    permission: 'EDIT_CBAM',
    errors: refusalsOf('RemoveCbamInstallationResult'),
    args: { id: t.arg.id({ required: true }) },
    resolve: (_parent, { id }, { database, viewer }) =>
      removeCbamInstallation(database, viewer.organisationId, id),
  }),
  saveCbamGood: t.field({
    type: CbamGoodRef,
    description: 'Adds a good, or replaces the one that is `known`, whole.',
    permission: 'EDIT_CBAM',
    errors: refusalsOf('SaveCbamGoodResult'),
    args: { known: t.arg({ type: KnownInput }), input: t.arg({ type: GoodInput, required: true }) },
    resolve: async (_parent, { known, input }, { database, viewer }) =>
      show(database, await saveCbamGood(database, viewer.organisationId, known ?? null, input)),
  }),
  reviewCbamGood: t.field({
    type: CbamGoodRef,
    description:
      'Vouches for the figures of a draft, which may have no gap. A later change makes it a draft again.',
    permission: 'REVIEW_CBAM',
    errors: refusalsOf('ReviewCbamGoodResult'),
    args: { known: t.arg({ type: KnownInput, required: true }) },
    resolve: async (_parent, { known }, { database, viewer }) =>
      show(database, await moveCbamGood(database, viewer, known, 'REVIEW')),
  }),
  returnCbamGood: t.field({
    type: CbamGoodRef,
    description: 'Makes a draft again of what was reviewed.',
    permission: 'REVIEW_CBAM',
    errors: refusalsOf('ReturnCbamGoodResult'),
    args: { known: t.arg({ type: KnownInput, required: true }) },
    resolve: async (_parent, { known }, { database, viewer }) =>
      show(database, await moveCbamGood(database, viewer, known, 'RETURN')),
  }),
  declareCbamGood: t.field({
    type: CbamGoodRef,
    description: 'Freezes the figures of what was reviewed: they were handed on and never change again.',
    permission: 'REVIEW_CBAM',
    errors: refusalsOf('DeclareCbamGoodResult'),
    args: { known: t.arg({ type: KnownInput, required: true }) },
    resolve: async (_parent, { known }, { database, viewer }) =>
      show(database, await moveCbamGood(database, viewer, known, 'DECLARE')),
  }),
  removeCbamGood: t.field({
    type: RemovedRef,
    permission: 'EDIT_CBAM',
    errors: refusalsOf('RemoveCbamGoodResult'),
    args: { id: t.arg.id({ required: true }) },
    resolve: (_parent, { id }, { database, viewer }) => removeCbamGood(database, viewer.organisationId, id),
  }),
  saveCbamTerms: t.field({
    type: ChangedYearRef,
    description: 'The price certificates are estimated at, and the correction factor of a year.',
    permission: 'EDIT_CBAM',
    errors: refusalsOf('SaveCbamTermsResult'),
    args: { input: t.arg({ type: TermsInput, required: true }) },
    resolve: (_parent, { input }, { database, viewer }) =>
      saveCbamTerms(database, viewer.organisationId, input),
  }),
}));

async function show(database: Database, { id, organisationId, year }: StoredGood): Promise<ShownGood> {
  const built = await buildCbamYear(database, organisationId, year);
  const good = built.goods.find(({ row }) => row.id === id);
  if (good === undefined) throw new Error(`The good ${id} was not found after it was written.`);
  return { ...good, year: built };
}
