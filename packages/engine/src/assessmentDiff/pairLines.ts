import type { ComparedLine } from './assessmentDiff.ts';

/** The same line on both sides, or a line that is on one side only. */
export type LinePair<Line> = readonly [before: Line | null, after: Line | null];

/**
 * Which lines are the same: first those that began as the same line, then those of the same stage, process and name, in
 * their order. Pairs come in the order of the lines before, then what is new in its own order.
 */
export function pairLines<Line extends ComparedLine>(
  before: readonly Line[],
  after: readonly Line[],
): readonly LinePair<Line>[] {
  const partners = new Map<Line, Line>();
  const taken = new Set<Line>();
  for (const keyOf of [originOf, placeOf]) {
    const waiting = groupBy(
      after.filter((line) => !taken.has(line)),
      keyOf,
    );
    for (const line of before) {
      if (partners.has(line)) continue;
      const partner = waiting.get(keyOf(line))?.shift();
      if (partner === undefined) continue;
      partners.set(line, partner);
      taken.add(partner);
    }
  }
  const old = before.map((line): LinePair<Line> => [line, partners.get(line) ?? null]);
  const added = after.filter((line) => !taken.has(line)).map((line): LinePair<Line> => [null, line]);
  return [...old, ...added];
}

function originOf({ id, originId }: ComparedLine): string {
  return originId ?? id;
}

function placeOf({ stage, process, name }: ComparedLine): string {
  return JSON.stringify([stage, process, name]);
}

function groupBy<Line>(lines: readonly Line[], keyOf: (line: Line) => string): Map<string, Line[]> {
  const groups = new Map<string, Line[]>();
  for (const line of lines) {
    const group = groups.get(keyOf(line));
    if (group === undefined) groups.set(keyOf(line), [line]);
    else group.push(line);
  }
  return groups;
}
