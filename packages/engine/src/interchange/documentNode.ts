import { type DecimalText, readDecimal } from './decimal.ts';

/**
 * A document after parsing, the same for JSON and XML. Numbers keep their text. An XML element is an object: attributes are
 * members named `@name`, its text is `#text`, children are lists under their name.
 */
export type DocumentNode =
  | { readonly kind: 'object'; readonly members: Readonly<Record<string, DocumentNode>> }
  | { readonly kind: 'list'; readonly items: readonly DocumentNode[] }
  | { readonly kind: 'text' | 'number'; readonly text: string }
  | { readonly kind: 'flag'; readonly value: boolean }
  | { readonly kind: 'nothing' };

export function textNode(text: string): DocumentNode {
  return { kind: 'text', text };
}

export function numberNode(text: DecimalText): DocumentNode {
  return { kind: 'number', text };
}

export function flagNode(value: boolean): DocumentNode {
  return { kind: 'flag', value };
}

export function listNode(items: readonly DocumentNode[]): DocumentNode {
  return { kind: 'list', items };
}

/** Members that are null are left out: formats take an absent member for "not stated", never for 0. */
export function objectNode(members: Readonly<Record<string, DocumentNode | null>>): DocumentNode {
  return {
    kind: 'object',
    members: Object.fromEntries(
      Object.entries(members).filter((entry): entry is [string, DocumentNode] => entry[1] !== null),
    ),
  };
}

/** A node with where it stands (RFC 6901). Steps through what is not there lead to a place without a node. */
export class Place {
  readonly node: DocumentNode | null;
  readonly pointer: string;

  constructor(node: DocumentNode | null, pointer = '') {
    this.node = node?.kind === 'nothing' ? null : node;
    this.pointer = pointer;
  }

  get exists(): boolean {
    return this.node !== null;
  }

  /** Follows names; a list on the way stands for its first item, as in formats that wrap single objects in lists. */
  at(...steps: readonly string[]): Place {
    let place: Place = this.#first();
    steps.forEach((step, index) => {
      place = place.#member(step);
      if (index < steps.length - 1) place = place.#first();
    });
    return place;
  }

  /** The items of a list; what stands alone is a list of one. */
  items(): readonly Place[] {
    if (this.node === null) return [];
    if (this.node.kind !== 'list') return [this];
    return this.node.items.map((item, index) => new Place(item, `${this.pointer}/${index}`));
  }

  /** Names of an object's members, without prefixes of XML. */
  names(): readonly string[] {
    const { node } = this.#first();
    return node?.kind === 'object' ? Object.keys(node.members).map(withoutPrefix) : [];
  }

  text(): string | null {
    const { node } = this.#first();
    if (node?.kind === 'text' || node?.kind === 'number') return node.text.trim() === '' ? null : node.text;
    return node?.kind === 'object' ? this.at('#text').#plainText() : null;
  }

  decimal(): DecimalText | null {
    const text = this.text();
    return text === null ? null : readDecimal(text);
  }

  flag(): boolean | null {
    const { node } = this.#first();
    if (node?.kind === 'flag') return node.value;
    const text = this.text();
    return text === 'true' ? true : text === 'false' ? false : null;
  }

  texts(): readonly string[] {
    return this.items().flatMap((item) => item.text() ?? []);
  }

  #plainText(): string | null {
    return this.node?.kind === 'text' && this.node.text.trim() !== '' ? this.node.text : null;
  }

  #first(): Place {
    if (this.node?.kind !== 'list') return this;
    return new Place(this.node.items[0] ?? null, `${this.pointer}/0`);
  }

  #member(step: string): Place {
    const pointer = (name: string) => `${this.pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    if (this.node?.kind !== 'object') return new Place(null, pointer(step));
    const { members } = this.node;
    if (Object.hasOwn(members, step)) return new Place(members[step]!, pointer(step));
    const name = Object.keys(members).find((each) => withoutPrefix(each) === step);
    return new Place(name === undefined ? null : members[name]!, pointer(name ?? step));
  }
}

/** `common:UUID` is `UUID`, `@epd:module` is `@module`; the `urn:` of a JSON name stays. */
function withoutPrefix(name: string): string {
  const match = /^(@?)(?!urn:)[A-Za-z][\w-]*:([A-Za-z][\w-]*)$/.exec(name);
  return match ? `${match[1]}${match[2]}` : name;
}
