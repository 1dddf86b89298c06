import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../db/database.ts';
import { TEST_DATABASES } from '../../testing/databases.ts';
import { askFor } from '../../testing/partners.ts';
import { startTestServer, type TestServer } from '../../testing/startTestServer.ts';

const LIST = `query ($slug: String!) { featuredList(slug: $slug) { title operatorName
  suppliers { name labels { grade basis state code validUntil } } } }`;
const SLUG = 'labelled-furniture-makers';

interface PublicList {
  readonly title: string;
  readonly suppliers: { name: string; labels: { basis: string; state: string; code: string | null }[] }[];
}

/** The list of the demo portfolio: three members agree to stand on it and have a label. */
describe.each(TEST_DATABASES)('A featured list on the $kind', ({ open }) => {
  let database: Database;
  let operator: TestServer;
  let anybody: TestServer;

  beforeAll(async () => {
    database = await open();
    operator = await startTestServer(database);
    anybody = await startTestServer(database, null);
  });
  afterAll(async () => {
    for (const server of [operator, anybody]) await server?.close();
    await database?.close();
  });

  const read = async (slug = SLUG): Promise<PublicList | null> =>
    (await askFor<{ featuredList: PublicList | null }>(anybody, LIST, { slug })).featuredList;
  const names = async (): Promise<string[]> => ((await read())?.suppliers ?? []).map(({ name }) => name);
  const save = async (change: object) => {
    const { programmes } = await askFor<{
      programmes: { id: string; featuredLists: { id: string; revision: number; memberIds: string[] }[] }[];
    }>(operator, '{ programmes { id featuredLists { id revision memberIds } } }');
    const { id, featuredLists } = programmes.find((programme) => programme.featuredLists.length > 0)!;
    const [list] = featuredLists;
    const input = { slug: SLUG, title: 'Makers', isPublic: true, memberIds: list!.memberIds, ...change };
    const { saveFeaturedList } = await askFor<{ saveFeaturedList: { fields?: { code: string }[] } }>(
      operator,
      `mutation ($programmeId: ID!, $id: ID, $revision: Int, $input: FeaturedListInput!) {
        saveFeaturedList(programmeId: $programmeId, id: $id, revision: $revision, input: $input) {
          ... on FeaturedList { id } ... on InvalidInput { fields { code } } } }`,
      { programmeId: id, id: list!.id, revision: list!.revision, input },
    );
    return saveFeaturedList;
  };

  it('is read by anybody, and each read is counted for the members on it', async () => {
    const list = await read();
    expect(list!.suppliers).toHaveLength(3);
    for (const { labels } of list!.suppliers)
      expect(labels).toMatchObject([
        { basis: expect.any(String), state: 'VALID', code: expect.stringMatching(/^DEM/) },
      ]);
    const reads = await database.query<{ reads: number }>(
      `SELECT "reads" FROM "ProgrammeRead" WHERE "subject" = 'FEATURED' AND "readerName" = $1`,
      [`/featured/${SLUG}`],
    );
    expect(reads.map((row) => row.reads)).toEqual([1, 1, 1]);
  });

  it('loses by itself whose label has expired, was suspended, or whose consent was taken back', async () => {
    const before = await names();
    await database.query(
      `UPDATE "EvaluationLabel" SET "validUntil" = current_date - 1 WHERE "organisationId" = 'demo-member-01'`,
    );
    await database.query(
      `UPDATE "FactoryEvaluation" SET "state" = 'SUSPENDED' WHERE "organisationId" = 'demo-member-02'`,
    );
    expect(await names()).toHaveLength(1);
    await database.query(
      `UPDATE "ProgrammeMembership" SET "disclosed" = '{PROGRESS,LABEL}' WHERE "organisationId" = 'demo-member-03'`,
    );
    expect(await names()).toEqual([]);
    await database.query(
      `UPDATE "EvaluationLabel" SET "validUntil" = current_date + 300 WHERE "organisationId" = 'demo-member-01'`,
    );
    await database.query(
      `UPDATE "FactoryEvaluation" SET "state" = 'LABELLED' WHERE "organisationId" = 'demo-member-02'`,
    );
    await database.query(
      `UPDATE "ProgrammeMembership" SET "disclosed" = '{PROGRESS,LABEL,FEATURED}' WHERE "organisationId" = 'demo-member-03'`,
    );
    expect(await names()).toEqual(before);
  });

  it('shows only factories of its region and members with products of its category', async () => {
    await save({ region: 'CN-GD' });
    expect(await names()).toEqual(['Foshan Hemu Office Furniture Co., Ltd.']);
    await save({ category: 'Lighting' });
    expect(await names()).toEqual([]);
    await save({ category: ' furniture' });
    expect(await names()).toHaveLength(3);
  });

  it('shows no self-assessed label under words that speak of verification', async () => {
    await database.query(
      `UPDATE "EvaluationLabel" SET "basis" = 'SELF_ASSESSED' WHERE "organisationId" = 'demo-member-01'`,
    );
    await save({ title: 'Certified makers' });
    expect(await names()).toHaveLength(2);
    await save({ title: 'Makers', textZh: '经核查的工厂' });
    expect(await names()).toHaveLength(2);
    await save({});
    expect(await names()).toHaveLength(3);
  });

  it('frees its address when it is removed', async () => {
    const { programmes } = await askFor<{ programmes: { id: string }[] }>(operator, '{ programmes { id } }');
    const make = async () =>
      (
        await askFor<{ saveFeaturedList: { id?: string; fields?: { code: string }[] } }>(
          operator,
          `mutation ($id: ID!) { saveFeaturedList(programmeId: $id, input: { slug: "for-a-while", title: "Other", isPublic: true, memberIds: [] }) {
            ... on FeaturedList { id } ... on InvalidInput { fields { code } } } }`,
          { id: programmes[0]!.id },
        )
      ).saveFeaturedList;
    const { id } = await make();
    expect(await make()).toEqual({ fields: [{ code: 'SLUG_TAKEN' }] });
    const remove = async (listId: string | undefined) =>
      (
        await askFor<{ removeFeaturedList: { __typename: string } }>(
          operator,
          'mutation ($id: ID!) { removeFeaturedList(id: $id) { __typename } }',
          { id: listId },
        )
      ).removeFeaturedList.__typename;
    expect(await remove(id)).toBe('RemovedFeaturedList');
    expect(await remove(id)).toBe('NotFound');
    expect(await read('for-a-while')).toBeNull();
    await remove((await make()).id);
  });

  it('is not found before it is public, nor under the address of another', async () => {
    await save({ isPublic: false });
    expect(await read()).toBeNull();
    const { programmes } = await askFor<{ programmes: { id: string }[] }>(operator, '{ programmes { id } }');
    const { saveFeaturedList } = await askFor<{ saveFeaturedList: { fields: object[] } }>(
      operator,
      `mutation ($id: ID!) { saveFeaturedList(programmeId: $id, input: { slug: "${SLUG}", title: "Other", isPublic: true, memberIds: [] }) {
        ... on InvalidInput { fields { code } } } }`,
      { id: programmes[0]!.id },
    );
    expect(saveFeaturedList.fields).toEqual([{ code: 'SLUG_TAKEN' }]);
    await save({ slug: 'makers-of-furniture' });
    expect(await read()).toBeNull();
    expect((await read('makers-of-furniture'))?.title).toBe('Makers');
    await save({});
    expect(await read('makers-of-furniture')).toBeNull();
  });
});

