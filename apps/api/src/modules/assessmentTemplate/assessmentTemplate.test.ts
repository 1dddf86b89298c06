import { describe, expect, it } from 'vitest';
import { globalId } from '../../builder/ids.ts';
import { TEST_DATABASES } from '../../testing/databases.ts';
import { withServer } from '../../testing/withServer.ts';

interface Template {
  code: string;
  nameZh: string;
  boundary: string;
  lines: { stage: string; name: string; nameZh: string; unit: string }[];
  exclusions: { name: { text: string; textZh: string } }[];
  hotspots: { textZh: string }[];
}

interface Made {
  __typename: string;
  boundary: string;
  declaredUnit: { amount: number; unit: string };
  functionalUnit: string;
  functionalUnitZh: string;
  lines: { stage: string; name: string; amount: number | null }[];
  footprint: { gaps: { code: string }[] };
  scope: { useProfile: string; cutOffCriteria: string; lciScope: string[]; exclusions: { name: string }[] };
  fields: { field: string; code: string; remedy: string }[];
}

const CREATE = `mutation ($productId: ID!, $template: String!, $boundary: Boundary, $declaredUnitAmount: Float,
  $declaredUnit: String, $functionalUnit: String, $withLines: Boolean! = true, $language: TemplateLanguage! = EN) {
  answer: createAssessmentFromTemplate(productId: $productId, template: $template, boundary: $boundary,
    declaredUnitAmount: $declaredUnitAmount, declaredUnit: $declaredUnit, functionalUnit: $functionalUnit,
    withLines: $withLines, language: $language) {
    __typename
    ... on Assessment {
      boundary declaredUnit { amount unit } functionalUnit functionalUnitZh
      lines { stage name amount } footprint { gaps { code } }
      scope { useProfile cutOffCriteria lciScope exclusions { name } }
    }
    ... on InvalidInput { fields { field code remedy } }
    ... on NotFound { message }
  }
}`;

describe.each(TEST_DATABASES)('Templates of assessments on the $kind', (kind) => {
  const test = withServer(kind);
  let products = 0;

  const templates = async (): Promise<Template[]> =>
    (
      await test.server.ask<{ assessmentTemplates: Template[] }>(`{ assessmentTemplates {
        code nameZh boundary lines { stage name nameZh unit } exclusions { name { text textZh } } hotspots { textZh } } }`)
    ).data.assessmentTemplates;
  const makeProduct = async (): Promise<string> =>
    (
      await test.server.ask<{ made: { id: string } }>(
        'mutation ($input: CreateProductInput!) { made: createProduct(input: $input) { ... on Product { id } } }',
        { input: { sku: `TEMPLATE-${++products}`, name: 'Kettle', category: 'Test' } },
      )
    ).data.made.id;
  const create = async (template: string, choices: object = {}, productId?: string): Promise<Made> => {
    const variables = { productId: productId ?? (await makeProduct()), template, ...choices };
    const { data, errors } = await test.server.ask<{ answer: Made }>(CREATE, variables);
    expect(errors).toBeUndefined();
    return data.answer;
  };

  it('can all be begun with, in both languages, and every line is a gap until somebody fills it', async () => {
    const all = await templates();
    expect(all.length).toBeGreaterThanOrEqual(8);
    for (const template of all) {
      const made = await create(template.code);
      expect(made).toMatchObject({ __typename: 'Assessment', boundary: template.boundary });
      expect(made.lines.map(({ name }) => name)).toEqual(template.lines.map(({ name }) => name));
      expect(made.lines.every(({ amount }) => amount === null)).toBe(true);
      const gaps = made.footprint.gaps.filter(
        ({ code }) => code === 'FACTOR_MISSING' || code === 'AMOUNT_MISSING',
      );
      expect(gaps).toHaveLength(template.lines.length);
      expect(made.scope.exclusions).toHaveLength(template.exclusions.length);
      const chinese = [template.nameZh, ...template.lines.map(({ nameZh }) => nameZh)];
      for (const text of [...chinese, ...template.hotspots.map(({ textZh }) => textZh)])
        expect(text).toMatch(/\p{Script=Han}/u);
    }
  });

  it('leave away what lies outside of a narrower boundary', async () => {
    const whole = await create('APPLIANCE');
    expect(whole.lines.some(({ stage }) => stage === 'USE')).toBe(true);
    expect(whole.scope.useProfile).not.toBe('');
    const gate = await create('APPLIANCE', { boundary: 'CRADLE_TO_GATE' });
    expect(new Set(gate.lines.map(({ stage }) => stage))).toEqual(new Set(['MATERIALS', 'PRODUCTION']));
    expect(gate.scope.useProfile).toBe('');
  });

  it('give way to what is chosen, also to Chinese texts and to lines that follow', async () => {
    const made = await create('STEEL', {
      ...{ declaredUnitAmount: 2, declaredUnit: 'kg', functionalUnit: 'Two kilograms of wire' },
      ...{ withLines: false, language: 'ZH' },
    });
    expect(made).toMatchObject({
      declaredUnit: { amount: 2, unit: 'kg' },
      ...{ functionalUnit: 'Two kilograms of wire', functionalUnitZh: '', lines: [] },
    });
    expect(made.scope.cutOffCriteria).toMatch(/舍去/);
    expect(made.scope.exclusions[0]!.name).toBe('机器设备与厂房');
    expect(made.scope.lciScope).toContain('MATERIALS');
  });

  it('are refused by name, unit and product, and nothing is written', async () => {
    const productId = await makeProduct();
    const unknown = await create('CHEESE', {}, productId);
    expect(unknown.fields).toMatchObject([{ field: 'template', code: 'TEMPLATE_UNKNOWN' }]);
    expect(unknown.fields[0]!.remedy).toContain('TEXTILE');
    const wrong = await create('STEEL', { declaredUnitAmount: -1 }, productId);
    expect(wrong.fields).toMatchObject([{ field: 'declaredUnitAmount' }]);
    expect((await create('STEEL', {}, globalId('Product', 'nothing'))).__typename).toBe('NotFound');
    expect((await create('STEEL', {}, globalId('Supplier', 'nothing'))).__typename).toBe('NotFound');
    const { data } = await test.server.ask<{ product: { currentAssessment: object | null } }>(
      'query ($id: ID!) { product(id: $id) { currentAssessment { id } } }',
      { id: productId },
    );
    expect(data.product.currentAssessment).toBeNull();
  });
});
