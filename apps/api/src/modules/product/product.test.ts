import { describe, expect, it } from 'vitest';
import { TEST_DATABASES } from '../../testing/databases.ts';
import { withServer } from '../../testing/withServer.ts';

interface Products {
  products: {
    totalCount: number;
    edges: {
      cursor: string;
      node: { id: string; sku: string; name: string; nameZh: string; category: string };
    }[];
    pageInfo: { hasNextPage: boolean; endCursor: string };
  };
}

const PAGE = `query ($first: Int, $after: String, $filter: ProductFilter, $orderBy: ProductOrder) {
  products(first: $first, after: $after, filter: $filter, orderBy: $orderBy) {
    totalCount pageInfo { hasNextPage endCursor } edges { cursor node { id sku name nameZh category } }
  }
}`;

const CREATE = `mutation ($input: CreateProductInput!) {
  createProduct(input: $input) {
    __typename
    ... on Product { id sku name massKg }
    ... on InvalidInput { fields { field code message remedy } }
    ... on NotFound { id message }
  }
}`;

describe.each(TEST_DATABASES)('Products on the $kind', (kind) => {
  const test = withServer(kind);
  const page = async (variables: object) => (await test.server.ask<Products>(PAGE, variables)).data.products;
  const create = async (input: object) =>
    (
      await test.server.ask<{
        createProduct: Record<string, unknown> & {
          fields: { field: string; remedy: string; code: string }[];
        };
      }>(CREATE, { input })
    ).data.createProduct;

  it('of the demo portfolio are at least twelve in four categories, each with both names', async () => {
    const { totalCount, edges } = await page({ first: 100 });
    expect(totalCount).toBeGreaterThanOrEqual(12);
    expect(edges).toHaveLength(totalCount);
    expect(new Set(edges.map(({ node }) => node.category)).size).toBeGreaterThanOrEqual(4);
    for (const { node } of edges) expect(node.nameZh).toMatch(/\p{Script=Han}/u);
  });

  it('come page by page without a gap or a repetition', async () => {
    const all = await page({ first: 100 });
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const { edges, pageInfo }: Products['products'] = await page({ first: 5, after });
      seen.push(...edges.map(({ node }) => node.id));
      after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
    } while (after !== null);
    expect(seen).toEqual(all.edges.map(({ node }) => node.id));
  });

  it('are found by a part of their Chinese name, their English name in any case, or their SKU', async () => {
    const { edges } = await page({ first: 100 });
    const { name, nameZh, sku } = edges[0]!.node;
    for (const search of [nameZh.slice(0, 4), name.toUpperCase(), sku.toLowerCase()]) {
      const found = await page({ first: 100, filter: { search } });
      expect(found.edges.map(({ node }) => node.sku)).toContain(sku);
      expect(found.totalCount).toBe(found.edges.length);
    }
  });

  it('are ordered by their footprint in both directions, products without a result last', async () => {
    await create({ sku: 'NO-RESULT', name: 'Not yet assessed', category: 'Test' });
    const order = async (direction: string) =>
      (await page({ first: 100, orderBy: { field: 'FOOTPRINT', direction } })).edges.map(
        ({ node }) => node.sku,
      );
    const ascending = await order('ASC');
    const descending = await order('DESC');
    expect(ascending.at(-1)).toBe('NO-RESULT');
    expect(descending.at(-1)).toBe('NO-RESULT');
    expect(ascending.slice(0, -1)).toEqual(descending.slice(0, -1).reverse());
  });

  it('are created', async () => {
    const product = await create({ sku: 'NEW-1', name: 'Thermos flask', category: 'Kitchen', massKg: 0.4 });
    expect(product).toMatchObject({ __typename: 'Product', sku: 'NEW-1', massKg: 0.4 });
  });

  it('are refused with a negative mass, naming the field and the remedy', async () => {
    const refused = await create({ sku: 'NEG', name: 'Balloon', category: 'Toys', massKg: -1 });
    expect(refused.__typename).toBe('InvalidInput');
    expect(refused.fields).toEqual([
      {
        field: 'massKg',
        code: 'TOO_SMALL',
        message: 'Must be greater than 0 kg.',
        remedy: 'Give more than 0.',
      },
    ]);
  });

  it('are refused with names of 10,000 characters, an empty SKU and a CN code with letters, all named at once', async () => {
    const refused = await create({ sku: ' ', name: 'x'.repeat(10_000), category: 'Toys', cnCode: '85AB' });
    expect(refused.fields.map(({ field }) => field).sort()).toEqual(['cnCode', 'name', 'sku']);
  });

  it('are refused with a SKU that is taken, also when two ask at the same moment', async () => {
    const twice = await Promise.all(
      [1, 2].map(() => create({ sku: 'TWICE', name: 'Twice', category: 'Test' })),
    );
    expect(twice.map(({ __typename }) => __typename).sort()).toEqual(['InvalidInput', 'Product']);
    expect(twice.find(({ __typename }) => __typename === 'InvalidInput')!.fields[0]).toMatchObject({
      field: 'sku',
      code: 'SKU_TAKEN',
    });
  });

  it('are refused with an id of another noun as supplier, and with a supplier that does not exist', async () => {
    const { edges } = await page({ first: 1 });
    const wrong = await create({ sku: 'W1', name: 'Wrong', category: 'Test', supplierId: edges[0]!.node.id });
    expect(wrong.fields[0]).toMatchObject({ field: 'supplierId', code: 'ID_OF_ANOTHER_TYPE' });
    const missing = Buffer.from('Supplier:nobody').toString('base64');
    expect(await create({ sku: 'W2', name: 'Wrong', category: 'Test', supplierId: missing })).toMatchObject({
      __typename: 'NotFound',
      id: missing,
    });
  });

  const change = async (id: string, revision: number, input: object) =>
    (
      await test.server.ask<{ updateProduct: Record<string, unknown> & { fields: { code: string }[] } }>(
        `mutation ($id: ID!, $revision: Int!, $input: UpdateProductInput!) {
          updateProduct(id: $id, revision: $revision, input: $input) {
            __typename
            ... on Product { name nameZh massKg annualVolume price priceCurrency priceYear revision }
            ... on InvalidInput { fields { code field } }
          }
        }`,
        { id, revision, input },
      )
    ).data.updateProduct;

  it('are changed in what is given only, and null takes a value away', async () => {
    const { id } = await create({
      sku: 'CHANGE',
      name: 'Mug',
      nameZh: '杯子',
      category: 'Test',
      massKg: 0.3,
    });
    const renamed = await change(String(id), 1, { name: 'Cup' });
    expect(renamed).toMatchObject({ name: 'Cup', nameZh: '杯子', massKg: 0.3, revision: 2 });
    const emptied = await change(String(id), 2, { nameZh: null, massKg: null, annualVolume: 500 });
    expect(emptied).toMatchObject({ name: 'Cup', nameZh: '', massKg: null, annualVolume: 500 });
  });

  it('have a price in a currency of a year, of which each can be changed alone', async () => {
    const { id } = await create({ sku: 'PRICE', name: 'Mug', category: 'Test' });
    const half = await change(String(id), 1, { price: 4 });
    expect(half.fields).toEqual([
      { code: 'REQUIRED', field: 'priceCurrency' },
      { code: 'REQUIRED', field: 'priceYear' },
    ]);
    const whole = await change(String(id), 1, { price: 4, priceCurrency: 'EUR', priceYear: 2025 });
    expect(whole).toMatchObject({ price: 4, priceCurrency: 'EUR', priceYear: 2025 });
    expect(await change(String(id), 2, { price: 5 })).toMatchObject({ price: 5, priceCurrency: 'EUR' });
    const without = await change(String(id), 3, { priceCurrency: null });
    expect(without.fields).toEqual([{ code: 'REQUIRED', field: 'priceCurrency' }]);
    const none = await change(String(id), 3, { price: null, priceCurrency: null, priceYear: null });
    expect(none).toMatchObject({ price: null, priceCurrency: null, priceYear: null });
  });

  it('are not changed from a state that somebody else has changed meanwhile', async () => {
    const { id } = await create({ sku: 'RACE', name: 'Mug', category: 'Test' });
    const both = await Promise.all(['a', 'b'].map((name) => change(String(id), 1, { name })));
    expect(both.map(({ __typename }) => __typename).sort()).toEqual(['InvalidInput', 'Product']);
    expect(both.find(({ fields }) => fields)?.fields[0]).toMatchObject({ code: 'VERSION_CHANGED' });
  });

  it('are removed with all that is theirs, but not while another product is made of them', async () => {
    const remove = async (id: unknown) =>
      (
        await test.server.ask<{
          removeProduct: { __typename: string; fields?: { code: string; message: string }[] };
        }>(
          `mutation ($id: ID!) { removeProduct(id: $id) {
            __typename ... on InvalidInput { fields { code message } } } }`,
          { id },
        )
      ).data.removeProduct;
    const assess = async (productId: unknown, lines: object[]) =>
      (
        await test.server.ask<{ made: { id: string } }>(
          `mutation ($input: CreateAssessmentInput!) { made: createAssessment(input: $input) { ... on Assessment { id } } }`,
          {
            input: {
              ...{ productId, declaredUnitAmount: 1, declaredUnit: 'piece', functionalUnit: 'One' },
              ...{ boundary: 'CRADLE_TO_GATE', lines },
            },
          },
        )
      ).data.made.id;
    const part = await create({ sku: 'PART', name: 'Part', category: 'Test' });
    const whole = await create({ sku: 'WHOLE', name: 'Whole', category: 'Test' });
    const inputAssessmentId = await assess(part.id, []);
    await assess(whole.id, [
      { stage: 'MATERIALS', name: 'Part', amount: 2, unit: 'piece', inputAssessmentId },
    ]);
    const refused = await remove(part.id);
    expect(refused.fields).toEqual([{ code: 'IN_USE', message: 'Whole is made of it.' }]);
    expect((await remove(whole.id)).__typename).toBe('RemovedProduct');
    expect((await remove(part.id)).__typename).toBe('RemovedProduct');
    const left = await page({ first: 100, filter: { search: 'PART' } });
    expect(left.edges.map(({ node }) => node.sku)).not.toContain('PART');
  });
});
