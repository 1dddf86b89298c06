import { heartbeatMs, type Replica } from '../../context/replica.ts';
import type { Database, SqlSession } from '../../db/database.ts';
import { HandedOver } from '../../errors/refusals.ts';

/** A release that this process reads, and no other one as long as it says so in time. */
export interface ReadingHold {
  /**
   * First in every transaction that stores something of the reading: whoever has lost the release meanwhile stores nothing.
   *
   * @throws HandedOver
   */
  keep(session: SqlSession): Promise<void>;
  /** @throws HandedOver when the process is to end, and another one can go on */
  refuseWhenStopping(): void;
  /** Lets go, so that another process may begin at once. */
  giveBack(): Promise<void>;
  stop(): void;
}

export const HOLD = `"heldUntil" = now() + make_interval(secs => `;

export function holdReading(
  database: Database,
  releaseId: string,
  replica: Replica,
  isResumable: boolean,
): ReadingHold {
  const { id: holder, leaseSeconds, stopping } = replica;
  const beat = async () => {
    // A transaction of this very reading may hold the row, which protects it as well.
    await database.query(
      `UPDATE "FactorRelease" SET ${HOLD}$3) WHERE "id" = (
         SELECT "id" FROM "FactorRelease" WHERE "id" = $1 AND "holder" = $2 FOR UPDATE SKIP LOCKED)`,
      [releaseId, holder, leaseSeconds],
    );
  };
  // One that is missed is made up for by the next, or by the next batch.
  const timer = setInterval(() => beat().catch(() => undefined), heartbeatMs(replica)).unref();
  return {
    async keep(session) {
      const held = await session.query(
        `UPDATE "FactorRelease" SET ${HOLD}$3) WHERE "id" = $1 AND "holder" = $2 AND "state" = 'STAGING' RETURNING 1`,
        [releaseId, holder, leaseSeconds],
      );
      if (held.length === 0) throw new HandedOver();
    },
    refuseWhenStopping() {
      if (isResumable && stopping.aborted) throw new HandedOver();
    },
    async giveBack() {
      await database.query(
        `UPDATE "FactorRelease" SET "holder" = NULL, "heldUntil" = now() WHERE "id" = $1 AND "holder" = $2`,
        [releaseId, holder],
      );
    },
    stop: () => clearInterval(timer),
  };
}
