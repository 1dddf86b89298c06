import type { PublicLabel } from '@cradle/schema';
import ExcelJS from 'exceljs';
import { beforeAll, describe, expect, it } from 'vitest';
import { globalId } from '../../builder/ids.ts';
import { TEST_DATABASES } from '../../testing/databases.ts';
import { TEST_SECRET } from '../../testing/startTestServer.ts';
import { withServer } from '../../testing/withServer.ts';
import { labelKey, sealLabelKeys } from './labelKey.ts';
import { isGenuine, type Signed } from './signedLabel.ts';

const OWN = globalId('FactoryEvaluation', 'demo-evaluation-yuetan');
const INSPECTED = globalId('FactoryEvaluation', 'demo-evaluation-changlan');

const FIELDS = `__typename ... on FactoryEvaluation { revision answers { indicatorKey value periodEnd
    origin { link subjects { productId assessmentId name value evidence } } evidence { title fileId address issuedOn } }
    result { gaps { indicatorKey code } nodes { key standing } } }
  ... on InvalidInput { fields { field code } }`;

interface Answered {
  __typename: string;
  revision: number;
  answers: {
    indicatorKey: string;
    value: number | null;
    periodEnd: string | null;
    origin: {
      link: string;
      subjects: { productId: string | null; name: string; value: number | null; evidence: string }[];
    } | null;
    evidence: { title: string; fileId: string | null; address: string | null }[];
  }[];
  result: { gaps: { indicatorKey: string; code: string }[]; nodes: { key: string; standing: string }[] };
  fields: { field: string; code: string }[];
}

