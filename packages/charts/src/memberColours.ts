import { isStage, type Stage, stageVariable } from './stages.ts';

/**
 * The colour of a member of a dimension as a meaning, not as a value: charts, tables and exports translate the same one
 * for their scheme and therefore agree.
 */
export type MemberColour =
  | { readonly kind: 'stage'; readonly stage: Stage }
  /** One of the colours for members that have none of their own, from 0. */
  | { readonly kind: 'series'; readonly index: number }
  /** Shared by everything beyond the last colour. */
  | { readonly kind: 'rest' };

/** More colours than these cannot be told apart: memberColours.test.ts simulates how they are seen. */
export const SERIES_COLOURS = 8;

export const REST_COLOUR: MemberColour = { kind: 'rest' };

/**
 * Gives each member its colour by its key. Stages keep theirs everywhere. Of the others, the first eight have colours
 * of their own that depend only on which eight they are, never on their order or numbers: sorting a table does not
 * repaint its chart. A member keeps the place its key asks for unless another one has it.
 *
 * @param keys the largest first, because those beyond the eighth share one colour
 * @example assignColours(['MATERIALS', 'acme']) is MATERIALS → its stage's colour, acme → the one its key asks for
 */
export function assignColours(keys: readonly string[]): ReadonlyMap<string, MemberColour> {
  const colours = new Map<string, MemberColour>();
  for (const key of keys) colours.set(key, isStage(key) ? { kind: 'stage', stage: key } : REST_COLOUR);
  const coloured = [...colours.keys()].filter((key) => !isStage(key)).slice(0, SERIES_COLOURS);
  const taken = new Set<number>();
  for (const key of coloured.sort()) {
    let index = placeOf(key);
    while (taken.has(index)) index = (index + 1) % SERIES_COLOURS;
    taken.add(index);
    colours.set(key, { kind: 'series', index });
  }
  return colours;
}

/** The colour of a member for CSS: `var(--series-3)`. */
export function memberColourCss(colour: MemberColour): string {
  switch (colour.kind) {
    case 'stage':
      return `var(${stageVariable(colour.stage)})`;
    case 'series':
      return `var(--series-${colour.index + 1})`;
    case 'rest':
      return 'var(--series-rest)';
    default:
      return colour satisfies never;
  }
}

/** FNV-1a: the same place for the same key on every machine. */
function placeOf(key: string): number {
  let hash = 0x811c9dc5;
  for (const character of key) hash = Math.imul(hash ^ character.codePointAt(0)!, 0x01000193);
  return (hash >>> 0) % SERIES_COLOURS;
}
