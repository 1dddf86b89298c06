import type { Database } from '../../db/database.ts';
import type { QueryPart } from './readQuery.ts';
import { latinTerm } from './searchTerms.ts';

/** Below this similarity of their letter triples a word is taken for another one, not for a misspelt one. */
const LEAST_SIMILARITY = 0.35;
const MOST_NEIGHBOURS = 4;

/**
 * The parts of a search with each Latin word that the library does not know replaced by the words most like it.
 *
 * @returns null when no part is misspelt, or nothing is like it
 */
export async function nearestWords(
  { query }: Database,
  parts: readonly QueryPart[],
): Promise<readonly QueryPart[] | null> {
  let found = false;
  const respelt = await Promise.all(
    parts.map(async (part) => {
      if (part.concepts.length > 0 || !/^[a-z]{3,30}$/.test(part.text)) return part;
      const rows = await query<{ word: string }>(
        `SELECT "word" FROM "FactorWord" WHERE "word" % $1 AND similarity("word", $1) >= $2
         ORDER BY similarity("word", $1) DESC, "word" LIMIT $3`,
        [part.text, LEAST_SIMILARITY, MOST_NEIGHBOURS],
      );
      if (rows.length === 0 || rows[0]?.word === part.text) return part;
      found = true;
      return { ...part, isPrefix: false, alternatives: rows.map(({ word }) => [latinTerm(word)]) };
    }),
  );
  return found ? respelt : null;
}
