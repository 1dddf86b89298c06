import type { ComparisonQuery, ComparisonResult } from '@cradle/engine';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../db/database.ts';
import { TEST_DATABASES } from '../../testing/databases.ts';
import { type ComparisonLimits, compareSubjects } from './compareSubjects.ts';
import { type Subject, selectSubjects } from './selectSubjects.ts';

/** Cells by the members along both axes: executors may put members without an order of their own differently. */
function byPath({ rows, columns, cells }: ComparisonResult) {
  return new Map(
    cells.map(({ row, column, gaps, facts, missing, kgCo2e }) => [
      [...rows[row]!, ...columns[column]!].join('/'),
      { gaps, facts, missing, kgCo2e: kgCo2e === null ? null : kgCo2e.toPrecision(11) },
    ]),
  );
}

const query: ComparisonQuery = {
  rows: ['PRODUCT', 'SUPPLIER'],
  columns: ['STAGE'],
  filters: [],
  measure: 'TOTAL',
  basis: 'KILOGRAM',
  baselineColumn: null,
};

describe.each(TEST_DATABASES)('The demo portfolio on the $kind', ({ open }) => {
  let database: Database;
  let organisationId: string;
  let subjects: readonly Subject[];

  beforeAll(async () => {
    database = await open();
    const organisations = await database.prisma.organisation.findMany({ select: { id: true } });
    organisationId = organisations[0]!.id;
    subjects = await selectSubjects(database, organisationId, {});
  });

  afterAll(() => database.close());

  const ask = async (limits?: ComparisonLimits) => {
    const statements: string[] = [];
    const stop = database.onStatement((statement) => statements.push(statement));
    const result = await compareSubjects(database, organisationId, subjects, query, limits);
    stop();
    return { result, statements };
  };
  const grouped = (statements: readonly string[]) =>
    statements.filter((statement) => statement.includes('GROUP BY')).length;

  it('is compared alike from slices, in the cube, and in the database', async () => {
    const inDatabase = await ask({ slices: 0, cube: 0 });
    const inCube = await ask({ slices: 0, cube: 1e6 });
    const fromSlices = await ask();
    expect([inDatabase, inCube, fromSlices].map(({ statements }) => grouped(statements))).toEqual([1, 0, 0]);
    expect(byPath(fromSlices.result).size).toBeGreaterThan(10);
    expect(byPath(inDatabase.result)).toEqual(byPath(fromSlices.result));
    expect(inCube.result).toMatchObject(fromSlices.result);
  });

  it('shows in the cube what has changed about a product', async () => {
    const before = await ask({ slices: 0, cube: 1e6 });
    const heavier = subjects.map((subject) => ({ ...subject, massKg: 2 * (subject.massKg ?? 1) }));
    const after = await compareSubjects(database, organisationId, heavier, query, { slices: 0, cube: 1e6 });
    expect(after).toMatchObject(
      await compareSubjects(database, organisationId, heavier, query, { slices: 1e6, cube: 1e6 }),
    );
    expect(after.total.kgCo2e).not.toBe(before.result.total.kgCo2e);
  });

  it('is neither read nor counted again once it is in memory', async () => {
    await ask();
    expect((await ask()).statements).toEqual([]);
    await ask({ slices: 0, cube: 1e6 });
    expect((await ask({ slices: 0, cube: 1e6 })).statements).toEqual([]);
  });
});
