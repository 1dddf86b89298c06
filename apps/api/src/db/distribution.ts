import type { SqlSession } from './database.ts';

/**
 * How the tables lie on several machines under Citus. Every table that is not named here belongs to organisations and is
 * distributed by `organisationId`, so that all rows of one organisation lie together.
 */
export const UNDISTRIBUTED: Readonly<
  Record<string, { readonly kind: 'REFERENCE' | 'LOCAL'; readonly why: string }>
> = {
  User: { kind: 'REFERENCE', why: 'a person may belong to several organisations; memberships point to it' },
  FactorSource: { kind: 'REFERENCE', why: 'the library is shared; assessments point to it' },
  Factor: { kind: 'REFERENCE', why: 'the library is shared; lines point to it, and footprints join it' },
  FactorRelease: { kind: 'LOCAL', why: 'the library is shared; only curators read it' },
  FactorRejection: { kind: 'LOCAL', why: 'part of a release' },
  FactorSeries: { kind: 'LOCAL', why: 'the search of the shared library' },
  FactorWord: { kind: 'LOCAL', why: 'the search of the shared library' },
  ProcessDatabase: { kind: 'LOCAL', why: 'part of a release' },
  ProcessFlow: { kind: 'LOCAL', why: 'part of a release' },
  UnitProcess: { kind: 'LOCAL', why: 'part of a release' },
  ProcessExchange: { kind: 'LOCAL', why: 'part of a release' },
  Session: { kind: 'LOCAL', why: 'of a person; found by the token of a browser' },
  SignInMethod: { kind: 'LOCAL', why: 'of a person' },
  Passkey: { kind: 'LOCAL', why: 'of a person; found by the key of a device' },
  Verification: { kind: 'LOCAL', why: 'of a sign-in under way' },
  RateWindow: { kind: 'LOCAL', why: 'counts of the whole installation' },
  LabelCode: { kind: 'LOCAL', why: 'leads from a code, which anybody may have, to the organisation' },
  ExchangeCode: { kind: 'LOCAL', why: 'leads from a code that was told to the organisation' },
  InstallationFact: { kind: 'LOCAL', why: 'of the installation' },
  ProgrammeCode: { kind: 'LOCAL', why: 'leads from a code, which anybody may have, to the organisation' },
  FeaturedSlug: { kind: 'LOCAL', why: 'leads from the address of a public list to the organisation' },
  LoadedRelease: { kind: 'LOCAL', why: 'of the installation' },
  AppliedMigration: { kind: 'LOCAL', why: 'of the installation' },
};

export interface StoredKey {
  readonly table: string;
  readonly name: string;
  readonly columns: readonly string[];
}

export interface StoredReference extends StoredKey {
  readonly referenced: string;
  readonly referencedColumns: readonly string[];
  /** As SQL, to make it anew. */
  readonly definition: string;
}

/** What the catalogue says of tables, of what must be unique in them, and of what points where. */
export interface Catalogue {
  readonly tables: readonly string[];
  readonly primaryKeys: readonly StoredKey[];
  /** Primary keys among them. */
  readonly uniqueKeys: readonly StoredKey[];
  readonly references: readonly StoredReference[];
  /** Triggers written by people: Citus runs none on distributed tables that look elsewhere. */
  readonly triggers: readonly string[];
}

const COLUMNS = (relation: string, numbers: string) =>
  `(SELECT array_agg(a.attname::text ORDER BY k.at) FROM unnest(${numbers}) WITH ORDINALITY AS k("number", at)
    JOIN pg_attribute a ON a.attrelid = ${relation} AND a.attnum = k."number")`;

export async function readCatalogue({ query }: Pick<SqlSession, 'query'>): Promise<Catalogue> {
  const tables = await query<{ table: string }>(
    `SELECT c.relname::text AS "table" FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' ORDER BY 1`,
  );
  const keys = await query<StoredKey & { isPrimary: boolean }>(
    `SELECT t.relname::text AS "table", n.relname::text AS "name", i.indisprimary AS "isPrimary",
       ${COLUMNS('t.oid', 'i.indkey')} AS "columns"
     FROM pg_index i JOIN pg_class t ON t.oid = i.indrelid JOIN pg_class n ON n.oid = i.indexrelid
     WHERE t.relnamespace = 'public'::regnamespace AND i.indisunique ORDER BY 1, 2`,
  );
  const references = await query<StoredReference>(
    `SELECT t.relname::text AS "table", c.conname::text AS "name", r.relname::text AS "referenced",
       ${COLUMNS('t.oid', 'c.conkey')} AS "columns", ${COLUMNS('r.oid', 'c.confkey')} AS "referencedColumns",
       pg_get_constraintdef(c.oid) AS "definition"
     FROM pg_constraint c JOIN pg_class t ON t.oid = c.conrelid JOIN pg_class r ON r.oid = c.confrelid
     WHERE t.relnamespace = 'public'::regnamespace AND c.contype = 'f' ORDER BY 1, 2`,
  );
  const triggers = await query<{ name: string }>(
    `SELECT tgname::text AS "name" FROM pg_trigger WHERE NOT tgisinternal`,
  );
  return {
    tables: tables.map(({ table }) => table),
    primaryKeys: keys.filter(({ isPrimary }) => isPrimary),
    uniqueKeys: keys,
    references,
    triggers: triggers.map(({ name }) => name),
  };
}

