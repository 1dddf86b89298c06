import type { PlausibilityFinding, RankedFacts, RankWeights } from '@cradle/engine';
import type DataLoader from 'dataloader';
import type {
  EvaluationLabel,
  Factor,
  FactorSource,
  Footprint,
  InventoryLine,
  Product,
  Supplier,
} from '../db/generated/client/client.ts';

/** One result that is wanted: of an assessment, in the base case or under a scenario. */
export interface FootprintKey {
  readonly assessmentId: string;
  /** `BASE` or the id of a scenario. */
  readonly scenarioKey: string;
}

/** One footprint from a partner's PACT host. */
export interface ReceivedFootprintKey {
  readonly partnerId: string;
  readonly pfId: string;
  readonly version: number;
}

/** What all suppliers of an organisation are ranked by. */
export interface SupplierRanks {
  /** By id of the supplier, for every one there is. */
  readonly facts: ReadonlyMap<string, RankedFacts>;
  /** Ids of all suppliers, the best first. */
  readonly ordered: (weights: RankWeights) => readonly string[];
}

/** Reads by id, collected over one request: one statement a noun, however many rows ask. */
export interface Loaders {
  readonly factor: DataLoader<string, Factor | null>;
  readonly factorSource: DataLoader<string, FactorSource | null>;
  readonly supplier: DataLoader<string, Supplier | null>;
  readonly line: DataLoader<string, InventoryLine | null>;
  readonly product: DataLoader<string, Product | null>;
  /** The Chinese name of a unit process, empty where there is none; by the name lines use. */
  readonly processNameZh: DataLoader<string, string>;
  /** Calculated if missing, read together. */
  readonly footprint: DataLoader<FootprintKey, Footprint | null, string>;
  /** What the plausibility rules say about an assessment. */
  readonly plausibility: DataLoader<string, readonly PlausibilityFinding[]>;
  /** The country of the organisation. */
  readonly homeRegion: DataLoader<'OWN', string>;
  /** The ids of the organisation's scenarios in their order. */
  readonly scenarioIds: DataLoader<'ALL', readonly string[]>;
  /** The factor made of a footprint received by PACT, in the version that is here; by the id of its partner and its own. */
  readonly receivedFactor: DataLoader<ReceivedFootprintKey, Factor | null, string>;
  /** What every supplier is ranked by. */
  readonly ranks: DataLoader<'ALL', SupplierRanks>;
  /** Labels of a supplier's factories, the one issued last first. */
  readonly supplierLabels: DataLoader<string, readonly EvaluationLabel[]>;
}
