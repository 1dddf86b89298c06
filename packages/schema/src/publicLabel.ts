import type { LabelState } from '@cradle/engine';
import type { BASIS_WORDING, EvaluationBasis } from './labelWording.ts';

/** What anybody with the code of a label may read. Parts the factory keeps to itself are null. */
export interface PublicLabel {
  readonly code: string;
  readonly state: LabelState;
  /** The day the state holds for, ISO 8601. */
  readonly stateOn: string;
  readonly issuer: string;
  readonly factory: string;
  readonly factoryZh: string;
  readonly scheme: {
    readonly name: string;
    readonly nameZh: string;
    readonly version: number;
    readonly sha256: string;
    readonly basis: string;
    readonly basisZh: string;
  };
  readonly basis: EvaluationBasis;
  readonly basisWording: (typeof BASIS_WORDING)[EvaluationBasis];
  readonly grade: string;
  readonly issuedOn: string;
  readonly validUntil: string;
  readonly scope: string | null;
  readonly scopeZh: string | null;
  /** Points of 100. */
  readonly score: number | null;
  readonly scoreWithEvidence: number | null;
  readonly groups:
    | readonly { readonly name: string; readonly nameZh: string; readonly score: number | null }[]
    | null;
  readonly reviewer: string | null;
}
