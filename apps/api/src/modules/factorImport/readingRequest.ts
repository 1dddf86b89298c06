import { z } from 'zod';
import { CO_PRODUCT_RULES } from '../processDatabase/processDatabase.ts';
import { processSource } from '../processDatabase/sources/processSource.ts';
import { ownSource } from './ownSource.ts';
import { ownTableReader, TableMapping } from './ownTable.ts';
import type { SourceReader } from './sourceReader.ts';
import { findReader } from './sourceReaders.ts';

/** What was asked to be read, kept with the release so that another replica can read it anew. */
export const ReadingRequest = z.object({
  /** Whose uploads they are. */
  organisationId: z.string(),
  uploadIds: z.array(z.string()),
  what: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('SOURCE'), key: z.string() }),
    z.object({ kind: z.literal('OWN_TABLE'), name: z.string(), mapping: TableMapping }),
    z.object({ kind: z.literal('OWN_PROCESSES'), name: z.string(), coProducts: z.enum(CO_PRODUCT_RULES) }),
  ]),
});
export type ReadingRequest = z.output<typeof ReadingRequest>;

export interface RequestedReading {
  readonly reader: SourceReader;
  /** The organisation whose own factors these are; null for the shared library. */
  readonly ownerId: string | null;
  /** Kept with the source for its next release. */
  readonly mapping: TableMapping | null;
}

/** Null for a source this version does not know. */
export function requestedReading({ organisationId, what }: ReadingRequest): RequestedReading | null {
  switch (what.kind) {
    case 'SOURCE': {
      const reader = findReader(what.key);
      return reader === undefined ? null : { reader, ownerId: null, mapping: null };
    }
    case 'OWN_TABLE': {
      const reader = ownTableReader(ownSource(organisationId, what.name), what.mapping);
      return { reader, ownerId: organisationId, mapping: what.mapping };
    }
    case 'OWN_PROCESSES':
      return { reader: ownProcesses(organisationId, what), ownerId: organisationId, mapping: null };
  }
}

/** A process database of the organisation's own, in any of the four formats. */
function ownProcesses(
  organisationId: string,
  { name, coProducts }: Extract<ReadingRequest['what'], { kind: 'OWN_PROCESSES' }>,
): SourceReader {
  return processSource(
    {
      source: ownSource(organisationId, name),
      release: ([file]) => ({ version: (file?.name ?? '').slice(0, 200), year: null }),
      files: [{ pattern: /\.zip$/i, what: 'a zip of openLCA JSON-LD, EcoSpold 1, EcoSpold 2 or ILCD' }],
    },
    coProducts,
  );
}
