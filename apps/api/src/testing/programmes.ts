import type { Database } from '../db/database.ts';
import { askFor, startAs } from './partners.ts';
import type { TestServer } from './startTestServer.ts';

/** An organisation that operates a programme, for tests. */
export interface TestProgramme {
  readonly operator: TestServer;
  readonly id: string;
}

export async function startProgramme(database: Database, id = 'chamber'): Promise<TestProgramme> {
  const operator = await startAs(database, id, 'Chamber');
  const { createProgramme } = await askFor<{ createProgramme: { id: string } }>(
    operator,
    `mutation { createProgramme(input: { name: "Factories", terms: "We read what you choose." }) { ... on Programme { id } } }`,
  );
  return { operator, id: createProgramme.id };
}

/** Joins a programme by an invitation; the id of the membership. */
export async function joinByInvitation(
  { operator, id }: TestProgramme,
  member: TestServer,
  disclosed: readonly string[],
): Promise<string> {
  const { inviteToProgramme } = await askFor<{
    inviteToProgramme: { invitations: { token: string }[] };
  }>(
    operator,
    `mutation ($id: ID!) { inviteToProgramme(id: $id, notes: [""]) {
      ... on NewProgrammeInvitations { invitations { token } } } }`,
    { id },
  );
  const { joinProgramme } = await askFor<{ joinProgramme: { id: string } }>(
    member,
    `mutation ($key: String!, $disclosed: [ProgrammeDisclosure!]!) {
      joinProgramme(key: $key, input: { termsVersion: 1, disclosed: $disclosed }) { ... on ProgrammeMembership { id } } }`,
    { key: inviteToProgramme.invitations[0]!.token, disclosed },
  );
  return joinProgramme.id;
}

/** A published footprint of so many kg of steel and nothing else; the id of the product. */
export async function publishSteel(
  database: Database,
  server: TestServer,
  organisationId: string,
  { category = 'Chairs', kg = 10, unit = 'piece' } = {},
): Promise<string> {
  const { createProduct } = await askFor<{ createProduct: { id: string } }>(
    server,
    `mutation ($category: String!, $sku: String!) {
      createProduct(input: { name: "Steel", sku: $sku, category: $category }) { ... on Product { id } } }`,
    { category, sku: `${category} ${kg} ${unit}` },
  );
  const { factors } = await askFor<{ factors: { edges: { node: { id: string } }[] } }>(
    server,
    '{ factors(first: 1, search: "steel", filter: { units: ["kg"] }) { edges { node { id } } } }',
  );
  await askFor(
    server,
    `mutation ($productId: ID!, $factorId: ID!, $kg: Float!, $unit: String!) { createAssessment(input: { productId: $productId,
      boundary: CRADLE_TO_GATE, declaredUnit: $unit, declaredUnitAmount: 1, functionalUnit: "One",
      lines: [{ name: "Steel", stage: MATERIALS, unit: "kg", amount: $kg, factorId: $factorId }] }) { __typename } }`,
    { productId: createProduct.id, factorId: factors.edges[0]!.node.id, kg, unit },
  );
  // The way to publication has tests of its own; here it only matters that it is published.
  await database.query(`UPDATE "Assessment" SET "status" = 'PUBLISHED' WHERE "organisationId" = $1`, [
    organisationId,
  ]);
  return createProduct.id;
}
