import { createHash } from 'node:crypto';
import { type RuleSet, ruleSetText } from '@cradle/engine';

/** SHA-256 of what a rule set says. */
export function hashOfRuleSet(ruleSet: RuleSet): string {
  return createHash('sha256').update(ruleSetText(ruleSet)).digest('hex');
}
