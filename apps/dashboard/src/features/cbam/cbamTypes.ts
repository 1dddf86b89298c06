import type {
  CbamCarbonPriceInput,
  CbamEnergyFlowInput,
  CbamGoodInput,
  CbamGoodQuery,
  CbamPrecursorInput,
  CbamSectorParametersInput,
  CbamSourceStreamInput,
  CbamYearQuery,
} from '../../graphql/generated/graphql.ts';

export type LoadedGood = NonNullable<CbamGoodQuery['cbamGood']>;
export type ListedGood = CbamYearQuery['cbamYear']['goods'][number];
export type Installation = CbamYearQuery['cbamInstallations'][number];
export type Position = LoadedGood['positions'][number];
export type Estimate = LoadedGood['actual'];

export type StreamDraft = CbamSourceStreamInput;
export type EnergyDraft = CbamEnergyFlowInput;
export type PrecursorDraft = CbamPrecursorInput;
export type ParametersDraft = CbamSectorParametersInput;
export type CarbonPriceDraft = CbamCarbonPriceInput;

/** A factor as a row shows it; the input holds its id alone. */
export interface ShownFactor {
  readonly id: string;
  readonly name: string;
  readonly nameZh: string;
  readonly unit: string;
}

/** A good while it is edited: what will be sent, and the names that are shown beside ids. */
export interface GoodDraft {
  readonly input: CbamGoodInput;
  readonly factors: ReadonlyMap<string, ShownFactor>;
  readonly product: { readonly id: string; readonly name: string; readonly nameZh: string } | null;
}

/** What is wrong with a field, by its path: `streams[0].amount`. */
export type Faults = ReadonlyMap<string, string>;
