import { createHash } from 'node:crypto';
import ExcelJS from 'exceljs';
import { extractText } from 'unpdf';
import { beforeAll, describe, expect, it } from 'vitest';
import { LOCAL_PEOPLE } from '../../context/localPeople.ts';
import { TEST_DATABASES } from '../../testing/databases.ts';
import { startTestServer } from '../../testing/startTestServer.ts';
import { withServer } from '../../testing/withServer.ts';
import type { ReportFile } from './reportFile.ts';
import { verifyReport } from './verifyReport.ts';

const SCOPE = {
  ...{ goal: 'To tell buyers.', goalZh: '告知买方。', pcrCode: 'EN-15804-A2', geography: 'DE' },
  ...{ allocationMethod: 'PHYSICAL', allocationNote: 'By mass.', cutOffCriteria: 'Below 1 % of mass.' },
  ...{ excludedShare: 0.02, electricityApproach: 'LOCATION_BASED', lciScope: ['MATERIALS', 'WASTE'] },
};
const EXCLUSIONS = [
  { stage: 'PRODUCTION', name: 'Machines', reason: 'They outlive the product', estimatedShare: 0.01 },
  { stage: null, name: 'Commuting', reason: 'Not of the product', estimatedShare: null },
];
const INVOICE = Buffer.from('%PDF-1.4 an invoice of steel');

interface Asked {
  conformance: {
    claimable: boolean;
    obstacles: number;
    ruleSetId: string;
    ruleSetHash: string;
    counts: Record<string, number>;
    results: {
      rule: { id: string };
      outcome: string;
      finding: string;
      remedy: string | null;
      isObstacle: boolean;
      lines: { id: string }[];
      answer: { answer: string; reason: string; userName: string } | null;
    }[];
  };
}

