import { LRUCache } from 'lru-cache';
import { stemmer } from 'stemmer';

/** How much a name counts in the ranking, in PostgreSQL's weights: A most, D least. */
export type TermWeight = 'A' | 'B' | 'C' | 'D';

/** Positions beyond this are all the same to PostgreSQL (manual, "Text Search Limitations"). */
const LAST_POSITION = 16_383;
const RUNS = /\p{Script=Han}+|[\p{L}\p{N}]+/gu;
const IS_ASCII = /^\p{ASCII}*$/u;
const stems = new LRUCache<string, string>({ max: 20_000, memoMethod: (word) => stemmer(word) });
const IS_HAN = /^\p{Script=Han}/u;

/**
 * The words of a text as the search knows them: Latin words without accents, lower case and stemmed; Chinese as single
 * characters and pairs, because PostgreSQL does not segment Chinese and people search by one or two characters.
 */
export function termsOf(text: string): string[] {
  return runsOf(text).flatMap((run) => (IS_HAN.test(run) ? hanTerms(run) : [latinTerm(run)]));
}

/** Latin words and unbroken stretches of Chinese, in their order. */
export function runsOf(text: string): string[] {
  // Most texts are ASCII, for which the rules of Unicode come to this and cost ten times as much.
  if (IS_ASCII.test(text)) return text.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  const plain = text
    .normalize('NFKD')
    .replaceAll(/\p{Mn}/gu, '')
    .normalize('NFKC')
    .toLowerCase();
  return (plain.match(RUNS) ?? []).flatMap((run) => run.match(/\p{Script=Han}+|\P{Script=Han}+/gu) ?? []);
}

export function isHan(run: string): boolean {
  return IS_HAN.test(run);
}

export function latinTerm(word: string): string {
  return /^[a-z]+$/.test(word) ? stems.memo(word) : word;
}

/** What a stretch of Chinese must contain to be found: its pairs, or the one character it is. */
export function hanQueryTerms(run: string): string[] {
  const characters = [...run];
  return characters.length === 1 ? characters : pairsOf(characters);
}

function hanTerms(run: string): string[] {
  const characters = [...run];
  return [...characters, ...pairsOf(characters)];
}

function pairsOf(characters: readonly string[]): string[] {
  return characters.slice(1).map((character, index) => `${characters[index]}${character}`);
}

/** The value of a tsvector column: every term once, at its best weight. */
export function textSearchVector(texts: readonly (readonly [text: string, weight: TermWeight])[]): string {
  const seen = new Set<string>();
  const entries: string[] = [];
  for (const [text, weight] of texts) {
    for (const term of termsOf(text)) {
      if (seen.has(term)) continue;
      seen.add(term);
      entries.push(`${quoted(term)}:${Math.min(entries.length + 1, LAST_POSITION)}${weight}`);
    }
  }
  return entries.join(' ');
}

/** A term inside a tsvector or tsquery literal. */
export function quoted(term: string): string {
  return `'${term.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
}
