import { z } from 'zod';

/** A number as PACT v3 sends it: text without exponent. */
const Decimal = z.string().regex(/^[+-]?\d+(\.\d+)?$/, 'must be a decimal number as text, such as "1.25"');
const NotNegative = Decimal.refine((text) => Number(text) >= 0, 'must not be negative');
const NotPositive = Decimal.refine((text) => Number(text) <= 0, 'must not be positive');
const Positive = Decimal.refine((text) => Number(text) > 0, 'must be greater than 0');
const Rating = Decimal.refine((text) => Number(text) >= 1 && Number(text) <= 5, 'must be 1 to 5');
const Urn = z.string().regex(/^urn:/i, 'must be a URN');
const Urns = z.array(Urn).min(1);
const Instant = z.iso.datetime({ offset: true });
/** Absent and null mean the same. */
const optional = <Schema extends z.ZodType>(schema: Schema) => schema.nullish();

export const PACT_UNITS = [
  'liter',
  'kilogram',
  'cubic meter',
  'kilowatt hour',
  'megajoule',
  'ton kilometer',
  'square meter',
  'piece',
  'hour',
  'megabit second',
] as const;

/** CarbonFootprint (PACT Technical Specifications 3.0.3, data model). All values in kg CO2e per declared unit. */
export const PactCarbonFootprint = z.looseObject({
  declaredUnitOfMeasurement: z.enum(PACT_UNITS),
  declaredUnitAmount: Positive,
  productMassPerDeclaredUnit: NotNegative,
  referencePeriodStart: Instant,
  referencePeriodEnd: Instant,
  geographyRegionOrSubregion: optional(z.string()),
  geographyCountry: optional(z.string().regex(/^[A-Z]{2}$/)),
  geographyCountrySubdivision: optional(z.string().regex(/^[A-Z]{2}-[A-Z0-9]{1,3}$/)),
  boundaryProcessesDescription: optional(z.string()),
  pcfExcludingBiogenicUptake: Decimal,
  pcfIncludingBiogenicUptake: Decimal,
  fossilGhgEmissions: NotNegative,
  fossilCarbonContent: NotNegative,
  biogenicCarbonContent: optional(NotNegative),
  landUseChangeGhgEmissions: optional(NotNegative),
  biogenicCO2Uptake: optional(NotPositive),
  biogenicNonCO2Emissions: optional(NotNegative),
  outboundLogisticsGhgEmissions: optional(NotNegative),
  packagingEmissionsIncluded: optional(z.boolean()),
  ccsTechnologicalCO2CaptureIncluded: optional(z.boolean()),
  ipccCharacterizationFactors: z.array(z.string().regex(/^AR\d+$/)).min(1),
  crossSectoralStandards: z.array(z.string()).min(1),
  exemptedEmissionsPercent: Decimal,
  exemptedEmissionsDescription: optional(z.string()),
  allocationRulesDescription: optional(z.string()),
  primaryDataShare: optional(NotNegative.refine((text) => Number(text) <= 100, 'must be at most 100')),
  dqi: optional(z.looseObject({ technologicalDQR: Rating, geographicalDQR: Rating, temporalDQR: Rating })),
});

/** ProductFootprint; what else a host sends is kept as it is. */
export const PactFootprint = z.looseObject({
  id: z.guid(),
  specVersion: z.string().regex(/^\d+\.\d+\.\d+(-\d{8})?$/),
  precedingPfIds: optional(z.array(z.guid()).min(1)),
  created: Instant,
  status: z.enum(['Active', 'Deprecated']),
  validityPeriodStart: optional(Instant),
  validityPeriodEnd: optional(Instant),
  companyName: z.string().min(1),
  companyIds: Urns,
  productDescription: z.string(),
  productIds: Urns,
  productClassifications: optional(Urns),
  productNameCompany: z.string().min(1),
  comment: optional(z.string()),
  pcf: PactCarbonFootprint,
});
export type PactFootprint = z.output<typeof PactFootprint>;

const PREFIX = 'org.wbcsd.pact.ProductFootprint.';
export const PACT_EVENTS = {
  created: `${PREFIX}RequestCreatedEvent.3`,
  fulfilled: `${PREFIX}RequestFulfilledEvent.3`,
  rejected: `${PREFIX}RequestRejectedEvent.3`,
  published: `${PREFIX}PublishedEvent.3`,
} as const;

const frame = {
  specversion: z.literal('1.0'),
  id: z.string().min(1).max(500),
  source: z.string().min(1).max(2000),
  time: optional(Instant),
};
const texts = optional(z.array(z.string().max(500)).max(200));

/** CloudEvents 1.0 in structured mode with the data of PACT v3. Ids are opaque: some hold a slash. */
export const PactEvent = z.discriminatedUnion('type', [
  z.looseObject({
    ...frame,
    type: z.literal(PACT_EVENTS.created),
    data: z.looseObject({
      productId: texts,
      companyId: texts,
      geography: texts,
      classification: texts,
      validOn: optional(z.string()),
      validAfter: optional(z.string()),
      validBefore: optional(z.string()),
      // One text in the specification, a list in the conformance suite.
      status: optional(z.union([z.string(), z.array(z.string())])),
      comment: optional(z.string().max(5000)),
    }),
  }),
  z.looseObject({
    ...frame,
    type: z.literal(PACT_EVENTS.fulfilled),
    data: z.looseObject({ requestEventId: z.string(), pfs: z.array(PactFootprint).min(1).max(1000) }),
  }),
  z.looseObject({
    ...frame,
    type: z.literal(PACT_EVENTS.rejected),
    data: z.looseObject({
      requestEventId: z.string(),
      error: z.looseObject({ code: z.string(), message: z.string().max(5000) }),
    }),
  }),
  z.looseObject({
    ...frame,
    type: z.literal(PACT_EVENTS.published),
    data: z.looseObject({ pfIds: z.array(z.guid()).min(1).max(1000) }),
  }),
]);
export type PactEvent = z.output<typeof PactEvent>;
