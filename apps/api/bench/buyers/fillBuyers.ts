import { newSecretToken } from '../../src/context/secretToken.ts';
import type { Database, SqlSession, SqlValue } from '../../src/db/database.ts';
import { TOKEN_PREFIX } from '../../src/modules/account/apiToken.ts';
import { seededRandom } from '../portfolio/seededRandom.ts';

/** One organisation with as many suppliers of its own, and as many buyers who are shared footprints by other organisations. */
export const BUYERS = {
  ...{ suppliers: 10_000, products: 100_000, people: 1000 },
  ...{ sharing: 500, sharedProducts: 200, buyers: 1000, sharesEach: 100 },
} as const;

const CATEGORIES = 40;
const COUNTRIES = ['CN', 'DE', 'VN', 'IN', 'US', 'TR', 'PL', 'BR', 'JP', 'KR', 'MX', 'SE'];
const STATUSES = ['SELF_ASSESSED', 'VERIFIED', 'PUBLISHED', 'DRAFT'];
const BOUNDARIES = ['CRADLE_TO_GATE', 'CRADLE_TO_GRAVE'];
const UNITS = ['piece', 'kg', 'm2'];
const LEVELS = ['BANDED', 'TOTAL', 'STAGES', 'FULL'];
const WORDS = ['steel', 'bottle', 'cotton', 'panel', 'battery', 'frame', 'cable', 'glass', 'motor', 'board'];
const HUB = 'hub';

/** Secrets of API tokens, in the order they ask in. */
export interface BenchTokens {
  /** Of people of the organisation with many suppliers. */
  readonly hub: readonly string[];
  /** Of one person of each buyer. */
  readonly buyers: readonly string[];
}

