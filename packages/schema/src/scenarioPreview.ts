/** A name in both languages; the Chinese one is never empty. */
export type Names = readonly [name: string, nameZh: string];

/** A product whose footprint is previewed. Its ids outside of the engine are those of GraphQL. */
export interface PreviewedProduct {
  /** The engine's id of its current assessment. */
  readonly assessmentId: string;
  /** The engine's id of the product, for selectors. */
  readonly localId: string;
  readonly id: string;
  readonly assessmentGlobalId: string;
  readonly sku: string;
  readonly names: Names;
  readonly category: string;
  readonly categoryZh: string;
  /** Declared units a year; null is the gap ANNUAL_VOLUME_UNKNOWN. */
  readonly annualVolume: number | null;
}

export interface PreviewedSupplier {
  readonly localId: string;
  readonly id: string;
  readonly names: Names;
  readonly country: string;
}

export interface PreviewedParameter {
  readonly name: string;
  readonly labels: Names;
}

/** What people call the things that `scenarioPreviewInput` gives to the engine. */
export interface PreviewLabels {
  readonly products: readonly PreviewedProduct[];
  readonly suppliers: readonly PreviewedSupplier[];
  /** Global ids of the scenarios by the engine's. */
  readonly scenarioIds: Readonly<Record<string, string>>;
  readonly parameters: readonly PreviewedParameter[];
  /** By the engine's id of the line; the third is its global id. */
  readonly lines: Readonly<Record<string, readonly [name: string, nameZh: string, id: string]>>;
  readonly activities: Readonly<Record<string, Names>>;
  /** Activities that can stand in for another. */
  readonly alternatives: readonly { readonly fromActivity: string; readonly toActivity: string }[];
}
