import { type PivotCell, type PivotEntry, type PivotRow, pathKey } from './derivePivot.ts';

/** A column of a table as it is shown: one of the comparison, or the subtotal before those that begin with its path. */
export type PivotColumn =
  | { readonly kind: 'COLUMN'; readonly entry: PivotEntry; readonly index: number }
  | {
      readonly kind: 'GROUP';
      readonly entry: PivotEntry;
      readonly open: boolean;
      /** How many columns it holds, whether they are shown or not. */
      readonly size: number;
    };

export interface ColumnNesting {
  readonly columns: readonly PivotEntry[];
  /** By the key of their path; those that are missing have no column of their own. */
  readonly groups: ReadonlyMap<string, PivotEntry>;
  /** Keys of groups whose columns are put away. */
  readonly closed: ReadonlySet<string>;
  /** Whether the columns of a group may be added up, by how many dimensions its path has. */
  readonly addsGroup: (depth: number) => boolean;
}

/** Columns behind the subtotals of their outer dimensions, in the order they come. */
export function nestColumns({ columns, groups, closed, addsGroup }: ColumnNesting): readonly PivotColumn[] {
  const shown: PivotColumn[] = [];
  addLevel(
    columns.map((entry, index) => ({ entry, index })),
    1,
  );
  return shown;

  function addLevel(
    own: readonly { readonly entry: PivotEntry; readonly index: number }[],
    depth: number,
  ): void {
    if (depth >= (own[0]?.entry.path.length ?? 0)) {
      for (const each of own) shown.push({ kind: 'COLUMN', ...each });
      return;
    }
    const parts = new Map<string, (typeof own)[number][]>();
    for (const each of own) {
      const key = pathKey(each.entry.path.slice(0, depth));
      parts.set(key, [...(parts.get(key) ?? []), each]);
    }
    for (const [key, members] of parts) {
      const group = addsGroup(depth) ? groups.get(key) : undefined;
      const open = !closed.has(key);
      if (group) shown.push({ kind: 'GROUP', entry: group, open, size: members.length });
      if (open || !group) addLevel(members, depth + 1);
    }
  }
}

/** What a row has in a column; undefined where nothing contributes. */
export function cellIn(
  row: Pick<PivotRow, 'cells' | 'groupCells'>,
  column: PivotColumn,
): PivotCell | undefined {
  return column.kind === 'COLUMN' ? row.cells.get(column.index) : row.groupCells.get(column.entry.key);
}
