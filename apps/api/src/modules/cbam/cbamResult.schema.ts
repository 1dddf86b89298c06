import {
  type AllocationPart,
  CBAM_BRIDGE_TOPICS,
  CBAM_GAPS,
  CBAM_GASES,
  type CbamBridgeStep,
  type CbamCheck,
  type CbamPosition,
  type CertificateEstimate,
  ELECTRICITY_EVIDENCE,
  ENERGY_KINDS,
  type HeldDefault,
  type MarkedUp,
  markUpsByYear,
  SEE_PARTS,
  type SpecificEmissions,
  STREAM_KINDS,
} from '@cradle/engine';
import { builder } from '../../builder/builder.ts';
import { globalId } from '../../builder/ids.ts';
import { AssessmentRef } from '../assessment/assessment.schema.ts';
import { FactorRef } from '../factor/factor.schema.ts';
import { InventoryLineRef } from '../inventoryLine/inventoryLine.schema.ts';
import type { BridgedGood } from './bridgeGood.ts';

/* What is calculated of a good. */

export const CbamGapEnum = builder.enumType('CbamGap', { values: CBAM_GAPS });
export const CbamGasEnum = builder.enumType('CbamGas', { values: CBAM_GASES });
export const CbamStreamKindEnum = builder.enumType('CbamStreamKind', { values: STREAM_KINDS });
export const CbamEnergyKindEnum = builder.enumType('CbamEnergyKind', { values: ENERGY_KINDS });
export const CbamEvidenceEnum = builder.enumType('CbamElectricityEvidence', {
  description: 'What a factor of electricity rests on. GUARANTEE_OF_ORIGIN is refused, with the reason.',
  values: [...ELECTRICITY_EVIDENCE, 'GUARANTEE_OF_ORIGIN'] as const,
});
export const CbamPrecursorKindEnum = builder.enumType('CbamPrecursorKind', {
  values: ['OWN_GOOD', 'SUPPLIED', 'DEFAULT'] as const,
});
export const CbamSectorEnum = builder.enumType('CbamSector', {
  values: ['CEMENT', 'FERTILISERS', 'IRON_AND_STEEL', 'ALUMINIUM', 'HYDROGEN'] as const,
});
const CbamPartEnum = builder.enumType('CbamPart', { values: SEE_PARTS });
const CbamByEnum = builder.enumType('CbamCertificateBasis', { values: ['ACTUAL', 'DEFAULT'] as const });
const CbamLevelEnum = builder.enumType('CbamCheckLevel', { values: ['ERROR', 'WARNING', 'INFO'] as const });
const CbamStatusEnum = builder.enumType('CbamCheckStatus', {
  values: ['PASSED', 'VIOLATED', 'NOT_APPLICABLE'] as const,
});
const CbamTopicEnum = builder.enumType('CbamBridgeTopic', { values: CBAM_BRIDGE_TOPICS });
const CbamNoBridgeEnum = builder.enumType('CbamNoBridge', {
  values: ['PRODUCT_NOT_CHOSEN', 'NOT_ASSESSED', 'MASS_MISSING', 'FIGURE_MISSING'] as const,
});

const plus = (a: number | null, b: number | null) => (a === null && b === null ? null : (a ?? 0) + (b ?? 0));

export const CbamEmissionsRef = builder.objectRef<SpecificEmissions>('CbamEmissions').implement({
  description:
    'Specific embedded emissions [t CO2e / t]. Null where only gaps are. Not a product carbon footprint: never compare the two.',
  fields: (t) => ({
    ownDirect: t.exposeFloat('ownDirect', { nullable: true }),
    ownIndirect: t.exposeFloat('ownIndirect', { nullable: true }),
    precursorDirect: t.exposeFloat('precursorDirect', { nullable: true }),
    precursorIndirect: t.exposeFloat('precursorIndirect', { nullable: true }),
    direct: t.float({
      nullable: true,
      description: 'Own and of precursors.',
      resolve: (see) => plus(see.ownDirect, see.precursorDirect),
    }),
    indirect: t.float({
      nullable: true,
      description: 'Own and of precursors.',
      resolve: (see) => plus(see.ownIndirect, see.precursorIndirect),
    }),
    basis: t.exposeFloat('basis', { nullable: true, description: 'What certificates are due for.' }),
    informationalTotal: t.exposeFloat('informationalTotal', { nullable: true }),
    defaultShare: t.exposeFloat('defaultShare', {
      nullable: true,
      description: 'Share of the total that stems from default values of precursors, 0..1.',
    }),
  }),
});

export interface PlacedPosition extends CbamPosition {
  readonly produced: number | null;
}