describe.each(TEST_DATABASES)('What a report states, on the $kind', (kind) => {
  const test = withServer(kind);
  let id: string;
  let lineId: string;

  const mutate = async (call: string, declared: string, variables: object, server = test.server) => {
    const { data, errors } = await server.ask<{ answer: { id: string; revision: number } }>(
      `mutation (${declared}) { answer: ${call} { __typename ... on Assessment { id revision } } }`,
      variables,
    );
    expect(errors).toBeUndefined();
    expect(data.answer).toMatchObject({ __typename: 'Assessment' });
    return data.answer;
  };
  const revisionOf = async () =>
    (
      await test.server.ask<{ assessment: { revision: number } }>(
        'query ($id: ID!) { assessment(id: $id) { revision } }',
        { id },
      )
    ).data.assessment.revision;
  const move = async (to: string, reason?: string, server = test.server) =>
    mutate(
      'moveAssessment(id: $id, revision: $revision, to: $to, reason: $reason)',
      '$id: ID!, $revision: Int!, $to: AssessmentStatus!, $reason: String',
      { id, to, reason, revision: await revisionOf() },
      server,
    );
  const bytes = async (ending: string) => {
    const response = await fetch(`${test.server.url}/assessments/${encodeURIComponent(id)}/report.${ending}`);
    expect(response.status).toBe(200);
    return Buffer.from(await response.arrayBuffer());
  };
  const json = async (): Promise<ReportFile> => JSON.parse((await bytes('json')).toString());
  const pdf = async (lang: string) => {
    const { text } = await extractText(new Uint8Array(await bytes(`pdf?lang=${lang}`)), { mergePages: true });
    return squeezed(text);
  };
  const workbook = async () => {
    const book = new ExcelJS.Workbook();
    await book.xlsx.load((await bytes('xlsx')) as never);
    return (name: string) =>
      (book.getWorksheet(name)!.getSheetValues() as unknown[][])
        .filter(Boolean)
        .map((row) => row.slice(1) as unknown[])
        .filter(([first]) => first !== 'DRAFT');
  };

  beforeAll(async () => {
    const factor = await test.database.prisma.factor.findFirstOrThrow({ where: { unit: 'kg' } });
    const product = await test.server.ask<{ made: { id: string } }>(
      'mutation ($input: CreateProductInput!) { made: createProduct(input: $input) { ... on Product { id } } }',
      { input: { sku: 'STATED-1', name: 'Stated', category: 'Test', massKg: 2 } },
    );
    const made = await mutate('createAssessment(input: $input)', '$input: CreateAssessmentInput!', {
      input: {
        ...{ productId: product.data.made.id, declaredUnitAmount: 1, declaredUnit: 'piece' },
        ...{ functionalUnit: 'One', boundary: 'CRADLE_TO_GATE', standard: 'ISO_14067_2018' },
        ...{ referencePeriodStart: '2025-01-01', referencePeriodEnd: '2025-12-31' },
        ...SCOPE,
        lines: [
          {
            ...{ stage: 'MATERIALS', name: 'Steel frame', amount: 2, unit: 'kg' },
            factorId: Buffer.from(`Factor:${factor.id}`).toString('base64'),
          },
        ],
      },
    });
    id = made.id;
    await mutate(
      'setExclusions(assessmentId: $id, revision: $revision, exclusions: $exclusions)',
      '$id: ID!, $revision: Int!, $exclusions: [ExclusionInput!]!',
      { id, revision: made.revision, exclusions: EXCLUSIONS },
    );
    const { data } = await test.server.ask<{ assessment: { lines: { id: string }[] } }>(
      'query ($id: ID!) { assessment(id: $id) { lines { id } } }',
      { id },
    );
    lineId = data.assessment.lines[0]!.id;
    const query = new URLSearchParams({ name: 'invoice.pdf', assessmentId: id, lineId, note: 'May' });
    const sent = await fetch(`${test.server.url}/evidence?${query}`, {
      ...{ method: 'POST', headers: { 'x-cradle-upload': '1' }, body: new Uint8Array(INVOICE) },
    });
    expect(sent.status).toBe(201);
    await test.server.ask(
      `mutation ($id: ID!, $input: CommentInput!) { addComment(assessmentId: $id, input: $input) { __typename } }`,
      { id, input: { text: 'Which alloy?' } },
    );
    await test.server.ask(
      `mutation ($id: ID!, $input: AnswerConformanceRuleInput!) {
        answerConformanceRule(assessmentId: $id, input: $input) { __typename } }`,
      { id, input: { ruleId: 'ISO67-35', answer: 'HOLDS', reason: 'Chapter 6 says so.' } },
    );
  });

  it('is the scope as given, the title of the rules from the register, and what is not stated', async () => {
    const { record } = await json();
    expect(record.scope).toMatchObject({ goal: 'To tell buyers.', exclusions: EXCLUSIONS });
    expect(record.scope.pcr).toMatchObject({ code: 'EN-15804-A2', name: expect.stringMatching(/./) });
    expect(record.scope.notStated).toEqual(['packaging', 'validUntil']);
    expect(record.scope.outsideBoundary).toContain('useProfile');
    expect(record.limitations.map(({ message }) => message)).toContain(
      'Not stated: Packaging counted; Valid until.',
    );
    const text = await pdf('both');
    for (const words of [
      ...['To tell buyers.', '告知买方。', record.scope.pcr!.name, 'Materials, Waste', 'Germany', '德国'],
      ...[
        'By a physical relation',
        'By mass.',
        'Below 1 % of mass.',
        'Location-based',
        'Not stated',
        '未注明',
      ],
      ...['Machines', 'They outlive the product', 'Commuting', 'not counted'],
    ])
      expect(text, words).toContain(squeezed(words));
  });

  it('is the conformance that GraphQL gives, rule by rule', async () => {
    const { record } = await json();
    const { data } = await test.server.ask<Asked>(
      `query ($id: ID!) { conformance(assessmentId: $id, standard: "ISO_14067_2018") {
        claimable obstacles ruleSetId ruleSetHash
        counts { satisfied violated notDecidable notApplicable answered }
        results { outcome finding remedy isObstacle rule { id } lines { id } answer { answer reason userName } }
      } }`,
      { id },
    );
    const { results, ...sums } = data.conformance;
    expect(record.conformance).toMatchObject({ ...sums, isNamed: true });
    for (const [outcome, rules] of [
      ['VIOLATED', record.conformance.violated],
      ['NOT_DECIDABLE', record.conformance.notDecidable],
    ] as const)
      expect(
        rules.map((rule) => ({
          ...{ outcome, finding: rule.finding.message, remedy: rule.remedy?.message ?? null },
          ...{ isObstacle: rule.isObstacle, rule: { id: rule.id } },
          lines: rule.lines.map((line) => ({ id: line.id })),
          answer: rule.answer && {
            ...{ answer: rule.answer.answer, reason: rule.answer.reason, userName: rule.answer.userName },
          },
        })),
      ).toEqual(results.filter((result) => result.outcome === outcome));
    expect(record.conformance.violated.length).toBeGreaterThan(0);
    expect(record.conformance.claimable).toBe(false);
    const text = await pdf('en');
    for (const words of [
      ...[record.conformance.verdict.message, 'Chapter 6 says so.', 'Open', 'ISO67-35'],
      ...record.conformance.violated.flatMap(({ finding, remedy }) => [finding.message, remedy!.message]),
    ])
      expect(text, words).toContain(squeezed(words));
  });

  it('stands in the workbook too, numbers as numbers', async () => {
    const { record } = await json();
    const sheet = await workbook();
    expect(sheet('Goal and scope')).toContainEqual(['Goal and intended readers', 'To tell buyers.', '']);
    expect(sheet('Goal and scope')).toContainEqual(['All exclusions together, estimated', 0.02, '']);
    expect(sheet('Goal and scope')).toContainEqual(['Packaging counted', 'Not stated', '']);
    expect(sheet('Exclusions').slice(1)).toEqual([
      ['Machines', 'Production', 'They outlive the product', 0.01],
      ['Commuting', 'Of no one stage', 'Not of the product', 'Not stated'],
    ]);
    expect(sheet('Conformance')).toContainEqual(['Rules not kept', record.conformance.counts.violated]);
    const answered = sheet('Conformance').find(([rule]) => rule === 'ISO67-35')!;
    expect(answered).toEqual(expect.arrayContaining(['It holds', 'Chapter 6 says so.']));
    expect(sheet('Review and evidence')).toContainEqual(['Open comments', 1]);
    const sha256 = createHash('sha256').update(INVOICE).digest('hex');
    expect(sheet('Evidence')[1]!.slice(0, 3)).toEqual(['invoice.pdf', sha256, INVOICE.length]);
    expect(sheet('Evidence')[1]![3]).toMatchObject({ text: 'Steel frame' });
  });

  it('is derived again by verify: an answer, an exclusion or a sentence that was changed shows', async () => {
    const text = (await bytes('json')).toString();
    expect(verifyReport(text, null).differences).toEqual([]);
    const pathsAfter = (change: (file: Writable) => void) => {
      const file = JSON.parse(text);
      change(file);
      return verifyReport(JSON.stringify(file), null).differences.map(({ path }) => path);
    };
    expect(
      pathsAfter(({ record }) => {
        record.conformance.claimable = true;
      }),
    ).toEqual(['record.conformance.claimable']);
    expect(
      pathsAfter(({ source }) => {
        source.review.answers = [];
      }),
    ).toContain('record.conformance.counts.answered');
    expect(
      pathsAfter(({ source }) => {
        source.review.exclusions[0]!.estimatedShare = 0.5;
      }),
    ).toContain('record.scope.exclusions[0].estimatedShare');
  });

  it('gives no account away', async () => {
    const users = await test.database.prisma.assessmentEvent.findMany({ select: { userId: true } });
    const text = (await bytes('json')).toString();
    for (const { userId } of users) expect(text).not.toContain(JSON.stringify(userId));
  });

  it('is called verified only once somebody has, with who, when and in which words', async () => {
    await move('SELF_ASSESSED');
    expect(await pdf('both')).not.toMatch(/verified|certif|核查|认证/i);
    const html = (await bytes('html?lang=both')).toString();
    expect(html).toContain('no third party has looked at it');
    expect(html).not.toMatch(/\bverified\b|certif|核查|认证/i);
    await move('IN_REVIEW', 'Please look at the steel.');
    expect((await json()).record.review.statement.message).toMatch(/^In review by .+; the review has not/);
    const reviewer = await startTestServer(test.database, LOCAL_PEOPLE.REVIEWER);
    await move('VERIFIED', 'Checked the invoices.', reviewer);
    await reviewer.close();
    const { record } = await json();
    expect(record.review.statement.message).toMatch(/^Verified by Xu Jing 徐静 on \d{4}-\d\d-\d\d\./);
    expect(record.review.reviewerStatement).toBe('Checked the invoices.');
    expect(record.review.events.map(({ from, to, reason }) => [from, to, reason])).toEqual([
      [null, 'DRAFT', ''],
      ['DRAFT', 'SELF_ASSESSED', ''],
      ['SELF_ASSESSED', 'IN_REVIEW', 'Please look at the steel.'],
      ['IN_REVIEW', 'VERIFIED', 'Checked the invoices.'],
    ]);
    const text = await pdf('zh');
    for (const words of ['徐静', 'Checked the invoices.', '已核查', 'invoice.pdf'])
      expect(text, words).toContain(squeezed(words));
    expect(verifyReport((await bytes('json')).toString(), null).isEqual).toBe(true);
  });
});

interface Writable {
  record: { conformance: { claimable: boolean } };
  source: { review: { answers: unknown[]; exclusions: { estimatedShare: number | null }[] } };
}

/** Lines are broken where a page ends them, and wide apostrophes are set narrow. */
function squeezed(text: string): string {
  return text.replaceAll(/[\s-]+/g, '').replaceAll('’', "'");
}
