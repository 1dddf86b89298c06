import type { Database } from '../../db/database.ts';

/** A unit process as lines name it, and what it is called in Chinese. */
export interface NamedProcess {
  readonly name: string;
  /** Empty where nobody has said it. */
  readonly nameZh: string;
  /** Lines that name it, in all assessments. */
  readonly lineCount: number;
}

/** Every unit process that lines of the organisation name, the most used first. */
export function readProcessNames(database: Database, organisationId: string): Promise<NamedProcess[]> {
  return database.query<NamedProcess>(
    `SELECT "process" AS "name", COALESCE(MAX("ProcessName"."nameZh"), '') AS "nameZh", COUNT(*)::int AS "lineCount"
     FROM "InventoryLine"
     LEFT JOIN "ProcessName"
       ON "ProcessName"."organisationId" = "InventoryLine"."organisationId" AND "ProcessName"."name" = "process"
     WHERE "InventoryLine"."organisationId" = $1 AND "process" <> ''
     GROUP BY "process"
     ORDER BY "lineCount" DESC, "process"`,
    [organisationId],
  );
}

/** Chinese names of some of them, by the name lines use; those without one are left out. */
export async function chineseProcessNames(
  { prisma }: Pick<Database, 'prisma'>,
  organisationId: string,
  names: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await prisma.processName.findMany({
    where: { organisationId, name: { in: [...new Set(names)] } },
    orderBy: { name: 'asc' },
  });
  return new Map(rows.map(({ name, nameZh }) => [name, nameZh]));
}
