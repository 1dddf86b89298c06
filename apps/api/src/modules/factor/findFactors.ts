import type { Database } from '../../db/database.ts';
import type { Factor, FactorSource } from '../../db/generated/client/client.ts';

export interface FactorFilterInput {
  readonly categories?: readonly string[] | null | undefined;
  readonly regions?: readonly string[] | null | undefined;
  readonly sources?: readonly string[] | null | undefined;
  readonly units?: readonly string[] | null | undefined;
  readonly boundaries?: readonly string[] | null | undefined;
  readonly activities?: readonly string[] | null | undefined;
  readonly yearFrom?: number | null | undefined;
  readonly yearTo?: number | null | undefined;
}

export interface FoundFactors {
  readonly factors: readonly (Factor & { source: FactorSource })[];
  readonly totalCount: number;
}

/** Everything a search word may be found in. */
const HAYSTACK = `("name" || ' ' || "nameZh" || ' ' || "activity" || ' ' || "id")`;
/** Below this word similarity a misspelt word is taken for another one. */
const TYPO_SIMILARITY = 0.45;

/**
 * One page of the library. Every word of the search must be found; if nothing has them all, words that are nearly
 * spelt so are accepted. Best first: name begins with the search, name close to it, newest year.
 */
export async function findFactors(
  database: Database,
  search: string,
  filter: FactorFilterInput,
  limit: number,
  offset: number,
): Promise<FoundFactors> {
  const words = search.trim().toLowerCase().split(/\s+/).filter(Boolean).slice(0, 12);
  const exact = await findPage(database, words, filter, limit, offset, containsWord);
  if (exact.totalCount > 0 || words.length === 0) return exact;
  return findPage(database, words, filter, limit, offset, resemblesWord);
}

type WordCondition = (word: string, bind: (value: unknown) => string) => string;

const containsWord: WordCondition = (word, bind) =>
  `${HAYSTACK} ILIKE ${bind(`%${word.replaceAll(/[\\%_]/g, '\\$&')}%`)}`;

const resemblesWord: WordCondition = (word, bind) =>
  `word_similarity(${bind(word)}, "name" || ' ' || "activity") > ${TYPO_SIMILARITY}`;

async function findPage(
  database: Database,
  words: readonly string[],
  filter: FactorFilterInput,
  limit: number,
  offset: number,
  condition: WordCondition,
): Promise<FoundFactors> {
  const values: unknown[] = [];
  const bind = (value: unknown) => `$${values.push(value)}`;
  const conditions = [...words.map((word) => condition(word, bind)), ...filterConditions(filter, bind)];
  const where = conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`;
  const [count] = await database.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM "Factor" ${where}`,
    values,
  );
  const phrase = bind(words.join(' '));
  const ranked = await database.query<{ id: string }>(
    `SELECT "id" FROM "Factor" ${where}
     ORDER BY starts_with(lower("name"), ${phrase}) OR starts_with("nameZh", ${phrase}) DESC,
       similarity("name" || ' ' || "nameZh", ${phrase}) DESC, "year" DESC NULLS LAST, "id"
     LIMIT ${bind(limit)} OFFSET ${bind(offset)}`,
    values,
  );
  const factors = await inOrder(database, ranked);
  return { factors, totalCount: count?.count ?? 0 };
}

function filterConditions(filter: FactorFilterInput, bind: (value: unknown) => string): string[] {
  const lists: readonly (readonly [string, readonly string[] | null | undefined])[] = [
    ['category', filter.categories],
    ['region', filter.regions],
    ['sourceId', filter.sources],
    ['unit', filter.units],
    ['boundary', filter.boundaries],
    ['activity', filter.activities],
  ];
  const conditions = lists.flatMap(([column, values]) =>
    values && values.length > 0 ? [`"${column}" = ANY(${bind([...values])})`] : [],
  );
  if (typeof filter.yearFrom === 'number') conditions.push(`"year" >= ${bind(filter.yearFrom)}`);
  if (typeof filter.yearTo === 'number') conditions.push(`"year" <= ${bind(filter.yearTo)}`);
  return conditions;
}

async function inOrder(database: Database, ranked: readonly { id: string }[]) {
  const rows = await database.prisma.factor.findMany({
    where: { id: { in: ranked.map(({ id }) => id) } },
    include: { source: true },
  });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ranked.flatMap(({ id }) => byId.get(id) ?? []);
}
