import type { Saying } from '../saying.ts';
import type { DecimalText } from './decimal.ts';
import type { DocumentNode } from './documentNode.ts';

/** Formats a footprint arrives in. PACT 2 is read only: it was withdrawn. */
export const INTERCHANGE_FORMATS = [
  'PACT_3',
  'PACT_2',
  'CATENA_X_9',
  'OPEN_EPD',
  'ILCD_EPD',
  'OPENLCA',
] as const;
export type InterchangeFormat = (typeof INTERCHANGE_FORMATS)[number];

/** Formats a footprint leaves in. */
export const WRITTEN_FORMATS = ['PACT_3', 'CATENA_X_9', 'OPEN_EPD', 'ILCD_EPD', 'OPENLCA'] as const;
export type WrittenFormat = (typeof WRITTEN_FORMATS)[number];

/** Modules of EN 15804; packaging is a stage of its own in Catena-X. */
export const INTERCHANGE_STAGES = [
  ...(['A1-A3', 'A1', 'A2', 'A3', 'PACKAGING', 'A4', 'A5'] as const),
  ...(['B1', 'B2', 'B3', 'B4', 'B5', 'B6', 'B7', 'C1', 'C2', 'C3', 'C4', 'D'] as const),
] as const;
export type InterchangeStage = (typeof INTERCHANGE_STAGES)[number];

/**
 * Figures of a stage, kg CO2e per declared unit amount. `fossil` contains `landManagementFossil` and `aircraft` as parts.
 * `biogenicNet` is the balance of uptake and release of an EPD; `biogenicUptake` the uptake alone, at most 0.
 */
export const FIGURES = [
  'totalExcludingUptake',
  'totalIncludingUptake',
  'fossil',
  'landUseChange',
  'landManagementFossil',
  'landManagementCo2',
  'landManagementRemovals',
  'biogenicUptake',
  'biogenicNonCo2',
  'biogenicNet',
  'aircraft',
  'technologicalRemovals',
  'captureAndStorage',
] as const;
export type FigureName = (typeof FIGURES)[number];

export interface StageFigures extends Readonly<Record<FigureName, DecimalText | null>> {
  readonly stage: InterchangeStage;
}

export const TEXT_FIELDS = [
  ...(['id', 'status', 'created', 'validFrom', 'validUntil', 'companyName', 'productName'] as const),
  ...(['productDescription', 'comment', 'declaredUnit', 'periodStart', 'periodEnd', 'region'] as const),
  ...(['country', 'subdivision', 'boundary', 'boundaryDescription', 'exemptedDescription'] as const),
  ...(['allocationDescription', 'captureOrigin', 'ccuApproach', 'ccuCertification'] as const),
  ...(['verificationCoverage', 'verifier', 'verifiedAt', 'verificationStandard'] as const),
  ...(['verificationComments', 'programmeOperator'] as const),
] as const;
export const LIST_FIELDS = [
  ...(['precedingIds', 'companyIds', 'productIds', 'productClassifications', 'gwpSets'] as const),
  ...(['crossSectoralStandards', 'sectorRules', 'secondarySources'] as const),
] as const;
export const DECIMAL_FIELDS = [
  ...(['declaredUnitAmount', 'massKg', 'fossilCarbon', 'biogenicCarbon', 'recycledCarbon'] as const),
  ...(['packagingBiogenicCarbon', 'ccuCarbon', 'packagingEmissions', 'landAreaOccupation'] as const),
  ...(['landCarbonLeakage', 'exemptedPercent', 'primaryDataShare', 'technologicalDqr'] as const),
  ...(['geographicalDqr', 'temporalDqr'] as const),
] as const;
export const FLAG_FIELDS = ['packagingIncluded', 'captureIncluded'] as const;

export type TextField = (typeof TEXT_FIELDS)[number];
export type ListField = (typeof LIST_FIELDS)[number];
export type DecimalField = (typeof DECIMAL_FIELDS)[number];
export type FlagField = (typeof FLAG_FIELDS)[number];
export type FieldName = TextField | ListField | DecimalField | FlagField;

/** A footprint as somebody sent it, in no format's words. null is "not stated", never 0. Masses in kg, carbon in kg C. */
export type ReceivedFootprint = { readonly [F in TextField]: string | null } & {
  readonly [F in ListField]: readonly string[];
} & { readonly [F in DecimalField]: DecimalText | null } & { readonly [F in FlagField]: boolean | null } & {
  readonly stages: readonly StageFigures[];
  /** What a format's extensions hold, kept as it is. */
  readonly extensions: readonly DocumentNode[];
};

export const LOSS_KINDS = ['NOT_CARRIED', 'NOT_STATED', 'DERIVED', 'APPROXIMATED'] as const;

/**
 * What a conversion did to a field. NOT_CARRIED: the format has no place for it. NOT_STATED: the format asks for it and the
 * footprint does not say; it stays out, and the document is incomplete. DERIVED: calculated by a rule, exactly. APPROXIMATED: the
 * format means something else by it.
 */
export type LossKind = (typeof LOSS_KINDS)[number];

export interface Loss {
  readonly kind: LossKind;
  /** A field, or a figure of a stage as `A1-A3.fossil`. */
  readonly field: string;
  readonly rule: Saying;
  /** Empty where the rule is Cradle's own. */
  readonly clause: string;
}

/** A footprint that was read, with where each field stands in the document. */
export interface Reading {
  readonly format: InterchangeFormat;
  readonly version: string | null;
  readonly footprint: ReceivedFootprint;
  /** JSON pointers by field or `stage.figure`. */
  readonly places: Readonly<Record<string, string>>;
  readonly losses: readonly Loss[];
}

export function emptyFigures(stage: InterchangeStage): StageFigures {
  return { stage, ...(Object.fromEntries(FIGURES.map((name) => [name, null])) as Record<FigureName, null>) };
}

export function emptyFootprint(): ReceivedFootprint {
  const all = <F extends string, V>(fields: readonly F[], value: V) =>
    Object.fromEntries(fields.map((field) => [field, value])) as Record<F, V>;
  return {
    ...all(TEXT_FIELDS, null),
    ...all<ListField, readonly string[]>(LIST_FIELDS, []),
    ...all(DECIMAL_FIELDS, null),
    ...all(FLAG_FIELDS, null),
    stages: [],
    extensions: [],
  };
}

export function findStage(
  { stages }: Pick<ReceivedFootprint, 'stages'>,
  stage: InterchangeStage,
): StageFigures | undefined {
  return stages.find((each) => each.stage === stage);
}
