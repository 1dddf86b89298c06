import type { ComparisonQuery, ComparisonResult } from '@cradle/engine';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../db/database.ts';
import { TEST_DATABASES } from '../../testing/databases.ts';
import { compareSubjects } from './compareSubjects.ts';
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

  it('is compared alike in memory and, beyond what memory is kept for, in the database', async () => {
    const statements: string[] = [];
    const stop = database.onStatement((statement) => statements.push(statement));
    const large = await compareSubjects(database, organisationId, subjects, query, 0);
    expect(statements.filter((statement) => statement.includes('GROUP BY'))).toHaveLength(1);
    const small = await compareSubjects(database, organisationId, subjects, query);
    expect(statements.filter((statement) => statement.includes('GROUP BY'))).toHaveLength(1);
    stop();
    expect(byPath(large).size).toBeGreaterThan(10);
    expect(byPath(large)).toEqual(byPath(small));
    expect(large.total.kgCo2e).toBeCloseTo(small.total.kgCo2e!, 8);
  });

  it('is not counted again once it is in memory', async () => {
    await compareSubjects(database, organisationId, subjects, query);
    const statements: string[] = [];
    const stop = database.onStatement((statement) => statements.push(statement));
    await compareSubjects(database, organisationId, subjects, query);
    stop();
    expect(statements).toEqual([]);
  });
});
