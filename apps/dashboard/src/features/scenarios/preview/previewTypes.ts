import type {
  Assessment,
  BreakEven,
  Change,
  Factor,
  Finding,
  ParameterModel,
  ScenarioNode,
  Stage,
} from '@cradle/engine';
import type { PreviewLabels } from '@cradle/schema';

/** `scenarioPreviewInput.request` of the API. */
export interface PreviewRequest {
  /** Assessments whose footprints can be asked for. */
  readonly wanted: readonly string[];
  readonly assessments: readonly Assessment[];
  readonly factors: readonly Factor[];
  readonly parameters?: ParameterModel;
  readonly scenarios: readonly ScenarioNode[];
}

/** A scenario that is being put together. */
export type Draft = ScenarioNode;

/** What the numbers of several products are per. One product alone is per declared unit. */
export type PreviewBasis = 'DECLARED_UNIT' | 'ANNUAL_VOLUME';

/** Something a slider or a switch can be about, and how much of the base case it carries. */
export interface LeverSubject {
  readonly group: 'PARAMETER' | 'MATERIAL' | 'ELECTRICITY' | 'TRANSPORT' | 'SUPPLIER' | 'REGION';
  /** A parameter's name, an activity, a region, a mode or a supplier's id. */
  readonly subject: string;
  /** kg CO2e on the basis; null for a parameter, whose part follows from its formulas. */
  readonly kgCo2e: number | null;
  /** Of the base total; null without a total. */
  readonly share: number | null;
  readonly lines: number;
}

export interface ParameterRange {
  readonly name: string;
  readonly value: number;
  readonly min: number | null;
  readonly max: number | null;
  readonly unit: string | null;
}

/** The chosen products, ready to be played with. */
export interface Overview {
  readonly basis: PreviewBasis;
  readonly assessmentIds: readonly string[];
  /** Chosen products without an annual volume: not in the sums, and named. */
  readonly withoutVolume: readonly string[];
  /** Largest first within a group. */
  readonly subjects: readonly LeverSubject[];
  readonly parameters: readonly ParameterRange[];
  readonly regions: readonly string[];
}

export interface StageValue {
  readonly stage: Stage;
  readonly kgCo2e: number | null;
}

/** One scenario (or the base case) over the chosen products, on the basis of the overview. */
export interface Column {
  /** Null for the base case. */
  readonly scenarioId: string | null;
  readonly totalKgCo2e: number | null;
  readonly stages: readonly StageValue[];
  readonly gaps: number;
}

export interface Preview {
  readonly columns: readonly Column[];
  /** kg CO2e per declared unit of each chosen assessment: base case and draft, to the last bit those of the API. */
  readonly before: readonly (number | null)[];
  readonly after: readonly (number | null)[];
  /** Gaps of each assessment under the draft. */
  readonly gaps: readonly number[];
}

/** A refusal of the engine, as it would come from the API. */
export interface PreviewRefusal {
  readonly code: string;
  readonly field: string;
  readonly subject: string;
  readonly message: string;
  readonly remedy: string;
}

export interface ExplainedLine {
  readonly assessmentId: string;
  readonly lineId: string;
  readonly changeIds: readonly string[];
  readonly amountBefore: number | null;
  readonly amountAfter: number | null;
  readonly unit: string;
  readonly activityBefore: string | null;
  readonly activitiesAfter: readonly string[];
  /** kg CO2e on the basis of the overview. */
  readonly kgBefore: number | null;
  readonly kgAfter: number | null;
}

export interface ExplainedChange {
  readonly change: Change;
  readonly scenarioId: string;
  readonly replacesParent: boolean;
  readonly lines: number;
}

export interface Explanation {
  readonly changes: readonly ExplainedChange[];
  readonly lines: readonly ExplainedLine[];
  readonly findings: readonly Finding[];
}

export interface SwingBar {
  readonly kind: 'PARAMETER' | 'LINE';
  /** Name of the parameter or id of the line. */
  readonly key: string;
  readonly low: number | null;
  readonly high: number | null;
  readonly kgCo2eAtLow: number;
  readonly kgCo2eAtHigh: number;
  readonly swing: number;
}

export interface Swings {
  readonly baseKgCo2e: number;
  readonly bars: readonly SwingBar[];
}

/** What a break-even question turns: a parameter, or the number of a change of the draft. */
export interface Dial {
  readonly kind: 'PARAMETER' | 'CHANGE';
  readonly key: string;
  readonly from: number;
  readonly to: number;
}

export interface Tie {
  readonly result: BreakEven;
  readonly series: readonly {
    readonly value: number;
    readonly first: number | null;
    readonly second: number | null;
  }[];
}

export interface TieQuestion {
  readonly draft: Draft;
  readonly assessmentId: string;
  readonly against: { readonly assessmentId: string; readonly scenarioId: string | null };
  readonly dial: Dial;
}

export type Answer<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly refusals: readonly PreviewRefusal[] };

/** From the page to the worker; each is answered by one of the same id. */
export type PreviewAsk =
  | { readonly kind: 'open'; readonly url: string }
  | { readonly kind: 'choose'; readonly productIds: readonly string[] }
  | { readonly kind: 'preview'; readonly draft: Draft; readonly compared: readonly string[] }
  | { readonly kind: 'explain'; readonly draft: Draft }
  | { readonly kind: 'swings'; readonly draft: Draft; readonly assessmentId: string }
  | { readonly kind: 'tie'; readonly question: TieQuestion }
  | { readonly kind: 'put'; readonly scenario: ScenarioNode };

export interface Opened {
  readonly labels: PreviewLabels;
  readonly scenarios: readonly ScenarioNode[];
}

export interface PreviewAnswers {
  readonly open: Opened;
  readonly choose: Overview;
  readonly preview: Preview & { readonly milliseconds: number };
  readonly explain: Explanation;
  readonly swings: Swings;
  readonly tie: Tie;
  readonly put: null;
}
