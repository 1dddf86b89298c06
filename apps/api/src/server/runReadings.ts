import { heartbeatMs, type Replica } from '../context/replica.ts';
import type { Database } from '../db/database.ts';
import { resumeReading } from '../modules/factorImport/resumeReading.ts';
import type { RunningWork } from './runJobs.ts';

/** Looks for imports whose process has died and goes on with them, one at a time. */
export function runReadings(
  database: Database,
  replica: Replica,
  log: (line: string, error?: unknown) => void,
): RunningWork {
  let round: Promise<void> | null = null;
  const resumeAll = async () => {
    while (!replica.stopping.aborted && (await resumeReading(database, replica, log)));
  };
  const look = () => {
    if (replica.stopping.aborted || round !== null) return;
    round = resumeAll()
      .catch((error: unknown) => log('An import that was cut off could not be gone on with', error))
      .finally(() => {
        round = null;
      });
  };
  const timer = setInterval(look, heartbeatMs(replica)).unref();
  look();
  return {
    async stop() {
      clearInterval(timer);
      await round;
    },
  };
}
