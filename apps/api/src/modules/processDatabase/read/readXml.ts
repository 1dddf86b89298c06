import { SaxesParser } from 'saxes';
import { InvalidFile } from '../../../errors/invalidFile.ts';

/** An element with its names free of prefixes: `common:UUID` is `UUID`. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** Text directly in the element, white space at its ends removed. */
  readonly text: string;
}

interface OpenElement {
  readonly name: string;
  readonly attributes: Record<string, string>;
  readonly children: XmlElement[];
  text: string;
}

/**
 * Reads an XML document. Document types are refused whole: none of the formats has one, and they are the way to make a small
 * document large or to reach for other files.
 *
 * @param place name of the document, for the message
 * @returns the root element
 * @throws InvalidFile naming line and column when it is not well-formed
 */
export function readXml(place: string, text: string): XmlElement {
  const roots: XmlElement[] = [];
  readXmlElements(place, text, null, (element) => roots.push(element));
  return roots[0]!;
}

/**
 * Reads an XML document and hands over every element of a name, one at a time; what lies around them is not kept.
 *
 * @param name null for the root element
 * @throws InvalidFile naming line and column when it is not well-formed
 */
export function readXmlElements(
  place: string,
  text: string,
  name: string | null,
  onElement: (element: XmlElement) => void,
): void {
  const parser = new SaxesParser<{ position: true; xmlns: false }>({ position: true, xmlns: false });
  const open: OpenElement[] = [];
  parser.on('error', (error) => {
    throw new InvalidFile(
      `${place} is not well-formed XML (${error.message}). Was it cut off? Nothing was imported.`,
    );
  });
  parser.on('doctype', () => {
    throw new InvalidFile(
      `${place}, line ${parser.line}, declares a document type, which data sets do not have. Remove it if you trust the file; nothing was imported.`,
    );
  });
  parser.on('opentag', (tag) => {
    const tagName = withoutPrefix(tag.name);
    const isInside = open.length > 0 || name === null || tagName === name;
    if (isInside)
      open.push({ name: tagName, attributes: attributesOf(tag.attributes), children: [], text: '' });
  });
  const onText = (piece: string) => {
    const current = open.at(-1);
    if (current !== undefined) current.text += piece;
  };
  parser.on('text', onText);
  parser.on('cdata', onText);
  parser.on('closetag', () => {
    const closed = open.pop();
    if (closed === undefined) return;
    const element: XmlElement = { ...closed, text: closed.text.trim() };
    const parent = open.at(-1);
    if (parent === undefined) onElement(element);
    else parent.children.push(element);
  });
  parser.write(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text).close();
}

/** The first element at a path below `element`; undefined where a step is missing. */
export function find(element: XmlElement | undefined, ...path: readonly string[]): XmlElement | undefined {
  let found = element;
  for (const step of path) found = found?.children.find(({ name }) => name === step);
  return found;
}

export function findAll(element: XmlElement | undefined, name: string): readonly XmlElement[] {
  return element?.children.filter((child) => child.name === name) ?? [];
}

/** Text of the element at a path, empty where there is none. */
export function textAt(element: XmlElement | undefined, ...path: readonly string[]): string {
  return find(element, ...path)?.text ?? '';
}

/** Text of the child of a name in a language; an element without a language counts as English. */
export function textIn(element: XmlElement | undefined, name: string, language: string): string {
  const found = findAll(element, name).find(({ attributes }) => (attributes.lang ?? 'en') === language);
  return found?.text ?? '';
}

function attributesOf(attributes: Readonly<Record<string, string>>): Record<string, string> {
  const plain: Record<string, string> = {};
  for (const name in attributes) plain[withoutPrefix(name)] = attributes[name]!;
  return plain;
}

function withoutPrefix(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
