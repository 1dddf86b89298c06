import type { VersionDifferenceQuery } from '../../graphql/generated/graphql.ts';
import { type LineTotal, sumByLine } from './lineTotals.ts';

export type ComparedVersion = NonNullable<VersionDifferenceQuery['before']>;
export type ComparedLine = ComparedVersion['lines'][number];

/** A line of one version and what it has become in another; one of the two may be missing. */
export interface MatchedLine {
  readonly key: string;
  readonly before: ComparedLine | null;
  readonly after: ComparedLine | null;
  /** What it adds to the total, in kg CO2e per declared unit; null where the line is not there. */
  readonly beforeTotal: LineTotal | null;
  readonly afterTotal: LineTotal | null;
}

/**
 * The lines of two versions side by side: those of the same stage, process and name belong together, the first with the first
 * where several have one name. Module D is not in a total and not here. Null when not all contributions are at hand.
 */
export function matchLines(before: ComparedVersion, after: ComparedVersion): readonly MatchedLine[] | null {
  const [beforeTotals, afterTotals] = [totalsOf(before), totalsOf(after)];
  if (beforeTotals === null || afterTotals === null) return null;
  const [earlier, later] = [keyed(before.lines), keyed(after.lines)];
  const keys = [...new Set([...later.keys(), ...earlier.keys()])];
  return keys.map((key) => {
    const [from, to] = [earlier.get(key) ?? null, later.get(key) ?? null];
    return {
      key,
      before: from,
      after: to,
      beforeTotal: from && (beforeTotals.get(from.id) ?? NOTHING),
      afterTotal: to && (afterTotals.get(to.id) ?? NOTHING),
    };
  });
}

/** Of a line outside the boundary. */
const NOTHING: LineTotal = { kgCo2e: 0, gaps: [] };

/** How a line differs between two versions; the words are the page's. */
export type LineChange =
  | { readonly kind: 'added' | 'removed' | 'factorData' }
  | { readonly kind: 'amount'; readonly from: LineAmount; readonly to: LineAmount }
  | { readonly kind: 'factor' | 'supplier'; readonly from: Named; readonly to: Named };

export type LineAmount = Pick<ComparedLine, 'amount' | 'unit'>;
export type Named = { readonly name: string; readonly nameZh: string } | null;

/** What was changed about a line. A line that adds something else though nothing of it differs has new data behind it. */
export function changesOf({ before, after, beforeTotal, afterTotal }: MatchedLine): readonly LineChange[] {
  if (before === null) return [{ kind: 'added' }];
  if (after === null) return [{ kind: 'removed' }];
  const changes: LineChange[] = [];
  if (before.amount !== after.amount || before.unit !== after.unit)
    changes.push({ kind: 'amount', from: before, to: after });
  if (before.factor?.id !== after.factor?.id)
    changes.push({ kind: 'factor', from: before.factor ?? null, to: after.factor ?? null });
  if (before.supplier?.id !== after.supplier?.id)
    changes.push({ kind: 'supplier', from: before.supplier ?? null, to: after.supplier ?? null });
  if (changes.length === 0 && beforeTotal?.kgCo2e !== afterTotal?.kgCo2e) return [{ kind: 'factorData' }];
  return changes;
}

function totalsOf({ footprint }: ComparedVersion): ReadonlyMap<string, LineTotal> | null {
  if (!footprint) return null;
  const { totalCount, edges } = footprint.contributions;
  if (edges.length < totalCount) return null;
  const inTotal = edges.flatMap(({ node }) => (node.stage === 'BEYOND_BOUNDARY' ? [] : node));
  return sumByLine(inTotal, inTotal.length);
}

function keyed(lines: readonly ComparedLine[]): ReadonlyMap<string, ComparedLine> {
  const found = new Map<string, ComparedLine>();
  for (const line of lines) {
    const key = JSON.stringify([line.stage, line.process, line.name]);
    let place = 1;
    while (found.has(`${key} ${place}`)) place++;
    found.set(`${key} ${place}`, line);
  }
  return found;
}