export const CbamPositionRef = builder.objectRef<PlacedPosition>('CbamPosition').implement({
  description: 'The smallest thing embedded emissions are the sum of.',
  fields: (t) => ({
    key: t.exposeString('key'),
    itemId: t.exposeString('itemId', { description: 'Of the stream, flow or precursor.' }),
    part: t.expose('part', { type: CbamPartEnum }),
    name: t.exposeString('name'),
    tCo2e: t.exposeFloat('tCo2e', { nullable: true, description: 'In the reporting year.' }),
    countedTCo2e: t.exposeFloat('countedTCo2e', {
      nullable: true,
      description: 'Of it, what certificates are due for.',
    }),
    perTonne: t.float({
      nullable: true,
      description: 't CO2e / t of the good.',
      resolve: ({ tCo2e, produced }) => (tCo2e === null || produced === null ? null : tCo2e / produced),
    }),
    calculation: t.exposeString('calculation'),
    clause: t.exposeString('clause'),
    isDefault: t.exposeBoolean('isDefault'),
    gap: t.expose('gap', { type: CbamGapEnum, nullable: true }),
    factor: t.field({
      type: FactorRef,
      nullable: true,
      resolve: ({ factorId }, _arguments, { loaders }) => (factorId ? loaders.factor.load(factorId) : null),
    }),
    line: t.field({
      type: InventoryLineRef,
      nullable: true,
      description: 'The line of the product’s assessment it was taken from.',
      resolve: ({ lineId }, _arguments, { loaders }) => (lineId ? loaders.line.load(lineId) : null),
    }),
    goodId: t.id({
      nullable: true,
      description: 'The own good that is the precursor.',
      resolve: ({ goodId }) => (goodId === null ? null : globalId('CbamGood', goodId)),
    }),
  }),
});

const MarkedUpRef = builder.objectRef<MarkedUp>('CbamMarkUp').implement({
  fields: (t) => ({
    year: t.exposeInt('year'),
    base: t.exposeFloat('base'),
    share: t.exposeFloat('share', { description: '0.1 is 10 %.' }),
    value: t.exposeFloat('value'),
  }),
});

export interface ShownDefault {
  readonly held: HeldDefault | null;
  readonly gap: string | null;
  readonly sector: Parameters<typeof markUpsByYear>[1];
}

export const CbamDefaultRef = builder.objectRef<ShownDefault>('CbamDefault').implement({
  description: 'The Commission’s default value for a good, by the longest prefix of its code [t CO2e / t].',
  fields: (t) => ({
    gap: t.string({
      nullable: true,
      description: 'DEFAULT_MISSING or DEFAULT_AMBIGUOUS where there is none.',
      resolve: ({ gap }) => gap,
    }),
    factor: t.field({
      type: FactorRef,
      nullable: true,
      resolve: ({ held }, _arguments, { loaders }) =>
        held === null ? null : loaders.factor.load(held.value.factorId),
    }),
    country: t.string({
      nullable: true,
      description: 'ROW stands for other countries and territories.',
      resolve: ({ held }) => held?.value.country ?? null,
    }),
    cnCode: t.string({
      nullable: true,
      description: 'The prefix that answered.',
      resolve: ({ held }) => held?.value.cnCode ?? null,
    }),
    route: t.string({ nullable: true, resolve: ({ held }) => held?.value.route || null }),
    direct: t.float({ nullable: true, resolve: ({ held }) => held?.value.direct ?? null }),
    indirect: t.float({ nullable: true, resolve: ({ held }) => held?.value.indirect ?? null }),
    total: t.float({ nullable: true, resolve: ({ held }) => held?.value.total ?? null }),
    byOtherCountries: t.boolean({ resolve: ({ held }) => held?.byOtherCountries ?? false }),
    inYear: t.field({
      type: MarkedUpRef,
      nullable: true,
      description: 'What is due by it in the reporting year.',
      resolve: ({ held }) => held?.inYear ?? null,
    }),
    markUps: t.field({
      type: [MarkedUpRef],
      description: 'Of 2026, 2027 and from 2028 on.',
      resolve: ({ held, sector }) => (held === null ? [] : [...markUpsByYear(held.inYear.base, sector)]),
    }),
  }),
});

const AllocationPartRef = builder.objectRef<AllocationPart>('CbamAllocationPart').implement({
  description: 'One term of the free allocation: perTonne × benchmark × CBAM factor × correction.',
  fields: (t) => ({
    of: t.exposeString('of', { description: 'PROCESS, DEFAULT, or the id of a precursor.' }),
    name: t.exposeString('name'),
    perTonne: t.exposeFloat('perTonne', { nullable: true }),
    benchmark: t.exposeFloat('benchmark', { nullable: true }),
    value: t.exposeFloat('value', { nullable: true }),
    gap: t.expose('gap', { type: CbamGapEnum, nullable: true }),
  }),
});

