import type { Database } from '../../db/database.ts';
import type { TestServer } from '../startTestServer.ts';

/** Stands in every text of the organisation whose data nobody else may see. */
export const MARKER = 'VICTIM';

/** Columns whose text an answer may show. */
const TEXTS = [
  ...['name', 'nameZh', 'note', 'description', 'descriptionZh', 'category', 'categoryZh', 'sku', 'industry'],
  ...['label', 'labelZh', 'functionalUnit', 'functionalUnitZh', 'boundaryNote', 'userName', 'createdByName'],
  ...[
    'reason',
    'text',
    'goal',
    'title',
    'fileName',
    'email',
    'purpose',
    'productName',
    'askedByName',
    'message',
    'operator',
    'address',
    'benchmarkSource',
    'terms',
    'body',
    'programmeName',
    'operatorName',
    'sentByName',
    'consentByName',
  ],
];

interface Column {
  readonly table: string;
  readonly column: string;
}

/** Gives an organisation one of everything that its owner can make, and marks all its texts. */
export async function fillVictim(
  database: Database,
  server: TestServer,
  organisationId: string,
): Promise<void> {
  await server.ask(
    `mutation { saveView(input: { name: "Kept", address: "/compare?rows=PRODUCT" }) { ... on SavedView { id } } }`,
  );
  const view = await server.ask<{ savedViews: { id: string }[] }>('{ savedViews { id } }');
  await server.ask(`mutation ($id: ID!) { shareView(id: $id) { __typename } }`, {
    id: view.data.savedViews[0]?.id,
  });
  await keepQuery(server);
  await server.ask('mutation { inviteMember(role: VIEWER, note: "For a friend") { __typename } }');
  await server.ask(
    'mutation { createApiToken(name: "Script", scopes: [READ], expiresInDays: 5) { __typename } }',
  );
  await shareSomething(server);
  await receiveSomething(database, server, organisationId);
  await stageOwnFactors(server);
  await makeFamily(server);
  await watchSomething(server);
  await buySomething(server);
  await runProgramme(server);
  for (const { table, column } of await textColumns(database)) {
    await database.query(
      `UPDATE "${table}" SET "${column}" = '${MARKER} ' || "${column}" WHERE "organisationId" = $1 AND "${column}" <> ''`,
      [organisationId],
    );
  }
  // What is held under the counters is laid out anew, with the marks in it.
  await database.query(
    `UPDATE "Organisation" SET "name" = '${MARKER} ' || "name", "rankRevision" = "rankRevision" + 1 WHERE "id" = $1`,
    [organisationId],
  );
  await database.query(
    `UPDATE "User" SET "name" = '${MARKER} ' || "name" WHERE "id" IN (SELECT "userId" FROM "Membership" WHERE "organisationId" = $1)`,
    [organisationId],
  );
}

/** A saved query, and a token that may run nothing else. */
async function keepQuery({ ask }: TestServer): Promise<void> {
  const { data } = await ask<{ saveQuery: { id: string } }>(
    'mutation { saveQuery(input: { name: "Kept", document: "{ viewer { role } }" }) { ... on SavedQuery { id } } }',
  );
  const { errors } = await ask(
    `mutation ($ids: [ID!]!) {
      createApiToken(name: "Partner", scopes: [READ], expiresInDays: 5, savedQueryIds: $ids) { __typename } }`,
    { ids: [data.saveQuery.id] },
  );
  if (errors) throw new Error(JSON.stringify(errors));
}

/** A supplier and a product that one person watches, and weights of the search. */
async function watchSomething({ ask }: TestServer): Promise<void> {
  const { data } = await ask<
    Record<'foundProducts' | 'foundSuppliers', { edges: { node: { id: string } }[] }>
  >(
    '{ foundProducts(first: 1) { edges { node { id } } } foundSuppliers(first: 1) { edges { node { id } } } }',
  );
  const [product, supplier] = [data.foundProducts, data.foundSuppliers].map(({ edges }) => edges[0]!.node.id);
  const { errors } = await ask(
    `mutation ($product: ID!, $supplier: ID!) {
      product: watch(kind: PRODUCT, ids: [$product]) { __typename }
      supplier: watch(kind: SUPPLIER, ids: [$supplier]) { __typename }
      saveSearchWeights(weights: { label: 60 }) { __typename } }`,
    { product, supplier },
  );
  if (errors) throw new Error(JSON.stringify(errors));
}

