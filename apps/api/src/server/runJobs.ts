import type { OutboxEnvironment } from '../modules/pact/outbox.ts';
import { runOutbox } from './runOutbox.ts';
import { runReadings } from './runReadings.ts';

/** What a server does beside answering, until it is stopped. */
export interface RunningWork {
  /** Ends it; what is under way is finished or handed back first. */
  stop(): Promise<void>;
}

export interface RunningJobs extends RunningWork {
  /** Looks for events to send at once. */
  wakeOutbox(): void;
}

/** Of a server that leaves this work to others. */
export const NO_JOBS: RunningJobs = { wakeOutbox: () => undefined, stop: async () => undefined };

/** Takes part in the work that replicas share: rows of the database say what is to be done, and who is at it (decision 0038). */
export function runJobs(
  environment: OutboxEnvironment,
  log: (line: string, error?: unknown) => void,
): RunningJobs {
  const outbox = runOutbox(environment, log);
  const readings = runReadings(environment.database, environment.replica, log);
  return {
    wakeOutbox: outbox.wake,
    async stop() {
      await Promise.all([outbox.stop(), readings.stop()]);
    },
  };
}
