import type { FactorTerms } from '../factorSearch/factorTerms.ts';
import { type QueryPart, queryTermsOf, readQuery } from '../factorSearch/readQuery.ts';

/** A line of a bill of materials, as somebody wrote it. */
export interface BomLine {
  readonly text: string;
  /** Unit of its amount; null when it has none. */
  readonly unit: string | null;
  readonly stage: string | null;
  readonly region: string | null;
}

/** A thing the line names, with how it may be found and how much it matters. */
export interface LinePart extends QueryPart {
  /** 3 for a material, energy or transport, 1 for what qualifies it (`sheet`, `recycled`) and for other words. */
  readonly weight: number;
  /** Category of the concept; empty for others. */
  readonly category: string;
  /** Names of the concepts that contain it, nearest first: what it may be taken for if nothing nearer is found. */
  readonly broader: readonly (readonly string[])[];
}

export interface ReadLine {
  readonly parts: readonly LinePart[];
  readonly region: string | null;
  readonly year: number | null;
}

/** Quantities, sizes and grades of paper tell nothing about the factor. */
const MEASURE =
  /^\d|^(mm|cm|m|km|kg|g|t|ml|l|kwh|mah|wh|pcs|pc|set|pair|od|id|thk|gsm|inch|in|oz|lb|v|w|a|hz|dtex|no|nr|qty|x|set|sets)$/;
/** Counts of things; the search's stemming would take `pcs` for several PC, polycarbonate. */
const COUNTS = new Set(['pcs', 'sets', 'pairs']);
const MATERIAL_WEIGHT = 3;

/** Takes a line apart: what it names, and where and when it is from. Measures and single letters are left out. */
export function readLine({ text, region }: BomLine, terms: FactorTerms): ReadLine {
  const query = readQuery(text, terms);
  const parts = new Map<string, LinePart>();
  for (const part of query.parts) {
    if (COUNTS.has(part.text) || (part.concepts.length === 0 && isNoise(part.text))) continue;
    const key = part.concepts.join() || part.alternatives[0]?.join(' ') || part.text;
    if (!parts.has(key)) parts.set(key, linePart(part, terms));
  }
  return { parts: [...parts.values()], region: region ?? query.region, year: query.year };
}

function isNoise(text: string): boolean {
  return MEASURE.test(text) || (text.length < 2 && /^[a-z]$/.test(text));
}

function linePart(part: QueryPart, terms: FactorTerms): LinePart {
  const named = part.concepts.flatMap((concept) => terms.byConcept.get(concept) ?? []);
  const material = named.find(({ category }) => category !== '');
  return {
    ...part,
    isPrefix: part.concepts.length === 0 && part.text.length > 3,
    weight: material === undefined ? 1 : MATERIAL_WEIGHT,
    category: material?.category ?? '',
    broader: named.flatMap(({ broader }) => broaderNames(broader, terms)),
  };
}

/** Names of a concept and of all that contain it; a glossary with a circle ends at its first repetition. */
function broaderNames(concept: string | null, terms: FactorTerms): (readonly string[])[] {
  const names: (readonly string[])[] = [];
  const seen = new Set<string>();
  for (
    let next = concept;
    next !== null && !seen.has(next);
    next = terms.byConcept.get(next)?.broader ?? null
  ) {
    seen.add(next);
    const term = terms.byConcept.get(next);
    if (term !== undefined) names.push(...[...term.en.slice(0, 3), ...term.zh.slice(0, 2)].map(queryTermsOf));
  }
  return names;
}