/** A purchase, what its supplier emits for its money, and a rate between two years. */
async function buySomething({ ask }: TestServer): Promise<void> {
  const { data } = await ask<{ foundSuppliers: { edges: { node: { id: string } }[] } }>(
    '{ foundSuppliers(first: 1) { edges { node { id } } } }',
  );
  const { errors } = await ask(
    `mutation ($table: String!, $supplierId: ID!) {
      importPurchases(year: 2025, table: $table) { __typename }
      saveMoneyRate(input: { currency: "CNY", year: 2025, toCurrency: "USD", toYear: 2022, rate: 0.13, source: "Own" }) { __typename }
      saveSupplierIntensity(input: { supplierId: $supplierId, year: 2025, kgCo2ePerUnit: 0.4, currency: "CNY", source: "Own" }) {
        __typename } }`,
    {
      table: 'name\tspend\tcurrency\tspend year\nBearings\t1000\tCNY\t2025\n',
      supplierId: data.foundSuppliers.edges[0]!.node.id,
    },
  );
  if (errors) throw new Error(JSON.stringify(errors));
}

/** A family with one variant, and a bulk edit of its lines. */
async function makeFamily({ ask }: TestServer): Promise<void> {
  const { data } = await ask<{
    assessments: { edges: { node: { id: string; revision: number; lines: { id: string }[] } }[] };
  }>(
    '{ assessments(first: 1, filter: { kinds: [CALCULATED], statuses: [DRAFT] }) { edges { node { id revision lines { id } } } } }',
  );
  const { id, revision, lines } = data.assessments.edges[0]!.node;
  await ask(
    `mutation ($id: ID!, $revision: Int!, $lineIds: [ID!]!) {
      createVariants(assessmentId: $id, revision: $revision, variants: [{ sku: "VARIANT", name: "Variant" }]) { __typename }
      bulkEditLines(lineIds: $lineIds, change: { comment: "checked" }, revisions: [{ assessmentId: $id, revision: $revision }]) {
        __typename
      }
    }`,
    { id, revision, lineIds: lines.map((line) => line.id) },
  );
}

/** A programme with one of everything; the demo portfolio has made its organisation a member of another one. */
async function runProgramme({ ask }: TestServer): Promise<void> {
  const { data } = await ask<{ createProgramme: { id: string } }>(
    `mutation { createProgramme(input: { name: "Ours", terms: "By consent." }) { ... on Programme { id } } }`,
  );
  const { errors } = await ask(
    `mutation ($id: ID!) {
      inviteToProgramme(id: $id, notes: ["For a maker"]) { __typename }
      createCampaign(programmeId: $id, input: { name: "Year", goalStep: LABELLED, goalCount: 5, startsOn: "2026-01-01", endsOn: "2026-12-31" }) { __typename }
      saveProgrammePage(programmeId: $id, input: { title: "Page", body: "Text" }) { __typename }
      saveFeaturedList(programmeId: $id, input: { slug: "ours", title: "List", text: "Text", isPublic: false, memberIds: [] }) { __typename }
      markTopic(topic: "transport", isRead: true) { __typename }
    }`,
    { id: data.createProgramme.id },
  );
  if (errors) throw new Error(JSON.stringify(errors));
}

