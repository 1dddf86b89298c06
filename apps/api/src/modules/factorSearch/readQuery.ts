import { type FactorTerm, type FactorTerms, nameKey, unitsOf } from './factorTerms.ts';
import { regionAt } from './searchRegions.ts';
import { hanQueryTerms, isHan, latinTerm, quoted, runsOf } from './searchTerms.ts';

/** A part of the search that must be found, and the ways in which it may be. */
export interface QueryPart {
  /** As the person wrote it. */
  readonly text: string;
  /** Each alternative is a list of words that must all be there. The first is what the person wrote. */
  readonly alternatives: readonly (readonly string[])[];
  /** Glossary concepts it names; empty for other words. */
  readonly concepts: readonly string[];
  /** A Latin word may be the beginning of a longer one. */
  readonly isPrefix: boolean;
}

/** A search taken apart: what must be in the names, and where and when the figure should be from. */
export interface ReadQuery {
  readonly parts: readonly QueryPart[];
  readonly region: string | null;
  readonly year: number | null;
}

const YEAR = /^(19[6-9]\d|20[0-4]\d)$/;
/** More words than this are no search. */
const MOST_UNITS = 60;
const HAN_ALTERNATIVES = 12;

/** Words that hold a sentence together and name nothing. */
const FILLERS = new Set(
  [
    'a',
    'an',
    'and',
    'at',
    'by',
    'for',
    'from',
    'in',
    'of',
    'on',
    'or',
    'per',
    'the',
    'to',
    'with',
    '的',
    '和',
    '与',
    '用',
  ].map(latinTerm),
);

/**
 * Reads a search in English, Chinese or both: names of the glossary (the longest that fits) may be found by their names in
 * either language, places and years become wishes, all else must be found as written.
 */
export function readQuery(text: string, terms: FactorTerms): ReadQuery {
  const words = runsOf(text)
    .flatMap((run) => (isHan(run) ? [...run] : [run]))
    .slice(0, MOST_UNITS);
  const units = words.flatMap(unitsOf);
  const parts: QueryPart[] = [];
  let region: string | null = null;
  let year: number | null = null;
  let at = 0;
  while (at < units.length) {
    const place = regionAt(units, at);
    const name = nameAt(units, at, terms);
    if (place !== null && place.length >= (name?.length ?? 0)) {
      region ??= place.region;
      at += place.length;
    } else if (name !== null) {
      parts.push(conceptPart(words.slice(at, at + name.length), name.terms));
      at += name.length;
    } else if (YEAR.test(units[at] ?? '')) {
      year ??= Number(units[at]);
      at++;
    } else {
      const length = plainLength(units, at, terms);
      const plain = plainPart(words.slice(at, at + length));
      if (plain !== null) parts.push(plain);
      at += length;
    }
  }
  return { parts, region, year };
}

/** The longest glossary name that begins here. */
function nameAt(
  units: readonly string[],
  at: number,
  terms: FactorTerms,
): { terms: readonly FactorTerm[]; length: number } | null {
  for (let length = Math.min(terms.longestName, units.length - at); length > 0; length--) {
    const found = terms.byName.get(nameKey(units.slice(at, at + length)));
    if (found !== undefined) return { terms: found, length };
  }
  return null;
}

/** A Latin word stands alone; Chinese runs on until a name, a place or a Latin word begins. */
function plainLength(units: readonly string[], at: number, terms: FactorTerms): number {
  if (!isHan(units[at] ?? '')) return 1;
  let length = 1;
  while (
    at + length < units.length &&
    isHan(units[at + length] ?? '') &&
    nameAt(units, at + length, terms) === null &&
    regionAt(units, at + length) === null
  )
    length++;
  return length;
}

function plainPart(words: readonly string[]): QueryPart | null {
  const text = words.join('');
  if (FILLERS.has(text)) return null;
  if (isHan(text)) return { text, alternatives: [hanQueryTerms(text)], concepts: [], isPrefix: false };
  return { text, alternatives: [[latinTerm(text)]], concepts: [], isPrefix: true };
}

function conceptPart(words: readonly string[], found: readonly FactorTerm[]): QueryPart {
  const text = words.every(isHan) ? words.join('') : words.join(' ');
  const own = queryTermsOf(text);
  const names = found.flatMap(({ en, zh }) => [...en, ...zh]);
  const alternatives = new Map([own, ...names.map(queryTermsOf)].map((terms) => [terms.join(' '), terms]));
  return {
    text,
    alternatives: [...alternatives.values()].filter((terms) => terms.length > 0).slice(0, HAN_ALTERNATIVES),
    concepts: found.map(({ concept }) => concept),
    isPrefix: words.length === 1 && !isHan(text),
  };
}

/** What must all be there for a text to be found. */
export function queryTermsOf(text: string): string[] {
  return runsOf(text).flatMap((run) => (isHan(run) ? hanQueryTerms(run) : [latinTerm(run)]));
}

/** The parts as PostgreSQL reads them, all of them or any; empty when there are none. */
export function textSearchQuery(parts: readonly QueryPart[], join: '&' | '|' = '&'): string {
  return parts
    .map(({ alternatives, isPrefix }) =>
      alternatives
        .map((terms, index) => {
          const isWritten = index === 0 && isPrefix && terms.length === 1;
          return `(${terms.map((term) => quoted(term) + (isWritten ? ':*' : '')).join(' & ')})`;
        })
        .join(' | '),
    )
    .map((alternatives) => `(${alternatives})`)
    .join(` ${join} `);
}