export const CbamCertificatesRef = builder.objectRef<CertificateEstimate>('CbamCertificates').implement({
  description:
    'Certificates due for what is exported in the year; null while a number is missing, which `gaps` names.',
  fields: (t) => ({
    by: t.expose('by', { type: CbamByEnum }),
    see: t.exposeFloat('see', { nullable: true, description: 't CO2e / t.' }),
    sefa: t.exposeFloat('sefa', { nullable: true, description: 'Free allocation, t CO2e / t.' }),
    allocation: t.field({ type: [AllocationPartRef], resolve: ({ allocation }) => [...allocation] }),
    mass: t.exposeFloat('mass', { nullable: true, description: 't.' }),
    due: t.exposeFloat('due', { nullable: true, description: 'mass × (see − sefa), t CO2e.' }),
    deducted: t.exposeFloat('deducted', { nullable: true, description: 'For a carbon price paid abroad.' }),
    certificates: t.exposeFloat('certificates', { nullable: true }),
    costEur: t.exposeFloat('costEur', { nullable: true }),
    gaps: t.field({ type: [CbamGapEnum], resolve: ({ gaps }) => [...gaps] }),
  }),
});

export const CbamCheckRef = builder.objectRef<CbamCheck>('CbamCheck').implement({
  fields: (t) => ({
    id: t.exposeString('id'),
    clause: t.exposeString('clause'),
    level: t.expose('level', { type: CbamLevelEnum }),
    status: t.expose('status', { type: CbamStatusEnum }),
    field: t.exposeString('field'),
    message: t.string({ resolve: ({ saying }) => saying.message }),
    messageZh: t.string({ resolve: ({ saying }) => saying.messageZh }),
    remedy: t.string({ nullable: true, resolve: ({ remedy }) => remedy?.message ?? null }),
    remedyZh: t.string({ nullable: true, resolve: ({ remedy }) => remedy?.messageZh ?? null }),
  }),
});

const BridgeLineRef = builder.objectRef<CbamBridgeStep['lines'][number]>('CbamBridgeLine').implement({
  fields: (t) => ({
    tCo2e: t.exposeFloat('tCo2e', { description: 'Per tonne of the good.' }),
    line: t.field({
      type: InventoryLineRef,
      nullable: true,
      resolve: ({ lineId }, _arguments, { loaders }) => loaders.line.load(lineId),
    }),
  }),
});

const BridgeStepRef = builder.objectRef<CbamBridgeStep>('CbamBridgeStep').implement({
  fields: (t) => ({
    topic: t.expose('topic', { type: CbamTopicEnum }),
    change: t.exposeFloat('change', { description: 't CO2e / t.' }),
    inSee: t.exposeFloat('inSee', { nullable: true, description: 'What embedded emissions count.' }),
    inFootprint: t.exposeFloat('inFootprint', { nullable: true, description: 'What the footprint counts.' }),
    lines: t.field({ type: [BridgeLineRef], resolve: ({ lines }) => [...lines] }),
  }),
});

export const CbamBridgeRef = builder.objectRef<BridgedGood>('CbamBridge').implement({
  description:
    'From embedded emissions to the footprint of the product: start + steps + remainder = end [t CO2e / t].',
  fields: (t) => ({
    missing: t.field({
      type: CbamNoBridgeEnum,
      nullable: true,
      description: 'Why there is no bridge.',
      resolve: ({ missing }) => missing,
    }),
    assessment: t.prismaField({
      type: AssessmentRef,
      nullable: true,
      resolve: (query, { assessmentId: id }, _arguments, { database, viewer: { organisationId } }) =>
        id === null
          ? null
          : database.prisma.assessment.findUnique({
              ...query,
              where: { organisationId_id: { organisationId, id } },
            }),
    }),
    start: t.float({ nullable: true, resolve: ({ bridge }) => bridge?.start ?? null }),
    steps: t.field({ type: [BridgeStepRef], resolve: ({ bridge }) => [...(bridge?.steps ?? [])] }),
    remainder: t.float({
      nullable: true,
      description: 'What of the footprint no line explains.',
      resolve: ({ bridge }) => bridge?.remainder ?? null,
    }),
    end: t.float({ nullable: true, resolve: ({ bridge }) => bridge?.end ?? null }),
    gapCount: t.int({
      description: 'Lines without a value, in neither figure.',
      resolve: ({ bridge }) => bridge?.gapLineIds.length ?? 0,
    }),
  }),
});
