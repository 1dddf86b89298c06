import { randomUUID } from 'node:crypto';
import { LEASE_SECONDS } from '../config/config.ts';

/** One process among those that share a database. */
export interface Replica {
  /** In the rows whose work it has taken. */
  readonly id: string;
  /** So long it keeps what it has taken without saying that it is still at it; then another one may take it. */
  readonly leaseSeconds: number;
  /** Aborted when the process is to end: what is under way is brought to an end or handed back. */
  readonly stopping: AbortSignal;
}

export function newReplica(
  leaseSeconds = LEASE_SECONDS,
  stopping: AbortSignal = new AbortController().signal,
): Replica {
  return { id: randomUUID(), leaseSeconds, stopping };
}

/** How often a holder says that it is still at it: one such word may be lost. */
export function heartbeatMs({ leaseSeconds }: Replica): number {
  return (leaseSeconds * 1000) / 3;
}
