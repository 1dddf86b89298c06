import { InvalidInput } from '../../errors/refusals.ts';

type Record_ = Readonly<Record<string, unknown>>;
type Cell = string | number | null;

export interface TidyTable {
  /** Paths of fields, for instance `currentAssessment.footprint.totalKgCo2e`: units stand in the names or in a column beside. */
  readonly head: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** The connection an answer consists of, as far as it was asked for. */
export interface AnsweredConnection {
  readonly edges: readonly { readonly node: Record_ }[];
  readonly totalCount?: number;
  readonly pageInfo?: { readonly hasNextPage?: boolean; readonly endCursor?: string | null };
}

/** The one thing an answer is about. @throws InvalidInput when it is about several */
export function rootOf(data: Record_): { readonly name: string; readonly value: unknown } {
  const [root, ...more] = Object.entries(data);
  if (root === undefined || more.length > 0)
    throw notTabular('The operation asks for several things at once.', 'Ask for one field of Query.');
  return { name: root[0], value: root[1] };
}

/** Null when it is no connection. */
export function connectionOf(value: unknown): AnsweredConnection | null {
  return isRecord(value) && Array.isArray(value.edges) ? (value as unknown as AnsweredConnection) : null;
}

/**
 * An answer as a tidy table: a row for each node, or for each member of the one list inside of a node, with what the node
 * says repeated beside it; a node whose list is empty keeps one row. Null is an empty cell: never a zero.
 *
 * @param asked columns that stand in the head whatever is answered, in their order
 * @throws InvalidInput naming two lists that stand beside each other: which belongs to which row could not be said
 */
export function tidyAnswer(value: unknown, asked: readonly string[] = []): TidyTable {
  const records = membersOf(value) ?? (isRecord(value) ? [value] : []);
  const rows = records.flatMap((record) => rowsOf(record, ''));
  const head = headOf([...new Set(rows.flatMap((row) => [...row.keys()]))], asked);
  return { head, rows: rows.map((row) => head.map((column) => row.get(column) ?? null)) };
}

/**
 * What is asked for, each with what is answered below it (of a field that holds any JSON) in its place. An object that is null
 * leaves its own path, which is no column where its fields are.
 */
function headOf(answered: readonly string[], asked: readonly string[]): readonly string[] {
  if (asked.length === 0) return answered;
  const below = (path: string): readonly string[] =>
    answered.filter((column) => column.startsWith(`${path}.`));
  return asked.flatMap((path) => (below(path).length > 0 ? below(path) : [path]));
}

type Row = ReadonlyMap<string, Cell>;

function rowsOf(record: Record_, path: string): readonly Row[] {
  const own = new Map<string, Cell>();
  const lists: { readonly path: string; readonly members: readonly Record_[] }[] = [];
  collect(record, path, own, lists);
  const [list, other] = lists;
  if (list === undefined) return [own];
  if (other !== undefined)
    throw notTabular(
      `${list.path} and ${other.path} are two lists beside each other; a table has rows of one.`,
      `Ask for one of them, or for .json.`,
    );
  if (list.members.length === 0) return [own];
  return list.members.flatMap((member) => rowsOf(member, list.path)).map((row) => new Map([...own, ...row]));
}

function collect(
  record: Record_,
  path: string,
  own: Map<string, Cell>,
  lists: { readonly path: string; readonly members: readonly Record_[] }[],
): void {
  for (const [key, value] of Object.entries(record)) {
    const place = path === '' ? key : `${path}.${key}`;
    const members = membersOf(value);
    if (members !== null) lists.push({ path: place, members });
    else if (Array.isArray(value)) own.set(place, value.map((each) => cellOf(each) ?? '').join('; '));
    else if (isRecord(value)) collect(value, place, own, lists);
    else own.set(place, cellOf(value));
  }
}

/** Nodes of a connection, or members of a list of objects; null for anything else. */
function membersOf(value: unknown): readonly Record_[] | null {
  const connection = connectionOf(value);
  if (connection !== null) return connection.edges.map(({ node }) => node);
  return Array.isArray(value) && value.every(isRecord) ? value : null;
}

function cellOf(value: unknown): Cell {
  if (value === null || value === undefined) return null;
  return typeof value === 'number' || typeof value === 'string' ? value : JSON.stringify(value);
}

function isRecord(value: unknown): value is Record_ {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function notTabular(message: string, remedy: string): InvalidInput {
  return new InvalidInput([{ field: 'document', code: 'NOT_A_TABLE', message, remedy }]);
}
