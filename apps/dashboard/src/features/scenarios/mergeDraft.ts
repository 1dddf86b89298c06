import type { Change } from '@cradle/engine';
import type { ScenarioDraft } from './draft.ts';

const FIELDS = ['name', 'nameZh', 'description', 'descriptionZh', 'parentId'] as const;
export type DraftField = (typeof FIELDS)[number];

export interface MergedDraft {
  readonly draft: ScenarioDraft;
  /** What both have changed, each in another way: the draft has ours, here is what is stored. */
  readonly conflicts: readonly (
    | { readonly field: DraftField; readonly theirs: string | null }
    | { readonly change: Change; readonly theirs: Change }
  )[];
}

/**
 * Brings the changes of two people to a scenario together: whatever only one has touched is as that one left it. Nothing is
 * saved by this, so where both touched the same the draft keeps ours, for the reader to look at.
 *
 * @param base what both began with
 */
export function mergeDraft(base: ScenarioDraft, mine: ScenarioDraft, theirs: ScenarioDraft): MergedDraft {
  const conflicts: MergedDraft['conflicts'][number][] = [];
  const fields = Object.fromEntries(
    FIELDS.map((field) => {
      if (mine[field] === base[field]) return [field, theirs[field]];
      if (theirs[field] !== base[field] && theirs[field] !== mine[field])
        conflicts.push({ field, theirs: theirs[field] });
      return [field, mine[field]];
    }),
  );
  const [before, own, stored] = [base, mine, theirs].map(
    ({ changes }) => new Map(changes.map((change) => [change.id, change])),
  ) as [Map<string, Change>, Map<string, Change>, Map<string, Change>];
  const kept = theirs.changes.flatMap((their): Change[] => {
    const [old, ours] = [before.get(their.id), own.get(their.id)];
    if (old === undefined) return [their];
    // Removed by us: it stays only where they have worked on it since.
    if (ours === undefined) return same(old, their) ? [] : [their];
    if (same(ours, old)) return [their];
    if (!same(their, old) && !same(their, ours)) conflicts.push({ change: ours, theirs: their });
    return [ours];
  });
  const added = mine.changes.filter((change) => {
    if (stored.has(change.id)) return false;
    const old = before.get(change.id);
    return old === undefined || !same(old, change);
  });
  return { draft: { ...mine, ...fields, changes: [...kept, ...added] }, conflicts };
}

function same(one: Change, other: Change): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
