import type { ScopeValues } from './scopeValues.ts';

export interface StandardChoice {
  readonly code: string;
  readonly name: string;
  readonly nameZh: string;
}

/** What every step of the scope is given. */
export interface StepProps {
  readonly values: ScopeValues;
  readonly change: (change: Partial<ScopeValues>) => void;
  /** What the server has refused about a field. */
  readonly fault: (field: string) => { fault?: string };
  readonly standards: readonly StandardChoice[];
  readonly declaredUnit: { readonly amount: number; readonly unit: string };
}
