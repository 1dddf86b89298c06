import type { QueryPart } from './readQuery.ts';
import { termsOf } from './searchTerms.ts';

export type HitField = 'NAME' | 'OTHER_NAME' | 'ACTIVITY' | 'CATEGORY';

/** Why a factor was found: which word of the search stands where, and as what. */
export interface HitReason {
  /** As the person wrote it. */
  readonly word: string;
  readonly field: HitField;
  /** The words that stand there; differs from `word` where a translation or a synonym was found. */
  readonly found: string;
}

export interface HitTexts {
  readonly name: string;
  readonly nameZh: string;
  readonly otherNames: string;
  readonly activity: string;
  readonly category: string;
  readonly sourceCategory: string;
}

/** The best place of each part of the search in a factor; parts that are nowhere are left out. */
export function explainHit(parts: readonly QueryPart[], texts: HitTexts): HitReason[] {
  const fields: readonly (readonly [HitField, ReadonlySet<string>])[] = [
    ['NAME', new Set(termsOf(`${texts.name} ${texts.nameZh}`))],
    ['OTHER_NAME', new Set(termsOf(texts.otherNames))],
    ['ACTIVITY', new Set(termsOf(texts.activity.replaceAll('-', ' ')))],
    ['CATEGORY', new Set(termsOf(`${texts.category} ${texts.sourceCategory}`))],
  ];
  return parts.flatMap((part) => {
    for (const [field, terms] of fields) {
      const found = foundIn(part, terms);
      if (found !== null) return [{ word: part.text, field, found }];
    }
    return [];
  });
}

function foundIn({ alternatives, isPrefix, text }: QueryPart, terms: ReadonlySet<string>): string | null {
  for (const [index, alternative] of alternatives.entries()) {
    if (alternative.every((term) => terms.has(term))) return index === 0 ? text : alternative.join(' ');
    const [single] = alternative;
    if (index === 0 && isPrefix && single !== undefined) {
      const longer = [...terms].find((term) => term.startsWith(single));
      if (longer !== undefined) return longer;
    }
  }
  return null;
}
