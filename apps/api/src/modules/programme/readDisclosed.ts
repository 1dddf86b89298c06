import type { ProgrammeDisclosure } from '@cradle/schema';
import type { Database } from '../../db/database.ts';

/** Who operates a programme, under the name that members find in their logs. */
export interface Operator {
  readonly organisationId: string;
  readonly name: string;
}

/** A member that has agreed to what is read. */
export interface Consenting {
  /** The member's. */
  readonly organisationId: string;
  /** Of the membership, and of the operator's copy. */
  readonly id: string;
  readonly joinedOn: string;
  readonly disclosed: readonly ProgrammeDisclosure[];
}

/** The operator under whose name members are read. */
export async function operatorOf({ prisma }: Database, organisationId: string): Promise<Operator> {
  const { name } = await prisma.organisation.findUniqueOrThrow({
    where: { id: organisationId },
    select: { name: true },
  });
  return { organisationId, name };
}

/**
 * The one door from an operator to its members: who of them agrees, at this moment, to have any of the subjects read. Each read
 * is counted in the member's log before anything is answered. Whoever has left is not among them.
 */
export async function readDisclosed(
  database: Database,
  operator: Operator,
  programmeId: string,
  subjects: readonly ProgrammeDisclosure[],
): Promise<readonly Consenting[]> {
  const members = await database.query<Consenting>(
    `SELECT "organisationId", "id", to_char("joinedAt" AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS "joinedOn",
       ARRAY(SELECT unnest("disclosed")::text INTERSECT SELECT unnest($3::text[])) AS "disclosed"
     FROM "ProgrammeMembership"
     WHERE "operatorOrganisationId" = $1 AND "programmeId" = $2 AND "state" = 'JOINED'
       AND "disclosed"::text[] && $3::text[]
     ORDER BY "organisationId"`,
    [operator.organisationId, programmeId, subjects],
  );
  await countReads(database, operator, members);
  return members;
}

async function countReads(
  { query }: Database,
  { name }: Operator,
  members: readonly Consenting[],
): Promise<void> {
  const reads = members.flatMap(({ organisationId, id, disclosed }) =>
    disclosed.map((subject) => ({ organisationId, id, subject })),
  );
  if (reads.length === 0) return;
  await query(
    `INSERT INTO "ProgrammeRead" ("organisationId", "membershipId", "subject", "readerName", "day")
     SELECT r."organisationId", r."id", r."subject"::"ProgrammeDisclosure", $1, (now() AT TIME ZONE 'UTC')::date
     FROM unnest($2::text[], $3::text[], $4::text[]) AS r("organisationId", "id", "subject")
     ON CONFLICT ("organisationId", "membershipId", "day", "subject", "readerName")
     DO UPDATE SET "reads" = "ProgrammeRead"."reads" + 1, "lastAt" = now()`,
    [
      name,
      reads.map(({ organisationId }) => organisationId),
      reads.map(({ id }) => id),
      reads.map(({ subject }) => subject),
    ],
  );
}
