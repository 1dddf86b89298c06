import { LRUCache } from 'lru-cache';

/** Files repeat their words row after row. */
const known = new LRUCache<string, string>({ max: 10_000, memoMethod: makeSlug });

/** Text as part of a code: lower case, accents off, words joined by hyphens. Chinese characters stay. */
export function slug(text: string): string {
  return known.memo(text);
}

function makeSlug(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{Mn}/gu, '')
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-+|-+$/g, '');
}
