import type { DocumentNode } from './documentNode.ts';

/** The node at a JSON pointer (RFC 6901); null where nothing is. */
export function nodeAt(document: DocumentNode, pointer: string): DocumentNode | null {
  let node: DocumentNode | undefined = document;
  for (const step of pointer.split('/').slice(1)) {
    const name = step.replaceAll('~1', '/').replaceAll('~0', '~');
    if (node?.kind === 'object') node = Object.hasOwn(node.members, name) ? node.members[name] : undefined;
    else node = node?.kind === 'list' ? node.items[Number(name)] : undefined;
  }
  return node ?? null;
}
