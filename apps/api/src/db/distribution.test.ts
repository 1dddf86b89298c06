import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PROJECT_FOLDER } from '../config/folders.ts';
import { TEST_DATABASES } from '../testing/databases.ts';
import type { Database, SqlSession } from './database.ts';
import {
  type Catalogue,
  distributionColumn,
  distributionObstacles,
  distributionScript,
  readCatalogue,
  UNDISTRIBUTED,
} from './distribution.ts';

describe.each(TEST_DATABASES)('The migrated tables on the $kind', ({ open }) => {
  let database: Database;
  let catalogue: Catalogue;
  beforeAll(async () => {
    database = await open();
    catalogue = await readCatalogue(database);
  });
  afterAll(() => database?.close());

  it('begin their primary key with the organisation, but for those that are named with a reason', () => {
    const ofTenants = catalogue.primaryKeys.filter(({ table }) => UNDISTRIBUTED[table] === undefined);
    expect(ofTenants.length).toBeGreaterThan(60);
    for (const { table, columns } of ofTenants)
      expect({ table, first: columns[0] }).toEqual({ table, first: distributionColumn(table) });
  });

  it('have no unique key, reference or trigger that reaches beyond one organisation', () => {
    expect(catalogue.references.length).toBeGreaterThan(90);
    expect(distributionObstacles(catalogue)).toEqual([]);
  });

  it('are distributed by the script in docs', async () => {
    await expect(distributionScript(catalogue)).toMatchFileSnapshot(
      path.join(PROJECT_FOLDER, 'docs', 'distribute.sql'),
    );
  });

  // Citus is not here to ask; with functions in its place that only look for the table, every statement still has to be true.
  it('have all their references again after the script, and none that would move an organisation', async () => {
    const after = await rolledBack(database, async (session) => {
      await session.execute(STAND_INS);
      await session.execute(distributionScript(catalogue));
      return readCatalogue(session);
    });
    const named = ({ references }: Catalogue) => references.map(({ table, name }) => `${table}.${name}`);
    expect(named(after)).toEqual(named(catalogue));
    const moving = after.references.filter(
      ({ columns, definition }) =>
        columns[0] === 'organisationId' && definition.includes('ON UPDATE CASCADE'),
    );
    expect(moving).toEqual([]);
  });
});

const STAND_INS = `
  CREATE FUNCTION create_reference_table("table" regclass) RETURNS void LANGUAGE sql AS 'SELECT';
  CREATE FUNCTION create_distributed_table("table" regclass, "column" text, colocate_with regclass DEFAULT NULL)
    RETURNS void LANGUAGE sql AS 'SELECT';`;

async function rolledBack<Result>(
  database: Database,
  work: (session: SqlSession) => Promise<Result>,
): Promise<Result> {
  class Enough extends Error {}
  let result: Result | undefined;
  await database
    .transaction(async (session) => {
      result = await work(session);
      throw new Enough();
    })
    .catch((error: unknown) => {
      if (!(error instanceof Enough)) throw error;
    });
  return result!;
}

describe('What cannot be distributed', () => {
  const catalogue = (changed: Partial<Catalogue>): Catalogue => ({
    tables: [...Object.keys(UNDISTRIBUTED), 'Product'],
    primaryKeys: [...Object.keys(UNDISTRIBUTED), 'Product'].map((table) => ({
      table,
      name: 'k',
      columns: ['id'],
    })),
    ...{ uniqueKeys: [], references: [], triggers: [] },
    ...changed,
  });
  const reference = (table: string, columns: string[], referenced: string, referencedColumns: string[]) =>
    catalogue({
      references: [{ table, columns, referenced, referencedColumns, name: 'r', definition: '' }],
    });

  it.each([
    [
      'a unique key without the organisation',
      catalogue({ uniqueKeys: [{ table: 'Product', name: 'u', columns: ['sku'] }] }),
      /u \(sku\)/,
    ],
    [
      'a reference without the organisation',
      reference('Product', ['siteId'], 'Site', ['id']),
      /another organisation/,
    ],
    [
      'a reference to one machine',
      reference('Product', ['releaseId'], 'FactorRelease', ['id']),
      /one machine only/,
    ],
    [
      'a reference from one machine',
      reference('LabelCode', ['organisationId'], 'Organisation', ['id']),
      /many machines/,
    ],
    [
      'a table without a primary key',
      catalogue({ tables: [...Object.keys(UNDISTRIBUTED), 'Loose'] }),
      /Loose has no/,
    ],
    ['a trigger', catalogue({ triggers: ['t'] }), /trigger t/],
  ])('is named: %s', (_what, given, expected) => {
    const found = distributionObstacles(given);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(expected);
  });
});
