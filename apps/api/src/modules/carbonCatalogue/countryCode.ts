/** English names the catalogue uses that differ from those of the Unicode region names. */
const OTHER_NAMES: Readonly<Record<string, string>> = { USA: 'US', UK: 'GB' };

const byName = new Map<string, string>();
const regionNames = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
for (const code of letters.flatMap((first) => letters.map((second) => first + second))) {
  const name = regionNames.of(code);
  // Withdrawn codes repeat the names of their successors; the first in the alphabet is the one in use for none of them.
  if (name !== undefined && isCurrent(code)) byName.set(name, code);
}

/** ISO 3166-1 alpha-2 code of an English country name; null when there is none. */
export function countryCode(name: string): string | null {
  return OTHER_NAMES[name] ?? byName.get(name) ?? null;
}

/** A withdrawn code canonicalises to another one. */
function isCurrent(code: string): boolean {
  return new Intl.Locale('und', { region: code }).region === code;
}
