import type { DocumentNode } from '@cradle/engine';
import { SaxesParser } from 'saxes';
import type { DocumentPlace, ParsedDocument } from './parseDocument.ts';
import type { Unparsed } from './parseJson.ts';

interface OpenElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, DocumentNode>>;
  readonly children: Map<string, DocumentNode[]>;
  readonly from: number;
  readonly pointer: string;
  text: string;
}

class Faulty extends Error {}

/**
 * Parses XML. Document types are refused whole: no format has one, and they are the way to make a small document large or to
 * reach for other files.
 */
export function parseXml(text: string): ParsedDocument | Unparsed {
  const parser = new SaxesParser<{ position: true; xmlns: false }>({ position: true, xmlns: false });
  const places = new Map<string, DocumentPlace>();
  const open: OpenElement[] = [];
  let root: DocumentNode | null = null;
  let fault = '';
  const stop = (why: string) => {
    fault = why;
    throw new Faulty(why);
  };
  parser.on('error', ({ message }) => stop(`not XML (${message.replace(/^\d+:\d+: /, '')})`));
  parser.on('doctype', () => stop('document types are not read'));
  parser.on('opentag', ({ name, attributes }) => {
    const parent = open.at(-1);
    const index = parent?.children.get(name)?.length ?? 0;
    open.push({
      name,
      attributes: Object.fromEntries(
        Object.entries(attributes).map(([key, value]) => [`@${key}`, { kind: 'text', text: value }]),
      ),
      children: new Map(),
      from: parser.position,
      pointer: parent === undefined ? `/${name}` : `${parent.pointer}/${name}/${index}`,
      text: '',
    });
    // A place in the parent's list while the element is open, so that the next of its name gets the next index.
    if (parent !== undefined)
      parent.children.set(name, [...(parent.children.get(name) ?? []), { kind: 'nothing' }]);
  });
  const onText = (piece: string) => {
    const current = open.at(-1);
    if (current !== undefined) current.text += piece;
  };
  parser.on('text', onText);
  parser.on('cdata', onText);
  parser.on('closetag', () => {
    const closed = open.pop()!;
    const node = elementNode(closed);
    const place = {
      from: closed.from,
      to: Math.max(closed.from, text.lastIndexOf('</', parser.position - 1)),
    };
    for (const pointer of [closed.pointer, `${closed.pointer}/#text`]) places.set(pointer, place);
    const parent = open.at(-1);
    if (parent === undefined) root = { kind: 'object', members: { [closed.name]: node } };
    else parent.children.get(closed.name)!.splice(-1, 1, node);
  });
  try {
    parser.write(text).close();
  } catch (error) {
    if (!(error instanceof Faulty)) throw error;
    return { fault, at: parser.position };
  }
  return root === null ? { fault: 'no element', at: 0 } : { document: root, places };
}

function elementNode({ attributes, children, text }: OpenElement): DocumentNode {
  const own = text.trim() === '' ? {} : { '#text': { kind: 'text' as const, text: text.trim() } };
  const lists = [...children].map(([name, items]) => [name, { kind: 'list' as const, items }]);
  return { kind: 'object', members: { ...attributes, ...Object.fromEntries(lists), ...own } };
}
