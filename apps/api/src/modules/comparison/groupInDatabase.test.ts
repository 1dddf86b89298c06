import { type CubeTable, tabulate } from '@cradle/engine';
import {
  aCubeQuery,
  type ContractCase,
  contractCases,
  contractDifferences,
  KITCHEN,
} from '@cradle/engine/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../db/database.ts';
import { TEST_DATABASES } from '../../testing/databases.ts';
import { groupInDatabase } from './groupInDatabase.ts';

const MADE_UP = 120;

/** The cases, with ids of their own so that all of them can be stored at once. */
const CASES = contractCases(MADE_UP).map((own, index): ContractCase => {
  const footprints = own.footprints.map(({ subject, facts }) => ({
    subject: { ...subject, id: `${index} ${subject.id}` },
    facts,
  }));
  return { ...own, footprints };
});

/** Stores the contributions of made-up footprints; what else there is to know about them plays no part. */
async function store(
  database: Database,
  organisationId: string,
  cases: readonly ContractCase[],
): Promise<void> {
  const footprints = cases.flatMap((own) => own.footprints);
  const { prisma } = database;
  await prisma.organisation.create({ data: { id: organisationId, name: organisationId, country: 'CN' } });
  await prisma.product.create({ data: { organisationId, id: 'p', sku: 'p', name: 'P', category: 'C' } });
  await prisma.assessment.create({
    data: {
      ...{ organisationId, id: 'a', productId: 'p', version: 1, kind: 'CALCULATED', status: 'DRAFT' },
      ...{ declaredUnitAmount: 1, declaredUnit: 'piece', boundary: 'CRADLE_TO_GRAVE', gwpSet: 'AR6' },
    },
  });
  await database.transaction(async (session) => {
    const footprintColumns = ['organisationId', 'id', 'assessmentId', 'scenarioKey', 'gwpSet'];
    await session.copyInto(
      'Footprint',
      [...footprintColumns, 'stages', 'gaps', 'findings', 'engineVersion', 'inputHash'],
      footprints.map(({ subject: { id } }) => [
        organisationId,
        id,
        'a',
        id,
        'AR6',
        '[]',
        '[]',
        '[]',
        '1',
        '',
      ]),
    );
    await session.copyInto(
      'Contribution',
      [
        ...['organisationId', 'footprintId', 'position', 'leafAssessmentId', 'primary', 'stage', 'process'],
        ...['supplierId', 'region', 'scope', 'sourceId', 'year', 'gas', 'emissionClass', 'kgCo2e', 'gap'],
      ],
      footprints.flatMap(({ subject, facts }) =>
        facts.map((fact, position) => [
          ...[organisationId, subject.id, position, 'a', false, fact.stage, fact.process],
          ...[fact.supplier, fact.region, fact.scope, fact.source, fact.year],
          ...[fact.gas, fact.emissionClass, fact.kgCo2e, fact.gap],
        ]),
      ),
    );
  });
}

describe.each(TEST_DATABASES)('The cube in the $kind', ({ open }) => {
  let database: Database;

  beforeAll(async () => {
    database = await open();
    await store(database, 'own', CASES);
    await store(database, 'another', CASES);
  });

  afterAll(() => database.close());

  const ask = async ({ footprints, query }: ContractCase): Promise<CubeTable> => {
    const subjects = footprints.map(({ subject }) => subject);
    return tabulate(await groupInDatabase(database, 'own', subjects, query), subjects, query);
  };

  it.each(CASES.slice(0, -MADE_UP).map((own): [string, ContractCase] => [own.name, own]))(
    'answers %s',
    async (_name, own) => {
      expect(contractDifferences(await ask(own), own)).toEqual([]);
    },
  );

  it('answers made-up questions about made-up portfolios', async () => {
    for (const own of CASES.slice(-MADE_UP))
      expect(contractDifferences(await ask(own), own), own.name).toEqual([]);
  });

  it('answers with one statement', async () => {
    const statements: string[] = [];
    const stop = database.onStatement((statement) => statements.push(statement));
    await ask(CASES[1]!);
    stop();
    expect(statements).toHaveLength(1);
  });

  it('is empty for footprints of another organisation', async () => {
    const subjects = KITCHEN.map(({ subject }) => ({ ...subject, id: `0 ${subject.id}` }));
    const groups = await groupInDatabase(database, 'nobody', subjects, aCubeQuery({ rows: ['STAGE'] }));
    expect(groups.sums).toHaveLength(0);
  });
});