/** With a partner elsewhere: nobody of this installation has any consent. */
async function shareSomething({ ask }: TestServer): Promise<void> {
  const { data } = await ask<{ addPartner: { id: string } }>(
    'mutation { addPartner(input: { name: "Elsewhere" }) { ... on Partner { id } } }',
  );
  const products = await ask<{ products: { edges: { node: { id: string } }[] } }>(
    '{ products(first: 1) { edges { node { id } } } }',
  );
  const input = { baseUrl: 'https://pact.example.org', clientId: 'us', clientSecret: 'secret' };
  const { errors } = await ask(
    `mutation ($partnerId: ID!, $productId: ID!, $input: PactConnectionInput!) {
      grantShares(partnerId: $partnerId, productIds: [$productId], terms: { level: FULL, purpose: "Probe" }) { __typename }
      createPactClient(partnerId: $partnerId, expiresInDays: 5) { __typename }
      savePactConnection(partnerId: $partnerId, input: $input) { __typename }
      savePactFacts(productId: $productId, input: { fossilCarbonKg: 1 }) { __typename }
      askForData(partnerId: $partnerId, input: { productName: "Chair", level: TOTAL }) { __typename } }`,
    { partnerId: data.addPartner.id, productId: products.data.products.edges[0]?.node.id, input },
  );
  if (errors) throw new Error(JSON.stringify(errors));
}

/** A footprint from a partner's host, and the factor made of it. */
async function receiveSomething(
  database: Database,
  { ask }: TestServer,
  organisationId: string,
): Promise<void> {
  const pfId = '6f3f1f0e-6f0a-4a55-9d0b-0f3c1f6b0001';
  const document = {
    ...{ id: pfId, specVersion: '3.0.1', status: 'Active', productNameCompany: `${MARKER} resin` },
    ...{ companyName: MARKER, companyIds: ['urn:company:x'], productIds: ['urn:gtin:1'] },
    pcf: {
      ...{ declaredUnitOfMeasurement: 'kilogram', declaredUnitAmount: '1', productMassPerDeclaredUnit: '1' },
      ...{ pcfExcludingBiogenicUptake: '2', pcfIncludingBiogenicUptake: '2', fossilGhgEmissions: '2' },
    },
  };
  const { data } = await ask<{ partners: { id: string; name: string }[] }>('{ partners { id name } }');
  const partnerId = data.partners.find(({ name }) => name === 'Elsewhere')!.id;
  await database.query(
    `INSERT INTO "ReceivedFootprint" ("organisationId", "partnerId", "pfId", "document", "productName", "status")
     SELECT $1, "id", $2, $3::jsonb, $4, 'Active' FROM "Partner" WHERE "organisationId" = $1 AND "name" = 'Elsewhere'`,
    [organisationId, pfId, JSON.stringify(document), document.productNameCompany],
  );
  const { errors } = await ask(
    'mutation ($partnerId: ID!, $pfId: ID!) { linkReceivedFootprint(partnerId: $partnerId, pfId: $pfId) { __typename } }',
    { partnerId, pfId },
  );
  if (errors) throw new Error(JSON.stringify(errors));
}

async function stageOwnFactors({ url, ask }: TestServer): Promise<void> {
  const response = await fetch(`${url}/library/uploads?name=own.csv`, {
    method: 'POST',
    headers: { 'x-cradle-upload': '1' },
    body: `name,value,unit\n${MARKER} steel,2.1,kg\n`,
  });
  const { id } = (await response.json()) as { id: string };
  await ask(
    `mutation ($uploadId: String!, $mapping: String!) { stageOwnFactors(name: "${MARKER} table", uploadId: $uploadId, mapping: $mapping) { __typename } }`,
    { uploadId: id, mapping: JSON.stringify({ columns: { name: 'name', value: 'value', unit: 'unit' } }) },
  );
}

/** Tables that belong to organisations. */
export async function tenantTables(database: Database): Promise<readonly string[]> {
  const rows = await database.query<{ table: string }>(
    `SELECT table_name AS "table" FROM information_schema.columns
     WHERE table_schema = 'public' AND column_name = 'organisationId' AND table_name <> 'Session' ORDER BY 1`,
  );
  return rows.map(({ table }) => table);
}

