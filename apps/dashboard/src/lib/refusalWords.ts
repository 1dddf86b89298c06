import i18next from 'i18next';

/** Namespace of the texts by code; only languages that the API does not speak have it. */
export const REFUSALS = 'refusals';

interface Refused {
  readonly code: string;
  readonly message: string;
  readonly remedy?: string | null | undefined;
}

/**
 * What was refused and what to do, in the reader's language: by its code, with the names and limits of the API's message; as the
 * API says it where that is the reader's language or the code is a new one.
 */
export function refusalWords({ code, message, remedy }: Refused): {
  readonly message: string;
  readonly remedy: string;
} {
  const known: unknown = i18next.isInitialized ? i18next.getResource(i18next.language, REFUSALS, code) : null;
  if (!isPair(known)) return { message, remedy: remedy ?? '' };
  const facts = factsOf(message);
  return { message: facts.length === 0 ? known[0] : withFacts(known[0], facts), remedy: known[1] };
}

function isPair(known: unknown): known is readonly [string, string] {
  return Array.isArray(known) && known.length === 2;
}

/** What a message says of this one case: names in quotation marks, limits such as `<=300`, the id in the log. */
function factsOf(message: string): readonly string[] {
  return [...new Set(message.match(/“[^”]+”|[<>]=?\s?-?\d[\d.]*|\b[0-9a-f]{8}[0-9a-f-]*\b/g) ?? [])].slice(
    0,
    4,
  );
}

function withFacts(sentence: string, facts: readonly string[]): string {
  return `${sentence.replace(/。$/, '')}（${facts.join('，')}）。`;
}
