import type { DocumentNode } from '@cradle/engine';
import { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import type { DocumentPlace, ParsedDocument } from './parseDocument.ts';

/** Deeper than any format; a parser that calls itself must not be led further. */
const DEEPEST = 100;

export interface Unparsed {
  readonly fault: string;
  readonly at: number;
}

export function parseJson(text: string): ParsedDocument | Unparsed {
  const tooDeep = placeDeeperThan(text, DEEPEST);
  if (tooDeep !== null) return { fault: `more than ${DEEPEST} levels`, at: tooDeep };
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { disallowComments: true });
  const [error] = errors;
  if (error !== undefined || root === undefined)
    return {
      fault: `not JSON (${error ? printParseErrorCode(error.error) : 'empty'})`,
      at: error?.offset ?? 0,
    };
  const places = new Map<string, DocumentPlace>();
  return { document: toNode(text, root, '', places), places };
}

function toNode(text: string, node: Node, pointer: string, places: Map<string, DocumentPlace>): DocumentNode {
  places.set(pointer, { from: node.offset, to: node.offset + node.length });
  switch (node.type) {
    case 'object': {
      const members = (node.children ?? []).map(({ children }): readonly [string, DocumentNode] => {
        const name = String(children?.[0]?.value);
        const value = children?.[1];
        const at = `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
        return [name, value === undefined ? { kind: 'nothing' } : toNode(text, value, at, places)];
      });
      return { kind: 'object', members: Object.fromEntries(members) };
    }
    case 'array':
      return {
        kind: 'list',
        items: (node.children ?? []).map((item, index) => toNode(text, item, `${pointer}/${index}`, places)),
      };
    case 'number':
      return { kind: 'number', text: text.slice(node.offset, node.offset + node.length) };
    case 'string':
      return { kind: 'text', text: String(node.value) };
    case 'boolean':
      return { kind: 'flag', value: node.value === true };
    default:
      return { kind: 'nothing' };
  }
}

/** Where brackets outside of texts first open so deep; null where they never do. */
function placeDeeperThan(text: string, deepest: number): number | null {
  let depth = 0;
  let isInText = false;
  for (let at = 0; at < text.length; at++) {
    const sign = text[at];
    if (isInText) {
      if (sign === '\\') at++;
      else if (sign === '"') isInText = false;
    } else if (sign === '"') isInText = true;
    else if (sign === '{' || sign === '[') {
      if (++depth > deepest) return at;
    } else if (sign === '}' || sign === ']') depth--;
  }
  return null;
}