async function textColumns(database: Database): Promise<readonly Column[]> {
  const tables = await tenantTables(database);
  const rows = await database.query<Column>(
    `SELECT table_name AS "table", column_name AS "column" FROM information_schema.columns
     WHERE table_schema = 'public' AND data_type = 'text'`,
  );
  // Names in formulas must go on naming their parameters.
  return rows.filter(
    ({ table, column }) =>
      tables.includes(table) && TEXTS.includes(column) && !(table === 'Parameter' && column === 'name'),
  );
}

/** One hash for each table of what an organisation has in it, and of its people. */
export async function fingerprint(
  database: Database,
  organisationId: string,
): Promise<Readonly<Record<string, string | null>>> {
  const result: Record<string, string | null> = {};
  for (const table of await tenantTables(database)) {
    const [row] = await database.query<{ hash: string | null }>(
      `SELECT md5(string_agg(t::text, '|' ORDER BY t::text)) AS "hash" FROM "${table}" t WHERE "organisationId" = $1`,
      [organisationId],
    );
    result[table] = row?.hash ?? null;
  }
  const [people] = await database.query<{ hash: string | null }>(
    `SELECT md5(string_agg(u::text || coalesce(s::text, ''), '|' ORDER BY u."id", s."id")) AS "hash" FROM "User" u
     LEFT JOIN "Session" s ON s."userId" = u."id"
     WHERE u."id" IN (SELECT "userId" FROM "Membership" WHERE "organisationId" = $1)`,
    [organisationId],
  );
  const [own] = await database.query<{ hash: string | null }>(
    `SELECT md5(string_agg(r::text, '|' ORDER BY r."id")) AS "hash" FROM "FactorRelease" r WHERE "ownerId" = $1`,
    [organisationId],
  );
  return { ...result, people: people?.hash ?? null, ownReleases: own?.hash ?? null };
}

const NODES = {
  Product: 'Product',
  Supplier: 'Supplier',
  Site: 'Site',
  Assessment: 'Assessment',
  InventoryLine: 'InventoryLine',
  Scenario: 'Scenario',
  SavedView: 'SavedView',
  SavedQuery: 'SavedQuery',
  Footprint: 'Footprint',
  Partner: 'Partner',
  FootprintShare: 'FootprintShare',
  DataRequest: 'DataRequest',
  CbamInstallation: 'CbamInstallation',
  CbamGood: 'CbamGood',
  Programme: 'Programme',
  ProgrammeMember: 'ProgrammeMember',
  ProgrammeMembership: 'ProgrammeMembership',
} as const;

/** Ids of one of everything the organisation has: global where the API gives global ones, else as they are stored. */
export async function idsOf(
  database: Database,
  organisationId: string,
  globalId: (
    type: keyof typeof NODES | 'Organisation' | 'FactorRelease' | 'FactorSource' | 'Factor',
    id: string,
  ) => string,
): Promise<ReadonlyMap<string, string>> {
  const ids = new Map<string, string>([['Organisation', globalId('Organisation', organisationId)]]);
  for (const table of await tenantTables(database)) {
    const [row] = await database.query<{ row: { id?: string; userId?: string; pfId?: string } }>(
      `SELECT row_to_json(t) AS "row" FROM "${table}" t WHERE "organisationId" = $1 LIMIT 1`,
      [organisationId],
    );
    const id = row?.row.id ?? row?.row.userId ?? row?.row.pfId;
    if (id === undefined) continue;
    ids.set(table, table in NODES ? globalId(table as keyof typeof NODES, id) : id);
  }
  for (const [type, table] of [
    ['FactorRelease', 'FactorRelease'],
    ['FactorSource', 'FactorSource'],
    ['Factor', 'Factor'],
  ] as const) {
    const [row] = await database.query<{ id: string }>(
      `SELECT "id" FROM "${table}" WHERE "ownerId" = $1 LIMIT 1`,
      [organisationId],
    );
    if (row) ids.set(type, globalId(type, row.id));
  }
  return ids;
}
