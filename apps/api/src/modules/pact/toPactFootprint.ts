import { unitRatio } from '@cradle/engine';
import { statusOn } from '@cradle/schema';
import type { PublishedVersion, SharedVersion } from '../sharing/readShared.ts';
import type { ClassSum } from '../sharing/sharedContributions.ts';
import type { PACT_UNITS, PactFootprint } from './pactDocument.ts';
import { pfIdOf } from './pactId.ts';
import { GATE, qualityOf } from './qualityOf.ts';
import {
  classificationUrns,
  companyUrns,
  exemptedDescription,
  exemptedPercent,
  placeOf,
  productUrns,
  standardWord,
} from './statedFacts.ts';

const SPEC_VERSION = '3.0.3';
const CARBON_TO_CO2 = 44 / 12;
const VALID_YEARS = 3;
const DAY_MS = 86_400_000;

/** Why a published version cannot be said in the PACT data model. */
export const PACT_OBSTACLES = [
  'RANGE_ONLY',
  'UNIT_NOT_IN_PACT',
  'MASS_MISSING',
  'PERIOD_MISSING',
  'STANDARD_MISSING',
  'FOSSIL_CARBON_MISSING',
  'EXEMPTIONS_NOT_ESTIMATED',
  'STAGES_NOT_SPLIT',
  'GAPS_LEFT',
  'SIGN_NOT_IN_PACT',
] as const;
export type PactObstacle = (typeof PACT_OBSTACLES)[number];

export type PactOutcome =
  | { readonly document: PactFootprint; readonly obstacles: readonly [] }
  | { readonly document: null; readonly obstacles: readonly PactObstacle[] };

type PactUnit = (typeof PACT_UNITS)[number];
/** Which PACT unit says a declared unit: the first that it can be turned into. */
const UNITS: readonly (readonly [string, PactUnit])[] = [
  ['kg', 'kilogram'],
  ['kWh', 'kilowatt hour'],
  ['l', 'liter'],
  ['m2', 'square meter'],
  ['tkm', 'ton kilometer'],
  ['piece', 'piece'],
  ['h', 'hour'],
];
const EXACT: Readonly<Record<string, PactUnit>> = { m3: 'cubic meter', MJ: 'megajoule' };
const WITHOUT_MASS: readonly PactUnit[] = [
  'kilowatt hour',
  'megajoule',
  'ton kilometer',
  'hour',
  'megabit second',
];

/**
 * A shared version as a PACT v3 document, cradle to gate. Numbers that are missing are never written as 0: without one that
 * PACT demands there is no document, and the obstacles say why.
 *
 * @param domain of the issuer, for URNs that name nobody else's scheme
 */
