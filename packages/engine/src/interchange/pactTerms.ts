import type { FieldTable, FigureTable } from './fieldTable.ts';
import type { FigureName } from './receivedFootprint.ts';

/** Units of PACT and Catena-X with the engine's code; the second has none. */
export const PACT_UNITS: Readonly<Record<string, string>> = {
  liter: 'l',
  kilogram: 'kg',
  'cubic meter': 'm3',
  'kilowatt hour': 'kWh',
  megajoule: 'MJ',
  'ton kilometer': 'tkm',
  'square meter': 'm2',
  piece: 'piece',
  hour: 'h',
  'megabit second': 'megabit second',
};

export const PACT_ROOT_FIELDS: FieldTable = [
  ['id', ['id']],
  ['status', ['status']],
  ['created', ['created']],
  ['precedingIds', ['precedingPfIds']],
  ['validFrom', ['validityPeriodStart']],
  ['validUntil', ['validityPeriodEnd']],
  ['companyName', ['companyName']],
  ['companyIds', ['companyIds']],
  ['productDescription', ['productDescription']],
  ['productIds', ['productIds']],
  ['productClassifications', ['productClassifications']],
  ['productName', ['productNameCompany']],
  ['comment', ['comment']],
];

/** The members of `pcf` that are single values and that v2 and v3 name alike. */
export const PACT_COMMON_FIELDS: FieldTable = [
  ['massKg', ['pcf', 'productMassPerDeclaredUnit']],
  ['periodStart', ['pcf', 'referencePeriodStart']],
  ['periodEnd', ['pcf', 'referencePeriodEnd']],
  ['region', ['pcf', 'geographyRegionOrSubregion']],
  ['country', ['pcf', 'geographyCountry']],
  ['subdivision', ['pcf', 'geographyCountrySubdivision']],
  ['boundaryDescription', ['pcf', 'boundaryProcessesDescription']],
  ['fossilCarbon', ['pcf', 'fossilCarbonContent']],
  ['biogenicCarbon', ['pcf', 'biogenicCarbonContent']],
  ['packagingIncluded', ['pcf', 'packagingEmissionsIncluded']],
  ['packagingEmissions', ['pcf', 'packagingGhgEmissions']],
  ['exemptedPercent', ['pcf', 'exemptedEmissionsPercent']],
  ['exemptedDescription', ['pcf', 'exemptedEmissionsDescription']],
  ['allocationDescription', ['pcf', 'allocationRulesDescription']],
  ['primaryDataShare', ['pcf', 'primaryDataShare']],
];

export const PACT_3_FIELDS: FieldTable = [
  ...PACT_ROOT_FIELDS,
  ...PACT_COMMON_FIELDS,
  ['declaredUnitAmount', ['pcf', 'declaredUnitAmount']],
  ['recycledCarbon', ['pcf', 'recycledCarbonContent']],
  ['packagingBiogenicCarbon', ['pcf', 'packagingBiogenicCarbonContent']],
  ['ccuCarbon', ['pcf', 'ccuCarbonContent']],
  ['ccuApproach', ['pcf', 'ccuCalculationApproach']],
  ['ccuCertification', ['pcf', 'ccuCreditCertification']],
  ['captureIncluded', ['pcf', 'ccsTechnologicalCO2CaptureIncluded']],
  ['captureOrigin', ['pcf', 'technologicalCO2CaptureOrigin']],
  ['landAreaOccupation', ['pcf', 'landAreaOccupation']],
  ['landCarbonLeakage', ['pcf', 'landCarbonLeakage']],
  ['gwpSets', ['pcf', 'ipccCharacterizationFactors']],
  ['crossSectoralStandards', ['pcf', 'crossSectoralStandards']],
  ['technologicalDqr', ['pcf', 'dqi', 'technologicalDQR']],
  ['geographicalDqr', ['pcf', 'dqi', 'geographicalDQR']],
  ['temporalDqr', ['pcf', 'dqi', 'temporalDQR']],
  ['verificationCoverage', ['pcf', 'verification', 'coverage']],
  ['verifier', ['pcf', 'verification', 'providerName']],
  ['verifiedAt', ['pcf', 'verification', 'completedAt']],
  ['verificationStandard', ['pcf', 'verification', 'standardName']],
  ['verificationComments', ['pcf', 'verification', 'comments']],
];

export const PACT_3_FIGURES: FigureTable = [
  ['totalExcludingUptake', 'pcfExcludingBiogenicUptake'],
  ['totalIncludingUptake', 'pcfIncludingBiogenicUptake'],
  ['fossil', 'fossilGhgEmissions'],
  ['landUseChange', 'landUseChangeGhgEmissions'],
  ['landManagementFossil', 'landManagementFossilGhgEmissions'],
  ['landManagementCo2', 'landManagementBiogenicCO2Emissions'],
  ['landManagementRemovals', 'landManagementBiogenicCO2Removals'],
  ['biogenicUptake', 'biogenicCO2Uptake'],
  ['biogenicNonCo2', 'biogenicNonCO2Emissions'],
  ['aircraft', 'aircraftGhgEmissions'],
  ['technologicalRemovals', 'technologicalCO2Removals'],
  ['captureAndStorage', 'ccsTechnologicalCO2Capture'],
];

/** The addends of the totals: excluding uptake without the last. Land management's fossil part and aircraft lie in `fossil`. */
export const PACT_ADDENDS: readonly FigureName[] = [
  'fossil',
  'landUseChange',
  'landManagementCo2',
  'landManagementRemovals',
  'technologicalRemovals',
  'captureAndStorage',
  'biogenicNonCo2',
  'biogenicUptake',
];

/** Standards as PACT 2 spells them, in the words of PACT 3. */
export const PACT_2_STANDARDS: Readonly<Record<string, string>> = {
  'GHG Protocol Product standard': 'GHGP-Product',
  'ISO Standard 14067': 'ISO14067',
  'ISO Standard 14044': 'ISO14040-44',
};
