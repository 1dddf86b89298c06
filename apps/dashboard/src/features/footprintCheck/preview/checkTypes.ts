import type {
  CheckFinding,
  ConvertedFile,
  FigureSum,
  InputRefusal,
  InterchangeFormat,
  Loss,
  WrittenFormat,
} from '@cradle/engine';

export type CheckAsk =
  | { readonly kind: 'check'; readonly text: string; readonly today: string }
  | { readonly kind: 'convert'; readonly text: string; readonly format: WrittenFormat };

/** A finding with where it stands in the text; null where nothing stands. */
export interface PlacedFinding extends CheckFinding {
  readonly from: number | null;
  readonly to: number | null;
  /** Counted from 1. */
  readonly line: number | null;
}

export interface Checked {
  readonly format: InterchangeFormat;
  readonly version: string | null;
  readonly productName: string | null;
  readonly companyName: string | null;
  readonly declaredUnit: string | null;
  readonly declaredUnitAmount: string | null;
  readonly findings: readonly PlacedFinding[];
  readonly sums: readonly FigureSum[];
  /** What was derived or left out in reading. */
  readonly losses: readonly Loss[];
}

export interface Converted {
  readonly files: readonly ConvertedFile[];
  readonly losses: readonly Loss[];
}

export type Answered<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusals: readonly InputRefusal[] };

export interface CheckAnswers {
  readonly check: Answered<Checked>;
  readonly convert: Answered<Converted>;
}
