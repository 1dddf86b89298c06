import type { GridLine } from './gridLine.ts';

/** What was on the screen and not yet stored when the page was left. */
export interface InventoryDraft {
  readonly saved: readonly GridLine[];
  readonly lines: readonly GridLine[];
  readonly ids: readonly (readonly [key: string, id: string])[];
}

const keyOf = (assessmentId: string): string => `cradle.inventory.${assessmentId}`;

/** Kept on this machine until the lines are stored. */
export function keepDraft(assessmentId: string, draft: InventoryDraft): void {
  try {
    localStorage.setItem(keyOf(assessmentId), JSON.stringify(draft));
  } catch {
    // A full or forbidden store must not keep anybody from working on.
  }
}

export function forgetDraft(assessmentId: string): void {
  localStorage.removeItem(keyOf(assessmentId));
}

/** The draft with stored ids as keys, as a merge needs it; null when there is none. */
export function readDraft(assessmentId: string): Pick<InventoryDraft, 'saved' | 'lines'> | null {
  const text = localStorage.getItem(keyOf(assessmentId));
  if (text === null) return null;
  try {
    const { saved, lines, ids } = JSON.parse(text) as InventoryDraft;
    const idOf = new Map(ids);
    return { saved: withIds(saved, idOf), lines: withIds(lines, idOf) };
  } catch {
    return null;
  }
}

/** Lines whose keys are their stored ids where they have one. */
export function withIds(lines: readonly GridLine[], ids: ReadonlyMap<string, string>): GridLine[] {
  return lines.map((line) => ({ ...line, key: ids.get(line.key) ?? line.key }));
}