describe.each(TEST_DATABASES)('A factory evaluation on the $kind', (kind) => {
  const test = withServer(kind);
  let revision = 0;
  const call = async (mutation: string, declared: string, variables: object): Promise<Answered> => {
    const { data, errors } = await test.server.ask<{ answer: Answered }>(
      `mutation (${declared}) { answer: ${mutation} { ${FIELDS} } }`,
      variables,
    );
    expect(errors).toBeUndefined();
    revision = data.answer.revision ?? revision;
    return data.answer;
  };
  const save = (answer: object) =>
    call('saveEvaluationAnswers(id: $id, input: $input)', '$id: ID!, $input: SaveEvaluationAnswersInput!', {
      id: OWN,
      input: { revision, answers: [answer] },
    });
  const send = async (query: object) => {
    const response = await fetch(
      `${test.server.url}/evidence?${new URLSearchParams({ name: 'meter.csv', ...query })}`,
      { method: 'POST', headers: { 'x-cradle-upload': '1' }, body: 'month,kWh\n1,220000\n' },
    );
    return {
      status: response.status,
      body: (await response.json()) as { id: string; fields?: { code: string }[] },
    };
  };
  const day = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

  beforeAll(async () => {
    const { data } = await test.server.ask<{ factoryEvaluation: { revision: number } }>(
      'query ($id: ID!) { factoryEvaluation(id: $id) { revision } }',
      { id: OWN },
    );
    revision = data.factoryEvaluation.revision;
  });

  it('is filled from the factory’s own footprints and meters, each figure with what it was worked out from', async () => {
    const { answers } = await call(
      'fillEvaluationFromData(id: $id, revision: $revision)',
      '$id: ID!, $revision: Int!',
      { id: OWN, revision },
    );
    const answerTo = (key: string) => answers.find(({ indicatorKey }) => indicatorKey === key)!;
    const power = answerTo('E2');
    // 2,650 MWh from the grid, of which certificates of 800 MWh were redeemed.
    expect(power.value).toBeCloseTo((100 * 800) / 2650, 9);
    expect(power).toMatchObject({ periodEnd: '2025-12-31', origin: { link: 'RENEWABLE_ELECTRICITY' } });
    expect(power.origin!.subjects.map(({ productId, evidence }) => [productId, evidence !== ''])).toEqual([
      [null, true],
      [null, true],
    ]);
    const covered = answerTo('C1');
    const known = covered.origin!.subjects.filter(({ value }) => value === 100);
    expect(covered.value).toBeCloseTo((100 * known.length) / covered.origin!.subjects.length, 9);
    expect(covered.origin!.subjects.every(({ productId }) => productId !== null)).toBe(true);
    const perKilogram = answerTo('C4').origin!.subjects.flatMap(({ value }) => value ?? []);
    expect(answerTo('C4').value).toBeGreaterThan(Math.min(...perKilogram));
    expect(answerTo('C4').value).toBeLessThan(Math.max(...perKilogram));
  });

  it('takes files as evidence of an answer, judges them by their day, and drops those nobody refers to', async () => {
    const sent = await send({ evaluationId: OWN, indicatorKey: 'E1' });
    expect(sent.status).toBe(201);
    const answer = {
      ...{ indicatorKey: 'E1', value: -2, periodStart: '2025-01-01', periodEnd: '2025-12-31' },
      evidence: [{ title: 'meter.csv', fileId: sent.body.id, issuedOn: day(-30) }],
    };
    const saved = await save(answer);
    const [paper] = saved.answers.find(({ indicatorKey }) => indicatorKey === 'E1')!.evidence;
    expect(paper).toMatchObject({ fileId: sent.body.id });
    expect(await (await fetch(test.server.url + paper!.address!)).text()).toContain('220000');
    expect(saved.result.nodes.find(({ key }) => key === 'E1')?.standing).toBe('DOCUMENTED');
    const old = await save({ ...answer, evidence: [{ ...answer.evidence[0]!, issuedOn: day(-700) }] });
    expect(old.result.gaps).toContainEqual({ indicatorKey: 'E1', code: 'EVIDENCE_EXPIRED' });
    const elsewhere = { ...answer, indicatorKey: 'E2', value: 3 };
    expect((await save(elsewhere)).fields).toMatchObject([{ code: 'UNKNOWN_REFERENCE' }]);
    await save({ ...answer, evidence: [] });
    expect((await fetch(test.server.url + paper!.address!)).status).toBe(404);
    const closed = await send({ evaluationId: INSPECTED, indicatorKey: 'E1' });
    expect(closed).toMatchObject({ status: 400, body: { fields: [{ code: 'ANSWERS_CLOSED' }] } });
    expect((await send({ evaluationId: OWN, indicatorKey: 'X' })).body.fields).toMatchObject([
      { code: 'UNKNOWN_REFERENCE' },
    ]);
  });

  it('is handed out as a document in both languages, and never says more than was checked', async () => {
    const read = (id: string, file: string) =>
      fetch(`${test.server.url}/evaluations/${encodeURIComponent(id)}/report.${file}`);
    const html = await (await read(OWN, 'html?lang=both')).text();
    for (const text of ['Self-assessed', '自评', 'Environmental management', 'GEC-DEMO-2025-0001'])
      expect(html).toContain(text);
    const inspected = await (await read(INSPECTED, 'html?lang=en')).text();
    expect(inspected).toContain('The contract ends in June');
    const pdf = Buffer.from(await (await read(INSPECTED, 'pdf?lang=zh')).arrayBuffer());
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(await (await read(INSPECTED, 'xlsx?lang=en')).arrayBuffer());
    const sheet = workbook.getWorksheet('Indicators')!;
    const rows = sheet.getSheetValues() as unknown[][];
    expect(rows.find((row) => row?.[1] === 'C1')).toMatchObject({ 3: 55 });
    expect((await read(globalId('FactoryEvaluation', 'nobody'), 'pdf')).status).toBe(404);
  });

  it('gives a label that buyers filter by, and the order of suppliers follows the next write', async () => {
    const found = async (filter: object) => {
      const { data, errors } = await test.server.ask<{
        suppliers: { totalCount: number; edges: { node: { id: string; rank: { labelState: string } } }[] };
      }>(
        `query ($filter: SupplierFilter) { suppliers(filter: $filter, orderBy: { field: RANK, direction: DESC }) {
          totalCount edges { node { id rank { labelState } } } } }`,
        { filter },
      );
      expect(errors).toBeUndefined();
      return data.suppliers.edges.map(({ node }) => [atob(node.id).split(':')[1], node.rank.labelState]);
    };
    expect(await found({ labelStates: ['VALID', 'SURVEILLANCE_DUE'] })).toEqual([
      ['dianhe-aluminium', 'VALID'],
    ]);
    expect(await found({ labelStates: ['SUSPENDED', 'EXPIRED'] })).toEqual(
      expect.arrayContaining([
        ['zhuxi-packaging', 'SUSPENDED'],
        ['kaveri-cotton', 'EXPIRED'],
      ]),
    );
    expect(await found({ labelGrades: ['AAA'] })).toEqual([['dianhe-aluminium', 'VALID']]);
    expect((await found({}))[0]).toEqual(['dianhe-aluminium', 'VALID']);
    const labelled = globalId('FactoryEvaluation', 'demo-evaluation-dianhe');
    const { data } = await test.server.ask<{ moved: { __typename: string } }>(
      `mutation ($id: ID!) { moved: moveFactoryEvaluation(id: $id, action: SUSPEND, reason: "Complaint", revision: 1) { __typename } }`,
      { id: labelled },
    );
    expect(data.moved.__typename).toBe('FactoryEvaluation');
    expect(await found({ labelStates: ['VALID'] })).toEqual([]);
    expect((await found({}))[0]?.[1]).not.toBe('VALID');
  });

  it('is signed with a key that is stored encrypted, also one of before that was not', async () => {
    const read = async () =>
      (await (await fetch(`${test.server.url}/labels/DEMA-2Q7X-K9RT.json`)).json()) as Signed<PublicLabel>;
    const signed = await read();
    const stored = async () => (await test.database.prisma.labelKey.findFirstOrThrow()).sealedKey;
    expect(await stored()).not.toContain('PRIVATE KEY');
    const { privateKey } = await labelKey(test.database, 'local', TEST_SECRET);
    await test.database.prisma.labelKey.updateMany({ data: { sealedKey: privateKey } });
    await sealLabelKeys(test.database, TEST_SECRET);
    expect(await stored()).not.toContain('PRIVATE KEY');
    expect(isGenuine(await read(), signed.publicKey)).toBe(true);
    await expect(labelKey(test.database, 'local', 'another secret of the same length')).rejects.toThrow(
      /another secret/,
    );
  });
});
