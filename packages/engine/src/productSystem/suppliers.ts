import type { PreparedSystem } from './prepareProductSystem.ts';
import type { SystemPrices } from './systemPrices.ts';

/** What some runs of a process take of one other process; in the sign of A, so below 0 for waste handed on. */
export interface Supplier {
  readonly place: number;
  readonly amount: number;
  /** Over the whole supply of the amount. */
  readonly kgCo2e: number;
}

/** The suppliers of some runs of a process, the largest contribution first; its own use is netted already. */
export function suppliersOf(
  { system, matrix: { starts, rows, values } }: PreparedSystem,
  { intensity }: SystemPrices,
  place: number,
  runs: number,
): Supplier[] {
  const suppliers: Supplier[] = [];
  for (let at = starts[place]!; at < starts[place + 1]!; at++) {
    const supplier = rows[at]!;
    if (supplier === place) continue;
    const amount = -values[at]! * runs;
    suppliers.push({ place: supplier, amount, kgCo2e: amount * intensity[supplier]! });
  }
  const idOf = ({ place: supplier }: Supplier) => system.processes[supplier]!.id;
  return suppliers.sort((a, b) => Math.abs(b.kgCo2e) - Math.abs(a.kgCo2e) || (idOf(a) < idOf(b) ? -1 : 1));
}
