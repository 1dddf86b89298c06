import type { DocumentNode } from './documentNode.ts';

/** A document as JSON with two blanks a level; numbers as they are, digit by digit. */
export function formatJson(node: DocumentNode, indent = ''): string {
  const inner = `${indent}  `;
  switch (node.kind) {
    case 'object': {
      const members = Object.entries(node.members).map(
        ([name, value]) => `${inner}${JSON.stringify(name)}: ${formatJson(value, inner)}`,
      );
      return members.length === 0 ? '{}' : `{\n${members.join(',\n')}\n${indent}}`;
    }
    case 'list': {
      const items = node.items.map((item) => `${inner}${formatJson(item, inner)}`);
      return items.length === 0 ? '[]' : `[\n${items.join(',\n')}\n${indent}]`;
    }
    case 'text':
      return JSON.stringify(node.text);
    case 'number':
      return node.text;
    case 'flag':
      return String(node.value);
    case 'nothing':
      return 'null';
    default:
      return node satisfies never;
  }
}

/** A document as XML: the root is the only member of `node`. Attributes are members named `@name`. */
export function formatXml(node: DocumentNode): string {
  const lines = node.kind === 'object' ? Object.entries(node.members).flatMap(elementLines('')) : [];
  return `<?xml version="1.0" encoding="UTF-8"?>\n${lines.join('\n')}\n`;
}

function elementLines(indent: string): (entry: readonly [string, DocumentNode]) => string[] {
  return ([name, node]) => {
    if (node.kind === 'list') return node.items.flatMap((item) => elementLines(indent)([name, item]));
    if (node.kind !== 'object') return [`${indent}<${name}>${escapeXml(scalarText(node))}</${name}>`];
    const entries = Object.entries(node.members);
    const attributes = entries
      .filter(([member]) => member.startsWith('@'))
      .map(([member, value]) => ` ${member.slice(1)}="${escapeXml(scalarText(value))}"`)
      .join('');
    const children = entries.filter(([member]) => !member.startsWith('@') && member !== '#text');
    const text = node.members['#text'];
    if (text !== undefined)
      return [`${indent}<${name}${attributes}>${escapeXml(scalarText(text))}</${name}>`];
    if (children.length === 0) return [`${indent}<${name}${attributes}/>`];
    return [
      `${indent}<${name}${attributes}>`,
      ...children.flatMap(elementLines(`${indent}  `)),
      `${indent}</${name}>`,
    ];
  };
}

function scalarText(node: DocumentNode): string {
  if (node.kind === 'text' || node.kind === 'number') return node.text;
  return node.kind === 'flag' ? String(node.value) : '';
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** What XML 1.0 cannot hold is left out: no escape makes it legal. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be in XML.
const ILLEGAL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g;

function escapeXml(text: string): string {
  return text.replaceAll(ILLEGAL, '').replaceAll(/[&<>"]/g, (sign) => ESCAPES[sign]!);
}
