/** Why something in an address was not taken as it stands. */
export type UrlProblem = 'UNKNOWN' | 'UNKNOWN_PARAMETER' | 'REPEATED' | 'TOO_MANY' | 'DOES_NOT_FIT';

/** Something in an address that could not be used, and what is used in its place. */
export interface UrlNotice {
  readonly parameter: string;
  /** The part that was refused, as written. */
  readonly value: string;
  readonly problem: UrlProblem;
  /** What the parameter counts as now, as it would be written; empty for nothing. */
  readonly used: string;
}

/**
 * Reads the state of a view from an address that people may have written by hand. What cannot be used is replaced by
 * the default and noted, so that it can be shown: a wrong word must not silently give another answer.
 */
export class UrlReader {
  readonly #parameters: URLSearchParams;
  readonly #read = new Set<string>();
  readonly #notices: UrlNotice[] = [];

  constructor(parameters: URLSearchParams) {
    this.#parameters = parameters;
  }

  /** A parameter as written; `null` when it is not given. */
  text(name: string): string | null {
    this.#read.add(name);
    return this.#parameters.get(name);
  }

  /** The member that a parameter names in any case, with hyphens or underscores. */
  oneOf<T extends string>(name: string, members: readonly T[], otherwise: T): T {
    const written = this.text(name);
    if (written === null) return otherwise;
    const found = members.find((member) => isSameWord(member, written));
    if (found === undefined) this.note(name, written, 'UNKNOWN', otherwise);
    return found ?? otherwise;
  }

  /** The members of a comma-separated parameter, each once, in its order, at most `most` of them. */
  manyOf<T extends string>(
    name: string,
    members: readonly T[],
    otherwise: readonly T[],
    most: number,
  ): readonly T[] {
    const written = this.text(name);
    if (written === null) return otherwise;
    const kept: T[] = [];
    const refused: [string, UrlProblem][] = [];
    for (const word of parseList(written)) {
      const found = members.find((member) => isSameWord(member, word));
      if (found === undefined) refused.push([word, 'UNKNOWN']);
      else if (kept.includes(found)) refused.push([word, 'REPEATED']);
      else if (kept.length >= most) refused.push([word, 'TOO_MANY']);
      else kept.push(found);
    }
    // All words wrong is a mistake, while no words at all says "none".
    const used = kept.length === 0 && refused.length > 0 ? otherwise : kept;
    for (const [word, problem] of refused) this.note(name, word, problem, formatList(used));
    return used;
  }

  /** The texts of a comma-separated parameter, each once, at most `most` of them. */
  list(name: string, most = Number.POSITIVE_INFINITY): readonly string[] {
    const all = [...new Set(parseList(this.text(name) ?? ''))];
    if (all.length <= most) return all;
    this.note(name, `${all.length}`, 'TOO_MANY', `${most}`);
    return all.slice(0, most);
  }

  /** The names of the parameters that start with `prefix`, without it. */
  namesAfter(prefix: string): readonly string[] {
    const names = [...this.#parameters.keys()].filter((name) => name.startsWith(prefix));
    return [...new Set(names)].map((name) => name.slice(prefix.length));
  }

  /** Notes that a value could not be used. */
  note(parameter: string, value: string, problem: UrlProblem, used = ''): void {
    this.#read.add(parameter);
    this.#notices.push({ parameter, value, problem, used });
  }

  /** Everything that could not be used, and every parameter that nobody has asked for. */
  finish(): readonly UrlNotice[] {
    for (const [name, value] of this.#parameters) {
      if (!this.#read.has(name)) this.note(name, value, 'UNKNOWN_PARAMETER');
    }
    return [...this.#notices];
  }
}

/** The entries of a list as {@link formatList} writes it; empty entries are skipped. */
export function parseList(text: string): readonly string[] {
  return text
    .split(',')
    .filter((entry) => entry !== '')
    .map((entry) => entry.replace(/%2C/gi, ',').replace(/%2D/gi, '-').replace(/%25/g, '%'));
}

/** Entries joined by commas. Commas inside an entry, and a hyphen it starts with, are escaped: both have a meaning. */
export function formatList(entries: readonly string[]): string {
  return entries
    .map((entry) => entry.replaceAll('%', '%25').replaceAll(',', '%2C').replace(/^-/, '%2D'))
    .join(',');
}

/** Sets a parameter to a list, or leaves it out when the list is empty. */
export function writeList(parameters: URLSearchParams, name: string, entries: readonly string[]): void {
  if (entries.length > 0) parameters.set(name, formatList(entries));
}

/**
 * The address part with its `?`, with commas, colons, slashes and equals signs as themselves: they are allowed in a
 * query (RFC 3986, 3.4), and escaping them is what makes addresses unreadable. Empty for no parameters.
 */
export function formatQuery(parameters: URLSearchParams): string {
  const pairs = [...parameters].map(([name, value]) => `${readable(name)}=${readable(value)}`);
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
}

function readable(text: string): string {
  return encodeURIComponent(text)
    .replaceAll('%20', '+')
    .replace(/%(2C|3A|2F|3D)/g, (escaped) => decodeURIComponent(escaped));
}

function isSameWord(member: string, word: string): boolean {
  return member.toLowerCase() === word.trim().toLowerCase().replaceAll('-', '_');
}
