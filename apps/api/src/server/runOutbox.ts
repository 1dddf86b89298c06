import { deliverDue, type OutboxEnvironment } from '../modules/pact/outbox.ts';

const LOOK_EVERY_MS = 1000;

export interface RunningOutbox {
  /** Looks at once, without waiting for the next round. */
  wake(): void;
  stop(): Promise<void>;
}

/** Of a server that leaves sending to others. */
export const NO_OUTBOX: RunningOutbox = { wake: () => undefined, stop: async () => undefined };

/** Sends events that are due, again and again until it is stopped. What is under way is finished first. */
export function runOutbox(
  environment: OutboxEnvironment,
  log: (line: string, error?: unknown) => void,
): RunningOutbox {
  let stopped = false;
  let round: Promise<void> | null = null;
  const look = () => {
    if (stopped || round !== null) return;
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
      await round;
      await environment.outgoing.close();
    },
  };
}

async function sendAll(environment: OutboxEnvironment): Promise<void> {
  while ((await deliverDue(environment)) > 0);
}
