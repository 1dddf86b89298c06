/** Why an input was refused: names the field, the thing, and what to do about it. */
export interface InputRefusal {
  /** Stable upper-case code, listed in docs/errors.md. */
  readonly code: string;
  /** Path of the field inside the thing, for instance `lines[3].unit`. */
  readonly field: string;
  /** Identifier of the refused thing (an assessment, a line, a change). */
  readonly subject: string;
  readonly message: string;
  readonly remedy: string;
}

/** A value, or the full list of reasons why there is none. Never throws for what a user can cause. */
export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusals: readonly InputRefusal[] };

export function accept<T>(value: T): Outcome<T> {
  return { ok: true, value };
}

export function refuse(...refusals: readonly InputRefusal[]): Outcome<never> {
  return { ok: false, refusals };
}