export async function toPactFootprint(
  shared: SharedVersion & { readonly version: PublishedVersion },
  domain: string,
  now: Date,
): Promise<PactOutcome> {
  const { share, version, former } = shared;
  const { product } = share;
  const sums = share.level === 'BANDED' ? [] : await shared.sums();
  const unit = pactUnit(version.declaredUnitAmount, version.declaredUnit);
  const mass = massOf(unit, product.massKg);
  const standard = standardWord(version.standard);
  const exempted = exemptedPercent(version);
  const values = gateValues(sums);
  const fossilCarbon = product.pactFacts?.fossilCarbonKg ?? null;
  const obstacles: PactObstacle[] = [
    ...when(share.level === 'BANDED', 'RANGE_ONLY'),
    ...when(unit === null, 'UNIT_NOT_IN_PACT'),
    ...when(mass === null, 'MASS_MISSING'),
    ...when(!version.referencePeriodStart || !version.referencePeriodEnd, 'PERIOD_MISSING'),
    ...when(standard === null, 'STANDARD_MISSING'),
    ...when(fossilCarbon === null, 'FOSSIL_CARBON_MISSING'),
    ...when(exempted === null, 'EXEMPTIONS_NOT_ESTIMATED'),
    ...when(
      share.level !== 'BANDED' && values.unsplit && version.boundary !== 'CRADLE_TO_GATE',
      'STAGES_NOT_SPLIT',
    ),
    ...when(share.level !== 'BANDED' && (values.gaps > 0 || values.fossil === null), 'GAPS_LEFT'),
    ...when(
      [values.fossil, values.landUse, values.biogenic].some((value) => (value ?? 0) < 0),
      'SIGN_NOT_IN_PACT',
    ),
  ];
  const { referencePeriodStart, referencePeriodEnd } = version;
  if (
    obstacles.length > 0 ||
    unit === null ||
    mass === null ||
    standard === null ||
    fossilCarbon === null ||
    exempted === null ||
    values.fossil === null ||
    referencePeriodStart === null ||
    referencePeriodEnd === null
  )
    return { document: null, obstacles };
  const periodEnd = nextDay(referencePeriodEnd);
  const latest = addYears(periodEnd, VALID_YEARS);
  const validUntil = version.validUntil === null ? latest : nextDay(version.validUntil);
  const biogenicCarbon = product.pactFacts?.biogenicCarbonKg ?? null;
  const uptake = biogenicCarbon === null ? null : -biogenicCarbon * CARBON_TO_CO2;
  const excluding = decimalSum([values.fossil, values.landUse, values.biogenic]);
  const classifications = classificationUrns(product);
  const { country, subdivision } = placeOf(
    product.site?.region ?? version.geography ?? share.partner.organisation.country,
  );
  const rating = qualityOf(await shared.ratings());
  // At the level TOTAL only what PACT demands.
  const tellsMore = share.level !== 'TOTAL';
  const document: PactFootprint = {
    id: pfIdOf(version.organisationId, version.id),
    specVersion: SPEC_VERSION,
    ...(former !== null && { precedingPfIds: [pfIdOf(former.organisationId, former.id)] }),
    created: (version.events[0]?.at ?? version.createdAt).toISOString(),
    status: statusOn(version.status, version.validUntil, now) === 'PUBLISHED' ? 'Active' : 'Deprecated',
    validityPeriodStart: periodEnd.toISOString(),
    validityPeriodEnd: new Date(Math.min(validUntil.getTime(), latest.getTime())).toISOString(),
    companyName: share.partner.organisation.name,
    companyIds: companyUrns(domain, {
      organisationId: share.organisationId,
      companyUrns: share.partner.organisation.companyUrns,
    }),
    productDescription: product.description || product.name,
    productIds: productUrns(domain, product),
    ...(classifications.length > 0 && { productClassifications: classifications }),
    productNameCompany: product.name,
    pcf: {
      declaredUnitOfMeasurement: unit.unit,
      declaredUnitAmount: decimal(unit.amount),
      productMassPerDeclaredUnit: decimal(mass),
      referencePeriodStart: referencePeriodStart.toISOString(),
      referencePeriodEnd: periodEnd.toISOString(),
      ...(country !== undefined && { geographyCountry: country }),
      ...(subdivision !== undefined && { geographyCountrySubdivision: subdivision }),
      ...(tellsMore && version.boundaryNote !== '' && { boundaryProcessesDescription: version.boundaryNote }),
      pcfExcludingBiogenicUptake: decimal(excluding),
      pcfIncludingBiogenicUptake: decimal(decimalSum([excluding, uptake])),
      fossilGhgEmissions: decimal(values.fossil),
      fossilCarbonContent: decimal(fossilCarbon),
      ...(biogenicCarbon !== null && { biogenicCarbonContent: decimal(biogenicCarbon) }),
      ...(uptake !== null && { biogenicCO2Uptake: decimal(uptake) }),
      ...(values.landUse !== null && { landUseChangeGhgEmissions: decimal(values.landUse) }),
      ...(values.biogenic !== null && { biogenicNonCO2Emissions: decimal(values.biogenic) }),
      ...(tellsMore &&
        values.outbound !== null &&
        values.outbound >= 0 && { outboundLogisticsGhgEmissions: decimal(values.outbound) }),
      ...(version.packagingIncluded !== null && { packagingEmissionsIncluded: version.packagingIncluded }),
      ccsTechnologicalCO2CaptureIncluded: false,
      ipccCharacterizationFactors: [version.gwpSet],
      crossSectoralStandards: [standard],
      exemptedEmissionsPercent: decimal(exempted),
      ...(version.exclusions.length > 0 && {
        exemptedEmissionsDescription: exemptedDescription(version),
      }),
      ...(tellsMore &&
        version.allocationNote !== '' && { allocationRulesDescription: version.allocationNote }),
      ...(values.primaryShare !== null && { primaryDataShare: decimal(values.primaryShare * 100) }),
      ...(tellsMore &&
        rating !== null && {
          dqi: {
            technologicalDQR: decimal(rating.technological),
            geographicalDQR: decimal(rating.geographical),
            temporalDQR: decimal(rating.temporal),
          },
        }),
    },
  };
  return { document, obstacles: [] };
}

