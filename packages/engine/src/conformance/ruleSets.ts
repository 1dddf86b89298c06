import type { ConformanceRule } from './rule.ts';
import { CATENA_X_RULES, TFS_RULES } from './rules/catenaX.ts';
import { CBAM_RULES } from './rules/cbam.ts';
import { EN_15804_RULES } from './rules/en15804.ts';
import { GHGP_PRODUCT_RULES } from './rules/ghgpProduct.ts';
import { GB_T_24067_RULES, ISO_14067_RULES } from './rules/iso14067.ts';
import { GHGP_CORPORATE_RULES, GHGP_SCOPE_3_RULES, ISO_14064_1_RULES } from './rules/organisation.ts';
import { PACT_RULES } from './rules/pact.ts';
import { PAS_2050_RULES } from './rules/pas2050.ts';
import { PEF_RULES } from './rules/pef.ts';

/** The rules of one standard at one time. Another rule, wording or check is another version. */
export interface RuleSet {
  /** `<standard>@<version>`. */
  readonly id: string;
  readonly standard: string;
  readonly version: string;
  readonly rules: readonly ConformanceRule[];
}

/** Day on which rules were last changed. A test holds the hash of every set to it. */
const VERSION = '2026-11-28';

const RULES: readonly (readonly ConformanceRule[])[] = [
  ISO_14067_RULES,
  GB_T_24067_RULES,
  GHGP_PRODUCT_RULES,
  PAS_2050_RULES,
  EN_15804_RULES,
  PEF_RULES,
  PACT_RULES,
  TFS_RULES,
  CATENA_X_RULES,
  CBAM_RULES,
  ISO_14064_1_RULES,
  GHGP_CORPORATE_RULES,
  GHGP_SCOPE_3_RULES,
];

export const RULE_SETS: readonly RuleSet[] = RULES.map((rules) => {
  const { standard } = rules[0]!;
  return { id: `${standard}@${VERSION}`, standard, version: VERSION, rules };
});

export function findRuleSet(standard: string): RuleSet | undefined {
  return RULE_SETS.find((set) => set.standard === standard);
}

/** Everything a rule set says, always in the same form: what its hash is made of. */
export function ruleSetText({ id, rules }: RuleSet): string {
  return JSON.stringify([
    id,
    rules.map(({ id: rule, clause, level, certainty, text, textZh }) => [
      rule,
      clause,
      level,
      certainty,
      text,
      textZh,
    ]),
  ]);
}
