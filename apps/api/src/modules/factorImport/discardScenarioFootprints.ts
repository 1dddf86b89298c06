import type { SqlSession } from '../../db/database.ts';

/**
 * Scenarios choose among the factors of the library, so a change of what is in use may change their results; those of the
 * base case name their factors and stay.
 */
export async function discardScenarioFootprints(session: SqlSession): Promise<void> {
  await session.execute(`UPDATE "Organisation" SET "revision" = "revision" + 1;
    DELETE FROM "Footprint" WHERE "scenarioKey" <> 'BASE';`);
}
