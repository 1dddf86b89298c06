import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { FACTOR_TERMS_FOLDER } from '../../config/folders.ts';
import { isHan, latinTerm, runsOf } from './searchTerms.ts';

/** A material, energy, process or transport with its names in both languages. */
export interface FactorTerm {
  readonly concept: string;
  readonly en: readonly string[];
  readonly zh: readonly string[];
  /** Concept that contains it; null for the widest. */
  readonly broader: string | null;
  readonly category: string;
}

/** Names of the glossary, to be found inside what people write. */
export interface FactorTerms {
  readonly byConcept: ReadonlyMap<string, FactorTerm>;
  /** Terms by a name in either language, as {@link nameKey} writes it. */
  readonly byName: ReadonlyMap<string, readonly FactorTerm[]>;
  /** Most units a name has. */
  readonly longestName: number;
}

let loaded: FactorTerms | null = null;

/** The bilingual glossary that comes with the project, read once. */
export function factorTerms(): FactorTerms {
  loaded ??= indexTerms(readFolder(FACTOR_TERMS_FOLDER));
  return loaded;
}

export function indexTerms(terms: readonly FactorTerm[]): FactorTerms {
  const byName = new Map<string, FactorTerm[]>();
  for (const term of terms)
    for (const name of [...term.en, ...term.zh]) push(byName, nameKey(unitsOf(name)), term);
  return {
    byConcept: new Map(terms.map((term) => [term.concept, term])),
    byName,
    longestName: Math.max(1, ...[...byName.keys()].map((key) => key.split(' ').length)),
  };
}

/** A text as stemmed Latin words and single Chinese characters: names of both languages are runs of these. */
export function unitsOf(text: string): string[] {
  return runsOf(text).flatMap((run) => (isHan(run) ? [...run] : [latinTerm(run)]));
}

export function nameKey(units: readonly string[]): string {
  return units.join(' ');
}

function readFolder(folder: string): FactorTerm[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.csv'))
    .sort()
    .flatMap((name) =>
      (
        parse(readFileSync(path.join(folder, name)), { bom: true, columns: true }) as Record<string, string>[]
      ).map(toTerm),
    );
}

function toTerm(row: Readonly<Record<string, string>>): FactorTerm {
  const names = (cell = '') =>
    cell
      .split(';')
      .map((name) => name.trim())
      .filter(Boolean);
  return {
    concept: row.concept ?? '',
    en: names(row.en),
    zh: names(row.zh),
    broader: row.broader || null,
    category: row.category ?? '',
  };
}

function push(index: Map<string, FactorTerm[]>, key: string, term: FactorTerm): void {
  if (key === '') return;
  const found = index.get(key);
  if (found === undefined) index.set(key, [term]);
  else if (!found.includes(term)) found.push(term);
}
