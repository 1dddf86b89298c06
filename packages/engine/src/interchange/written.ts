import type { DocumentNode } from './documentNode.ts';
import type { Loss } from './receivedFootprint.ts';

/** What a writer made, and what it had to work out for it. */
export interface Written {
  readonly document: DocumentNode;
  readonly losses: readonly Loss[];
}

/** `ecoinvent 3.10` as name and version; the version is the last word when it holds a digit. */
export function bareSplit(source: string): readonly [string, string] {
  const match = /^(.+) (\S*\d\S*)$/.exec(source);
  return match ? [match[1]!, match[2]!] : [source, ''];
}