/** The column whose value decides where a row lies; null for tables that lie whole somewhere. */
export function distributionColumn(table: string): 'id' | 'organisationId' | null {
  if (UNDISTRIBUTED[table] !== undefined) return null;
  return table === 'Organisation' ? 'id' : 'organisationId';
}

/**
 * Why a table or a reference cannot be distributed, as Citus would refuse it: each row must be found by its organisation, and
 * whatever points from one row to another must stay on one machine, or lead to a table that is whole on all of them.
 */
export function distributionObstacles({
  tables,
  primaryKeys,
  uniqueKeys,
  references,
  triggers,
}: Catalogue): readonly string[] {
  const keyed = new Set(primaryKeys.map(({ table }) => table));
  return [
    ...Object.keys(UNDISTRIBUTED)
      .filter((table) => !tables.includes(table))
      .map((table) => `${table} is named in UNDISTRIBUTED and does not exist`),
    ...tables.filter((table) => !keyed.has(table)).map((table) => `${table} has no primary key`),
    ...uniqueKeys
      .filter(({ table, columns }) => {
        const column = distributionColumn(table);
        return column !== null && columns[0] !== column;
      })
      .map(
        ({ table, name, columns }) =>
          `${table}: ${name} (${columns.join()}) does not begin with the organisation`,
      ),
    ...references.flatMap((reference) => obstacleOf(reference) ?? []),
    ...triggers.map((name) => `the trigger ${name} would run on each machine`),
  ];
}

function obstacleOf({ table, name, columns, referenced, referencedColumns }: StoredReference): string | null {
  const from = distributionColumn(table);
  const to = distributionColumn(referenced);
  if (from !== null && to !== null)
    return columns[0] === from && referencedColumns[0] === to
      ? null
      : `${table}: ${name} may lead to another organisation's ${referenced}`;
  if (from !== null && UNDISTRIBUTED[referenced]?.kind === 'LOCAL')
    return `${table}: ${name} leads to ${referenced}, which is on one machine only`;
  if (from === null && to !== null)
    return `${table}: ${name} leads to ${referenced}, which is on many machines`;
  if (UNDISTRIBUTED[table]?.kind === 'REFERENCE' && UNDISTRIBUTED[referenced]?.kind === 'LOCAL')
    return `${table}: ${name} leads from all machines to ${referenced} on one`;
  return null;
}

/**
 * The script that distributes a migrated schema on Citus. References are taken away first, because some of them go round in
 * circles and a table must be distributed before what points to it; they come back without ON UPDATE CASCADE, which Citus does
 * not know for the column it distributes by. Ids never change, so nothing is lost.
 */
export function distributionScript({ tables, references }: Catalogue): string {
  const moved = references.filter(({ table, referenced }) =>
    [table, referenced].some((each) => UNDISTRIBUTED[each]?.kind !== 'LOCAL'),
  );
  const shared = tables.filter((table) => UNDISTRIBUTED[table]?.kind === 'REFERENCE');
  const ofTenants = tables.filter((table) => distributionColumn(table) === 'organisationId');
  return [
    '-- Made from the migrated schema by src/db/distribution.test.ts (vitest -u); do not edit.',
    '-- Run once, on the coordinator, on a migrated database while no replica runs. See docs/scale.md.',
    '',
    ...moved.map(({ table, name }) => `ALTER TABLE "${table}" DROP CONSTRAINT "${name}";`),
    '',
    '',
    ...shared.map((table) => `SELECT create_reference_table('"${table}"');`),
    '',
    `SELECT create_distributed_table('"Organisation"', 'id');`,
    ...ofTenants.map(
      (table) =>
        `SELECT create_distributed_table('"${table}"', 'organisationId', colocate_with => '"Organisation"');`,
    ),
    '',
    ...moved.map(
      ({ table, name, definition }) =>
        `ALTER TABLE "${table}" ADD CONSTRAINT "${name}" ${definition.replace(' ON UPDATE CASCADE', '')};`,
    ),
    '',
  ].join('\n');
}
