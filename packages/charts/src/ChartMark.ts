/** Something in a chart that can be pointed at, with the mouse or with the arrow keys. */
export interface ChartMark {
  /** What is chosen by choosing it; null for a mark that stands for no one thing, such as "12 others". */
  readonly key: string | null;
  /** Read out: name, value with unit, gaps. */
  readonly label: string;
  /** Where ECharts has it: index of the series and of the data in it. */
  readonly series: number;
  readonly index: number;
  /** Marks of one group follow each other; up and down go to the next group. */
  readonly group?: string | undefined;
  /** The action of ECharts that zooms to what the mark stands for; only where there is something inside it. */
  readonly zoom?: { readonly type: string; readonly targetNodeId: string } | undefined;
}

/** The keys that move between marks. */
export type MoveKey = 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown' | 'Home' | 'End';

const MOVE_KEYS: readonly string[] = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End'];

export function isMoveKey(key: string): key is MoveKey {
  return MOVE_KEYS.includes(key);
}

/**
 * The index of the mark a key leads to; stays at the ends. Without groups all four arrows step by one; with groups,
 * up and down go to the same place of the group before or after.
 *
 * @param current index of the mark that is active now; -1 for none, and then every key leads to the first or last
 */
export function moveMark(marks: readonly ChartMark[], current: number, key: MoveKey): number {
  const last = marks.length - 1;
  if (key === 'Home' || (current < 0 && key !== 'End')) return Math.min(0, last);
  if (key === 'End') return last;
  const step = key === 'ArrowRight' || key === 'ArrowDown' ? 1 : -1;
  const group = marks[current]?.group;
  if (group === undefined || key === 'ArrowLeft' || key === 'ArrowRight') {
    return Math.min(last, Math.max(0, current + step));
  }
  const start = marks.findIndex((mark) => mark.group === group);
  const edge = step > 0 ? marks.findIndex((mark, at) => at > current && mark.group !== group) : start - 1;
  if (edge < 0) return current;
  const target = marks[edge]!.group;
  const first = marks.findIndex((mark) => mark.group === target);
  const size = marks.filter((mark) => mark.group === target).length;
  return first + Math.min(current - start, size - 1);
}
