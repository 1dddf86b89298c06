import type { Certainty } from '../../conformance/rule.ts';
import type { Saying } from '../../saying.ts';
import type { Reading } from '../receivedFootprint.ts';

export const CHECK_SEVERITIES = ['ERROR', 'WARNING', 'INFO'] as const;

/** ERROR: it breaks a rule, or cannot be. WARNING: it hardly can be, or breaks what should be kept. INFO: worth knowing. */
export type CheckSeverity = (typeof CHECK_SEVERITIES)[number];

interface CheckRule {
  readonly severity: CheckSeverity;
  /** Empty where the rule is Cradle's own. */
  readonly clause: string;
  /** How sure the clause is. */
  readonly certainty: Certainty;
}

/** What the checker looks at; docs/methods/footprint-checker.md has formula and worked number of each. */
export const CHECK_RULES = {
  SUM_WITHOUT_UPTAKE: rule('WARNING', 'PACT v3, pcfExcludingBiogenicUptake', 'PRIMARY'),
  SUM_WITH_UPTAKE: rule('WARNING', 'PACT v3, pcfIncludingBiogenicUptake', 'PRIMARY'),
  SUM_OF_INDICATORS: rule('WARNING', 'EN 15804+A2, annex C', 'MEMORY'),
  SUM_OF_MODULES: rule('WARNING', 'EN 15804+A2, 6.3.5', 'MEMORY'),
  UPTAKE_OF_CARBON: rule('WARNING', 'PACT methodology v3, 3.3.2.4', 'PRIMARY'),
  CARBON_ABOVE_MASS: rule('WARNING', '', 'PRIMARY'),
  PART_ABOVE_WHOLE: rule('WARNING', 'PACT v3, CarbonFootprint', 'PRIMARY'),
  SIGN: rule('ERROR', 'PACT v3, CarbonFootprint', 'PRIMARY'),
  BIOGENIC_INCOMPLETE: rule('WARNING', 'PACT v3, x-rule BIO', 'PRIMARY'),
  NUMBER_UNREADABLE: rule('ERROR', 'PACT v3, Decimal', 'PRIMARY'),
  NUMBER_NOT_TEXT: rule('ERROR', 'PACT v3, Decimal', 'PRIMARY'),
  FIGURE_MISSING: rule('ERROR', 'PACT v3, CarbonFootprint', 'PRIMARY'),
  UNIT_UNKNOWN: rule('ERROR', 'PACT v3, DeclaredUnit', 'PRIMARY'),
  MASS_OF_UNIT: rule('WARNING', 'PACT methodology v3, 3.2.4', 'PRIMARY'),
  INTENSITY_IMPLAUSIBLE: rule('WARNING', '', 'PRIMARY'),
  DATE_UNREADABLE: rule('ERROR', 'RFC 3339', 'PRIMARY'),
  PERIOD_ORDER: rule('ERROR', 'PACT methodology v3, 3.2.3', 'PRIMARY'),
  PERIOD_LONG: rule('WARNING', 'PACT methodology v3, 3.2.3', 'PRIMARY'),
  CREATED_EARLY: rule('WARNING', '', 'PRIMARY'),
  VALIDITY_ORDER: rule('ERROR', 'PACT methodology v3, 3.2.3', 'PRIMARY'),
  VALIDITY_BEFORE_PERIOD_END: rule('ERROR', 'PACT methodology v3, 3.2.3', 'PRIMARY'),
  VALIDITY_TOO_LONG: rule('ERROR', 'PACT methodology v3, 3.2.3', 'PRIMARY'),
  EXPIRED: rule('WARNING', 'PACT methodology v3, 3.2.3', 'PRIMARY'),
  PERCENT_RANGE: rule('ERROR', 'PACT v3, CarbonFootprint', 'PRIMARY'),
  EXEMPTED_ABOVE_LIMIT: rule('WARNING', 'PACT methodology v3, 3.3.1.2', 'PRIMARY'),
  EXEMPTED_UNEXPLAINED: rule('WARNING', 'PACT methodology v3, 3.3.1.2', 'PRIMARY'),
  PRIMARY_SHARE_MISSING: rule('WARNING', 'PACT methodology v3, 4.2.2', 'PRIMARY'),
  RATING_RANGE: rule('ERROR', 'PACT methodology v3, 4.2.3', 'PRIMARY'),
  GWP_SET_MISSING: rule('ERROR', 'PACT methodology v3, 3.2.2', 'PRIMARY'),
  GWP_SET_OLD: rule('WARNING', 'PACT methodology v3, 3.2.2', 'PRIMARY'),
  GWP_SETS_MIXED: rule('WARNING', 'PACT ADR-28', 'PRIMARY'),
  GEOGRAPHY_NOT_ONE: rule('ERROR', 'PACT v3, CarbonFootprint oneOf', 'PRIMARY'),
  COUNTRY_CODE: rule('ERROR', 'ISO 3166-1', 'PRIMARY'),
  PACKAGING_FLAG: rule('ERROR', 'PACT methodology v3, 3.3.1.1', 'PRIMARY'),
  CAPTURE_FLAG: rule('ERROR', 'PACT v3, CarbonFootprint', 'PRIMARY'),
  CREDIT_UNCERTIFIED: rule('ERROR', 'PACT v3, ccuCreditCertification', 'PRIMARY'),
  ID_NOT_UUID: rule('ERROR', 'RFC 9562', 'PRIMARY'),
  ID_PRECEDES_ITSELF: rule('ERROR', 'PACT v3, precedingPfIds', 'PRIMARY'),
  ID_NOT_URN: rule('ERROR', 'RFC 8141', 'PRIMARY'),
  ID_REPEATED: rule('ERROR', 'PACT v3, ProductFootprint', 'PRIMARY'),
  ALLOCATION_UNSTATED: rule('INFO', 'PACT methodology v3, 3.3.1.3', 'PRIMARY'),
  BOUNDARY_UNSTATED: rule('INFO', 'PACT methodology v3, 3.2', 'PRIMARY'),
} as const satisfies Record<string, CheckRule>;

export type CheckCode = keyof typeof CHECK_RULES;
export const CHECK_CODES = Object.keys(CHECK_RULES) as CheckCode[];

export interface CheckFinding extends CheckRule {
  readonly code: CheckCode;
  /** A field, or a figure as `A1-A3.fossil`. */
  readonly field: string;
  /** Where it stands in the document (RFC 6901); of something missing, where it belongs. */
  readonly pointer: string;
  /** The two numbers or dates that do not go together. */
  readonly stated: string | null;
  readonly expected: string | null;
  readonly message: string;
  readonly messageZh: string;
  readonly remedy: string;
  readonly remedyZh: string;
}

interface Found {
  readonly field: string;
  readonly stated?: string | null;
  readonly expected?: string | null;
  readonly severity?: CheckSeverity;
  readonly clause?: string;
  readonly message: Saying;
  readonly remedy: Saying;
}

export function found({ places }: Reading, code: CheckCode, what: Found): CheckFinding {
  const { message, remedy, field, stated = null, expected = null, ...over } = what;
  return {
    ...{ code, field, stated, expected },
    ...CHECK_RULES[code],
    ...over,
    pointer: places[field] ?? '',
    ...message,
    remedy: remedy.message,
    remedyZh: remedy.messageZh,
  };
}

function rule(severity: CheckSeverity, clause: string, certainty: Certainty): CheckRule {
  return { severity, clause, certainty };
}
