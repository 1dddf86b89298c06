import type { GridLine } from './gridLine.ts';

/** The lines on the screen, and those of earlier and undone steps. */
export interface InventoryHistory {
  readonly lines: readonly GridLine[];
  readonly past: readonly (readonly GridLine[])[];
  readonly future: readonly (readonly GridLine[])[];
}

export type HistoryStep =
  | { readonly kind: 'CHANGE'; readonly change: (lines: readonly GridLine[]) => readonly GridLine[] }
  | { readonly kind: 'UNDO' }
  | { readonly kind: 'REDO' }
  /** What formulas come to: no step of anybody's, and nothing to be undone. */
  | { readonly kind: 'RESULTS'; readonly put: (line: GridLine) => GridLine }
  /** Somebody else's changes came in: earlier steps would take them away, so there are none any more. */
  | { readonly kind: 'REPLACE'; readonly lines: readonly GridLine[] };

const MOST_STEPS = 300;

export function startHistory(lines: readonly GridLine[]): InventoryHistory {
  return { lines, past: [], future: [] };
}

export function stepHistory(history: InventoryHistory, step: HistoryStep): InventoryHistory {
  const { lines, past, future } = history;
  switch (step.kind) {
    case 'CHANGE': {
      const changed = step.change(lines);
      if (changed === lines) return history;
      return { lines: changed, past: [...past.slice(1 - MOST_STEPS), lines], future: [] };
    }
    case 'UNDO': {
      const before = past.at(-1);
      if (!before) return history;
      return { lines: before, past: past.slice(0, -1), future: [lines, ...future] };
    }
    case 'REDO': {
      const [after, ...later] = future;
      if (!after) return history;
      return { lines: after, past: [...past, lines], future: later };
    }
    case 'RESULTS': {
      const after = lines.map(step.put);
      return after.every((line, index) => line === lines[index]) ? history : { lines: after, past, future };
    }
    case 'REPLACE':
      return startHistory(step.lines);
    default:
      return step satisfies never;
  }
}
