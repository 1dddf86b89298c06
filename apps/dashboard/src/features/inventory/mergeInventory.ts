import { type GridLine, type LineField, type LineValues, newLine, sameCell, sameValues } from './gridLine.ts';

/** A cell that two people have changed: theirs is stored, ours is kept here. */
export interface CellConflict {
  readonly key: string;
  readonly field: LineField;
  readonly mine: LineValues[LineField];
}

export interface MergedInventory {
  readonly lines: readonly GridLine[];
  readonly conflicts: readonly CellConflict[];
  /** Names of lines that one removed while the other changed them; they stay. */
  readonly revived: readonly string[];
}

/**
 * Brings the changes of two people together, cell by cell: whatever only one of them has touched is as that one left it.
 *
 * @param base the lines both began with
 * @param mine as they stand on this screen
 * @param theirs as they are stored now; the keys of stored lines are their ids in all three
 */
export function mergeInventory(
  base: readonly GridLine[],
  mine: readonly GridLine[],
  theirs: readonly GridLine[],
): MergedInventory {
  const before = byKey(base);
  const ours = byKey(mine);
  const stored = byKey(theirs);
  const conflicts: CellConflict[] = [];
  const revived: string[] = [];

  const lines = theirs.flatMap((their): GridLine[] => {
    const own = ours.get(their.key);
    const old = before.get(their.key);
    if (own !== undefined) return [old === undefined ? their : mergeLine(old, own, their, conflicts)];
    if (old === undefined) return [their];
    if (sameValues(old.values, their.values)) return [];
    revived.push(their.values.name);
    return [their];
  });
  const added = mine.flatMap((own, index): { line: GridLine; after: string | undefined }[] => {
    if (stored.has(own.key)) return [];
    const after = mine[index - 1]?.key;
    const old = before.get(own.key);
    if (old === undefined) return [{ line: own, after }];
    if (sameValues(old.values, own.values)) return [];
    revived.push(own.values.name);
    return [{ line: { ...newLine(own.values), unread: own.unread }, after }];
  });
  for (const { line, after } of added) {
    const at = after === undefined ? -1 : lines.findIndex(({ key }) => key === after);
    lines.splice(after === undefined ? 0 : at === -1 ? lines.length : at + 1, 0, line);
  }
  return { lines, conflicts, revived };
}

function mergeLine(base: GridLine, mine: GridLine, theirs: GridLine, conflicts: CellConflict[]): GridLine {
  const changed = (Object.keys(mine.values) as LineField[]).filter(
    (field) => !sameCell(base.values, mine.values, field),
  );
  const free = changed.filter((field) => {
    const isTheirs = !sameCell(base.values, theirs.values, field);
    const agrees = sameCell(mine.values, theirs.values, field);
    if (isTheirs && !agrees) conflicts.push({ key: mine.key, field, mine: mine.values[field] });
    return !isTheirs;
  });
  const own = Object.fromEntries(free.map((field) => [field, mine.values[field]])) as Partial<LineValues>;
  return { key: theirs.key, values: { ...theirs.values, ...own }, unread: mine.unread };
}

function byKey(lines: readonly GridLine[]): ReadonlyMap<string, GridLine> {
  return new Map(lines.map((line) => [line.key, line]));
}
