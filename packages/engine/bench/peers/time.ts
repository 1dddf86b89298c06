/** Milliseconds: by the clock, and of all threads of the process together. */
export interface Time {
  readonly wall: number;
  readonly cpu: number;
}

export interface Timed<T> {
  readonly time: Time;
  readonly value: T;
}

export const REPEATS = 7;

export function timed<T>(work: () => T): Timed<T> {
  const cpu = process.cpuUsage();
  const wall = performance.now();
  const value = work();
  const time = { wall: performance.now() - wall, cpu: cpuSince(cpu) };
  return { time, value };
}

function cpuSince(begin: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(begin);
  return (user + system) / 1000;
}

export function sum(...times: readonly Time[]): Time {
  return times.reduce((a, b) => ({ wall: a.wall + b.wall, cpu: a.cpu + b.cpu }), { wall: 0, cpu: 0 });
}

export function scaled({ wall, cpu }: Time, times: number): Time {
  return { wall: times * wall, cpu: times * cpu };
}

/** Of wall and CPU time each on its own. */
export function medianTime(times: readonly Time[]): Time {
  return { wall: median(times.map(({ wall }) => wall)), cpu: median(times.map(({ cpu }) => cpu)) };
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return (sorted[(sorted.length - 1) >> 1]! + sorted[sorted.length >> 1]!) / 2;
}

export interface Pair<T> {
  readonly ours: Time;
  readonly theirs: Time | null;
  /** Our answer of the last round. */
  readonly value: T;
}

/**
 * Medians of both in turn, so that what else goes on on the machine falls on both alike. The first round warms up and does
 * not count.
 *
 * @param theirs null where the peer cannot be had
 */
export async function inTurn<T>(
  ours: () => Timed<T>,
  theirs: (() => Promise<Time>) | null,
  repeats = REPEATS,
): Promise<Pair<T>> {
  const own: Time[] = [];
  const other: Time[] = [];
  let last = ours();
  if (theirs !== null) await theirs();
  for (let round = 0; round < repeats; round++) {
    last = ours();
    own.push(last.time);
    if (theirs !== null) other.push(await theirs());
  }
  return {
    ours: medianTime(own),
    theirs: theirs === null ? null : medianTime(other),
    value: last.value,
  };
}