describe.each(TEST_DATABASES)('Learning pages on the $kind', ({ open }) => {
  let database: Database;
  let server: TestServer;
  beforeAll(async () => {
    database = await open();
    server = await startTestServer(database);
  });
  afterAll(async () => {
    await server?.close();
    await database?.close();
  });

  it('are remembered as read for one person, and forgotten again', async () => {
    const mark = async (topic: string, isRead: boolean) =>
      (
        await askFor<{ markTopic: { topics?: string[]; code?: string } }>(
          server,
          `mutation ($topic: String!, $isRead: Boolean!) { markTopic(topic: $topic, isRead: $isRead) {
            ... on LearnedTopics { topics } ... on NotFound { code } } }`,
          { topic, isRead },
        )
      ).markTopic;
    expect((await mark('transport', true)).topics).toEqual(['transport']);
    expect((await mark('transport', true)).topics).toEqual(['transport']);
    expect((await mark('transport', false)).topics).toEqual([]);
    expect((await mark('nothing', true)).code).toBe('NOT_FOUND');
  });

  it('of an operator are changed by whoever has seen the last version', async () => {
    const { programmes } = await askFor<{
      programmes: { id: string; pages: { id: string; revision: number }[] }[];
    }>(server, '{ programmes { id pages { id revision title } } }');
    const programme = programmes.find(({ pages }) => pages.length > 0)!;
    const [page] = programme.pages;
    const save = async (revision: number) =>
      (
        await askFor<{ saveProgrammePage: { revision?: number; fields?: object[] } }>(
          server,
          `mutation ($programmeId: ID!, $id: ID!, $revision: Int!) {
            saveProgrammePage(programmeId: $programmeId, id: $id, revision: $revision, input: { title: "T", body: "B" }) {
              ... on ProgrammePage { revision } ... on InvalidInput { fields { code } } } }`,
          { programmeId: programme.id, id: page!.id, revision },
        )
      ).saveProgrammePage;
    expect((await save(page!.revision)).revision).toBe(page!.revision + 1);
    expect((await save(page!.revision)).fields).toEqual([{ code: 'VERSION_CHANGED' }]);
  });
});
