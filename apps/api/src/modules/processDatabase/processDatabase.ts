import type { Place } from '../factorImport/rowOutcome.ts';

/** `ELEMENTARY` flows come from or go to nature; the others are made, used or treated by processes (ISO 14040:2006, 3.12). */
export type FlowKind = 'PRODUCT' | 'WASTE' | 'ELEMENTARY';

export interface ProcessFlow {
  readonly id: string;
  readonly name: string;
  readonly nameZh: string;
  readonly kind: FlowKind;
  /** Where an elementary flow goes to or comes from, from wide to narrow: `air > low population density`. */
  readonly compartment: string;
  /** CAS registry number without leading zeros; empty when not stated. */
  readonly cas: string;
  /** The database says that no process of it makes the flow. */
  readonly isCutOff: boolean;
  /** Unit all amounts of the flow are in, as the database writes it; null when the database does not hold the flow. */
  readonly unit: string | null;
}

/** How an amount scatters, as the database states it; parameters in the unit the exchange was written in. */
export type ExchangeUncertainty =
  | { readonly kind: 'LOGNORMAL'; readonly geometricSd: number }
  | { readonly kind: 'NORMAL'; readonly sd: number }
  | { readonly kind: 'TRIANGULAR'; readonly minimum: number; readonly mode: number; readonly maximum: number }
  | { readonly kind: 'UNIFORM'; readonly minimum: number; readonly maximum: number };

export interface ProcessExchange {
  readonly flowId: string;
  readonly isInput: boolean;
  /** In the unit of the flow; null when the data set gives no number, or one that cannot be converted. */
  readonly amount: number | null;
  /** As written in the data set. */
  readonly writtenAmount: number | null;
  readonly writtenUnit: string;
  /** What one run of the process is for; several where it has several functions. */
  readonly isReference: boolean;
  /** Another process runs less for it (substitution). */
  readonly isAvoided: boolean;
  /** The process that the data set itself names as the provider. */
  readonly providerId: string | null;
  readonly uncertainty: ExchangeUncertainty | null;
}

export interface ProcessDataSet {
  readonly id: string;
  readonly name: string;
  readonly nameZh: string;
  /** `SYSTEM_PROCESS`: emissions of the whole supply in one data set, without inputs from other processes. */
  readonly kind: 'UNIT_PROCESS' | 'SYSTEM_PROCESS' | 'NOT_STATED';
  /** Classification, from wide to narrow. */
  readonly category: string;
  /** Location code as written. */
  readonly location: string;
  /** Region code of Cradle; null when the location says nothing Cradle knows. */
  readonly region: string | null;
  /** Last year the data stand for. */
  readonly year: number | null;
  readonly description: string;
  readonly descriptionZh: string;
  readonly exchanges: readonly ProcessExchange[];
  readonly place: Place;
}

/** Something in the files that could not be taken over as it stands. */
export interface ReadProblem {
  readonly place: Place;
  readonly message: string;
}

export const PROCESS_FORMATS = ['OPENLCA_JSON_LD', 'ECOSPOLD_1', 'ECOSPOLD_2', 'ILCD'] as const;
export type ProcessFormat = (typeof PROCESS_FORMATS)[number];

/**
 * How the burdens of a process with several products are shared: among all of them by what they have in common, or all to the
 * reference, where a database calls emissions and leftovers products.
 */
export const CO_PRODUCT_RULES = ['SHARE', 'REFERENCE_ONLY'] as const;
export type CoProductRule = (typeof CO_PRODUCT_RULES)[number];

/** The data sets of one file, in the order of the file. */
export interface ProcessDatabase {
  readonly format: ProcessFormat;
  readonly processes: readonly ProcessDataSet[];
  readonly flows: ReadonlyMap<string, ProcessFlow>;
  readonly problems: readonly ReadProblem[];
}
