import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../db/database.ts';
import { TEST_DATABASES } from '../../testing/databases.ts';
import { askFor, startAs } from '../../testing/partners.ts';
import {
  joinByInvitation,
  publishSteel,
  startProgramme,
  type TestProgramme,
} from '../../testing/programmes.ts';
import type { TestServer } from '../../testing/startTestServer.ts';

interface Figure {
  readonly category: string;
  readonly state: string;
  readonly reason: string | null;
  readonly contributors: number | null;
  readonly lowerQuartile: number | null;
  readonly median: number | null;
  readonly upperQuartile: number | null;
}

const FIGURE =
  'category unit boundary gwpSet state reason contributors items lowerQuartile median upperQuartile findings';
const PUBLISH = `mutation ($id: ID!) { publishBenchmarks(id: $id) {
  ... on BenchmarkSnapshot { takenOn nextOn figures { ${FIGURE} } } ... on InvalidInput { fields { code } } } }`;

describe.each(TEST_DATABASES)('Benchmarks of a programme on the $kind', ({ open }) => {
  let database: Database;
  let programme: TestProgramme;
  const members: TestServer[] = [];

  beforeAll(async () => {
    database = await open();
    programme = await startProgramme(database);
    for (const kg of [10, 12, 14, 16]) await addMember(kg);
  });
  afterAll(async () => {
    for (const server of [...members, programme?.operator]) await server?.close();
    await database?.close();
  });

  const addMember = async (kg: number, disclosed: readonly string[] = ['BENCHMARK']): Promise<TestServer> => {
    const id = `maker-${members.length}`;
    const member = await startAs(database, id, `Maker ${members.length}`);
    members.push(member);
    await joinByInvitation(programme, member, disclosed);
    await publishSteel(database, member, id, { kg });
    return member;
  };
  const publish = async () => {
    const { publishBenchmarks } = await askFor<{
      publishBenchmarks: { figures: readonly Figure[]; fields?: readonly { code: string }[] };
    }>(programme.operator, PUBLISH, { id: programme.id });
    return publishBenchmarks;
  };
  /** As if the last snapshot had been taken that much earlier. */
  const fourWeeksLater = () => database.query(`UPDATE "BenchmarkSnapshot" SET "takenOn" = "takenOn" - 28`);

  it('are suppressed with four contributors, and say why', async () => {
    await addMember(18, ['PROGRESS']);
    const { figures } = await publish();
    expect(figures).toMatchObject([
      {
        category: 'Chairs',
        state: 'SUPPRESSED',
        reason: 'TOO_FEW_CONTRIBUTORS',
        contributors: null,
        median: null,
      },
    ]);
  });

  it('are published again after four weeks only', async () => {
    expect((await publish()).fields).toEqual([{ code: 'SNAPSHOT_TOO_SOON' }]);
  });

  it('are published with five, by means of neighbours', async () => {
    await addMember(18);
    await fourWeeksLater();
    const { figures } = await publish();
    const [figure] = figures;
    expect(figure).toMatchObject({ state: 'PUBLISHED', contributors: 5 });
    const steel = await kgCo2ePerKgSteel(members[0]!);
    const twoDigits = (kg: number) => Number((kg * steel).toPrecision(2));
    // Of 10, 12, 14, 16 and 18 kg: (10 + 12 + 14) / 3, (12 + 14 + 16) / 3, (14 + 16 + 18) / 3.
    expect([figure!.lowerQuartile, figure!.median, figure!.upperQuartile]).toEqual(
      [12, 14, 16].map(twoDigits),
    );
  });

  it('are held while one more has joined, whatever its value', async () => {
    await addMember(17.9);
    await fourWeeksLater();
    const before = (await lastSnapshots())[0]!.figures;
    expect((await publish()).figures).toMatchObject([
      { state: 'HELD', reason: 'TOO_FEW_CHANGES', median: before[0]!.median, contributors: 5 },
    ]);
  });

  it('change once three have joined', async () => {
    await addMember(11);
    await addMember(13);
    await fourWeeksLater();
    expect((await publish()).figures).toMatchObject([{ state: 'PUBLISHED', contributors: 8 }]);
  });

  it('are withdrawn while one who has left could be told by subtraction', async () => {
    await askFor(members.at(-1)!, `mutation ($id: ID!) { leaveProgramme(id: $id) { __typename } }`, {
      id: await membershipOf(members.at(-1)!),
    });
    await fourWeeksLater();
    expect((await publish()).figures).toMatchObject([
      { state: 'SUPPRESSED', reason: 'TOO_FEW_CHANGES', contributors: null },
    ]);
  });

  it('tell a member where it stands, and whoever is no member nothing', async () => {
    await addMember(20);
    await addMember(9);
    await addMember(15);
    await fourWeeksLater();
    await publish();
    const asked = `{ programmeMemberships(first: 1) { edges { node { benchmarks { ownKgCo2ePerUnit band figure { median } } reads { subject reads } } } }
      products(first: 1) { edges { node { benchmarks { standing { band } } } } } }`;
    const of = (server: TestServer) =>
      askFor<{
        programmeMemberships: {
          edges: {
            node: {
              benchmarks: { band: string; ownKgCo2ePerUnit: number }[];
              reads: { subject: string; reads: number }[];
            };
          }[];
        };
        products: { edges: { node: { benchmarks: { standing: { band: string } }[] } }[] };
      }>(server, asked);
    const lightest = await of(members.at(-2)!);
    expect(lightest.programmeMemberships.edges[0]!.node.benchmarks).toMatchObject([
      { band: 'LOWEST_QUARTER' },
    ]);
    expect(lightest.products.edges[0]!.node.benchmarks).toEqual([{ standing: { band: 'LOWEST_QUARTER' } }]);
    expect(lightest.programmeMemberships.edges[0]!.node.reads).toEqual([{ subject: 'BENCHMARK', reads: 1 }]);
    expect((await of(members.at(-3)!)).programmeMemberships.edges[0]!.node.benchmarks).toMatchObject([
      { band: 'HIGHEST_QUARTER' },
    ]);
    const stranger = await startAs(database, 'stranger', 'Stranger');
    members.push(stranger);
    expect((await of(stranger)).programmeMemberships.edges).toEqual([]);
  });

  it('leave the operator without any value of a member', async () => {
    const { data } = await programme.operator.ask<object>(
      `query ($id: ID!) { programme(id: $id) { benchmarks { figures { ${FIGURE} } } members(first: 50) { edges { node { labels { grade } reached { step } disclosed } } } } }`,
      { id: programme.id },
    );
    const rows = await database.query<{ value: number }>(
      'SELECT DISTINCT "kgCo2ePerUnit" AS "value" FROM "BenchmarkContribution"',
    );
    expect(rows.length).toBeGreaterThan(5);
    const answer = JSON.stringify(data);
    for (const { value } of rows) expect(answer).not.toContain(String(value));
  });

  async function lastSnapshots() {
    const { programme: found } = await askFor<{
      programme: { benchmarks: { figures: readonly Figure[] }[] };
    }>(
      programme.operator,
      `query ($id: ID!) { programme(id: $id) { benchmarks { figures { ${FIGURE} } } } }`,
      { id: programme.id },
    );
    return found.benchmarks;
  }
});

async function membershipOf(server: TestServer): Promise<string> {
  const { programmeMemberships } = await askFor<{
    programmeMemberships: { edges: { node: { id: string } }[] };
  }>(server, '{ programmeMemberships(first: 1) { edges { node { id } } } }');
  return programmeMemberships.edges[0]!.node.id;
}

async function kgCo2ePerKgSteel(server: TestServer): Promise<number> {
  const { assessments } = await askFor<{
    assessments: { edges: { node: { footprint: { totalKgCo2e: number }; lines: { amount: number }[] } }[] };
  }>(server, '{ assessments(first: 1) { edges { node { footprint { totalKgCo2e } lines { amount } } } } }');
  const { footprint, lines } = assessments.edges[0]!.node;
  return footprint.totalKgCo2e / lines[0]!.amount;
}
