import type { SourceReader } from './sourceReader.ts';
import { openCeda } from './sources/openCeda.ts';

/** Every source Cradle reads. The folder is where the publisher's files lie when many are imported at once. */
export const SOURCE_READERS: readonly { readonly folder: string; readonly reader: SourceReader }[] = [
  { folder: 'open-ceda', reader: openCeda },
];

export function findReader(key: string): SourceReader | undefined {
  return SOURCE_READERS.find(({ reader }) => reader.source.key === key)?.reader;
}
