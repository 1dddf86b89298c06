import { type Owner, PARAMETER_FIELDS, type ParameterField, type ParameterRow } from './parameterRow.ts';

/** A cell that two people have changed: theirs is stored, ours is kept here. */
export interface ParameterConflict {
  readonly key: string;
  readonly field: ParameterField;
  readonly mine: string;
}

export interface MergedParameters {
  readonly rows: readonly ParameterRow[];
  /** What is stored, under the keys of the rows on the screen. */
  readonly stored: readonly ParameterRow[];
  readonly conflicts: readonly ParameterConflict[];
  /** Names of parameters that one removed while the other changed them; they stay. */
  readonly revived: readonly string[];
}

/**
 * Brings the changes of two people together, cell by cell: whatever only one of them has touched is as that one left it.
 *
 * @param base the rows both began with; those of `mine` have the same keys
 * @param theirs as they are stored now; they are known by their names
 */
export function mergeParameters(
  base: readonly ParameterRow[],
  mine: readonly ParameterRow[],
  theirs: readonly ParameterRow[],
): MergedParameters {
  const before = new Map(base.map((row) => [nameOf(row), row]));
  const ours = new Map(mine.map((row) => [row.key, row]));
  const conflicts: ParameterConflict[] = [];
  const revived: string[] = [];
  const stored = theirs.map((their) => ({ ...their, key: before.get(nameOf(their))?.key ?? their.key }));
  const kept = new Set(stored.map(({ key }) => key));

  const rows = stored.flatMap((their): ParameterRow[] => {
    const old = before.get(nameOf(their));
    const own = ours.get(their.key);
    if (old === undefined) return [their];
    if (own !== undefined) return [mergeRow(old, own, their, conflicts)];
    if (sameTexts(old, their)) return [];
    revived.push(their.texts.name);
    return [their];
  });
  const olds = new Map(base.map((row) => [row.key, row]));
  for (const own of mine) {
    if (kept.has(own.key)) continue;
    const old = olds.get(own.key);
    if (old !== undefined && sameTexts(old, own)) continue;
    if (old !== undefined) revived.push(own.texts.name);
    rows.push(own);
  }
  return { rows, stored, conflicts, revived };
}

function mergeRow(
  base: ParameterRow,
  mine: ParameterRow,
  theirs: ParameterRow,
  conflicts: ParameterConflict[],
): ParameterRow {
  const texts = { ...theirs.texts };
  for (const field of PARAMETER_FIELDS) {
    const own = mine.texts[field];
    if (own === base.texts[field] || own === theirs.texts[field]) continue;
    if (theirs.texts[field] === base.texts[field]) texts[field] = own;
    else conflicts.push({ key: mine.key, field, mine: own });
  }
  return { ...mine, texts };
}

function nameOf({ owner, texts }: ParameterRow): string {
  return `${owner} ${texts.name.trim()}`;
}

export function sameTexts(one: ParameterRow, other: ParameterRow): boolean {
  return PARAMETER_FIELDS.every((field) => one.texts[field] === other.texts[field]);
}

/** Whether an owner's rows hold the same in the same order. */
export function sameRows(
  one: readonly ParameterRow[],
  other: readonly ParameterRow[],
  owner: Owner,
): boolean {
  const [own, others] = [one, other].map((rows) => rows.filter((row) => row.owner === owner)) as [
    ParameterRow[],
    ParameterRow[],
  ];
  return own.length === others.length && own.every((row, place) => sameTexts(row, others[place]!));
}