/** Fills an empty database from a seed. */
export async function fillBuyers(database: Database): Promise<BenchTokens> {
  const random = seededRandom(7);
  const pick = <Value>(values: readonly Value[]): Value => values[Math.floor(random() * values.length)]!;
  const tokens = await database.transaction(async (session) => {
    const sharing = Array.from({ length: BUYERS.sharing }, (_, place) => `sharing-${place}`);
    const buyers = Array.from({ length: BUYERS.buyers }, (_, place) => `buyer-${place}`);
    await copy(
      ...([session, 'Organisation', ['id', 'name', 'nameZh', 'country']] as const),
      [HUB, ...sharing, ...buyers].map((id) => [id, `Organisation ${id}`, '', pick(COUNTRIES)]),
    );
    await copy(
      ...([session, 'Supplier', ['organisationId', 'id', 'name', 'nameZh', 'country', 'industry']] as const),
      Array.from({ length: BUYERS.suppliers }, (_, place) => [
        ...[
          HUB,
          `supplier-${place}`,
          `${pick(WORDS)} works ${place}`,
          `供应商${place}`,
          pick(COUNTRIES),
          'Metal',
        ],
      ]),
    );
    await insertProducts(session, HUB, BUYERS.products, (place) => `supplier-${place % BUYERS.suppliers}`);
    for (const id of sharing) await insertProducts(session, id, BUYERS.sharedProducts, () => null);
    await insertShares(session, sharing, buyers);
    const hub = await insertTokens(
      session,
      Array.from({ length: BUYERS.people }, () => HUB),
    );
    return { hub, buyers: await insertTokens(session, buyers) };
  });
  await database.query('ANALYZE');
  return tokens;

  async function insertProducts(
    session: SqlSession,
    organisationId: string,
    count: number,
    supplierOf: (place: number) => string | null,
  ): Promise<void> {
    const places = Array.from({ length: count }, (_, place) => place);
    const rows = places.map((place) => {
      const category = Math.floor(random() * CATEGORIES);
      const name = `${pick(WORDS)} ${pick(WORDS)} ${place}`;
      return [
        ...[organisationId, `p${place}`, `SKU-${place}`, name, `产品${place}`, `Category ${category}`],
        ...[`类别${category}`, supplierOf(place)],
      ];
    });
    await copy(
      session,
      'Product',
      ['organisationId', 'id', 'sku', 'name', 'nameZh', 'category', 'categoryZh', 'supplierId'],
      rows,
    );
    await copy(
      session,
      'Assessment',
      [
        ...['organisationId', 'id', 'productId', 'version', 'kind', 'status', 'declaredUnitAmount'],
        ...['declaredUnit', 'boundary', 'referencePeriodEnd', 'gwpSet'],
      ],
      places.map((place) => [
        ...[organisationId, `a${place}`, `p${place}`, 1, 'DECLARED'],
        ...[supplierOf(place) === null ? 'PUBLISHED' : pick(STATUSES), 1, pick(UNITS), pick(BOUNDARIES)],
        ...[`${2020 + Math.floor(random() * 6)}-12-31`, 'AR6'],
      ]),
    );
    await copy(
      session,
      'Footprint',
      [
        ...[
          'organisationId',
          'id',
          'assessmentId',
          'scenarioKey',
          'gwpSet',
          'totalKgCo2e',
          'primaryDataShare',
        ],
        ...['dataQuality', 'stages', 'gaps', 'findings', 'engineVersion', 'inputHash'],
      ],
      places.map((place) => [
        ...[organisationId, `f${place}`, `a${place}`, 'BASE', 'AR6', 10 ** (4 * random() - 1), random()],
        ...[1 + 4 * random(), '[]', '[]', '[]', 'bench', ''],
      ]),
    );
    await session.query(
      `UPDATE "Product" SET "currentAssessmentId" = 'a' || substr("id", 2) WHERE "organisationId" = $1`,
      [organisationId],
    );
  }

  async function insertShares(session: SqlSession, sharing: readonly string[], buyers: readonly string[]) {
    const suppliersEach = 10;
    const productsEach = BUYERS.sharesEach / suppliersEach;
    const pairs = buyers.flatMap((buyer, place) =>
      Array.from({ length: suppliersEach }, (_, each) => ({
        buyer,
        supplier: sharing[(place * 7 + each * 31) % sharing.length]!,
      })),
    );
    await copy(
      session,
      'Partner',
      ['organisationId', 'id', 'name', 'partnerOrganisationId'],
      pairs.map(({ buyer, supplier }) => [supplier, `partner-${buyer}`, buyer, buyer]),
    );
    await copy(
      session,
      'FootprintShare',
      ['organisationId', 'id', 'partnerId', 'productId', 'level', 'createdByName'],
      pairs.flatMap(({ buyer, supplier }) =>
        Array.from({ length: productsEach }, (_, each) => {
          const product = Math.floor((each + random()) * (BUYERS.sharedProducts / productsEach));
          return [supplier, `${buyer}-${each}`, `partner-${buyer}`, `p${product}`, pick(LEVELS), 'Bench'];
        }),
      ),
    );
  }
}

async function insertTokens(session: SqlSession, organisations: readonly string[]): Promise<string[]> {
  const made = organisations.map((organisationId, place) => ({
    ...{ organisationId, userId: `${organisationId}-user-${place}` },
    ...newSecretToken(organisationId, TOKEN_PREFIX),
  }));
  await copy(
    session,
    'User',
    ['id', 'email', 'name'],
    made.map(({ userId }) => [userId, `${userId}@example.org`, userId]),
  );
  await copy(
    session,
    'Membership',
    ['organisationId', 'userId', 'role'],
    made.map(({ organisationId, userId }) => [organisationId, userId, 'VIEWER']),
  );
  await copy(
    session,
    'ApiToken',
    ['organisationId', 'id', 'userId', 'name', 'tokenHash', 'scopes', 'expiresAt'],
    made.map(({ organisationId, userId, hash }) => [
      ...[organisationId, userId, userId, 'Bench', hash, ['read'], new Date(Date.now() + 86_400_000)],
    ]),
  );
  return made.map(({ token }) => token);
}

function copy(
  session: SqlSession,
  table: string,
  columns: readonly string[],
  rows: readonly (readonly SqlValue[])[],
): Promise<void> {
  return session.copyInto(table, columns, rows);
}
