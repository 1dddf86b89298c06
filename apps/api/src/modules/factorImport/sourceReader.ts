import type { SqlSession } from '../../db/database.ts';
import type { RowOutcome } from './rowOutcome.ts';

/** A file that was handed over for an import. */
export interface InputFile {
  /** Name without folder, as shown in messages. */
  readonly name: string;
  /** Where it lies on this machine. */
  readonly path: string;
  /** Told how many further bytes of it have been read, for whoever waits. */
  readonly onBytes?: ((bytes: number) => void) | undefined;
}

/** What is known of a source before any file is read; licence and attribution go wherever its figures go. */
export interface SourceDescription {
  /** Short key, also the first part of every factor code: `uk-ghg`. */
  readonly key: string;
  readonly name: string;
  readonly nameZh: string;
  readonly publisher: string;
  /** SPDX identifier where there is one: `CC-BY-4.0`, `OGL-UK-3.0`. */
  readonly licence: string;
  readonly licenceUrl: string;
  /** To be shown wherever a figure is used. */
  readonly attribution: string;
  readonly url: string;
  /** 1 (measured or official, well documented) to 5 (estimate of unknown origin): orders search results. */
  readonly quality: 1 | 2 | 3 | 4 | 5;
}

/** A file the source consists of. */
export interface ExpectedFile {
  readonly pattern: RegExp;
  readonly what: string;
}

/**
 * Reads one source. A reader keeps no more in memory than it must (a page of rows, or what folds into one factor), knows
 * nothing of databases, and never throws for a row: it rejects it.
 */
export interface SourceReader {
  readonly source: SourceDescription;
  /** Version and year of the release in these files, as the publisher calls it: `CEDA 2024`, `2016–2025`. */
  readonly release: (files: readonly InputFile[]) => {
    readonly version: string;
    readonly year: number | null;
  };
  /** At least one must be there; files that match none are refused by name. */
  readonly files: readonly ExpectedFile[];
  /**
   * Every row of every file, in the order of the files.
   *
   * @throws InvalidFile when a file cannot be read at all: wrong format, no such sheet, a column missing
   */
  readonly read: (files: readonly InputFile[]) => AsyncIterable<RowOutcome>;
  /** For a source that holds more than factors; takes the place of `read` in an import. */
  readonly open?: (files: readonly InputFile[]) => Promise<OpenedSource>;
}

export interface OpenedSource {
  readonly rows: Iterable<RowOutcome> | AsyncIterable<RowOutcome>;
  /** Stores what stands beside the factors, by the id of the release; in the transaction that completes the staging. */
  readonly storeBeside: (session: SqlSession, releaseId: string) => Promise<void>;
}
