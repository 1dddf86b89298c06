import { setTimeout as pause } from 'node:timers/promises';
import { deliverDue, type OutboxEnvironment } from '../modules/pact/outbox.ts';

import type { RunningWork } from './runJobs.ts';

const LOOK_EVERY_MS = 1000;

/** Of what is under way when the process is to end; then it is cut off, and another process sends it. */
const FINISH_MS = 5000;

export interface RunningOutbox extends RunningWork {
  /** Looks at once, without waiting for the next round. */
  wake(): void;
}

/** Sends events that are due, again and again until it is stopped. */
export function runOutbox(
  environment: OutboxEnvironment,
  log: (line: string, error?: unknown) => void,
): RunningOutbox {
  let stopped = false;
  let round: Promise<void> | null = null;
  const look = () => {
    if (stopped || environment.replica.stopping.aborted || round !== null) return;
    round = sendAll(environment)
      .catch((error: unknown) => log('Events to partners could not be sent', error))
      .finally(() => {
        round = null;
      });
  };
  const timer = setInterval(look, LOOK_EVERY_MS);
  timer.unref();
  return {
    wake: look,
    async stop() {
      stopped = true;
      clearInterval(timer);
      await Promise.race([round, pause(FINISH_MS, undefined, { ref: false })]);
      await environment.outgoing.close();
      await round;
    },
  };
}

async function sendAll(environment: OutboxEnvironment): Promise<void> {
  // What is handed back at the end is due at once, for others.
  while (!environment.replica.stopping.aborted && (await deliverDue(environment)) > 0);
}