function pactUnit(amount: number, unit: string): { readonly amount: number; readonly unit: PactUnit } | null {
  const exact = EXACT[unit];
  if (exact !== undefined) return { amount, unit: exact };
  for (const [code, name] of UNITS) {
    const ratio = unitRatio(unit, code);
    if (ratio !== null) return { amount: amount * ratio, unit: name };
  }
  return null;
}

/** kg of a declared unit; 0 for what has none (PACT Methodology v3, 3.2.4). */
function massOf(unit: { readonly amount: number; readonly unit: PactUnit } | null, massKg: number | null) {
  if (unit?.unit === 'kilogram') return unit.amount;
  return unit !== null && WITHOUT_MASS.includes(unit.unit) ? 0 : massKg;
}

function gateValues(sums: readonly ClassSum[]) {
  const inside = sums.filter(({ stage }) => GATE.includes(stage));
  const ofClass = (wanted: ClassSum['emissionClass']) => {
    const known = inside.flatMap(({ emissionClass, kgCo2e }) =>
      emissionClass === wanted && kgCo2e !== null ? [kgCo2e] : [],
    );
    return known.length === 0 ? null : decimalSum(known);
  };
  const size = inside.reduce((sum, each) => sum + each.size, 0);
  const outbound = sums.flatMap(({ stage, kgCo2e }) =>
    stage === 'DISTRIBUTION' && kgCo2e !== null ? [kgCo2e] : [],
  );
  return {
    fossil: ofClass('FOSSIL'),
    landUse: ofClass('LAND_USE'),
    biogenic: ofClass('BIOGENIC'),
    outbound: outbound.length === 0 ? null : decimalSum(outbound),
    primaryShare: size === 0 ? null : inside.reduce((sum, each) => sum + each.primarySize, 0) / size,
    gaps: inside.reduce((sum, each) => sum + each.gaps, 0),
    unsplit: inside.some(({ stage }) => stage === 'UNSPLIT'),
  };
}

const DIGITS = 12;
const FORMAT = new Intl.NumberFormat('en-US', { useGrouping: false, maximumSignificantDigits: DIGITS });

/** Without exponent, whatever the size; 12 significant digits, as the sums are rounded to. */
export function decimal(value: number): string {
  const text = FORMAT.format(value);
  return text === '-0' ? '0' : text;
}

/** A sum of what is written, so that the reader's sum of the written parts agrees with the written total. */
function decimalSum(values: readonly (number | null)[]): number {
  return values.reduce<number>((sum, value) => sum + (value === null ? 0 : Number(decimal(value))), 0);
}

/** PACT's periods end before the day that is named (exclusive); ours name the last day. */
function nextDay(day: Date): Date {
  return new Date(day.getTime() + DAY_MS);
}

function addYears(day: Date, years: number): Date {
  const later = new Date(day);
  later.setUTCFullYear(later.getUTCFullYear() + years);
  return later;
}

function when(isSo: boolean, obstacle: PactObstacle): PactObstacle[] {
  return isSo ? [obstacle] : [];
}
