import { CHECK_SEVERITIES, type CheckFinding } from './checks/checkFinding.ts';
import { checkDates } from './checks/dates.ts';
import { checkQuantities } from './checks/quantities.ts';
import { checkStatements } from './checks/statements.ts';
import { checkSums, type FigureSum, figureSums } from './checks/sums.ts';
import type { DocumentNode } from './documentNode.ts';
import type { Reading } from './receivedFootprint.ts';

export interface FootprintCheck {
  /** Errors first, then warnings; in the order of the checks. An empty list says only that no check objects. */
  readonly findings: readonly CheckFinding[];
  readonly sums: readonly FigureSum[];
}

/**
 * Whether the figures and statements of a received footprint go together: sums, signs, units, dates, shares, biogenic terms,
 * ids. Nothing is changed and nothing assumed; a figure that is not stated takes part in no check but the one that misses it.
 *
 * @param document where the reading comes from, for what is written there and could not be read
 * @param today day of the check, YYYY-MM-DD
 */
export function checkFootprint(reading: Reading, document: DocumentNode, today: string): FootprintCheck {
  const findings = [
    ...checkSums(reading),
    ...checkQuantities(reading, document),
    ...checkDates(reading, today),
    ...checkStatements(reading),
  ];
  const rank = ({ severity }: CheckFinding) => CHECK_SEVERITIES.indexOf(severity);
  return { findings: findings.toSorted((a, b) => rank(a) - rank(b)), sums: figureSums(reading) };
}
