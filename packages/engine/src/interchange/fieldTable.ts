import type { DocumentNode } from './documentNode.ts';
import { flagNode, listNode, numberNode, objectNode, type Place, textNode } from './documentNode.ts';
import {
  DECIMAL_FIELDS,
  emptyFigures,
  type FieldName,
  type FigureName,
  FLAG_FIELDS,
  type InterchangeStage,
  LIST_FIELDS,
  type ReceivedFootprint,
  type StageFigures,
} from './receivedFootprint.ts';

/** Where a format keeps fields: each with the names that lead there. Serves for reading and for writing. */
export type FieldTable = readonly (readonly [FieldName, readonly string[]])[];

/** Where a stage of a format keeps its figures. */
export type FigureTable = readonly (readonly [FigureName, string])[];

type Places = Record<string, string>;

const LISTS: ReadonlySet<string> = new Set(LIST_FIELDS);
const DECIMALS: ReadonlySet<string> = new Set(DECIMAL_FIELDS);
const FLAGS: ReadonlySet<string> = new Set(FLAG_FIELDS);

/** The fields of a table that the document states; writes down where they stand. */
export function readFields(root: Place, table: FieldTable, places: Places): Partial<ReceivedFootprint> {
  const read = table.map(([field, path]) => {
    const place = root.at(...path);
    places[field] = place.pointer;
    if (LISTS.has(field)) return [field, place.texts()];
    if (DECIMALS.has(field)) return [field, place.decimal()];
    return [field, FLAGS.has(field) ? place.flag() : place.text()];
  });
  return Object.fromEntries(read) as Partial<ReceivedFootprint>;
}

/** @returns null when the stage states none of the figures */
export function readFigures(
  place: Place,
  stage: InterchangeStage,
  table: FigureTable,
  places: Places,
): StageFigures | null {
  const read = table.map(([figure, name]) => {
    const at = place.at(name);
    places[`${stage}.${figure}`] = at.pointer;
    return [figure, at.decimal()] as const;
  });
  if (read.every(([, value]) => value === null)) return null;
  return { ...emptyFigures(stage), ...Object.fromEntries(read) };
}

/** An object under construction; members that are objects are groups. */
export interface Draft {
  [name: string]: DocumentNode | Draft;
}

/** Puts the stated fields of a table into a draft. @param decimals how the format writes numbers */
export function writeFields(
  draft: Draft,
  footprint: ReceivedFootprint,
  table: FieldTable,
  decimals: 'text' | 'number',
): void {
  for (const [field, path] of table) {
    const value = footprint[field];
    if (value === null || (typeof value === 'object' && value.length === 0)) continue;
    put(draft, path, nodeOf(field, value, decimals));
  }
}

export function put(draft: Draft, path: readonly string[], node: DocumentNode): void {
  let group = draft;
  for (const step of path.slice(0, -1)) {
    group[step] ??= {};
    group = group[step] as Draft;
  }
  group[path.at(-1)!] = node;
}

/** @param asLists wraps every group in a list of one, as Catena-X does */
export function finish(draft: Draft, asLists = false): DocumentNode {
  const members = Object.entries(draft).map(([name, value]) => {
    if ('kind' in value && typeof value.kind === 'string') return [name, value as DocumentNode] as const;
    const group = finish(value as Draft, asLists);
    return [name, asLists ? listNode([group]) : group] as const;
  });
  return objectNode(Object.fromEntries(members));
}

function nodeOf(field: FieldName, value: string | boolean | readonly string[], decimals: 'text' | 'number') {
  if (typeof value === 'boolean') return flagNode(value);
  if (typeof value !== 'string') return listNode(value.map(textNode));
  return DECIMALS.has(field) && decimals === 'number' ? numberNode(value) : textNode(value);
}
