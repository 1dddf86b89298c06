import type { InventoryScope } from '../inventoryScope.ts';

/** A text in both languages. */
export interface BothLanguages {
  readonly en: string;
  readonly zh: string;
}

/** Stages of a skeleton; the same words as the engine's. */
export type TemplateStage = 'MATERIALS' | 'PRODUCTION' | 'DISTRIBUTION' | 'USE' | 'END_OF_LIFE';

/** Where an emission leaves, as the manufacturer sees it (GHG Protocol). */
export type TemplateScope = 1 | 2 | 3;

/** A line to begin with. It has neither amount nor factor: it stays a gap until somebody fills it. */
export interface TemplateLine {
  readonly stage: TemplateStage;
  /** What it is called, and what a factor is looked for by. */
  readonly name: BothLanguages;
  readonly unit: string;
  readonly scope: TemplateScope;
}

/** What is usually left out, and on what ground. Nobody has estimated it for the product at hand. */
export interface TemplateExclusion {
  readonly stage: TemplateStage | null;
  readonly name: BothLanguages;
  readonly reason: BothLanguages;
}

/**
 * What an assessment of a product category may begin as (ISO 14067:2018, 6.3). All of it is a suggestion to be checked
 * against the product and against the product category rules that apply; it holds no figure of any product.
 */
export interface AssessmentTemplate {
  /** Stable upper-case code. */
  readonly code: string;
  readonly name: BothLanguages;
  /** Which products it is for. */
  readonly covers: BothLanguages;
  readonly declaredUnitAmount: number;
  readonly declaredUnit: string;
  readonly functionalUnit: BothLanguages;
  readonly boundary: 'CRADLE_TO_GATE' | 'CRADLE_TO_CUSTOMER' | 'CRADLE_TO_GRAVE';
  readonly lciScope: readonly InventoryScope[];
  readonly cutOffCriteria: BothLanguages;
  readonly packagingIncluded: boolean;
  /** What has to be said of the use; null where the boundary ends before it. */
  readonly useProfile: BothLanguages | null;
  readonly exclusions: readonly TemplateExclusion[];
  readonly lines: readonly TemplateLine[];
  /** Where most of the footprint is usually found: look there first. */
  readonly hotspots: readonly BothLanguages[];
}

export function both(en: string, zh: string): BothLanguages {
  return { en, zh };
}

/** @param scope 3 where not given: made, moved or treated by others */
export function line(
  stage: TemplateStage,
  en: string,
  zh: string,
  unit: string,
  scope: TemplateScope = 3,
): TemplateLine {
  return { stage, name: both(en, zh), unit, scope };
}
