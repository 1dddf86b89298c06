import { type Pivot, type PivotGroup, type PivotRow, pathKey } from './derivePivot.ts';

/** A line of a table: a row, or the subtotal above the rows that begin with its path. */
export type PivotLine =
  | { readonly kind: 'ROW'; readonly row: PivotRow; readonly depth: number }
  | {
      readonly kind: 'GROUP';
      readonly row: PivotGroup;
      readonly depth: number;
      readonly open: boolean;
      /** How many rows it holds, whether they are shown or not. */
      readonly size: number;
    };

export interface Nesting {
  /** In the order they have among their own kind. */
  readonly rows: readonly PivotRow[];
  readonly groups: Pivot['groups'];
  /** Keys of groups whose rows are put away. */
  readonly closed: ReadonlySet<string>;
  /** The order of groups beside each other; null: as their first rows come. */
  readonly compareGroups: ((a: PivotGroup, b: PivotGroup) => number) | null;
}

/** Rows under the subtotals of their outer dimensions. Rows without nesting stay as they are. */
export function nestRows({ rows, groups, closed, compareGroups }: Nesting): readonly PivotLine[] {
  const lines: PivotLine[] = [];
  addLevel(rows, 0);
  return lines;

  function addLevel(own: readonly PivotRow[], depth: number): void {
    const innermost = (own[0]?.path.length ?? 1) - 1;
    if (depth >= innermost) {
      for (const row of own) lines.push({ kind: 'ROW', row, depth });
      return;
    }
    for (const [group, members] of partition(own, depth)) {
      if (group === undefined) {
        addLevel(members, depth + 1);
        continue;
      }
      const open = !closed.has(group.key);
      lines.push({ kind: 'GROUP', row: group, depth, open, size: members.length });
      if (open) addLevel(members, depth + 1);
    }
  }

  function partition(own: readonly PivotRow[], depth: number) {
    const parts = new Map<string, PivotRow[]>();
    for (const row of own) {
      const key = pathKey(row.path.slice(0, depth + 1));
      const part = parts.get(key);
      if (part === undefined) parts.set(key, [row]);
      else part.push(row);
    }
    const found = [...parts].map(([key, members]) => [groups.get(key), members] as const);
    if (compareGroups === null) return found;
    return found.sort(([a], [b]) => (a === undefined || b === undefined ? 0 : compareGroups(a, b)));
  }
}
